"""What the CRM says when it is asked, in our own words, and never about somebody else.

VERA leaves it open how a related object is filtered on, and a server may ignore a filter that it does
not know and answer with everybody. So each row is held against the question again.
"""

import logging
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from app.adapters.crm.deadline import TimeLeft
from app.adapters.crm.vera_building import (
    SharedObjects,
    complex_,
    complex_reports,
    shared_objects,
    unit_reports,
)
from app.adapters.crm.vera_day import coded_contacts
from app.adapters.crm.vera_history import appointments, cases, has_part, past_contacts
from app.adapters.crm.vera_homes import is_at, leases, tenants, unit
from app.adapters.crm.vera_http import Answer, CrmFault, Query, VeraHttp
from app.adapters.crm.vera_people import (
    NumberOwner,
    candidate,
    employee_role,
    flags,
    is_number,
    names,
    owner,
    person,
)
from app.adapters.crm.vera_queries import VeraQueries
from app.adapters.crm.vera_values import Json, entities, entity, key, moment, unreadable
from app.domain.agent import Role
from app.domain.building import Complex, ComplexReports, UnitReports
from app.domain.caller import Candidate
from app.domain.errors import Failure
from app.domain.history import Appointments, Cases, PastContacts
from app.domain.phone_number import PhoneNumber
from app.domain.resolution import CodedContact
from app.domain.search import SearchQuery
from app.domain.tenancy import Flags, Leases, Person, Unit
from app.ports import Clock

log = logging.getLogger(__name__)

MOST_PAGES = 3  # of a hundred rows: more is no person's history, but a server that turns in circles

MOST_PAGES_OF_A_DAY = 50  # five thousand contacts: four times a busy day

IsOurs = Callable[[Json], bool]


class FilterIgnored(CrmFault):
    """The server answered about others too, and not with all that it has: what is ours cannot be told."""

    def __init__(self) -> None:
        super().__init__(Failure.UNREADABLE)


@dataclass(frozen=True)
class Rows:
    """The rows of a list that concern what was asked, and how many there are, also beyond what was read."""

    rows: list[Json]
    total: int


@dataclass(frozen=True)
class Home:
    """A home and what it shares with others."""

    unit: Unit
    shared: SharedObjects


