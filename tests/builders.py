"""Callers, homes, sessions and contacts with made-up people, for every test that needs one.

Names are of birds, numbers lie in ranges that are not in use, towns and streets do not exist.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from app.domain.building import Carer, Complex, ComplexReports, Report, ReportState, UnitReports
from app.domain.call import Call, CallState, Direction, Party, QueueContext
from app.domain.caller import Candidate, Identification, Match
from app.domain.consult import Consult, ConsultReference, ConsultState
from app.domain.contact import ContactRecord, ContactSession, SessionState
from app.domain.directory import Entry, EntryKind, entries_of
from app.domain.dossier import Dossier, DossierContent
from app.domain.history import (
    Appointment,
    Appointments,
    Case,
    Cases,
    Channel,
    PastContact,
    PastContacts,
)
from app.domain.line_quality import LineSample
from app.domain.moment import Moment
from app.domain.past_call import PastCall
from app.domain.phone_number import PhoneNumber, parse_number
from app.domain.quiet import PauseReason, QuietRules, SwitchNumbers
from app.domain.tenancy import (
    Address,
    ComplexKey,
    Flag,
    FlagKind,
    Flags,
    Lease,
    Leases,
    Person,
    Unit,
)
from app.domain.verification import Question, Verification
from app.domain.wrap_up import Draft, Label, Outcome, Reason, Subtopic, Taxonomy, Topic, WrapUp

NOW = Moment(datetime(2026, 11, 24, 9, 0, tzinfo=UTC), 10_000.0)

RELATION = "REL-1"
UNIT = "EEN-1"
COMPLEX = "CLU-1"
MOBILE = "+31690001234"
SENIOR = "6002"
PAUSE_HINT, DND_HINT = "*456001", "*786001"
VERIFIED = Verification(frozenset({Question.BIRTH_DATE, Question.ADDRESS}))


# ---------------------------------------------------------------- the line


def quiet_rules(*, shows: bool = True, in_wrap_up: bool = False, by_manager: bool = False) -> QuietRules:
    """An exchange with codes for pause and do-not-disturb; `shows`: and hints of how they stand.

    `by_manager`: its manager interface pauses and tells.
    """
    hints = (PAUSE_HINT, DND_HINT) if shows else ("", "")
    return QuietRules(
        SwitchNumbers("*45", "*46", hints[0]),
        SwitchNumbers("*78", "*79", hints[1]),
        (PauseReason("Pauze"), PauseReason("Lunch"), PauseReason("Overleg", "*452")),
        in_wrap_up,
        by_manager=by_manager,
    )


def number(text: str = MOBILE) -> PhoneNumber:
    """A number as the exchange writes it."""
    return parse_number(text)


def party(text: str = MOBILE, name: str = "") -> Party:
    """Whoever is at the other end."""
    return Party(number(text), name)


def call(state: CallState = CallState.RINGING, **changes: Any) -> Call:
    """An incoming call."""
    values: dict[str, Any] = {
        "call_id": "call-1",
        "direction": Direction.INCOMING,
        "party": party(),
        "offered_at": NOW,
        "state": state,
    }
    return Call(**(values | changes))


def line_sample(at: Moment = NOW, **changes: Any) -> LineSample:
    """What the telephone counted of a conversation in A-law."""
    values: dict[str, Any] = {"codec": "PCMA/8000", "received": 0, "lost": 0, "sent": 0, "reports": 1}
    return LineSample(at, **(values | changes))


def past_call(**changes: Any) -> PastCall:
    """An incoming call that nobody answered."""
    values: dict[str, Any] = {
        "call_id": "call-1",
        "direction": Direction.INCOMING,
        "began_at": NOW.utc,
        "number": number(),
        "name": "Roodspecht-Demo",
        "queue": "algemeen",
        "contact_id": "session-1",
        "ended_at": NOW.later(20).utc,
    }
    return PastCall(**(values | changes))


def consult(state: ConsultState = ConsultState.ASKING, **changes: Any) -> Consult:
    """A question to the senior colleague."""
    values: dict[str, Any] = {
        "session_id": "session-1",
        "customer_call": "call-1",
        "colleague_call": "call-2",
        "colleague": SENIOR,
        "question": "Mag de tuin op de begane grond?",
        "asked_at": NOW,
        "state": state,
    }
    return Consult(**(values | changes))


def reference(**changes: Any) -> ConsultReference:
    """What travels with a consult."""
    values: dict[str, Any] = {
        "session_id": "session-1",
        "relation_id": RELATION,
        "unit_id": UNIT,
        "question": "Mag de tuin op de begane grond?",
    }
    return ConsultReference(**(values | changes))


def directory() -> tuple[Entry, ...]:
    """Whom callers can be put through to."""
    return (
        *entries_of(EntryKind.COLLEAGUE, ("1004 Winterkoning-Demo", "1005 Boomklever-Demo")),
        *entries_of(EntryKind.QUEUE, ("700 Wonen", "710 Betalen")),
        *entries_of(EntryKind.PARTNER, ("+31690007777 Liftwacht", "+31690008888 Ketelwacht Sijs")),
    )


# ---------------------------------------------------------------- the caller


def candidate(relation_id: str = RELATION, name: str = "Roodspecht-Demo", **changes: Any) -> Candidate:
    """Somebody who may be the caller."""
    return Candidate(relation_id, name, changes.pop("address", "Demolaan 12, Fictiestad-Nijmegen"), **changes)


def person(relation_id: str = RELATION, name: str = "Roodspecht-Demo") -> Person:
    """A tenant."""
    return Person(relation_id, name, "Mw.", date(1961, 4, 12), "nl", address(), roles=("huurder",))


def address() -> Address:
    """A home's address; no Dutch postcode begins with a 0."""
    return Address("Demolaan", "12", "0412 AB", "Fictiestad-Nijmegen")


