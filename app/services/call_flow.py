"""The calls on this desk and the telephone they run on."""

import logging
import uuid
from collections.abc import Callable, Collection, Mapping

from app.domain.abilities import Abilities
from app.domain.agent import Registration
from app.domain.call import Call, CallState, CallTrigger, Direction, EndCause, Party, QueueContext
from app.domain.consult import ConsultReference
from app.domain.dialling import called
from app.domain.errors import InvalidTransition
from app.domain.events import LiveCall
from app.domain.moment import Moment
from app.ports import Clock, Phone

log = logging.getLogger(__name__)

MOST_RINGING = (
    4  # callers at the same time; the next one is told that we are busy, and is somebody else's to help
)


class CallFlow:
    """All calls that are live, and what the exchange thinks of this telephone."""

    def __init__(self, phone: Phone, clock: Clock, changed: Callable[[], None]) -> None:
        self._phone = phone
        self._clock = clock
        self._changed = changed
        self._is_steered: Callable[[str], bool] = lambda _call_id: False
        self._put_on_hold: Callable[[str], None] = lambda _call_id: None
        self._leaving: set[str] = set()
        self.keys_refused: set[str] = set()
        self.abilities: Abilities | None = None
        self.not_agreed_at: Moment | None = None
        self.all: dict[str, Call] = {}
        self.registration = Registration.STARTING
        self.registration_code = 0
        self.sound = ""

    def leave_to_consult(self, is_steered: Callable[[str], bool], put_on_hold: Callable[[str], None]) -> None:
        """Let a consult decide about the hold of its two calls.

        `is_steered` says whether a call is one of them; `put_on_hold` hears which call had to make room
        for another.
        """
        self._is_steered, self._put_on_hold = is_steered, put_on_hold

    # ------------------------------------------------------------ reading

    @property
    def talking(self) -> Call | None:
        """The call in which the agent speaks and hears now."""
        return next((call for call in self.all.values() if call.state is CallState.TALKING), None)

    @property
    def ringing(self) -> Call | None:
        """The call that has been ringing longest."""
        return next((call for call in self.all.values() if call.state is CallState.RINGING), None)

    @property
    def is_overrun(self) -> bool:
        """True when as many callers ring as one person may be expected to look at."""
        ringing = (call for call in self.all.values() if call.state is CallState.RINGING)
        return sum(1 for _ in ringing) >= MOST_RINGING

    def is_talking_but_for(self, *call_ids: str) -> bool:
        """True when the agent talks with somebody else than these."""
        return any(call.call_id not in call_ids for call in self._heard())

    @property
    def answered_last(self) -> Call | None:
        """Of the calls in which the agent speaks and hears, the one that was answered last."""
        times = [(call.answered_at.mono, call) for call in self._heard() if call.answered_at is not None]
        return max(times, key=lambda time: time[0])[1] if times else None

    def live(self, call_id: str) -> Call | None:
        """The call with this id, while it lives."""
        return self.all.get(call_id)

    # ------------------------------------------------------------ what the agent does

    def answer(self, call_id: str) -> None:
        """Take a ringing call; whoever we talk with goes on hold first."""
        call = self.all.get(call_id)
        if call is None or call.state is not CallState.RINGING:
            return
        self.hold_all_but(())
        self._phone.answer(call_id)

    def refuse(self, call_id: str) -> None:
        """Send a ringing call away; one that was answered meanwhile stays."""
        call = self.all.get(call_id)
        if call is not None and call.state is CallState.RINGING:
            self._phone.refuse(call_id)

    def hang_up(self, call_id: str) -> None:
        """End a call."""
        if call_id in self.all:
            self._leaving.add(call_id)
            self._phone.hang_up(call_id)

    def toggle_hold(self, call_id: str) -> None:
        """Put a call on hold, or take it off and put the other on hold instead.

        Not during a consult about it: then 'back to the caller' and 'together' say who hears whom.
        """
        call = self.all.get(call_id)
        if call is None or self._is_steered(call_id):
            return
        if call.state is CallState.TALKING:
            self._phone.hold(call_id)
        elif call.state is CallState.HELD:
            self.resume(call_id)

    def hold(self, call_id: str) -> None:
        """Let somebody wait."""
        if call_id in self.all:
            self._phone.hold(call_id)

    def resume(self, call_id: str) -> None:
        """Talk with this one again; whoever we talk with goes on hold first."""
        if call_id in self.all:
            self.hold_all_but({call_id})
            self._phone.resume(call_id)

    def turn_to(self, call_id: str, waiting: str) -> None:
        """Talk with one while the other waits."""
        self.hold(waiting)
        self.resume(call_id)

    def join(self, first: str, second: str) -> None:
        """Talk with two at once, who hear each other; anybody else goes on hold."""
        self.hold_all_but({first, second})
        for call_id in (first, second):
            self._phone.resume(call_id)
        self._phone.join(first, second)

    def dial(
        self, number: str, reference: ConsultReference | None = None, *, is_urgent: bool = False
    ) -> Call:
        """Call somebody; whoever we talk with goes on hold first."""
        self.hold_all_but(())
        call = Call(
            call_id=uuid.uuid4().hex,
            direction=Direction.OUTGOING,
            party=Party(called(number)),
            offered_at=self._clock.now(),
            state=CallState.DIALLING,
        )
        self.all[call.call_id] = call
        self._phone.dial(call.call_id, number, reference, is_urgent=is_urgent)
        self._changed()
        return call

    def hold_all_but(self, kept: Collection[str]) -> None:
        """Let everybody wait with whom we talk, but for the calls in `kept`."""
        for call in self._heard():
            if call.call_id not in kept:
                self._phone.hold(call.call_id)
                self._put_on_hold(call.call_id)

    def is_leaving(self, call_id: str) -> bool:
        """True for a call that we hung up, while the telephone has not said yet that it ended."""
        return call_id in self._leaving

    def _heard(self) -> list[Call]:
        calls = self.all.values()
        return [
            call for call in calls if call.state is CallState.TALKING and not self.is_leaving(call.call_id)
        ]

    # ------------------------------------------------------------ what happens

    def connected(
        self,
        calls: tuple[LiveCall, ...],
        registration: Registration,
        sound: str,
        held_before: Mapping[str, float],
    ) -> None:
        """The engine told all that lives in it; it is right and we were not there.

        `held_before` are the seconds that callers waited on hold as far as the sessions remember.
        A call that we began while the engine was telling is on its way there, and stays.
        """
        if registration is not self.registration:
            self.registered(registration, 0)
        self.sound = sound
        under_way = {key: call for key, call in self.all.items() if call.state is CallState.DIALLING}
        found = {live.call_id: _restored(live, held_before.get(live.call_id, 0.0)) for live in calls}
        self.all = under_way | found
        self._leaving.clear()

    def lost(self, at: Moment) -> list[Call]:
        """The engine is gone: the calls that ended with it.

        A call that we began after that went to the next engine, or is told to have failed by itself.
        """
        self.registered(Registration.ENGINE_LOST, 0)
        old = [call.call_id for call in self.all.values() if call.offered_at.mono <= at.mono]
        ended = [self.ended(call_id, EndCause.ENGINE_LOST, at) for call_id in old]
        return [call for call in ended if call is not None]

    def registered(self, registration: Registration, code: int) -> None:
        """The exchange accepted, refused, or does not answer."""
        self.registration = registration
        self.registration_code = code

    def offered(self, call_id: str, party: Party, queue: QueueContext, at: Moment) -> bool:
        """Somebody calls; False when we know that call already."""
        if call_id in self.all:
            return False
        self.all[call_id] = Call(call_id, Direction.INCOMING, party, at, CallState.RINGING, queue)
        return True

    def turned_away(self, call_id: str, party: Party, queue: QueueContext, at: Moment) -> Call | None:
        """Somebody calls and is told that we are busy; the call, which is over for us, or None when we know it."""
        if call_id in self.all:
            return None
        self._phone.refuse(call_id)
        return Call(
            call_id, Direction.INCOMING, party, at, CallState.ENDED, queue, end_cause=EndCause.REFUSED
        )

    def stepped(self, call_id: str, trigger: CallTrigger, at: Moment) -> Call | None:
        """The engine reported a step; the call, or None when the step was not possible."""
        call = self.all.get(call_id)
        return call if call is not None and self._step(call, trigger, at) else None

    def sound_agreed(self, call_id: str, codec: str, *, is_encrypted: bool) -> None:
        """There is sound, perhaps before the answer."""
        if (call := self.all.get(call_id)) is not None:
            call.codec, call.is_encrypted = codec, is_encrypted

    @property
    def takes_keys(self) -> Call | None:
        """The call that hears keys: in which the agent talks, else one that is heard before it is answered."""
        return self.talking or next((one for one in self.all.values() if one.is_heard_early), None)

    def press(self, call_id: str, keys: str) -> None:
        """Send keys to the other end, for a menu or a PIN; they are kept nowhere."""
        if call_id in self.all:
            self.keys_refused.discard(call_id)
            self._phone.press(call_id, keys)

    def ended(self, call_id: str, cause: EndCause, at: Moment) -> Call | None:
        """A call is over."""
        call = self.stepped(call_id, CallTrigger.ENDED, at)
        if call is not None:
            call.end_cause = cause
            if cause is EndCause.NO_AGREEMENT:
                self.not_agreed_at = at
            del self.all[call_id]
            self._leaving.discard(call_id)
            self.keys_refused.discard(call_id)
        return call

    def party_changed(self, call_id: str, party: Party) -> bool:
        """Somebody else is at the other end; False when there is no such call."""
        call = self.all.get(call_id)
        if call is not None:
            call.party = party
        return call is not None

    def _step(self, call: Call, trigger: CallTrigger, at: Moment) -> bool:
        before = call.state
        try:
            call.apply(trigger, at)
        except InvalidTransition as error:
            log.warning("%s", error)
            return False
        log.info("call %.8s: %s, %s, %s", call.call_id, before.name, trigger.name, call.state.name)
        return True


def _restored(live: LiveCall, held_seconds: float) -> Call:
    return Call(
        call_id=live.call_id,
        direction=live.direction,
        party=live.party,
        offered_at=live.offered_at,
        state=live.state,
        queue=live.queue,
        answered_at=live.answered_at,
        held_since=live.held_since,
        held_seconds=held_seconds,
        codec=live.codec,
        is_encrypted=live.is_encrypted,
        is_muted=live.is_muted,
    )
