"""What is broken in a building and who looks after it, in VERA's words."""

from datetime import UTC, datetime

from app.adapters.crm.vera_people import name, role_label
from app.adapters.crm.vera_values import Json, code, entities, entity, key, moment, text
from app.domain.building import Carer, Complex, ComplexReports, Report, ReportState, UnitReports

_STATES = {  # ONDERHOUDSVERZOEKSTATUS
    "REG": ReportState.REGISTERED,
    "BEO": ReportState.AWAITING_APPROVAL,
    "INB": ReportState.IN_PROGRESS,
    "TEC": ReportState.DONE,
    "FIN": ReportState.DONE,
}
_GONE = frozenset({"AFG", "GEA"})
_TASK_DONE = frozenset({"GER", "GES"})  # ONDERHOUDSTAAKSTATUS
_PLANNED = frozenset({"GEP", ""})  # AFSPRAAKSTATUS; VERA gives the visit of a request none
_CARING = ("BEH", "WOO", "HME", "OPZ", "OPN", "LEV")  # RELATIEROLSOORT, those who are asked first in front
_EARLIEST = datetime.min.replace(tzinfo=UTC)

SharedObjects = dict[str, tuple[str, str]]
"""What residents share: its key, with its COLLECTIEFOBJECTSOORT code and its name."""


def shared_objects(unit: Json) -> SharedObjects:
    """What a home shares with others (BVG Eenheid); a repair request gives no more of it than the key."""
    return {
        key(shared): (code(shared.get("soort")), text(shared.get("naam")))
        for shared in entities(unit.get("collectieveObjecten"))
    }


def unit_reports(requests: list[Json], now: datetime) -> UnitReports:
    """The repair requests of a home that still say something (OHD Onderhoudsverzoek)."""
    return UnitReports(_reports(requests, {}, now))


def complex_reports(requests: list[Json], shared: SharedObjects, now: datetime) -> ComplexReports:
    """Those of a complex that are about something shared, and not about a neighbour's home."""
    of_all = [one for one in requests if not entity(one.get("eenheid"))]
    return ComplexReports(_reports(of_all, shared, now))


def complex_(body: Json) -> Complex:
    """A complex and who looks after it (BVG Cluster)."""
    carers = [
        (_CARING.index(code(role.get("soort"))), Carer(role_label(role), name(relation)))
        for relation in entities(body.get("relaties"))
        for role in entities(relation.get("rollen"))
        if code(role.get("soort")) in _CARING
    ]
    return Complex(
        complex_id=key(body),
        name=text(body.get("naam")),
        carers=tuple(carer for _, carer in sorted(carers, key=lambda ranked: ranked[0])),
    )


def _reports(requests: list[Json], shared: SharedObjects, now: datetime) -> tuple[Report, ...]:
    kept = [_report(one, shared, now) for one in requests if code(one.get("status")) not in _GONE]
    return tuple(sorted(kept, key=lambda one: one.reported_at or _EARLIEST, reverse=True))


def _report(request: Json, shared: SharedObjects, now: datetime) -> Report:
    thing = entity(request.get("collectiefObject"))
    kind, name_ = shared.get(key(thing), ("", ""))
    begin, end = _visit(request, now)
    return Report(
        report_id=key(request),
        description=text(request.get("omschrijving")),
        # A status that VERA does not know is one that the corporation added: not done.
        state=_STATES.get(code(request.get("status")), ReportState.IN_PROGRESS),
        reported_at=moment(request.get("melddatum")),
        reporters=_reporters(request),
        object_kind=kind or code(thing.get("soort")),
        object_name=name_ or text(thing.get("naam")),
        visit_begin=begin,
        visit_end=end,
    )


def _reporters(request: Json) -> int:
    people = {
        key(relation)
        for relation in entities(request.get("relaties"))
        if any(code(role.get("soort")) == "MEL" for role in entities(relation.get("rollen")))
    }
    return len(people) or len(entities(request.get("contactmomenten")))


def _visit(request: Json, now: datetime) -> tuple[datetime | None, datetime | None]:
    """The first planned visit that is not over yet; the hours that were told to the tenant, if any were."""
    planned = [
        (begin, end)
        for task in entities(request.get("onderhoudstaken"))
        if code(task.get("status")) not in _TASK_DONE
        for visit in entities(task.get("afspraken"))
        if code(visit.get("status")) in _PLANNED
        and (begin := moment(visit.get("bloktijdBegin")) or moment(visit.get("begindatum")))
        for end in [moment(visit.get("bloktijdEind")) or moment(visit.get("einddatum"))]
        if (end or begin) >= now
    ]
    return min(planned, key=lambda visit: visit[0], default=(None, None))
