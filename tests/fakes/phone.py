"""A telephone and an exchange in memory."""

from app.domain import events
from app.domain.agent import Registration
from app.domain.call import CallState, Direction, EndCause, Party, QueueContext
from app.domain.consult import ConsultReference
from app.domain.events import LiveCall
from app.domain.phone_number import parse_number
from app.ports import Clock, Post


class FakePhone:
    """The Phone port: does what it is told and says so; what others do, the test orders.

    `commands` is everything that was asked, in order. With `is_absent` there is no engine.
    """

    def __init__(self, post: Post, clock: Clock) -> None:
        self._post = post
        self._clock = clock
        self._calls: dict[str, LiveCall] = {}
        self.registration = Registration.REGISTERED
        self.commands: list[tuple[str, ...]] = []
        self.references: dict[str, ConsultReference | None] = {}
        self.told: list[tuple[str, ConsultReference]] = []
        self.is_absent = False

    # ------------------------------------------------------------ what others do

    def connect(self) -> None:
        """A window finds its telephone."""
        calls = tuple(self._calls.values())
        self._post(events.PhoneConnected(calls, self.registration, "file", self._clock.now()))

    def ring(
        self,
        call_id: str,
        party: Party,
        queue: QueueContext = QueueContext(),
        reference: ConsultReference | None = None,
    ) -> None:
        """Somebody calls."""
        now = self._clock.now()
        self._calls[call_id] = LiveCall(
            call_id, Direction.INCOMING, party, CallState.RINGING, now, queue=queue, reference=reference
        )
        self._post(events.CallOffered(call_id, party, queue, reference, now))

    def other_answers(self, call_id: str) -> None:
        """Whom we called takes the call."""
        self._answered(call_id)

    def other_ends(self, call_id: str, cause: EndCause = EndCause.BY_OTHER_PARTY) -> None:
        """The other end hangs up, refuses, is busy or does not answer."""
        self._ended(call_id, cause)

    def other_changes(self, call_id: str, party: Party) -> None:
        """Somebody else is at the other end now."""
        self._post(events.PartyChanged(call_id, party))

    def transfer_succeeds(self, customer_call: str, colleague_call: str) -> None:
        """Caller and colleague talk with each other; the exchange ends our two calls."""
        self._post(events.HandOverDone(customer_call, self._clock.now()))
        self._ended(customer_call, EndCause.HANDED_OVER)
        self._ended(colleague_call, EndCause.HANDED_OVER)

    def transfer_fails(self, customer_call: str) -> None:
        """The exchange does not carry the transfer out."""
        self._post(events.HandOverFailed(customer_call, self._clock.now()))

    def engine_dies(self) -> None:
        """The engine is gone, and every call in it."""
        self._calls.clear()
        self._post(events.PhoneLost(self._clock.now()))

    def ends_unseen(self, call_id: str) -> None:
        """A call ends while no window looks."""
        del self._calls[call_id]

    # ------------------------------------------------------------ Phone

    def answer(self, call_id: str) -> None:
        """Take a ringing call."""
        self.commands.append(("answer", call_id))
        self._answered(call_id)

    def refuse(self, call_id: str) -> None:
        """Send a ringing call away as busy."""
        self.commands.append(("refuse", call_id))
        self._ended(call_id, EndCause.REFUSED)

    def hang_up(self, call_id: str) -> None:
        """End a call in any state."""
        self.commands.append(("hang_up", call_id))
        self._ended(call_id, EndCause.HUNG_UP)

    def hold(self, call_id: str) -> None:
        """Let the other end wait."""
        self.commands.append(("hold", call_id))
        if self._change(call_id, CallState.TALKING, CallState.HELD):
            self._post(events.CallHeld(call_id, self._clock.now()))

    def resume(self, call_id: str) -> None:
        """Take a call off hold."""
        self.commands.append(("resume", call_id))
        if self._change(call_id, CallState.HELD, CallState.TALKING):
            self._post(events.CallResumed(call_id, self._clock.now()))

    def dial(self, call_id: str, number: str, reference: ConsultReference | None = None) -> None:
        """Call a number; it rings until the test lets somebody answer."""
        self.commands.append(("dial", call_id, number))
        self.references[call_id] = reference
        now = self._clock.now()
        if self.is_absent:
            self._post(events.CallEnded(call_id, EndCause.UNREACHABLE, now))
            return
        party = Party(parse_number(number))
        self._calls[call_id] = LiveCall(call_id, Direction.OUTGOING, party, CallState.DIALLING, now)

    def join(self, first: str, second: str) -> None:
        """Let the other ends of two calls hear each other."""
        self.commands.append(("join", first, second))

    def hand_over(self, customer_call: str, colleague_call: str) -> None:
        """Connect the other ends with each other; the test says how it went."""
        self.commands.append(("hand_over", customer_call, colleague_call))

    def tell(self, number: str, reference: ConsultReference) -> None:
        """Send a colleague the question as text."""
        self.commands.append(("tell", number))
        self.told.append((number, reference))

    # ------------------------------------------------------------ inside

    def _answered(self, call_id: str) -> None:
        if self._change(call_id, CallState.RINGING, CallState.TALKING) or self._change(
            call_id, CallState.DIALLING, CallState.TALKING
        ):
            self._post(events.CallAnswered(call_id, self._clock.now()))

    def _ended(self, call_id: str, cause: EndCause) -> None:
        if self._calls.pop(call_id, None) is not None:
            self._post(events.CallEnded(call_id, cause, self._clock.now()))

    def _change(self, call_id: str, before: CallState, after: CallState) -> bool:
        call = self._calls.get(call_id)
        if call is None or call.state is not before:
            return False
        now = self._clock.now()
        self._calls[call_id] = LiveCall(
            call_id=call_id,
            direction=call.direction,
            party=call.party,
            state=after,
            offered_at=call.offered_at,
            answered_at=call.answered_at or now,
            held_since=now if after is CallState.HELD else None,
            queue=call.queue,
            reference=call.reference,
        )
        return True
