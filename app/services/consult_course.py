"""A consult as it takes its course; whatever goes wrong, the caller comes back."""

import logging

from app.domain.call import Call, EndCause
from app.domain.consult import Consult, ConsultState, ConsultTrigger
from app.domain.errors import InvalidTransition
from app.domain.events import LiveCall
from app.domain.moment import Moment
from app.ports import Clock
from app.services.call_flow import CallFlow
from app.services.found_consult import found_consult
from app.services.sessions import Sessions

log = logging.getLogger(__name__)

LONGEST_HAND_OVER = 20.0  # seconds; an exchange that has not said how it went by then, failed
LONGEST_SENDING = 120.0  # seconds; the same while somebody else's telephone rings


class ConsultCourse:
    """The consult that runs, or the last one, and what happens to it. There is one at a time.

    `colleague` is the number of the senior.
    """

    def __init__(self, calls: CallFlow, sessions: Sessions, clock: Clock, colleague: str) -> None:
        self._calls = calls
        self._sessions = sessions
        self._clock = clock
        self.colleague = colleague
        self.consult: Consult | None = None
        calls.leave_to_consult(self._is_steered, self._put_on_hold)

    # ------------------------------------------------------------ reading

    @property
    def open_consult(self) -> Consult | None:
        """The consult that runs now."""
        return self.consult if self.consult is not None and self.consult.is_open else None

    def concerns(self, call_id: str) -> bool:
        """True for the colleague's call of the consult that runs."""
        return self.open_consult is not None and self.open_consult.colleague_call == call_id

    def together_with(self, call_id: str) -> tuple[str, ...]:
        """The calls that may be heard together with this one: itself, and the other of three who talk."""
        consult = self.open_consult
        if consult is not None and consult.state is ConsultState.TOGETHER and self._is_steered(call_id):
            return consult.heard
        return (call_id,)

    def keeps_waiting(self, call_id: str) -> bool:
        """True for one of the two who may hear nothing now."""
        return self.open_consult is not None and self.open_consult.keeps_waiting(call_id)

    def _is_steered(self, call_id: str) -> bool:
        return self.consult is not None and self.consult.steers(call_id)

    # ------------------------------------------------------------ what happens

    def reconnected(self, calls: tuple[LiveCall, ...], at: Moment) -> None:
        """A window (again) has its telephone: a call to a colleague about a live caller is a consult."""
        if self.open_consult is None:
            self.consult = (
                found_consult(calls, self._sessions, self._calls, self.colleague, at) or self.consult
            )

    def answered(self, call_id: str, at: Moment) -> None:
        """A call was answered; perhaps it is the colleague."""
        if self.concerns(call_id):
            self._happened(ConsultTrigger.COLLEAGUE_ANSWERED, at)

    def ended(self, call: Call, at: Moment) -> None:
        """A call ended; perhaps it is one of the two."""
        consult = self.open_consult
        if consult is None:
            return
        if call.call_id == consult.colleague_call:
            self._happened(ConsultTrigger.COLLEAGUE_ENDED, at, call.end_cause)
        elif call.call_id == consult.customer_call:
            was_asking = consult.state is ConsultState.ASKING
            self._happened(ConsultTrigger.CALLER_ENDED, at)
            if was_asking or consult.state is ConsultState.HANDED_OVER:
                self._calls.hang_up(consult.colleague_call)
            elif self._is_free_for(consult):
                self._calls.resume(consult.colleague_call)

    def hand_over_ended(self, call_id: str, failure: EndCause | None, at: Moment) -> None:
        """Caller and colleague talk with each other; or, with a `failure`, the agent has the caller again."""
        # What an earlier consult's exchange says too late is about another caller.
        if self._is_steered(call_id):
            done = ConsultTrigger.HAND_OVER_DONE
            self._happened(done if failure is None else ConsultTrigger.HAND_OVER_FAILED, at, failure)

    def ticked(self, now: Moment) -> None:
        """A second has passed: a hand-over may not last for ever."""
        consult = self.open_consult
        if (
            consult is None
            or consult.changed_at is None
            or not consult.allows(ConsultTrigger.HAND_OVER_FAILED)
        ):
            return
        longest = LONGEST_SENDING if consult.state is ConsultState.SENDING else LONGEST_HAND_OVER
        if now.seconds_since(consult.changed_at) > longest:
            self._happened(ConsultTrigger.HAND_OVER_FAILED, now, EndCause.NOT_ANSWERED)

    def _put_on_hold(self, call_id: str) -> None:
        """One of ours had to make room for another call."""
        consult = self.open_consult
        if consult is not None and call_id in consult.heard:
            for other in consult.heard:
                self._calls.hold(other)
            self._step(consult, ConsultTrigger.PARTED, self._clock.now())

    def _happened(self, trigger: ConsultTrigger, at: Moment, cause: EndCause | None = None) -> None:
        consult = self.open_consult
        if consult is None or not self._step(consult, trigger, at, cause):
            return
        is_free = self._is_free_for(consult)
        if consult.state in (ConsultState.RETURNED, ConsultState.REFUSED) and is_free:
            self._calls.resume(consult.customer_call)
        elif consult.state is ConsultState.TALKING and trigger is ConsultTrigger.HAND_OVER_FAILED:
            self._calls.hold(consult.customer_call)
            if is_free:
                self._calls.resume(consult.colleague_call)
            else:
                self._step(consult, ConsultTrigger.PARTED, at, cause)

    def _is_free_for(self, consult: Consult) -> bool:
        """False while the agent talks with somebody else: two callers would hear the same words."""
        return not self._calls.is_talking_but_for(consult.customer_call, consult.colleague_call)

    def _step(
        self, consult: Consult, trigger: ConsultTrigger, at: Moment, cause: EndCause | None = None
    ) -> bool:
        before = consult.state
        try:
            consult.apply(trigger, at)
        except InvalidTransition as error:
            log.warning("%s", error)
            return False
        consult.end_cause = cause
        log.info("consult: %s, %s, %s", before.name, trigger.name, consult.state.name)
        return True
