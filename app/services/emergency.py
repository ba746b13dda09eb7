"""112: called in every state, never looked up, and said at once when this telephone cannot do it."""

import logging

from app.domain import events
from app.domain.agent import Registration
from app.domain.call import EndCause
from app.domain.emergency import EMERGENCY_NUMBER, EmergencyCall, EmergencyTrigger, is_emergency_call
from app.domain.errors import InvalidTransition
from app.domain.events import Event, LiveCall
from app.services.call_flow import CallFlow

log = logging.getLogger(__name__)


class Emergency:
    """The call to 112 has no contact of its own: whoever it is about stays on the screen."""

    def __init__(self, calls: CallFlow) -> None:
        self._calls = calls
        self.call = EmergencyCall()

    def dial(self) -> None:
        """Call 112, whatever else is going on; once is enough while it is tried."""
        if self.call.is_live:
            return
        self._step(EmergencyTrigger.CALLED)
        self.call.call_id = self._calls.dial(EMERGENCY_NUMBER, is_urgent=True).call_id
        if self._calls.registration is not Registration.REGISTERED:
            # It is tried all the same. Nobody should wait for it.
            self._step(EmergencyTrigger.UNHEARD)

    def close(self) -> None:
        """The agent has read that another telephone is needed."""
        self._step(EmergencyTrigger.CLOSED)

    def take(self, event: Event) -> None:
        """A fact, after the rest of the desk took it; most are about something else."""
        match event:
            case events.PhoneConnected():
                self._find_again(event.calls)
            case events.CallUnheard() if self._is_ours(event.call_id):
                self._step(EmergencyTrigger.UNHEARD)
            case events.CallAnswered() if self._is_ours(event.call_id):
                self._step(EmergencyTrigger.ANSWERED)
            case events.CallEnded() if self._is_ours(event.call_id):
                is_by_us = event.cause is EndCause.HUNG_UP
                self._step(EmergencyTrigger.LEFT if is_by_us else EmergencyTrigger.ENDED)
            case events.PhoneLost() if self.call.is_live:
                self._step(EmergencyTrigger.LOST)
            case _:
                pass

    def _find_again(self, calls: tuple[LiveCall, ...]) -> None:
        """A window (again) has its telephone; perhaps 112 is on the line."""
        found = next((call for call in calls if is_emergency_call(call.direction, call.party)), None)
        if found is None or self.call.is_live:
            return
        self.call = EmergencyCall(found.call_id)
        self._step(EmergencyTrigger.CALLED)
        if found.answered_at is not None:
            self._step(EmergencyTrigger.ANSWERED)

    def _is_ours(self, call_id: str) -> bool:
        return self.call.is_live and call_id == self.call.call_id

    def _step(self, trigger: EmergencyTrigger) -> None:
        before = self.call.state
        try:
            self.call.apply(trigger)
        except InvalidTransition as error:
            log.info("%s", error)
        else:
            log.info("112: %s, %s, %s", before.name, trigger.name, self.call.state.name)
