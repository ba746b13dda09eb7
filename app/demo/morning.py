"""What colleagues coded in the last hours, so that the team lead's day has begun before ours does."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from app.demo.corporation import parameters
from app.demo.corporation.contacts import an_agent, outcome_of
from app.demo.corporation.streams import pick
from app.demo.corporation.topics import TOPICS
from app.demo.crm.catalogue import Body
from app.demo.crm.reference import label, reference
from app.demo.crm.shapes import extras, moment, with_role
from app.demo.surroundings import Crm

_CONTACTS = 70
_HOURS = 2.0
_LIFT_REPORTS = 4
_BUILDING = "S3"  # the scenario whose lift stands still


def write_morning(crm: Crm) -> None:
    """Write the contacts of the last two hours, and some about a lift; once an hour is enough."""
    now = datetime.now(UTC)
    for body in (*_calls(now), *_lift(crm, now)):
        crm.write_contact(body)


def _calls(now: datetime) -> Iterator[Body]:
    stream = Random(now.strftime("%Y-%m-%dT%H"))
    for number in range(_CONTACTS):
        topic = pick(stream, parameters.TOPICS)
        subtopic = stream.choice([code for code in TOPICS if code.startswith(topic)])
        at = now - timedelta(hours=_HOURS * stream.random())
        yield _contact(stream, f"call-{number}", at, subtopic, outcome_of(stream, subtopic))


def _lift(crm: Crm, now: datetime) -> Iterator[Body]:
    stream = Random("lift")
    complex_id = crm.scenarios[_BUILDING]["complex_id"]
    for number, unit_id in enumerate(crm.units_of(complex_id)[:_LIFT_REPORTS]):
        at = now - timedelta(minutes=32 - 6 * number)
        outcome = "DUB" if number else "PAR"
        place = {"eenheidId": unit_id, "clusterId": complex_id}
        yield _contact(stream, f"lift-{number}", at, "ALGLIF", outcome, **place)


def _contact(stream: Random, name: str, at: datetime, subtopic: str, outcome: str, **place: str) -> Body:
    """A contact as another desk of the centre would write it (BRG Contactmoment); its id is of this hour."""
    return {
        "idExtern": f"morning-{datetime.now(UTC):%Y%m%dT%H}-{name}",
        "idOrganisatie": "KCC-DEMO",
        "onderwerp": reference("CONTACTMOMENTDETAILSOORT", subtopic)["naam"],
        "soort": reference("CONTACTMOMENTSOORT", subtopic[:3]),
        "detailSoort": reference("CONTACTMOMENTDETAILSOORT", subtopic),
        "datum": moment(at),
        "kanaal": reference("COMMUNICATIEKANAAL", "TEL"),
        "richting": reference("COMMUNICATIERICHTING", "INK"),
        "relaties": [with_role(an_agent(stream), "MDW")],
        "sturingslabels": [label("KCCUIT", outcome)],
        "extra-attributen": extras(**place),
    }
