"""One key asks the senior colleague; whatever goes wrong, the caller comes back."""

import logging
from collections.abc import Callable

from app.domain.call import Call, CallState, Direction
from app.domain.consult import LONGEST_QUESTION, Consult, ConsultReference, ConsultState, ConsultTrigger
from app.domain.errors import InvalidTransition
from app.domain.events import LiveCall
from app.domain.moment import Moment
from app.ports import Clock, Phone
from app.services.call_flow import CallFlow
from app.services.sessions import Sessions

log = logging.getLogger(__name__)

LONGEST_HAND_OVER = 20.0  # seconds; an exchange that has not said how it went by then, failed


class ConsultFlow:
    """The consult that runs, or the last one. There is one at a time."""

    def __init__(
        self,
        calls: CallFlow,
        sessions: Sessions,
        phone: Phone,
        clock: Clock,
        colleague: str,
        changed: Callable[[], None],
    ) -> None:
        self._calls = calls
        self._sessions = sessions
        self._phone = phone
        self._clock = clock
        self._changed = changed
        self.colleague = colleague
        self.consult: Consult | None = None
        calls.leave_to_consult(self._is_steered, self._put_on_hold)

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
            return consult.customer_call, consult.colleague_call
        return (call_id,)

    def keeps_waiting(self, call_id: str) -> bool:
        """True for a caller who may hear nothing now, because we ask about them."""
        consult = self.open_consult
        return (
            consult is not None
            and call_id == consult.customer_call
            and consult.state in (ConsultState.ASKING, ConsultState.TALKING)
        )

    def _is_steered(self, call_id: str) -> bool:
        consult = self.open_consult
        return consult is not None and call_id in (consult.customer_call, consult.colleague_call)

    # ------------------------------------------------------------ what the agent does

    def ask(self, call: Call, reference: ConsultReference) -> bool:
        """Put the caller on hold and ring the colleague; False when that is not possible now."""
        if self.open_consult is not None or not call.is_connected or not self.colleague:
            return False
        # Dialling puts whoever we talk with on hold first.
        colleague_call = self._calls.dial(self.colleague, reference)
        self.consult = Consult(
            session_id=reference.session_id,
            customer_call=call.call_id,
            colleague_call=colleague_call.call_id,
            colleague=self.colleague,
            question=reference.question,
            asked_at=self._clock.now(),
        )
        self._changed()
        return True

    def add_question(self, reference: ConsultReference) -> None:
        """Send the question, in words, to the colleague's screen."""
        if self.open_consult is None:
            return
        self.open_consult.question = reference.question[:LONGEST_QUESTION]
        self._phone.tell(self.open_consult.colleague, reference)
        self._changed()

    def back_to_caller(self) -> None:
        """Let the colleague go and talk with the caller, from every state."""
        consult = self.open_consult
        if consult is not None and self._step(consult, ConsultTrigger.BACK_TO_CALLER, self._clock.now()):
            self._calls.hang_up(consult.colleague_call)
            self._calls.resume(consult.customer_call)
            self._changed()

    def join(self) -> None:
        """All three together."""
        consult = self.open_consult
        if consult is not None and self._step(consult, ConsultTrigger.JOIN, self._clock.now()):
            self._calls.join(consult.customer_call, consult.colleague_call)
            self._changed()

    def hand_over(self) -> None:
        """Leave the caller with the colleague."""
        consult = self.open_consult
        if consult is not None and self._step(consult, ConsultTrigger.HAND_OVER, self._clock.now()):
            self._phone.hand_over(consult.customer_call, consult.colleague_call)
            self._changed()

    # ------------------------------------------------------------ what happens

    def reconnected(self, calls: tuple[LiveCall, ...], at: Moment) -> None:
        """A window (again) has its telephone: a call to a colleague about a live caller is a consult."""
        if self.open_consult is not None:
            return
        for call in calls:
            customer = self._customer_of(call) if call.direction is Direction.OUTGOING else None
            if customer is not None and call.reference is not None:
                self.consult = Consult(
                    session_id=call.reference.session_id,
                    customer_call=customer.call_id,
                    colleague_call=call.call_id,
                    colleague=call.party.number.digits,
                    question=call.reference.question,
                    asked_at=call.offered_at,
                    state=_state_between(customer, call.state),
                    changed_at=at,
                )

    def _customer_of(self, call: LiveCall) -> Call | None:
        reference = call.reference
        session = self._sessions.get(reference.session_id) if reference is not None else None
        return self._calls.live(session.call_id) if session is not None else None

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
            consult.end_cause = call.end_cause
            self._happened(ConsultTrigger.COLLEAGUE_ENDED, at)
        elif call.call_id == consult.customer_call:
            was_asking = consult.state is ConsultState.ASKING
            self._happened(ConsultTrigger.CALLER_ENDED, at)
            if was_asking or consult.state is ConsultState.HANDED_OVER:
                self._calls.hang_up(consult.colleague_call)

    def hand_over_done(self, call_id: str, at: Moment) -> None:
        """Caller and colleague talk with each other."""
        self._handed_over(call_id, ConsultTrigger.HAND_OVER_DONE, at)

    def hand_over_failed(self, call_id: str, at: Moment) -> None:
        """They do not: the colleague is still here, or else the caller comes back."""
        self._handed_over(call_id, ConsultTrigger.HAND_OVER_FAILED, at)

    def _handed_over(self, call_id: str, trigger: ConsultTrigger, at: Moment) -> None:
        # What an earlier consult's exchange says too late is about another caller.
        if self._is_steered(call_id):
            self._happened(trigger, at)

    def ticked(self, now: Moment) -> None:
        """A second has passed: a hand-over may not last for ever."""
        consult = self.open_consult
        if (
            consult is not None
            and consult.state in (ConsultState.HANDING_OVER, ConsultState.LETTING_GO)
            and consult.changed_at is not None
            and now.seconds_since(consult.changed_at) > LONGEST_HAND_OVER
        ):
            self._happened(ConsultTrigger.HAND_OVER_FAILED, now)

    def _put_on_hold(self, call_id: str) -> None:
        """One of ours had to make room for another call."""
        consult = self.open_consult
        if consult is not None and consult.state is ConsultState.TOGETHER and self._is_steered(call_id):
            self._step(consult, ConsultTrigger.PARTED, self._clock.now())

    def _happened(self, trigger: ConsultTrigger, at: Moment) -> None:
        consult = self.open_consult
        if consult is None or not self._step(consult, trigger, at):
            return
        if consult.state in (ConsultState.RETURNED, ConsultState.REFUSED):
            # Only when the agent is free for them: else two callers would hear the same words.
            if not self._calls.is_talking_but_for(consult.customer_call):
                self._calls.resume(consult.customer_call)
        elif consult.state is ConsultState.TALKING and trigger is ConsultTrigger.HAND_OVER_FAILED:
            self._calls.hold(consult.customer_call)

    def _step(self, consult: Consult, trigger: ConsultTrigger, at: Moment) -> bool:
        before = consult.state
        try:
            consult.apply(trigger, at)
        except InvalidTransition as error:
            log.warning("%s", error)
            return False
        log.info("consult: %s, %s, %s", before.name, trigger.name, consult.state.name)
        return True


def _state_between(customer: Call, colleague: CallState) -> ConsultState:
    """Where a consult is, as the states of its two calls tell."""
    if colleague is CallState.DIALLING:
        return ConsultState.ASKING
    return ConsultState.TOGETHER if customer.state is CallState.TALKING else ConsultState.TALKING
