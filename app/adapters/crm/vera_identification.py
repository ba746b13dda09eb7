"""From a telephone number to the people who may be calling."""

from collections.abc import Callable, Sequence
from functools import partial

from app.adapters.crm.one_answer import OneAnswer
from app.adapters.crm.vera_dossier import DossierLoading
from app.adapters.crm.vera_http import CrmFault, Query
from app.adapters.crm.vera_people import NumberOwner
from app.adapters.crm.vera_reading import FilterIgnored, VeraReading
from app.adapters.crm.vera_values import Json
from app.adapters.crm.worker_pool import WorkerPool
from app.domain.caller import Candidate
from app.domain.errors import Failure
from app.domain.events import CallerIdentified
from app.domain.phone_number import PhoneNumber

MOST_CANDIDATES = 9  # as many as there are keys to choose with


class Identifying:
    """One look-up of a number: whose it is in each notation, then who they are.

    Of a number that one person has, the dossier is fetched while the name is: `load_ahead` starts that.
    """

    def __init__(
        self,
        pool: WorkerPool,
        reading: VeraReading,
        session_id: str,
        answer: OneAnswer,
        load_ahead: Callable[[str], DossierLoading],
    ) -> None:
        self._pool = pool
        self._reading = reading
        self._session_id = session_id
        self._answer = answer
        self._load_ahead = load_ahead

    def start(self, number: PhoneNumber, notations: Sequence[Query]) -> None:
        """Ask for all notations at once."""
        questions = [partial(self._reading.owners, notation, number) for notation in notations]
        self._pool.gather(questions, self._owners_known, self._answer.fail)

    def _owners_known(self, outcomes: list[list[NumberOwner] | CrmFault]) -> None:
        ranks: dict[str, tuple[int, int]] = {}
        for outcome in outcomes:
            for one in [] if isinstance(outcome, CrmFault) else outcome:
                ranks[one.relation_id] = min(one.rank, ranks.get(one.relation_id, one.rank))
        faults = [outcome for outcome in outcomes if isinstance(outcome, CrmFault)]
        if not ranks and faults:
            self._without_owner(faults, is_all=len(faults) == len(outcomes))
            return
        owners = sorted(ranks, key=lambda relation_id: ranks[relation_id])[:MOST_CANDIDATES]
        if len(owners) == 1:
            self._one(owners[0])
        else:
            self._several(owners)

    def _without_owner(self, faults: list[CrmFault], *, is_all: bool) -> None:
        """Nobody was found, but not every notation was answered."""
        # A server that does not know one notation has answered by the others.
        serious = [one for one in faults if one.failure.is_passing and not isinstance(one, FilterIgnored)]
        if serious or is_all:
            self._answer.fail((serious or faults)[0])
        else:
            self._several([])

    def _one(self, relation_id: str) -> None:
        ahead = self._load_ahead(relation_id)
        ahead.start()

        def known(outcomes: list[Json | CrmFault]) -> None:
            relation = outcomes[0]
            if isinstance(relation, CrmFault):
                ahead.ask_person()
            else:
                ahead.take_person(relation)
            self._tell([relation_id], outcomes)

        self._pool.gather([partial(self._reading.relation, relation_id)], known, self._answer.fail)

    def _several(self, owners: list[str]) -> None:
        questions = [partial(self._reading.relation, relation_id) for relation_id in owners]
        self._pool.gather(questions, lambda outcomes: self._tell(owners, outcomes), self._answer.fail)

    def _tell(self, owners: list[str], outcomes: list[Json | CrmFault]) -> None:
        if len(owners) > 1 and all(isinstance(outcome, CrmFault) for outcome in outcomes):
            # A list of people without names is nothing to choose from.
            self._answer.fail(next(outcome for outcome in outcomes if isinstance(outcome, CrmFault)))
            return
        found = [
            candidate
            for relation_id, outcome in zip(owners, outcomes, strict=True)
            if (candidate := self._candidate(relation_id, outcome)) is not None
        ]
        # The sort keeps the order of the ranks among those who live there, and among those who left.
        found.sort(key=lambda one: one.is_former)
        self._answer.give(CallerIdentified(self._session_id, tuple(found)))

    def _candidate(self, relation_id: str, outcome: Json | CrmFault) -> Candidate | None:
        try:
            if not isinstance(outcome, CrmFault):
                return self._reading.candidate(outcome)
        except CrmFault as fault:
            outcome = fault
        # Whoever was taken out of the CRM does not call; whose name cannot be had still may.
        return None if outcome.failure is Failure.NOT_FOUND else Candidate(relation_id)
