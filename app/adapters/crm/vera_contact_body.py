"""A coded contact in VERA's words (BRG Contactmoment).

What VERA has no field for stands in `extra-attributen` under names that begin with `kcc.`, and the outcome
in a steering label: VERA's own two ways to carry more (bare fields of our own would be lost in silence).
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from app.domain.call import Direction
from app.domain.caller import Match
from app.domain.contact import ContactRecord
from app.domain.wrap_up import Label

Body = dict[str, Any]

_PHONE = {"code": "TEL", "naam": "Telefoon"}  # COMMUNICATIEKANAAL
_DIRECTIONS = {  # COMMUNICATIERICHTING
    Direction.INCOMING: {"code": "INK", "naam": "Inkomend"},
    Direction.OUTGOING: {"code": "UIT", "naam": "Uitgaand"},
}
_EMPLOYEE = {"code": "MDW", "naam": "Medewerker"}  # RELATIEROLSOORT
_NATURAL_PERSON = {"code": "NAT", "naam": "Natuurlijke persoon"}  # RELATIESOORT
_SOURCE = {"code": "KCC", "naam": "Klantcontactcentrum"}
_OUTCOME = {"code": "KCCUIT", "naam": "KCC-uitkomst"}
_FLAG = {"code": "KCCVLG", "naam": "KCC-vlag"}
_CONSULTED = {"code": "VLGVBO", "naam": "Senior vraagbaak geraadpleegd"}
_MATCHES = {
    Match.ONE: "uniek",
    Match.SEVERAL: "meerdere",
    Match.NONE: "geen",
    Match.UNREADABLE: "geen",
    Match.WITHHELD: "anoniem",
    Match.BY_HAND: "handmatig",
    Match.BY_COLLEAGUE: "handmatig",
}


def contact_body(record: ContactRecord, organisation: str) -> Body:
    """The body of a POST; our own id is unique within `organisation` (VERA idOrganisatie)."""
    wrap_up = record.wrap_up
    body: Body = {
        "idExtern": record.contact_id,
        "idOrganisatie": organisation,
        "onderwerp": wrap_up.subtopic.label.nl,
        "omschrijving": _sendable(wrap_up.note),
        "soort": _coded(wrap_up.topic.code, wrap_up.topic.label),
        "detailSoort": _coded(wrap_up.subtopic.code, wrap_up.subtopic.label),
        "datum": _moment(record.began_at),
        "kanaal": _PHONE,
        "richting": _DIRECTIONS[record.direction],
        "relaties": list(_relations(record)),
        "sturingslabels": list(_labels(record)),
        "extra-attributen": [
            {"naam": f"kcc.{name}", "waarde": value} for name, value in _extras(record).items() if value
        ],
    }
    # VERA has no null, and nothing to say is said by leaving it out.
    return {name: value for name, value in body.items() if value not in ("", [])}


def _relations(record: ContactRecord) -> Iterator[Body]:
    if record.relation_id:
        # In what role they called is not known here: a tenant, a housemate, an administrator.
        yield {"id": record.relation_id}
    if record.agent_id:
        yield {"id": record.agent_id, "soort": _NATURAL_PERSON, "rollen": [{"soort": _EMPLOYEE}]}


def _labels(record: ContactRecord) -> Iterator[Body]:
    outcome = record.wrap_up.outcome
    yield {"soort": _OUTCOME, "label": _coded(outcome.code, outcome.label), "bron": _SOURCE}
    if record.consulted:
        yield {"soort": _FLAG, "label": _CONSULTED, "bron": _SOURCE}


def _extras(record: ContactRecord) -> dict[str, str]:
    reason = record.wrap_up.reason
    return {
        "bellernummer": "" if record.match is Match.WITHHELD else record.number,
        "herkenning": _MATCHES.get(record.match, ""),
        "verificatie": "+".join(record.verified_by) or "geen",
        "wachtrij": _sendable(record.queue),
        "wachttijd": _duration(record.waited) if record.queue else "",
        "gespreksduur": _duration(record.talked),
        "inDeWacht": _duration(record.held) if record.held else "",
        "nawerktijd": _duration(record.coded),
        "begin": _moment(record.began_at),
        "eind": _moment(record.ended_at),
        "eenheidId": record.unit_id,
        "clusterId": record.complex_id,
        "reden": reason.code if reason else "",
        "vraagbaakreden": record.consult_reason,
    }


def _coded(code: str, label: Label) -> Body:
    return {"code": code, "naam": label.nl}


def _moment(at: datetime) -> str:
    """UTC to the second, ending in Z: a rule that stands in VERA's text only."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _duration(seconds: int) -> str:
    """ISO 8601, such as PT4M12S."""
    minutes, rest = divmod(max(0, seconds), 60)
    return f"PT{minutes}M{rest}S" if minutes else f"PT{rest}S"


def _sendable(text: str) -> str:
    """Half of a surrogate pair is no character: a server that stored it could never send it on."""
    return text.encode("utf-8", "replace").decode()
