"""Asking a colleague, or putting the caller through: what the agent does."""

from collections.abc import Callable

from app.domain.call import Call
from app.domain.consult import (
    LONGEST_QUESTION,
    Colleague,
    Consult,
    ConsultReference,
    ConsultState,
    ConsultTrigger,
)
from app.ports import Clock, Phone
from app.services.call_flow import CallFlow
from app.services.consult_course import ConsultCourse
from app.services.sessions import Sessions


class ConsultFlow(ConsultCourse):
    """The consult with the agent's keys.

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
        super().__init__(calls, sessions, clock, colleague)
        self._phone = phone
        self._changed = changed
        self._tells = tells

    def ask(self, call: Call, reference: ConsultReference, whom: Colleague | None = None) -> bool:
        """Put the caller on hold and ring the senior, or `whom`; False when that is not possible now."""
        whom = whom or Colleague(self.colleague)
        if not self._can_begin(call, whom):
            return False
        # Dialling puts whoever we talk with on hold first.
        colleague_call = self._calls.dial(whom.number, reference)
        self._begin(call, reference, whom, colleague_call.call_id)
        self._tell(whom, reference)
        self._changed()
        return True

    def called_back(self, call: Call, back: Call, reference: ConsultReference, whom: Colleague) -> None:
        """The senior calls about this caller, as was agreed, and is being answered."""
        if self._can_begin(call, whom):
            self._begin(call, reference, whom, back.call_id)

    def put_through(self, call: Call, reference: ConsultReference, whom: Colleague) -> bool:
        """Put the caller through without a word before; False when that is not possible now."""
        if not self._can_begin(call, whom):
            return False
        self._calls.hold_all_but(())
        self._begin(call, reference, whom, "")
        self._tell(whom, reference)
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

    def _tell(self, whom: Colleague, reference: ConsultReference) -> None:
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
            return
        self._step(consult, ConsultTrigger.TALK_TO_CALLER, self._clock.now())
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

    def _stepped(self, trigger: ConsultTrigger) -> Consult | None:
        """The consult after a step that the agent took; None when there was none to take."""
        consult = self.open_consult
        return consult if consult is not None and self._step(consult, trigger, self._clock.now()) else None