def unit(unit_id: str = UNIT) -> Unit:
    """A home on the third floor of a complex."""
    return Unit(unit_id, address(), 3, "portiekwoning", ComplexKey(COMPLEX, "Proefhof"))


def report(report_id: str = "OND-1", state: ReportState = ReportState.IN_PROGRESS, **changes: Any) -> Report:
    """A repair request, reported three days and an hour ago unless told otherwise."""
    reported_at = changes.pop("reported_at", NOW.utc - timedelta(hours=73))
    return Report(report_id, changes.pop("description", "Lift staat stil"), state, reported_at, **changes)


def flag(kind: FlagKind = FlagKind.ARREARS, flag_id: str = "SIG-1") -> Flag:
    """An alert flag."""
    return Flag(flag_id, kind, kind.name.lower())


def past_contact(contact_id: str = "CM-1", *, answered: bool = True) -> PastContact:
    """An earlier contact."""
    return PastContact(
        contact_id, Channel.WHATSAPP, NOW.utc - timedelta(days=1), "Lekkage", answered=answered
    )


def case(case_id: str = "ZAAK-1", **changes: Any) -> Case:
    """A case in which the caller reported something."""
    return Case(case_id, "Geluid van de buren", "overlast", NOW.utc - timedelta(days=9), **changes)


def appointment(appointment_id: str = "AFS-1", *, is_open: bool = True) -> Appointment:
    """A promise to call back."""
    return Appointment(appointment_id, "Terugbellen over lekkage", NOW.utc, is_open=is_open)


def contents(relation_id: str = RELATION) -> tuple[DossierContent, ...]:
    """Every part of one quiet tenant's dossier."""
    return (
        person(relation_id),
        Leases((Lease("HUU-1", (UNIT,), date(2014, 3, 1)),)),
        Flags(),
        PastContacts((past_contact(),), total=1),
        Cases(),
        Appointments(),
        unit(),
        UnitReports(),
        Complex(COMPLEX, "Proefhof", (Carer("wijkbeheerder", "Groenvink-Demo"),)),
        ComplexReports(),
    )


def dossier(*further: DossierContent, relation_id: str = RELATION) -> Dossier:
    """A complete dossier of a quiet tenant, with `further` in the place of the quiet parts."""
    made = Dossier(relation_id)
    for content in (*contents(relation_id), *further):
        made = made.with_content(content)
    return made


# ---------------------------------------------------------------- the contact


def session(state: SessionState = SessionState.RINGING, **changes: Any) -> ContactSession:
    """A contact of an unknown caller."""
    values: dict[str, Any] = {
        "session_id": "session-1",
        "call_id": "call-1",
        "direction": Direction.INCOMING,
        "party": party(),
        "offered_at": NOW,
        "queue": QueueContext("algemeen", 80),
        "state": state,
    }
    return ContactSession(**(values | changes))


def known_session(state: SessionState = SessionState.TALKING, **changes: Any) -> ContactSession:
    """A contact of a tenant who was found by number, verified, and coded."""
    values: dict[str, Any] = {
        "identification": Identification(Match.ONE, (candidate(),), RELATION),
        "dossier": dossier(),
        "verification": VERIFIED,
        "draft": complete_draft(),
        "answered_at": NOW.later(5),
    }
    return session(state, **(values | changes))


def taxonomy() -> Taxonomy:
    """A wrap-up list of two topics and two reasons."""
    solved, second_line = _outcome("ELA", "Afgehandeld"), _outcome("TWL", "Tweede lijn")
    return Taxonomy(
        version="2026-11",
        topics=(_topic("REP", "LOO", "ELE"), _topic("OVL", "GEL")),
        solved=solved,
        reasons=(
            Reason("TWL", Label("Tweede lijn", "Second line"), second_line),
            Reason("KEN", Label("Wist het niet", "Did not know"), second_line),
        ),
        first_line=frozenset({"ELA"}),
    )


def _topic(code: str, *endings: str) -> Topic:
    label = Label(f"{code} nl", f"{code} en")
    return Topic(code, label, label, tuple(Subtopic(code + ending, label, label) for ending in endings))


def _outcome(code: str, dutch: str) -> Outcome:
    return Outcome(code, Label(dutch, code))


def complete_draft(**changes: Any) -> Draft:
    """All that is mandatory, solved by the first line."""
    values: dict[str, Any] = {"topic": "REP", "subtopic": "REPLOO", "solved": True, "note": "Kraan lekt."}
    return Draft(**(values | changes))


def wrap_up(reason: Reason | None = None) -> WrapUp:
    """A finished coding."""
    listed = taxonomy()
    topic = listed.topics[0]
    outcome = reason.outcome if reason else listed.solved
    return WrapUp(topic, topic.subtopics[0], outcome, reason, "Kraan lekt.")


def record(contact_id: str = "session-1", **changes: Any) -> ContactRecord:
    """A coded contact."""
    values: dict[str, Any] = {
        "contact_id": contact_id,
        "direction": Direction.INCOMING,
        "began_at": NOW.utc,
        "ended_at": NOW.utc + timedelta(seconds=90),
        "wrap_up": wrap_up(),
        "number": MOBILE,
        "match": Match.ONE,
        "relation_id": RELATION,
        "unit_id": UNIT,
        "complex_id": COMPLEX,
        "agent_id": "MDW-1",
        "verified_by": ("geboortedatum", "postcode en huisnummer"),
        "queue": "algemeen",
        "waited": 80,
        "talked": 85,
    }
    return ContactRecord(**(values | changes))
