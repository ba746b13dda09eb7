"""The whole desk on fakes: what others do, what the agent does, and when the desk hears of it."""

from collections import deque

from app.domain.call import CallState, EndCause
from app.domain.consult import Colleague, Consult, ConsultReference
from app.domain.contact import ContactRecord, ContactSession
from app.domain.dossier import DossierContent
from app.domain.events import Event, QuestionArrived, Tick
from app.domain.quiet import QuietRules
from app.ports import Clock, Phone
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

QUESTION = "Mag de tuin op de begane grond?"


class World:
    """A desk with its telephone, CRM and disk in memory.

    As in the window, a fact waits in a mailbox and is never handed to the desk while it is at something
    else. The methods here settle all that they cause; a test about things that cross each other speaks
    with `desk` and `phone` itself and says `settle` when it wants.
    """

    quiet_rules = QuietRules()

    seniors: tuple[Colleague, ...] = (Colleague(builders.SENIOR),)

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.journal = FakeJournal()
        self.past_calls = FakePastCalls()
        self.line_reports = FakeLineReports()
        self.outbox = FakeOutbox(self.journal, self.past_calls)
        self.audit = FakeAudit()
        self.phone = FakePhone(self.post, self.clock)
        self.crm = FakeCrm(self.post_answer)
        self.queue_feed = FakeQueueFeed(self.post, self.clock)
        self.headset = FakeHeadset(self.post)
        self.agent_pause = FakeAgentPause(self.post, self.clock)
        self.jitter = 1.0
        self.mailbox: deque[Event] = deque()
        self.answers: deque[Event] = deque()
        self.desk = self.new_desk()
        self.desk.start()
        self.phone.connect()
        self.settle()

    def new_desk(self, phone: Phone | None = None, clock: Clock | None = None) -> Desk:
        """A desk on all of this; perhaps with another telephone, and the clock that it goes by."""
        ports = Ports(
            phone or self.phone,
            self.crm,
            self.queue_feed,
            self.outbox,
            self.journal,
            self.audit,
            clock or self.clock,
            jitter=lambda: self.jitter,
            past_calls=self.past_calls,
            line_reports=self.line_reports,
            headset=self.headset,
            agent_pause=self.agent_pause,
        )
        return Desk(
            ports,
            Workplace(builders.taxonomy(), "MDW-1", self.seniors, quiet=self.quiet_rules),
        )

    # ------------------------------------------------------------ the mailbox

    def post(self, event: Event) -> None:
        """Keep a fact for the desk."""
        self.mailbox.append(event)

    def post_answer(self, event: Event) -> None:
        """Keep an answer of the CRM; it comes from another thread, so in no order with the telephone."""
        self.answers.append(event)

    def settle(self) -> None:
        """Let the desk take in all that is in the mailbox, and all that follows from it."""
        while waiting := self.mailbox or self.answers:
            self.desk.handle(waiting.popleft())

    def tell(self, *facts: Event) -> None:
        """Put facts in the mailbox and let the desk take them in."""
        self.mailbox.extend(facts)
        self.settle()

    def later(self, seconds: float) -> None:
        """Time passes, and the desk notices at the end of it."""
        self.tell(Tick(self.clock.advance(seconds)))

    def seconds_pass(self, seconds: int) -> None:
        """Time passes, and the desk notices every second."""
        for _ in range(seconds):
            self.later(1.0)

    # ------------------------------------------------------------ the window

    def kill_window(self) -> None:
        """The window is gone at once, with all that it had not been told yet."""
        self.mailbox.clear()
        self.answers.clear()
        self.desk = self.new_desk()

    def start_window(self) -> None:
        """Another window begins and finds its telephone."""
        self.desk.start()
        self.phone.connect()
        self.settle()

    def restart_window(self) -> None:
        """The window is killed and started again."""
        self.kill_window()
        self.start_window()

    # ------------------------------------------------------------ what others do

    def knows(self, *further: DossierContent, number: str = builders.MOBILE) -> None:
        """The CRM knows one quiet tenant under `number`, with `further` in her dossier."""
        self.crm.knows(number, builders.candidate())
        self.crm.holds(builders.RELATION, *builders.contents(), *further)

    def ring(
        self,
        call_id: str = "call-1",
        number: str = builders.MOBILE,
        reference: ConsultReference | None = None,
        sent_by: str = "",
    ) -> ContactSession:
        """Somebody calls; perhaps a colleague put them through."""
        self.phone.ring(call_id, builders.party(number), reference=reference, sent_by=sent_by)
        self.settle()
        return self.session(call_id)

    def ends(self, call_id: str = "call-1", cause: EndCause = EndCause.BY_OTHER_PARTY) -> None:
        """The other end hangs up, refuses, or does not answer."""
        self.phone.other_ends(call_id, cause)
        self.settle()

    def colleague_answers(self) -> None:
        """The senior takes the call."""
        self.phone.other_answers(self.colleague_call)
        self.settle()

    def colleague_tells(self, reference: ConsultReference, number: str = builders.SENIOR) -> None:
        """A text about a call comes from this number."""
        self.tell(QuestionArrived(reference, builders.party(number), self.clock.now()))

    # ------------------------------------------------------------ what the agent does

    def answer(self, call_id: str = "call-1") -> ContactSession:
        """Take a ringing call."""
        self.desk.calls.answer(call_id)
        self.settle()
        return self.session(call_id)

    def talk(self, call_id: str = "call-1", number: str = builders.MOBILE) -> ContactSession:
        """Somebody calls and is answered after four seconds."""
        self.ring(call_id, number)
        self.later(4)
        return self.answer(call_id)

    def dial(self, number: str = builders.MOBILE) -> ContactSession:
        """Call somebody."""
        self.desk.dial(number)
        self.settle()
        return self.desk.sessions.all[-1]

    def toggle_hold(self, call_id: str = "call-1") -> None:
        """Hold a call, or take it back."""
        self.desk.calls.toggle_hold(call_id)
        self.settle()

    def hang_up(self, call_id: str = "call-1") -> None:
        """End a call."""
        self.desk.calls.hang_up(call_id)
        self.settle()

    def ask(self, question: str = QUESTION) -> Consult:
        """One key: the caller waits, the senior is rung."""
        self.desk.ask_colleague(question)
        self.settle()
        return self.consult

    def consult_talking(self) -> Consult:
        """A tenant is on hold while the agent talks with the senior."""
        self.talk()
        self.ask()
        self.colleague_answers()
        return self.consult

    def consult_together(self) -> Consult:
        """Tenant, agent and senior hear each other."""
        self.consult_talking()
        self.join()
        return self.consult

    def consult_handing_over(self) -> Consult:
        """The exchange has been asked to connect tenant and senior, and has not said how it went."""
        self.consult_talking()
        self.hand_over()
        return self.consult

    def press(self, key: str) -> None:
        """A key of the consult, by the name of what it does."""
        getattr(self.desk.consults, key)()
        self.settle()

    def put_through(self, whom: Colleague) -> None:
        """The caller goes to somebody with whom the agent does not talk first."""
        self.desk.asking.put_through(whom)
        self.settle()

    def leave(self, call_id: str = "call-1") -> None:
        """Hang up, as the key and the button do: during a consult its table says what that means."""
        self.desk.asking.hang_up(call_id)
        self.settle()

    def back(self) -> None:
        """To the caller, from every state."""
        self.desk.consults.back_to_caller()
        self.settle()

    def join(self) -> None:
        """All three together."""
        self.desk.consults.join()
        self.settle()

    def hand_over(self) -> None:
        """The senior goes on with the caller."""
        self.desk.consults.hand_over()
        self.settle()

    def code(self, session: ContactSession, note: str = "") -> None:
        """Fill in all that is mandatory."""
        flow = self.desk.wrap_up
        flow.choose_topic(session.session_id, "REP")
        flow.choose_subtopic(session.session_id, "REPLOO")
        flow.set_solved(session.session_id, True)
        flow.write_note(session.session_id, note)

    def save(self, session: ContactSession) -> None:
        """Save what was filled in."""
        self.desk.wrap_up.save(session.session_id)
        self.settle()

    def contact(
        self, call_id: str = "call-1", number: str = builders.MOBILE, note: str = ""
    ) -> ContactSession:
        """A whole conversation, coded and not yet saved."""
        session = self.talk(call_id, number)
        self.code(session, note)
        self.ends(call_id)
        return session

    # ------------------------------------------------------------ looking

    def session(self, call_id: str = "call-1") -> ContactSession:
        """The contact of a call."""
        session = self.desk.sessions.of_call(call_id)
        assert session is not None
        return session

    def state(self, call_id: str = "call-1") -> CallState:
        """Where a call is, as the desk sees it."""
        call = self.desk.calls.live(call_id)
        return call.state if call is not None else CallState.ENDED

    @property
    def consult(self) -> Consult:
        """The consult that runs, or the last one."""
        assert self.desk.consults.consult is not None
        return self.desk.consults.consult

    @property
    def colleague_call(self) -> str:
        """The call to the senior."""
        return self.consult.colleague_call

    @property
    def focused_call(self) -> str:
        """The call whose contact is on the screen, '' when there is none."""
        focused = self.desk.sessions.focused
        return focused.call_id if focused is not None else ""

    @property
    def saved(self) -> dict[str, ContactRecord]:
        """All that is in the outbox or in the CRM, by contact id."""
        waiting = {entry.record.contact_id: entry.record for entry in self.outbox.waiting()}
        return waiting | {record.contact_id: record for record in self.crm.written}
