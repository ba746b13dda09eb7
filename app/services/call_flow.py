"""The calls on this desk and the telephone they run on."""

import logging
import uuid
from collections.abc import Callable

from app.domain.agent import Registration
from app.domain.call import Call, CallState, CallTrigger, Direction, EndCause, Party, QueueContext
from app.domain.consult import ConsultReference
from app.domain.errors import InvalidTransition
from app.domain.events import LiveCall
from app.domain.moment import Moment
from app.domain.phone_number import parse_number
from app.ports import Clock, Phone

log = logging.getLogger(__name__)


class CallFlow:
    """All calls that are live, and what the exchange thinks of this telephone."""

    def __init__(self, phone: Phone, clock: Clock, changed: Callable[[], None]) -> None:
        self._phone = phone
        self._clock = clock
        self._changed = changed
        self.all: dict[str, Call] = {}
        self.registration = Registration.STARTING
        self.registration_code = 0
        self.sound = ""

    # ------------------------------------------------------------ reading

    @property
    def talking(self) -> Call | None:
        """The call in which the agent speaks and hears now."""
        return next((call for call in self.all.values() if call.state is CallState.TALKING), None)

    @property
    def ringing(self) -> Call | None:
        """The call that has been ringing longest."""
        return next((call for call in self.all.values() if call.state is CallState.RINGING), None)

    def live(self, call_id: str) -> Call | None:
        """The call with this id, while it lives."""
        return self.all.get(call_id)

    # ------------------------------------------------------------ what the agent does

    def answer(self, call_id: str) -> None:
        """Take a ringing call; whoever we talk with goes on hold first."""
        call = self.all.get(call_id)
        if call is None or call.state is not CallState.RINGING:
            return
        self._free_the_line()
        self._phone.answer(call_id)

    def refuse(self, call_id: str) -> None:
        """Send a ringing call away."""
        if call_id in self.all:
            self._phone.refuse(call_id)

    def hang_up(self, call_id: str) -> None:
        """End a call."""
        if call_id in self.all:
            self._phone.hang_up(call_id)

    def toggle_hold(self, call_id: str) -> None:
        """Put a call on hold, or take it off and put the other on hold instead."""
        call = self.all.get(call_id)
        if call is None:
            return
        if call.state is CallState.TALKING:
            self._phone.hold(call_id)
        elif call.state is CallState.HELD:
            self._free_the_line()
            self._phone.resume(call_id)

    def dial(self, number: str, reference: ConsultReference | None = None) -> Call:
        """Call somebody; whoever we talk with goes on hold first."""
        self._free_the_line()
        call = Call(
            call_id=uuid.uuid4().hex,
            direction=Direction.OUTGOING,
            party=Party(parse_number(number)),
            offered_at=self._clock.now(),
            state=CallState.DIALLING,
        )
        self.all[call.call_id] = call
        self._phone.dial(call.call_id, number, reference)
        self._changed()
        return call

    def _free_the_line(self) -> None:
        for call in self.all.values():
            if call.state is CallState.TALKING:
                self._phone.hold(call.call_id)

    # ------------------------------------------------------------ what happens

    def connected(self, calls: tuple[LiveCall, ...], registration: Registration, sound: str) -> None:
        """The engine told all that lives in it; it is right and we were not there."""
        self.registration = registration
        self.sound = sound
        self.all = {live.call_id: _restored(live) for live in calls}

    def lost(self, at: Moment) -> list[Call]:
        """The engine is gone: the calls that ended with it."""
        self.registration = Registration.ENGINE_LOST
        ended = [call for call in self.all.values() if self._step(call, CallTrigger.ENDED, at)]
        for call in ended:
            call.end_cause = EndCause.ENGINE_LOST
        self.all.clear()
        return ended

    def registered(self, registration: Registration, code: int) -> None:
        """The exchange accepted, refused, or does not answer."""
        self.registration = registration
        self.registration_code = code

    def offered(self, call_id: str, party: Party, queue: QueueContext, at: Moment) -> None:
        """Somebody calls."""
        self.all[call_id] = Call(call_id, Direction.INCOMING, party, at, CallState.RINGING, queue)

    def stepped(self, call_id: str, trigger: CallTrigger, at: Moment) -> Call | None:
        """The engine reported a step; the call, or None when the step was not possible."""
        call = self.all.get(call_id)
        return call if call is not None and self._step(call, trigger, at) else None

    def ended(self, call_id: str, cause: EndCause, at: Moment) -> Call | None:
        """A call is over."""
        call = self.stepped(call_id, CallTrigger.ENDED, at)
        if call is not None:
            call.end_cause = cause
            del self.all[call_id]
        return call

    def party_changed(self, call_id: str, party: Party) -> None:
        """Somebody else is at the other end."""
        call = self.all.get(call_id)
        if call is not None:
            call.party = party

    def _step(self, call: Call, trigger: CallTrigger, at: Moment) -> bool:
        before = call.state
        try:
            call.apply(trigger, at)
        except InvalidTransition as error:
            log.warning("%s", error)
            return False
        log.info("call %.8s: %s, %s, %s", call.call_id, before.name, trigger.name, call.state.name)
        return True


def _restored(live: LiveCall) -> Call:
    return Call(
        call_id=live.call_id,
        direction=live.direction,
        party=live.party,
        offered_at=live.offered_at,
        state=live.state,
        queue=live.queue,
        answered_at=live.answered_at,
        held_since=live.held_since,
    )
