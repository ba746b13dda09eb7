"""Finding people by hand: by where they live, or by what they are called."""

from functools import partial
from typing import TypeVar

from app.adapters.crm.one_answer import OneAnswer
from app.adapters.crm.vera_http import CrmFault
from app.adapters.crm.vera_people import names
from app.adapters.crm.vera_queries import VeraQueries
from app.adapters.crm.vera_reading import MOST_PAGES, VeraReading
from app.adapters.crm.vera_values import Json, key
from app.adapters.crm.worker_pool import WorkerPool
from app.domain.caller import Candidate
from app.domain.events import CallersFound
from app.domain.plain_text import plain_line
from app.domain.search import SearchQuery

MOST_HOMES = 9  # with one postcode and house number
MOST_FOUND = 25

One = TypeVar("One")


class Searching:
    """One search by hand. What is found is shown though a part was not answered; nothing found is then a failure."""

    def __init__(
        self, pool: WorkerPool, reading: VeraReading, queries: VeraQueries, search_id: str, answer: OneAnswer
    ) -> None:
        self._pool = pool
        self._reading = reading
        self._queries = queries
        self._search_id = search_id
        self._answer = answer
        self._faults: list[CrmFault] = []

    def start(self, asked: SearchQuery) -> None:
        """Look for a home when there is a postcode, else for a name."""
        typed = plain_line(asked.name)
        if asked.postcode:
            questions = [
                partial(self._reading.units_at, query, asked) for query in self._queries.units_at(asked)
            ]
            self._pool.gather(questions, self._homes_known, self._answer.fail)
        else:
            named = [partial(self._called, family_name, typed) for family_name in _family_names(typed)]
            self._pool.gather(named, self._people_known, self._answer.fail)

    def _homes_known(self, outcomes: list[list[str] | CrmFault]) -> None:
        homes = list(dict.fromkeys(self._all(outcomes)))[:MOST_HOMES]
        questions = [partial(self._reading.tenants, unit_id) for unit_id in homes]
        self._pool.gather(questions, self._tenants_known, self._answer.fail)

    def _tenants_known(self, outcomes: list[list[str] | CrmFault]) -> None:
        tenants = list(dict.fromkeys(self._all(outcomes)))[:MOST_FOUND]
        questions = [partial(self._person, relation_id) for relation_id in tenants]
        self._pool.gather(questions, self._people_known, self._answer.fail)

    def _called(self, family_name: str, typed: str) -> list[Json]:
        words = typed.casefold().split()
        relations = self._reading.relations_named(family_name, most_pages=MOST_PAGES if len(words) > 1 else 1)
        return [one for one in relations if all(word in names(one) for word in words)]

    def _person(self, relation_id: str) -> list[Json]:
        return [self._reading.relation(relation_id)]

    def _people_known(self, outcomes: list[list[Json] | CrmFault]) -> None:
        people = {key(relation): relation for relation in self._all(outcomes) if key(relation)}
        found = sorted((self._reading.candidate(one) for one in people.values()), key=_order)
        if not found and self._faults:
            self._answer.fail(self._faults[0])
        else:
            self._answer.give(CallersFound(self._search_id, tuple(found[:MOST_FOUND])))

    def _all(self, outcomes: list[list[One] | CrmFault]) -> list[One]:
        """Everything that was answered; what was not is remembered."""
        answered: list[One] = []
        for outcome in outcomes:
            if isinstance(outcome, CrmFault):
                self._faults.append(outcome)
            else:
                answered += outcome
        return answered


def _family_names(typed: str) -> list[str]:
    """What may be the family name in what was typed, with the capital that a CRM may insist on.

    VERA filters on `achternaam`, in which there is no given name and no 'van der'.
    """
    last = typed.split()[-1:]
    return list(dict.fromkeys(name[:1].upper() + name[1:] for name in (typed, *last) if name))


def _order(candidate: Candidate) -> tuple[bool, str]:
    return candidate.is_former, candidate.name.casefold()
