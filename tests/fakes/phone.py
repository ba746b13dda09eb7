"""A telephone and an exchange in memory."""

from dataclasses import replace

from app.domain import events
from app.domain.agent import Registration
from app.domain.call import CallState, Direction, EndCause, Party, QueueContext
from app.domain.consult import ConsultReference
from app.domain.desk_message import DeskMessage
from app.domain.events import LiveCall
from app.domain.line_quality import LineSample
from app.domain.phone_number import parse_number
from app.domain.presence import Presence
from app.domain.sound import SoundChoice, SoundPart, TrialStep
from app.ports import Clock, Post


class FakePhone:
    """The Phone port: does what it is told and says so; what others do, the test orders.

    `commands` is everything that was asked, in order. With `is_absent` there is no engine.
    Calls in `cannot_resume` stay on hold, as when the other end refuses.
    """

    def __init__(self, post: Post, clock: Clock) -> None:
        self._post = post
        self._clock = clock
        self._calls: dict[str, LiveCall] = {}
        self._joined: set[frozenset[str]] = set()
        self.registration = Registration.REGISTERED
        self.sound = "file"
        self.commands: list[tuple[str, ...]] = []
        self.references: dict[str, ConsultReference | None] = {}
        self.urgent: set[str] = set()
        self.told: list[tuple[str, ConsultReference]] = []
        self.sent: list[tuple[str, DeskMessage]] = []
        self.cannot_be_told: set[str] = set()
        self.cannot_resume: set[str] = set()
        self.presences: dict[str, Presence] = {}
        self._wanted: tuple[str, ...] = ()
        self._watched: dict[str, events.PresenceChanged] = {}
        self.is_absent = False
        self.choice = SoundChoice()

    # ------------------------------------------------------------ the truth on the line

    @property
    def live(self) -> tuple[LiveCall, ...]:
        """Every call that there is, whatever a window knows of it."""
        return tuple(self._calls.values())

    @property
    def heard(self) -> set[str]:
        """The calls whose other ends hear the agent now."""
        return {call.call_id for call in self.live if call.call_id in self._talking and not call.is_muted}

    @property
    def _talking(self) -> set[str]:
        return {call.call_id for call in self.live if call.state is CallState.TALKING}

    @property
    def hear_each_other(self) -> set[frozenset[str]]:
        """Pairs of calls whose other ends hear each other through us."""
        return {pair for pair in self._joined if pair <= self._talking}

    # ------------------------------------------------------------ what others do

    def connect(self) -> None:
        """A window finds its telephone."""
        self.is_absent = False
        now, known = self._clock.now(), tuple(self._watched.values())
        self._post(events.PhoneConnected(self.live, self.registration, self.sound, now, known))

    def ring(
        self,
        call_id: str,
        party: Party,
        queue: QueueContext = QueueContext(),
        reference: ConsultReference | None = None,
        sent_by: str = "",
    ) -> None:
        """Somebody calls; perhaps a colleague put them through."""
        now = self._clock.now()
        self._calls[call_id] = LiveCall(
            call_id,
            Direction.INCOMING,
            party,
            CallState.RINGING,
            now,
            queue=queue,
            reference=reference,
            sent_by=sent_by,
        )
        self._post(events.CallOffered(call_id, party, queue, reference, now, sent_by))

    def other_answers(self, call_id: str) -> None:
        """Whom we called takes the call."""
        if self._change(call_id, CallState.DIALLING, CallState.TALKING):
            self._post(events.CallAnswered(call_id, self._clock.now()))

    def nobody_hears(self, call_id: str) -> None:
        """An urgent call has no answer of any kind."""
        assert call_id in self.urgent
        self._post(events.CallUnheard(call_id, self._clock.now()))

    def other_ends(self, call_id: str, cause: EndCause = EndCause.BY_OTHER_PARTY) -> None:
        """The other end hangs up, refuses, is busy or does not answer."""
        self._ended(call_id, cause)

    def sound_is_agreed(self, call_id: str, codec: str = "PCMA", *, is_encrypted: bool = False) -> None:
        """The two ends agreed about the sound, perhaps before the answer."""
        self._calls[call_id] = replace(self._calls[call_id], codec=codec, is_encrypted=is_encrypted)
        self._post(events.SoundAgreed(call_id, codec, is_encrypted))

    def counts(self, call_id: str, sample: LineSample, exchange_id: str = "") -> None:
        """The telephone counted the packets of a conversation."""
        self._post(events.LineMeasured(call_id, sample, exchange_id))

    def other_changes(self, call_id: str, party: Party) -> None:
        """Somebody else is at the other end now."""
        self._calls[call_id] = replace(self._calls[call_id], party=party)
        self._post(events.PartyChanged(call_id, party))

    def colleague_says(self, message: DeskMessage, number: str) -> None:
        """Somebody's desk says something to this one."""
        sender = Party(parse_number(number))
        self._post(events.DeskMessageArrived(message, sender, self._clock.now()))

    def colleague_does(self, number: str, presence: Presence) -> None:
        """A colleague becomes free, is rung, talks, or leaves; whoever follows that number is told."""
        self.presences[number] = presence
        if number in self._wanted and not self.is_absent:
            self._seen(number, has_begun_then=number in self._watched)

    def transfer_succeeds(self, customer_call: str, colleague_call: str) -> None:
        """Caller and colleague talk with each other; the exchange ends our two calls."""
        self._post(events.HandOverDone(customer_call, self._clock.now()))
        self._ended(customer_call, EndCause.HANDED_OVER)
        self._ended(colleague_call, EndCause.HANDED_OVER)

    def transfer_fails(self, customer_call: str, cause: EndCause = EndCause.UNREACHABLE) -> None:
        """The exchange does not carry the transfer out."""
        self._post(events.HandOverFailed(customer_call, self._clock.now(), cause))

    def engine_dies(self) -> None:
        """The engine is gone, and every call in it."""
        self._calls.clear()
        self._joined.clear()
        self._wanted = ()
        self._watched.clear()
        self.channel_breaks()

    def channel_breaks(self) -> None:
        """The window has no engine any more, for all that it can see; the calls go on."""
        self.is_absent = True
        self._post(events.PhoneLost(self._clock.now()))

    def ends_unseen(self, call_id: str) -> None:
        """A call ends while no window looks."""
        del self._calls[call_id]

    # ------------------------------------------------------------ Phone

    def answer(self, call_id: str) -> None:
        """Take a ringing call."""
        self.commands.append(("answer", call_id))
        if self._change(call_id, CallState.RINGING, CallState.TALKING):
            self._post(events.CallAnswered(call_id, self._clock.now()))

    def refuse(self, call_id: str) -> None:
        """Send a ringing call away as busy."""
        self.commands.append(("refuse", call_id))
        if any(call.call_id == call_id and call.state is CallState.RINGING for call in self.live):
            self._ended(call_id, EndCause.REFUSED)

    def hang_up(self, call_id: str) -> None:
        """End a call in any state."""
        self.commands.append(("hang_up", call_id))
        self._ended(call_id, EndCause.HUNG_UP)

    def hold(self, call_id: str) -> None:
        """Let the other end wait."""
        self.commands.append(("hold", call_id))
        self._joined = {pair for pair in self._joined if call_id not in pair}
        if self._change(call_id, CallState.TALKING, CallState.HELD):
            self._post(events.CallHeld(call_id, self._clock.now()))

    def resume(self, call_id: str) -> None:
        """Take a call off hold."""
        self.commands.append(("resume", call_id))
        if call_id in self.cannot_resume:
            self._post(events.PhoneRefused("Resume", call_id, "SIP 488"))
        elif self._change(call_id, CallState.HELD, CallState.TALKING):
            self._post(events.CallResumed(call_id, self._clock.now()))

    def press(self, call_id: str, keys: str) -> None:
        """Send keys to the other end."""
        self.commands.append(("press", call_id, keys))
        if not any(call.call_id == call_id and call.answered_at for call in self.live):
            self._post(events.PhoneRefused("Press", call_id, "there is no sound"))

    def dial(
        self, call_id: str, number: str, reference: ConsultReference | None = None, *, is_urgent: bool = False
    ) -> None:
        """Call a number; it rings until the test lets somebody answer."""
        self.commands.append(("dial", call_id, number))
        if is_urgent:
            self.urgent.add(call_id)
        self.references[call_id] = reference
        now = self._clock.now()
        if self.is_absent:
            self._post(events.CallEnded(call_id, EndCause.UNREACHABLE, now))
            return
        self._calls[call_id] = LiveCall(
            call_id,
            Direction.OUTGOING,
            Party(parse_number(number)),
            CallState.DIALLING,
            now,
            reference=reference,
        )

    def join(self, first: str, second: str) -> None:
        """Let the other ends of two calls hear each other."""
        self.commands.append(("join", first, second))
        self._joined.add(frozenset((first, second)))

    def hand_over(self, customer_call: str, colleague_call: str) -> None:
        """Connect the other ends with each other; the test says how it went, when it is possible at all."""
        self.commands.append(("hand_over", customer_call, colleague_call))
        if not {customer_call, colleague_call} <= {call.call_id for call in self.live if call.answered_at}:
            self.transfer_fails(customer_call)

    def put_through(self, call_id: str, number: str, reference: ConsultReference | None = None) -> None:
        """Have the exchange connect the other end with a number; the test says how it went."""
        self.commands.append(("put_through", call_id, number))
        self.references[call_id] = reference
        if not any(call.call_id == call_id and call.answered_at for call in self.live):
            self.transfer_fails(call_id)

    def tell(self, number: str, reference: ConsultReference) -> None:
        """Send a colleague the question as text."""
        self.commands.append(("tell", number))
        self.told.append((number, reference))

    def send(self, number: str, message: DeskMessage) -> None:
        """Say something to a colleague's desk, which is at the other end of `sent`."""
        self.sent.append((number, message))
        if self.is_absent or number in self.cannot_be_told:
            self._post(events.DeskMessageLost(message, number, self._clock.now()))

    def chime(self) -> None:
        """Let the agent hear one soft tone."""
        self.commands.append(("chime",))

    def mute(self, call_id: str, *, is_muted: bool) -> None:
        """Be heard in this call, or not."""
        self.commands.append(("mute", call_id, str(is_muted)))
        call = self._calls.get(call_id)
        if self.is_absent or call is None or call.answered_at is None or call.is_muted is is_muted:
            return
        self._calls[call_id] = replace(call, is_muted=is_muted)
        self._post(events.CallMuted(call_id, is_muted))

    def use_sound(self, choice: SoundChoice) -> None:
        """Use these cards and volumes."""
        self.choice = choice

    def watch_sound(self, *, is_watched: bool) -> None:
        """Follow how loud it is; the test says how loud."""
        self.commands.append(("watch_sound", str(is_watched)))

    def try_sound(self, part: SoundPart) -> None:
        """Let it ring, or record and play back; the test says how it goes on."""
        self.commands.append(("try_sound", part.name))
        if not self._calls:
            step = TrialStep.RINGING if part is SoundPart.RING else TrialStep.RECORDING
            self._post(events.SoundTried(step))

    def watch(self, numbers: tuple[str, ...]) -> None:
        """Follow how exactly these numbers are doing."""
        self.commands.append(("watch", *numbers))
        if self.is_absent:
            return
        self._wanted = numbers
        self._watched = {number: seen for number, seen in self._watched.items() if number in numbers}
        for number in dict.fromkeys(numbers):
            if number not in self._watched and number in self.presences:
                self._seen(number, has_begun_then=False)

    # ------------------------------------------------------------ inside

    def _seen(self, number: str, *, has_begun_then: bool) -> None:
        presence, now = self.presences[number], self._clock.now()
        self._watched[number] = events.PresenceChanged(number, presence, now, has_begun_then)
        self._post(self._watched[number])

    def _ended(self, call_id: str, cause: EndCause) -> None:
        if not self.is_absent and self._calls.pop(call_id, None) is not None:
            self._post(events.CallEnded(call_id, cause, self._clock.now()))

    def _change(self, call_id: str, before: CallState, after: CallState) -> bool:
        call = self._calls.get(call_id)
        if call is None or call.state is not before or self.is_absent:
            return False
        now = self._clock.now()
        self._calls[call_id] = replace(
            call,
            state=after,
            answered_at=call.answered_at or now,
            held_since=now if after is CallState.HELD else None,
        )
        return True
