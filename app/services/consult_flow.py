"""Asking a colleague, or putting the caller through; whatever goes wrong, the caller comes back."""

import logging
from collections.abc import Callable

from app.domain.call import Call, EndCause
from app.domain.consult import (
    LONGEST_QUESTION,
    Colleague,
    Consult,
    ConsultReference,
    ConsultState,
    ConsultTrigger,
)
from app.domain.errors import InvalidTransition
from app.domain.events import LiveCall
from app.domain.moment import Moment
from app.ports import Clock, Phone
from app.services.call_flow import CallFlow
from app.services.found_consult import found_consult
from app.services.sessions import Sessions

log = logging.getLogger(__name__)

LONGEST_HAND_OVER = 20.0  # seconds; an exchange that has not said how it went by then, failed
LONGEST_SENDING = 120.0  # seconds; the same while somebody else's telephone rings


class ConsultFlow:
    """The consult that runs, or the last one. There is one at a time.

    With `tells` colleagues get the reference as a text, too, for an exchange that drops the header.
    """

    def __init__(
        self,
        calls: CallFlow,
        sessions: Sessions,
        phone: Phone,
        clock: Clock,
        colleague: str,
        changed: Callable[[], None],
        tells: bool,
    ) -> None:
        self._calls = calls
        self._sessions = sessions
        self._phone = phone
        self._clock = clock
        self._changed = changed
        self._tells = tells
        self.colleague = colleague
        self.consult: Consult | None = None
        calls.leave_to_consult(self._is_steered, self._put_on_hold)

    # ------------------------------------------------------------ reading

    @property
    def open_consult(self) -> Consult | None:
        """The consult that runs now."""
        return self.consult if self.consult is not None and self.consult.is_open else None

    def allows(self, trigger: ConsultTrigger) -> bool:
        """True when a consult runs that has such a step now."""
        return self.open_consult is not None and self.open_consult.allows(trigger)

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

    # ------------------------------------------------------------ what the agent does

    def ask(self, call: Call, reference: ConsultReference, whom: Colleague | None = None) -> bool:
        """Put the caller on hold and ring the senior, or `whom`; False when that is not possible now."""
        whom = whom or Colleague(self.colleague)
        if not self._can_begin(call, whom):
            return False
        # Dialling puts whoever we talk with on hold first.
        colleague_call = self._calls.dial(whom.number, reference)
        self._begin(call, reference, whom, colleague_call.call_id)
        self._changed()
        return True

    def called_back(self, call: Call, back: Call, reference: ConsultReference, whom: Colleague) -> None:
        """The senior calls about this caller, as was agreed, and is being answered."""
        if self._can_begin(call, whom):
            now = self._clock.now()
            question, state = reference.question, ConsultState.ASKING
            self.consult = Consult(
                reference.session_id,
                call.call_id,
                back.call_id,
                whom.number,
                question,
                now,
                state,
                now,
                name=whom.name,
            )

    def put_through(self, call: Call, reference: ConsultReference, whom: Colleague) -> bool:
        """Put the caller through without a word before; False when that is not possible now."""
        if not self._can_begin(call, whom):
            return False
        self._calls.hold_all_but(())
        self._begin(call, reference, whom, "")
        self._phone.put_through(call.call_id, whom.number, reference)
        self._changed()
        return True

    def _can_begin(self, call: Call, whom: Colleague) -> bool:
        is_ours = call.is_connected and not self._calls.is_leaving(call.call_id)
        return self.open_consult is None and is_ours and bool(whom.number)

    def _begin(self, call: Call, reference: ConsultReference, whom: Colleague, colleague_call: str) -> None:
        now = self._clock.now()
        state = ConsultState.ASKING if colleague_call else ConsultState.SENDING
        session, question = reference.session_id, reference.question
        self.consult = Consult(
            session, call.call_id, colleague_call, whom.number, question, now, state, now, name=whom.name
        )
        if self._tells and whom.is_internal:
            self._phone.tell(whom.number, reference)

    def add_question(self, reference: ConsultReference) -> None:
        """Send the question, in words, to the colleague's screen."""
        consult = self.open_consult
        if consult is None or not Colleague(consult.colleague).is_internal:
            return
        consult.question = reference.question[:LONGEST_QUESTION]
        self._phone.tell(consult.colleague, reference)
        self._changed()

    def back_to_caller(self) -> None:
        """Let the colleague go and talk with the caller, from every state."""
        consult = self._stepped(ConsultTrigger.BACK_TO_CALLER)
        if consult is not None:
            self._calls.hang_up(consult.colleague_call)
            self._calls.resume(consult.customer_call)
            self._changed()

    def talk_to_caller(self) -> None:
        """Talk with the caller while the colleague waits; a colleague who is only rung is let go."""
        consult = self.open_consult
        if consult is None or consult.state is ConsultState.WITH_CALLER:
            return
        if not consult.allows(ConsultTrigger.TALK_TO_CALLER):
            self.back_to_caller()
        elif self._step(consult, ConsultTrigger.TALK_TO_CALLER, self._clock.now()):
            self._calls.turn_to(consult.customer_call, consult.colleague_call)
            self._changed()

    def talk_to_colleague(self) -> None:
        """Talk with the colleague while the caller waits."""
        consult = self._stepped(ConsultTrigger.TALK_TO_COLLEAGUE)
        if consult is not None:
            self._calls.turn_to(consult.colleague_call, consult.customer_call)
            self._changed()

    def swap(self) -> None:
        """Talk with the other of the two."""
        consult = self.open_consult
        if consult is not None and consult.state is ConsultState.TALKING:
            self.talk_to_caller()
        else:
            self.talk_to_colleague()

    def join(self) -> None:
        """All three together."""
        consult = self._stepped(ConsultTrigger.JOIN)
        if consult is not None:
            self._calls.join(consult.customer_call, consult.colleague_call)
            self._changed()

    def hand_over(self) -> None:
        """Leave the caller with the colleague."""
        self._leave(ConsultTrigger.HAND_OVER)

    def hang_up(self, call_id: str) -> bool:
        """Hang up one of the two; False when it is none of them.

        On the colleague's call it lets the colleague go. On the caller's the agent leaves: with a colleague
        there the two go on together, so that no caller is ever dropped by it.
        """
        consult = self.open_consult
        if consult is None or not self._is_steered(call_id):
            return False
        if call_id == consult.customer_call:
            self._leave(ConsultTrigger.HANG_UP)
        else:
            self._calls.hang_up(consult.colleague_call)
            self._happened(ConsultTrigger.BACK_TO_CALLER, self._clock.now())
        return True

    def end_for_all(self) -> None:
        """Hang up on both."""
        consult = self._stepped(ConsultTrigger.END_FOR_ALL)
        if consult is not None:
            self._calls.hang_up(consult.colleague_call)
            self._calls.hang_up(consult.customer_call)
            self._changed()

    def _leave(self, trigger: ConsultTrigger) -> None:
        consult = self._stepped(trigger)
        if consult is None:
            return
        if consult.state is ConsultState.HANDING_OVER:
            self._phone.hand_over(consult.customer_call, consult.colleague_call)
        else:
            self._calls.hang_up(consult.colleague_call)
            self._calls.resume(consult.customer_call)
        self._changed()

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

    def _stepped(self, trigger: ConsultTrigger) -> Consult | None:
        """The consult after a step that the agent took; None when there was none to take."""
        consult = self.open_consult
        return consult if consult is not None and self._step(consult, trigger, self._clock.now()) else None

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
