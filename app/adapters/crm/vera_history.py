"""What was said, reported and promised before, in VERA's words."""

from datetime import UTC, datetime

from app.adapters.crm.vera_values import Json, code, entities, entity, key, label, moment, text
from app.domain.history import Appointment, Appointments, Case, Cases, Channel, PastContact, PastContacts

_CHANNELS = {  # COMMUNICATIEKANAAL
    "TEL": Channel.PHONE,
    "EMA": Channel.EMAIL,
    "APP": Channel.WHATSAPP,
    "INT": Channel.PORTAL,
    "BAL": Channel.DESK,
    "BEZ": Channel.VISIT,
    "BRI": Channel.LETTER,
    "SMS": Channel.SMS,
}
_WRITTEN = frozenset({Channel.EMAIL, Channel.WHATSAPP, Channel.PORTAL, Channel.LETTER, Channel.SMS})
_NUISANCE = frozenset({"SOC", "OMG", "LEE"})  # ZAAKTYPESOORT
_REPORTING = frozenset({"MEL", "KLG", "INI"})  # ZAAKROL
_CLOSED = frozenset({"AFG", "GEA", "GES"})  # ZAAKSTATUSSOORT
_PENDING = frozenset({"AAN", "GEP"})  # AFSPRAAKSTATUS
_EARLIEST = datetime.min.replace(tzinfo=UTC)
_LATEST = datetime.max.replace(tzinfo=UTC)


def past_contacts(contacts: list[Json], total: int) -> PastContacts:
    """Earlier contacts (BRG Contactmoment), newest first; one without a date cannot be placed and is left out.

    VERA does not say whether a message was answered. It was when it has an outcome (KCCUIT) or an
    employee, or when the corporation wrote or called afterwards.
    """
    dated = [(at, one) for one in contacts if (at := moment(one.get("datum")))]
    dated.sort(key=lambda pair: pair[0], reverse=True)
    outgoing = [at for at, one in dated if not is_incoming(one)]
    last_reply = outgoing[0] if outgoing else _EARLIEST
    read = tuple(_past_contact(one, at, is_replied=last_reply > at) for at, one in dated)
    return PastContacts(read, max(total, len(read)))


def cases(dossiers: list[Json], relation_id: str, now: datetime) -> Cases:
    """Cases (BDO Zaak) that somebody reported, newest first. Those in which they are accused are not shown."""
    reported = [_case(one, now) for one in dossiers if _has_part(one, relation_id, _REPORTING)]
    return Cases(tuple(sorted(reported, key=lambda one: one.registered_at or _EARLIEST, reverse=True)))


def has_part(case: Json, relation_id: str) -> bool:
    """True when a person plays any part in a case."""
    return any(key(entity(role.get("relatie"))) == relation_id for role in entities(case.get("rollen")))


def appointments(bodies: list[Json]) -> Appointments:
    """Appointments (Relaties Afspraak), earliest first."""
    return Appointments(
        tuple(sorted((_appointment(one) for one in bodies), key=lambda one: one.begins or _LATEST))
    )


def is_incoming(contact: Json) -> bool:
    """True unless the corporation itself began it."""
    return code(contact.get("richting")) != "UIT"


def outcome(contact: Json) -> str:
    """The code of how it ended (sturingslabel KCCUIT), '' while nobody coded it."""
    labels = (one for one in entities(contact.get("sturingslabels")) if code(one.get("soort")) == "KCCUIT")
    return next((code(one.get("label")) for one in labels), "")


def has_employee(contact: Json) -> bool:
    """True when somebody of the corporation has a part in it."""
    return any(
        code(role.get("soort")) == "MDW"
        for relation in entities(contact.get("relaties"))
        for role in entities(relation.get("rollen"))
    )


def _past_contact(contact: Json, at: datetime, *, is_replied: bool) -> PastContact:
    channel = _CHANNELS.get(code(contact.get("kanaal")), Channel.OTHER)
    came_in = is_incoming(contact)
    is_message = came_in and channel in _WRITTEN
    return PastContact(
        contact_id=key(contact),
        channel=channel,
        at=at,
        subject=text(contact.get("onderwerp")),
        incoming=came_in,
        answered=not is_message or is_replied or bool(outcome(contact)) or has_employee(contact),
        topic=label(contact.get("detailSoort")) or label(contact.get("soort")),
    )


def _has_part(case: Json, relation_id: str, parts: frozenset[str]) -> bool:
    return any(
        code(role.get("soort")) in parts and key(entity(role.get("relatie"))) == relation_id
        for role in entities(case.get("rollen"))
    )


def _case(case: Json, now: datetime) -> Case:
    kind = entity(case.get("zaaktype"))
    end = moment(case.get("einddatum"))
    return Case(
        case_id=key(case),
        description=text(case.get("omschrijving")),
        kind=label(kind.get("detailSoort")) or label(kind.get("soort")),
        registered_at=moment(case.get("registratiedatum")),
        is_open=(end is None or end > now) and _status(case) not in _CLOSED,
        is_nuisance=code(kind.get("soort")) in _NUISANCE,
    )


def _status(case: Json) -> str:
    """The last status that was reached; of two at the same moment the one that stands last."""
    reached = [
        (moment(one.get("begindatum")) or _EARLIEST, code(one.get("soort")))
        for one in entities(case.get("zaakstatussen"))
    ]
    return sorted(reached, key=lambda pair: pair[0])[-1][1] if reached else ""


def _appointment(body: Json) -> Appointment:
    return Appointment(
        appointment_id=key(body),
        subject=text(body.get("onderwerp")),
        begins=moment(body.get("bloktijdBegin")) or moment(body.get("begindatum")),
        ends=moment(body.get("bloktijdEind")) or moment(body.get("einddatum")),
        is_open=code(body.get("status")) in _PENDING,
    )
