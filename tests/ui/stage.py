"""A desk on fakes with its screens and windows, for every test that looks or presses keys."""

from collections import deque
from collections.abc import Callable

from app.adapters.taxonomy_file import read_taxonomy
from app.domain.call import QueueContext
from app.domain.consult import Colleague, ConsultReference
from app.domain.dossier import DossierContent
from app.domain.errors import Failure
from app.domain.events import Event, Tick
from app.effective_settings import effective
from app.services.desk import Desk
from app.services.workplace import Ports, Workplace
from tests import builders
from tests.fakes.agent_pause import FakeAgentPause
from tests.fakes.audit import FakeAudit
from tests.fakes.clock import FakeClock
from tests.fakes.crm import FakeCrm
from tests.fakes.headset import FakeHeadset
from tests.fakes.journal import FakeJournal
from tests.fakes.line_reports import FakeLineReports
from tests.fakes.outbox import FakeOutbox
from tests.fakes.past_calls import FakePastCalls
from tests.fakes.phone import FakePhone
from tests.fakes.queue_feed import FakeQueueFeed
from ui.assets import RESOURCES
from ui.viewmodels.notices import StartTroubles, Words
from ui.viewmodels.screens import Screens

QUEUE = QueueContext("Reparaties", 80)


class Stage:
    """The whole window process but for its adapters. Facts are delivered in order, as by the mailbox."""

    def __init__(
        self,
        troubles: tuple[Words, ...] = (),
        *,
        is_crm_silent: bool = False,
        pauses_in_wrap_up: bool = False,
    ) -> None:
        self.clock = FakeClock()
        self.journal = FakeJournal()
        self.past_calls = FakePastCalls()
        self.line_reports = FakeLineReports()
        self.outbox = FakeOutbox(self.journal, self.past_calls)
        self.audit = FakeAudit()
        self.phone = FakePhone(self.post, self.clock)
        self.crm = FakeCrm(self.post)
        self.crm.is_silent = is_crm_silent
        self.queue_feed = FakeQueueFeed(self.post, self.clock)
        self.headset = FakeHeadset(self.post)
        self.agent_pause = FakeAgentPause(self.post, self.clock)
        self.opened: list[str] = []  # windows that were asked for
        self._waiting: deque[Event] = deque()
        self._is_delivering = False
        self.desk = Desk(
            Ports(
                self.phone,
                self.crm,
                self.queue_feed,
                self.outbox,
                self.journal,
                self.audit,
                self.clock,
                jitter=lambda: 0.5,
                past_calls=self.past_calls,
                line_reports=self.line_reports,
                headset=self.headset,
                agent_pause=self.agent_pause,
            ),
            Workplace(
                read_taxonomy(RESOURCES / "wrap_up.toml"),
                "MDW-1",
                (Colleague(builders.SENIOR),),
                quiet=builders.quiet_rules(in_wrap_up=pauses_in_wrap_up),
                directory=builders.directory(),
            ),
        )
        self.screens = Screens(self.desk, StartTroubles(troubles), effective(()))
        self.desk.start()
        self.phone.connect()

    def post(self, event: Event) -> None:
        """Deliver an event after those that are under way."""
        self._waiting.append(event)
        if self._is_delivering:
            return
        self._is_delivering = True
        while self._waiting:
            self.desk.handle(self._waiting.popleft())
        self._is_delivering = False

    def later(self, seconds: float) -> None:
        """Let time pass."""
        self.desk.handle(Tick(self.clock.advance(seconds)))

    def knows(self, *further: DossierContent, number: str = builders.MOBILE) -> None:
        """The CRM knows the tenant of `builders` under this number, with these parts of the dossier."""
        self.crm.knows(number, builders.candidate())
        dossier = builders.dossier(*further)
        contents = (getattr(dossier, name).content for name in vars(dossier) if name != "relation_id")
        self.crm.holds(builders.RELATION, *contents)

    def ring(
        self,
        call_id: str = "call-1",
        number: str = builders.MOBILE,
        reference: ConsultReference | None = None,
    ) -> None:
        """Somebody calls."""
        self.phone.ring(call_id, builders.party(number), QUEUE, reference)

    def talk(self, call_id: str = "call-1", number: str = builders.MOBILE) -> None:
        """Somebody calls and is answered."""
        self.ring(call_id, number)
        self.later(4)
        self.desk.calls.answer(call_id)

    def save_a_contact(self, failure: Failure | None = None) -> None:
        """Somebody called, was coded, and is saved; the CRM takes it, or answers with this failure."""
        self.talk()
        wrap_up = self.screens.wrap_up
        wrap_up.choose("REP")
        wrap_up.choose("REPLOO")
        wrap_up.set_solved(solved=True)
        self.phone.other_ends("call-1")
        self.crm.failure = failure
        wrap_up.save()

    def consult(self, question: str = "") -> str:
        """Ask the senior; the name of the call to her."""
        self.desk.ask_colleague(question)
        consult = self.desk.consults.open_consult
        assert consult is not None
        return consult.colleague_call


Scene = Callable[[Stage], None]