class VeraReading:
    """The questions of one look-up. Each waits for its answer: for worker threads only.

    `correlation` goes along with each request; together they take `time_left` at most, and one of them
    `request_limit` seconds. Every method raises `CrmFault` when there is no usable answer.
    """

    def __init__(
        self,
        http: VeraHttp,
        queries: VeraQueries,
        clock: Clock,
        correlation: str,
        time_left: TimeLeft,
        request_limit: float = math.inf,
    ) -> None:
        self._http = http
        self._queries = queries
        self._now = clock.now().utc
        self._today = self._now.astimezone().date()
        self._correlation = correlation
        self._time_left = time_left
        self._request_limit = request_limit

    # ------------------------------------------------------------ people

    def owners(self, query: Query, number: PhoneNumber) -> list[NumberOwner]:
        """Whose number it is, as far as one notation of it tells."""
        found = self._list(query, lambda row: is_number(row, number))
        return [one for row in found.rows if (one := owner(row)) is not None]

    def relation(self, relation_id: str) -> Json:
        """One person or organisation, as the CRM writes it."""
        return self._one(self._queries.relation(relation_id), relation_id)

    def relations_named(self, family_name: str, most_pages: int) -> list[Json]:
        """Persons with this, in whatever case, in their family name."""
        wanted = family_name.casefold()
        query = self._queries.relations_named(family_name)
        return self._list(query, lambda row: wanted in names(row), most_pages).rows

    def person(self, relation: Json) -> Person:
        """What the desk needs of a person."""
        return person(relation, self._today)

    def employee_role(self, relation_id: str) -> Role:
        """What an employee is today."""
        return employee_role(self.relation(relation_id), self._today)

    def candidate(self, relation: Json) -> Candidate:
        """What somebody is chosen by."""
        return candidate(relation, self._today)

    def flags(self, relation_id: str) -> Flags:
        """The alert flags that hold now."""
        query = self._queries.flags(relation_id)
        return flags(self._list(query, lambda row: _is(row.get("relatie"), relation_id)).rows, self._now)

    # ------------------------------------------------------------ history

    def contacts(self, relation_id: str) -> PastContacts:
        """Earlier contacts; where the server cannot sort them, the newest of the first three hundred."""
        pages = 1 if self._queries.can_sort else MOST_PAGES
        query = self._queries.contacts(relation_id)
        found = self._list(query, _among("relaties", relation_id), most_pages=pages)
        return past_contacts(found.rows, found.total)

    def cases(self, relation_id: str) -> Cases:
        """Cases that a person reported."""
        query = self._queries.cases(relation_id)
        found = self._list(query, lambda row: has_part(row, relation_id))
        return cases(found.rows, relation_id, self._now)

    def appointments(self, relation_id: str) -> Appointments:
        """Appointments with a person."""
        query = self._queries.appointments(relation_id)
        return appointments(self._list(query, _among("relaties", relation_id)).rows)

    def contacts_since(self, since: datetime) -> tuple[CodedContact, ...]:
        """Everybody's incoming contacts since a moment in UTC: all of them, or none."""

        def is_recent(row: Json) -> bool:
            at = moment(row.get("datum"))
            if at is not None and at < since:
                raise FilterIgnored  # at once: a server without this filter has half a million of them
            return at is not None

        found = self._list(self._queries.contacts_since(since), is_recent, MOST_PAGES_OF_A_DAY)
        if found.total > len(found.rows):
            unreadable()
        return tuple(coded_contacts(found.rows))

    # ------------------------------------------------------------ homes and buildings

    def leases(self, relation_id: str) -> Leases:
        """What a person rents and rented."""
        query = self._queries.leases(relation_id)
        return leases(self._list(query, _among("relaties", relation_id)).rows, self._today)

    def tenants(self, unit_id: str) -> list[str]:
        """Who rents a home now: keys of relations."""
        query = self._queries.leases_of_unit(unit_id)
        return tenants(self._list(query, _among("eenheden", unit_id)).rows, self._today)

    def units_at(self, query: Query, asked: SearchQuery) -> list[str]:
        """The homes at an address: their keys."""
        rows = self._list(query, lambda row: is_at(row, asked), most_pages=1).rows
        return [unit_id for row in rows if (unit_id := key(row))]

    def home(self, unit_id: str) -> Home:
        """One home, and what it shares with others."""
        body = self._one(self._queries.unit(unit_id), unit_id)
        return Home(unit(body), shared_objects(body))

    def unit_reports(self, unit_id: str) -> UnitReports:
        """The open repair requests of a home."""
        query = self._queries.unit_reports(unit_id)
        return unit_reports(self._list(query, lambda row: _is(row.get("eenheid"), unit_id)).rows, self._now)

    def complex(self, complex_id: str) -> Complex:
        """One complex and who looks after it."""
        return complex_(self._one(self._queries.complex(complex_id), complex_id))

    def complex_reports(self, complex_id: str, shared: SharedObjects) -> ComplexReports:
        """The open repair requests about what a complex shares."""
        query = self._queries.complex_reports(complex_id)
        found = self._list(query, lambda row: _is(row.get("cluster"), complex_id))
        return complex_reports(found.rows, shared, self._now)

    # ------------------------------------------------------------ asking

    def contact_with_our_id(self, contact_id: str, organisation: str) -> str:
        """The CRM's key of the contact that we gave this id, '' when it has none."""

        def is_ours(row: Json) -> bool:
            return row.get("idExtern") == contact_id and row.get("idOrganisatie") in (None, organisation)

        found = self._list(self._queries.contact_with_our_id(contact_id), is_ours, most_pages=1)
        return key(found.rows[0]) or contact_id if found.rows else ""

    def _one(self, query: Query, asked: str) -> Json:
        body = entity(self._get(query).body)
        if key(body) != asked:
            self._complain(query, 1, 1)
            unreadable()
        return body

    def _list(self, query: Query, is_ours: IsOurs, most_pages: int = MOST_PAGES) -> Rows:
        ours: list[Json] = []
        seen: set[str] = set()
        count = foreign = 0
        page = query
        while True:
            answer = self._get(page)
            rows = _rows(answer)
            count += len(rows)
            fresh = [row for row in rows if not key(row) or key(row) not in seen]
            seen.update(key(row) for row in fresh)
            kept = [row for row in fresh if is_ours(row)]
            foreign += len(fresh) - len(kept)
            ours += kept
            most_pages -= 1
            if not answer.cursor or not fresh or not most_pages:
                break
            page = replace(query, filters=(*query.filters, ("cursor", answer.cursor)))
        if foreign:
            self._complain(query, foreign, count)
            if _has_more(answer, count, len(rows), query.page_size):
                raise FilterIgnored
            return Rows(ours, len(ours))
        return Rows(ours, max(answer.total or 0, len(ours)))

    def _get(self, query: Query) -> Answer:
        seconds = min(self._request_limit, self._time_left.seconds)
        try:
            return self._http.get(query, self._correlation, seconds)
        except CrmFault as fault:
            log.warning("%s %s: %s", self._correlation, _collection(query), fault)
            raise

    def _complain(self, query: Query, foreign: int, count: int) -> None:
        log.warning(
            "%s %s: %d of %d rows were not what was asked for; the filter is ignored",
            self._correlation,
            _collection(query),
            foreign,
            count,
        )


def _rows(answer: Answer) -> list[Json]:
    if answer.body is None:
        unreadable()
    return entities(answer.body)


def _has_more(answer: Answer, count: int, on_last_page: int, page_size: int) -> bool:
    if answer.total is not None:
        return answer.total > count
    return bool(answer.cursor) or on_last_page >= page_size


def _is(keys: object, id_: str) -> bool:
    return bool(id_) and key(entity(keys)) == id_


def _among(field: str, id_: str) -> IsOurs:
    return lambda row: any(_is(one, id_) for one in entities(row.get(field)))


def _collection(query: Query) -> str:
    """Where was asked, without the key of a person."""
    return f"{query.api}/{query.path.partition('/')[0]}"
