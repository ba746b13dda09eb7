"""Repair requests, the orders they lead to, and the visits of mechanics."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from app.demo.corporation import parameters
from app.demo.corporation.buildings import CommonObject
from app.demo.corporation.calendar import is_working_day, to_utc, working_day_after
from app.demo.corporation.contacts import Contact
from app.demo.corporation.defects import Defect
from app.demo.corporation.staff import Firm, Staff
from app.demo.corporation.streams import chance, lognormal, pick, within

_VISIT_HOURS = {8: 3, 10: 3, 13: 2, 15: 2}
OUTSOURCED = frozenset({"LIF", "CVI", "ELT", "SCM", "HOV", "DAK", "GLA", "ONT"})
_SOMETIMES_OUTSOURCED = frozenset({"ELE", "LOO"})


@dataclass(frozen=True, slots=True)
class Visit:
    """A mechanic's visit; `status` is of AFSPRAAKSTATUS."""

    id: str
    begin: datetime
    end: datetime
    status: str


@dataclass(frozen=True, slots=True)
class Order:
    """A work order (VERA Onderhoudsorder); without `firm` our own people do it.

    `status` is of ONDERHOUDSORDERSTATUS, `task_status` of ONDERHOUDSTAAKSTATUS, `task_detail` of
    ONDERHOUDSTAAKDETAILSTATUS.
    """

    id: str
    request_id: str
    description: str
    status: str
    task_status: str
    task_detail: str
    specialism: str
    commissioned_at: datetime
    due_at: datetime
    done_at: datetime | None
    firm: Firm | None
    visits: tuple[Visit, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """A repair request (VERA Onderhoudsverzoek) of a home, or of something shared when `shared` is set.

    `status` is of ONDERHOUDSVERZOEKSTATUS. `home_id` is '' for something shared.
    """

    id: str
    complex_id: str
    complex_name: str
    home_id: str
    shared: CommonObject | None
    defect: Defect
    title: str
    note: str
    status: str
    reported_at: datetime
    reporter_ids: tuple[str, ...]
    contacts: tuple[Contact, ...]
    orders: tuple[Order, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """What has to be done, before it is known how far it got."""

    request_id: str
    defect: Defect
    title: str
    reported_at: datetime
    firm: Firm | None


def firm_for(stream: Random, staff: Staff, specialism: str, complex_number: int) -> Firm | None:
    """Who does this kind of work; None for our own people."""
    if specialism in OUTSOURCED or (specialism in _SOMETIMES_OUTSOURCED and chance(stream, 0.4)):
        return staff.firm_for(specialism, complex_number)
    return None


def progress(stream: Random, job: Job, today: date, *, is_done: bool) -> tuple[str, tuple[Order, ...]]:
    """How far a job got: the status of its request, and its orders. `is_done` leaves nothing open."""
    days = lognormal(stream, *parameters.REPAIR_DAYS)
    done_on = job.reported_at.date() + timedelta(days=int(days))
    status = pick(stream, parameters.OPEN_STATUSES)
    if done_on < today or is_done:
        if chance(stream, parameters.CANCELLED_SHARE):
            return "GEA", ()
        done_on = min(done_on, today - timedelta(days=3))
        orders = [finished_order(stream, job, 1, "AFG", max(done_on, job.reported_at.date()))]
        if chance(stream, parameters.SECOND_ORDER_SHARE):
            orders.append(finished_order(stream, job, 2, "AFG", max(done_on, job.reported_at.date())))
        return "AFG", tuple(orders)
    if status in ("REG", "BEO") or job.reported_at.date() >= today - timedelta(days=1):
        return "BEO" if status == "BEO" else "REG", ()
    if status == "TEC":
        visited = max(today - timedelta(days=within(stream, (1, 4))), job.reported_at.date())
        return "TEC", (finished_order(stream, job, 1, "TEC", visited),)
    return "INB", (_running_order(stream, job, today),)


def finished_order(stream: Random, job: Job, number: int, status: str, day: date) -> Order:
    """An order whose work is done; `status` TEC or AFG."""
    visit = plan_visit(stream, job, number, day, "AFG")
    return _order(job, number, status, ("GER" if status == "TEC" else "GES", ""), visit.end, (visit,))


def planned_order(stream: Random, job: Job, day: date) -> Order:
    """An order with a visit on a day to come."""
    visit = plan_visit(stream, job, 1, day, "GEP")
    return _order(job, 1, "PLN", ("GEP", ""), None, (visit,))


def _running_order(stream: Random, job: Job, today: date) -> Order:
    stage = pick(stream, {"PLN": 70, "GUN": 18, "INB": 12})
    if stage == "PLN":
        ahead = within(stream, (0, 12))
        is_today = ahead == 0 and is_working_day(today)
        return planned_order(stream, job, today if is_today else working_day_after(today, max(1, ahead)))
    if stage == "GUN":
        return _order(job, 1, "GUN", ("CON", ""), None, ())
    visited = max(today - timedelta(days=within(stream, (1, 6))), job.reported_at.date())
    visit = plan_visit(stream, job, 1, visited, "AFG")
    return _order(job, 1, "INB", ("OND", "MAT"), None, (visit,))


def plan_visit(stream: Random, job: Job, number: int, day: date, status: str) -> Visit:
    """A visit of two hours on a day."""
    hour = pick(stream, _VISIT_HOURS)
    begin = to_utc(day, hour)
    tail = job.request_id.removeprefix("OV-")
    return Visit(f"A-{tail}-{number}", begin, begin + timedelta(hours=2), status)


def _order(
    job: Job,
    number: int,
    status: str,
    task: tuple[str, str],
    done_at: datetime | None,
    visits: tuple[Visit, ...],
) -> Order:
    return Order(
        id=f"OO-{job.request_id.removeprefix('OV-')}-{number}",
        request_id=job.request_id,
        description=job.title,
        status=status,
        task_status=task[0],
        task_detail=task[1],
        specialism=job.defect.specialism,
        commissioned_at=job.reported_at + timedelta(hours=3),
        due_at=job.reported_at + timedelta(days=14),
        done_at=done_at,
        firm=job.firm,
        visits=visits,
    )
