"""Somebody's dossier in three waves: the person and their leases, the home, the building around it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from app.adapters.crm.timekeeper import Act, Timekeeper
from app.adapters.crm.vera_http import CrmFault
from app.adapters.crm.vera_reading import Home, VeraReading
from app.adapters.crm.vera_values import Json
from app.adapters.crm.worker_pool import WorkerPool
from app.domain.dossier import DossierContent, PartName, name_of
from app.domain.errors import Failure
from app.domain.events import DossierLoaded, DossierPartAbsent, DossierPartFailed, Event
from app.domain.tenancy import Leases
from app.ports import Post

_OF_COMPLEX = (PartName.COMPLEX, PartName.COMPLEX_REPORTS)
_OF_HOME = (PartName.UNIT, PartName.UNIT_REPORTS, *_OF_COMPLEX)
# Parts that cannot be asked for before another has answered.
_BEHIND: dict[PartName, tuple[PartName, ...]] = {PartName.LEASES: _OF_HOME, PartName.UNIT: _OF_COMPLEX}


@dataclass(frozen=True)
class Whose:
    """Whose dossier it is, and for which session."""

    session_id: str
    relation_id: str


class DossierAnswers:
    """What is told about one dossier: each part once, all of them in time, nothing before somebody asked."""

    def __init__(self, whose: Whose, post: Post, keeper: Timekeeper, seconds: float) -> None:
        self._whose = whose
        self._post = post
        self._lock = threading.RLock()  # whoever posts may ask for the next dossier at once
        self._open = set(PartName)
        self._kept_back: list[Event] | None = []
        self._cancel: Act | None = None  # a keeper that was closed fails everything before it returns
        self._cancel = keeper.after(seconds, self._run_out)

    def release(self) -> None:
        """Somebody asks for the dossier: tell what came already, and the rest as it comes."""
        with self._lock:
            kept_back, self._kept_back = self._kept_back or [], None
            for event in kept_back:
                self._post(event)

    def loaded(self, content: DossierContent) -> None:
        """A part arrived."""
        self._tell(name_of(content), DossierLoaded(self._whose.session_id, self._whose.relation_id, content))

    def absent(self, parts: tuple[PartName, ...]) -> None:
        """These parts do not exist."""
        for part in parts:
            self._tell(part, DossierPartAbsent(self._whose.session_id, self._whose.relation_id, part))

    def failed(self, part: PartName, failure: Failure) -> None:
        """A part cannot be had, nor can those that hang on it."""
        for one in (part, *_BEHIND.get(part, ())):
            event = DossierPartFailed(self._whose.session_id, self._whose.relation_id, one, failure)
            self._tell(one, event)

    def _tell(self, part: PartName, event: Event) -> None:
        with self._lock:
            if part not in self._open:
                return
            self._open.discard(part)
            if self._kept_back is None:
                self._post(event)
            else:
                self._kept_back.append(event)
            if not self._open and self._cancel is not None:
                self._cancel()

    def _run_out(self) -> None:
        for part in PartName:
            self.failed(part, Failure.TIMED_OUT)


class DossierLoading:
    """One dossier on its way. Parts are asked side by side, and each is told as soon as it is there."""

    def __init__(
        self, pool: WorkerPool, reading: VeraReading, relation_id: str, answers: DossierAnswers
    ) -> None:
        self._pool = pool
        self._reading = reading
        self._relation_id = relation_id
        self.answers = answers

    def start(self) -> None:
        """Ask for everything but the person."""
        reading, relation_id = self._reading, self._relation_id
        # First what others wait for.
        self._ask(PartName.LEASES, lambda: self._home(reading.leases(relation_id)))
        self._load(PartName.FLAGS, lambda: reading.flags(relation_id))
        self._load(PartName.CONTACTS, lambda: reading.contacts(relation_id))
        self._load(PartName.CASES, lambda: reading.cases(relation_id))
        self._load(PartName.APPOINTMENTS, lambda: reading.appointments(relation_id))

    def ask_person(self) -> None:
        """Ask for the person."""
        reading = self._reading
        self._load(PartName.PERSON, lambda: reading.person(reading.relation(self._relation_id)))

    def take_person(self, relation: Json) -> None:
        """The person, whom somebody else has asked for already."""
        self._load(PartName.PERSON, lambda: self._reading.person(relation))

    def _home(self, leases: Leases) -> None:
        self.answers.loaded(leases)
        unit_id = next(iter(leases.running.unit_ids), "") if leases.running else ""
        if not unit_id:
            self.answers.absent(_OF_HOME)
            return
        self._ask(PartName.UNIT, lambda: self._building(self._reading.home(unit_id)))
        self._load(PartName.UNIT_REPORTS, lambda: self._reading.unit_reports(unit_id))

    def _building(self, home: Home) -> None:
        self.answers.loaded(home.unit)
        complex_id = home.unit.complex.complex_id if home.unit.complex else ""
        if not complex_id:
            self.answers.absent(_OF_COMPLEX)
            return
        reading = self._reading
        self._load(PartName.COMPLEX, lambda: reading.complex(complex_id))
        self._load(PartName.COMPLEX_REPORTS, lambda: reading.complex_reports(complex_id, home.shared))

    def _load(self, part: PartName, read: Callable[[], DossierContent]) -> None:
        self._ask(part, lambda: self.answers.loaded(read()))

    def _ask(self, part: PartName, job: Callable[[], None]) -> None:
        def failed(fault: CrmFault) -> None:
            self.answers.failed(part, fault.failure)

        self._pool.start(job, failed)
