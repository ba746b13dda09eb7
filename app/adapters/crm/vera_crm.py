"""The Crm port over HTTP, in the form of VERA 4.3."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.adapters.crm.deadline import TimeLeft
from app.adapters.crm.loaded_ahead import LoadedAhead
from app.adapters.crm.one_answer import OneAnswer
from app.adapters.crm.timekeeper import Timekeeper
from app.adapters.crm.vera_dossier import DossierAnswers, DossierLoading, Whose
from app.adapters.crm.vera_http import CrmFault, VeraHttp
from app.adapters.crm.vera_identification import Identifying
from app.adapters.crm.vera_queries import VeraQueries
from app.adapters.crm.vera_reading import VeraReading
from app.adapters.crm.vera_recording import Recording
from app.adapters.crm.vera_search import Searching
from app.adapters.crm.worker_pool import WorkerPool
from app.domain.contact import ContactRecord
from app.domain.errors import Failure
from app.domain.events import (
    CallerIdentified,
    CallersFound,
    ComplexNamed,
    ComplexNamingFailed,
    ContactRecorded,
    DayFailed,
    DayLoaded,
    Event,
    IdentificationFailed,
    RecordingFailed,
    RoleFailed,
    RoleFound,
    SearchFailed,
)
from app.domain.phone_number import PhoneNumber
from app.domain.search import SearchQuery
from app.ports import Clock, Post

READERS = (
    9  # threads: the six requests of the widest wave, two for a second caller, one for the day's contacts
)
_FOR_REQUESTS = 0.9  # of a limit; the rest is for telling what could be had until then
_WRITES_IN_A_ROW = 3  # a write waits for those before it; the desk sends two at once


@dataclass(frozen=True)
class Limits:
    """Seconds that things may take at most, from the first byte of the first request to the last of the last.

    `look_up` a whole look-up of a number or a search, `request` one request, `dossier` a whole dossier,
    `write` one attempt to write with what is asked around it, `day` everybody's contacts of today,
    `farewell` the last write when we close.
    """

    look_up: float = 5.0
    request: float = 5.0
    dossier: float = 12.0
    write: float = 10.0
    day: float = 30.0
    farewell: float = 1.0


class VeraCrm:
    """The CRM of one corporation. Needs no start: threads begin with the first request, and end with `close`.

    Raises:
        SettingError: there is no such dialect.
    """

    def __init__(
        self,
        base_url: str,
        api_key: str,
        dialect: str,
        organisation: str,
        clock: Clock,
        post: Post,
        limits: Limits = Limits(),
    ) -> None:
        self._queries = VeraQueries(dialect)
        self._organisation = organisation
        self._clock = clock
        self._post = post
        self._limits = limits
        self._keeper = Timekeeper()
        self._http = VeraHttp(base_url, api_key, self._keeper, connections=READERS + 1)
        self._readers = WorkerPool("crm-read", READERS)
        # One thread: contacts are written in the order in which they were saved, and no look-up waits for them.
        # What goes wrong in our own code goes wrong each time: such a contact is set apart.
        self._writer = WorkerPool("crm-write", 1, bug=Failure.REFUSED)
        self._ahead = LoadedAhead()

    def close(self) -> None:
        """End everything: what is under way is cut and answered as failed, and no thread lives on."""
        self._writer.drain(self._limits.farewell)
        self._keeper.close()
        for pool in (self._readers, self._writer):
            pool.close(seconds=1.0)
        self._http.close()
        self._ahead.forget()

    # ------------------------------------------------------------ Crm

    def identify(self, session_id: str, number: PhoneNumber) -> None:
        """Who has this number? Then `CallerIdentified` or `IdentificationFailed`."""
        if not number.digits:
            self._post(CallerIdentified(session_id, ()))
            return
        reading = self._reading(session_id, self._limits.look_up)
        answer = self._answer(lambda fault: IdentificationFailed(session_id, fault.failure))

        def load_ahead(relation_id: str) -> DossierLoading:
            whose = Whose(session_id, relation_id)
            loading = self._loading(whose)
            self._ahead.keep(whose, loading, self._clock.now())
            return loading

        look_up = Identifying(self._readers, reading, session_id, answer, load_ahead)
        look_up.start(number, self._queries.phone_numbers(number))

    def load(self, session_id: str, relation_id: str) -> None:
        """The dossier of one person. Then one `Dossier…` event for each part, in any order."""
        whose = Whose(session_id, relation_id)
        loading = self._ahead.take(whose, self._clock.now())
        if loading is None:
            loading = self._loading(whose)
            loading.start()
            loading.ask_person()
        loading.answers.release()

    def search(self, search_id: str, query: SearchQuery) -> None:
        """Who lives there or is called so? Then `CallersFound` or `SearchFailed`."""
        if query.is_empty:
            self._post(CallersFound(search_id, ()))
            return
        reading = self._reading(search_id, self._limits.look_up)
        answer = self._answer(lambda fault: SearchFailed(search_id, fault.failure))
        Searching(self._readers, reading, self._queries, search_id, answer).start(query)

    def record(self, record: ContactRecord, *, is_repeat: bool) -> None:
        """Write a contact. Then `ContactRecorded` or `RecordingFailed`."""
        contact_id = record.contact_id
        answer = OneAnswer(
            self._post,
            lambda fault: RecordingFailed(contact_id, fault.failure, fault.retry_after, fault.detail),
            self._keeper,
            _WRITES_IN_A_ROW * self._limits.write,
        )

        def write() -> None:
            if answer.is_given:  # it waited for so long that the desk will send it again
                return
            time_left = TimeLeft(self._limits.write)
            reading = VeraReading(self._http, self._queries, self._clock, contact_id, time_left)
            recording = Recording(self._http, reading, self._organisation, time_left)
            answer.give(ContactRecorded(contact_id, recording.run(record, is_repeat=is_repeat)))

        self._writer.start(write, answer.fail)

    def find_role(self, relation_id: str) -> None:
        """What is this employee? Then `RoleFound` or `RoleFailed`."""
        reading = self._reading(relation_id, self._limits.look_up)
        self._ask(
            self._limits.look_up,
            lambda: RoleFound(relation_id, reading.employee_role(relation_id)),
            lambda fault: RoleFailed(relation_id, fault.failure),
        )

    def load_day(self, asked_id: str, since: datetime) -> None:
        """The incoming contacts of everybody since a moment. Then `DayLoaded` or `DayFailed`."""
        reading = self._reading(asked_id, self._limits.day)
        self._ask(
            self._limits.day,
            lambda: DayLoaded(asked_id, reading.contacts_since(since)),
            lambda fault: DayFailed(asked_id, fault.failure),
        )

    def name_complex(self, complex_id: str) -> None:
        """What is this complex called? Then `ComplexNamed` or `ComplexNamingFailed`."""
        reading = self._reading(complex_id, self._limits.look_up)
        self._ask(
            self._limits.look_up,
            lambda: ComplexNamed(complex_id, reading.complex(complex_id).name),
            lambda fault: ComplexNamingFailed(complex_id, fault.failure),
        )

    # ------------------------------------------------------------ parts

    def _ask(self, seconds: float, ask: Callable[[], Event], failed: Callable[[CrmFault], Event]) -> None:
        """Have one question answered on a thread, by one event."""
        answer = OneAnswer(self._post, failed, self._keeper, seconds)
        self._readers.start(lambda: answer.give(ask()), answer.fail)

    def _reading(self, correlation: str, seconds: float) -> VeraReading:
        time_left = TimeLeft(_FOR_REQUESTS * seconds)
        return VeraReading(
            self._http, self._queries, self._clock, correlation, time_left, self._limits.request
        )

    def _answer(self, failed: Callable[[CrmFault], Event]) -> OneAnswer:
        return OneAnswer(self._post, failed, self._keeper, self._limits.look_up)

    def _loading(self, whose: Whose) -> DossierLoading:
        answers = DossierAnswers(whose, self._post, self._keeper, self._limits.dossier)
        reading = self._reading(whose.session_id, self._limits.dossier)
        return DossierLoading(self._readers, reading, whose.relation_id, answers)
