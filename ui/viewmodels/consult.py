"""Asking the senior colleague: who hears whom, how long the caller waits, and the ways out."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.consult import Consult as ConsultCall
from app.domain.consult import ConsultState
from app.services.desk import Desk
from ui.texts import phone, times
from ui.viewmodels.viewmodel import ViewModel

translate = QCoreApplication.translate

SHOWN_AFTER = 8.0  # seconds that the outcome stays on the screen


class Hears(Enum):
    """With whom the agent is connected."""

    NOBODY = auto()
    CALLER = auto()
    COLLEAGUE = auto()
    ALL = auto()


@dataclass(frozen=True)
class ConsultPicture:
    """What the panel shows. `question` is what the colleague has been told."""

    is_open: bool = False
    can_join: bool = False
    can_hand_over: bool = False
    hears: Hears = Hears.NOBODY
    state: str = ""
    held: str = ""
    question: str = ""


class Consult(ViewModel[ConsultPicture]):
    """The consult that runs, or the one that just ended."""

    def __init__(self, desk: Desk) -> None:
        self._typed = ("", "")
        super().__init__(desk)

    def type(self, text: str) -> None:
        """What stands in the field and was not sent; a window that is built anew shows it again."""
        consult = self._desk.consults.open_consult
        self._typed = (consult.colleague_call, text) if consult is not None else ("", "")

    @property
    def typed(self) -> str:
        """What was typed and not sent in the consult that runs; '' in the next one."""
        consult = self._desk.consults.open_consult
        return self._typed[1] if consult is not None and consult.colleague_call == self._typed[0] else ""

    def send_question(self, text: str) -> None:
        """Put the question into words on the senior's screen."""
        self._desk.tell_colleague(text)

    def back(self) -> None:
        """To the caller, from every state."""
        self._desk.consults.back_to_caller()

    def join(self) -> None:
        """All three together."""
        self._desk.consults.join()

    def hand_over(self) -> None:
        """The colleague goes on with the caller."""
        self._desk.consults.hand_over()

    def _draw(self) -> ConsultPicture:
        consult = self._desk.consults.consult
        if consult is None or not (consult.is_open or self._is_fresh(consult)):
            return ConsultPicture(hears=self._hears_now())
        caller = self._desk.calls.live(consult.customer_call)
        held = caller.held_since if caller is not None else None
        return ConsultPicture(
            is_open=consult.is_open,
            can_join=consult.state is ConsultState.TALKING,
            can_hand_over=consult.state in (ConsultState.TALKING, ConsultState.TOGETHER),
            hears=_hears(consult) if consult.is_open else self._hears_now(),
            state=_state_words(consult),
            held=times.duration(self._desk.now.seconds_since(held)) if held and consult.is_open else "",
            question=consult.question,
        )

    def _hears_now(self) -> Hears:
        return Hears.CALLER if self._desk.calls.talking is not None else Hears.NOBODY

    def _is_fresh(self, consult: ConsultCall) -> bool:
        """True for a while after its end, and not under the name of another caller."""
        ended, focused = consult.changed_at, self._desk.sessions.focused
        is_new = ended is not None and self._desk.now.seconds_since(ended) < SHOWN_AFTER
        return is_new and focused is not None and focused.session_id == consult.session_id


def _hears(consult: ConsultCall) -> Hears:
    match consult.state:
        case ConsultState.ASKING | ConsultState.LETTING_GO:
            return Hears.NOBODY
        case ConsultState.TALKING | ConsultState.HANDING_OVER:
            return Hears.COLLEAGUE
        case ConsultState.TOGETHER:
            return Hears.ALL
        case ConsultState.RETURNED | ConsultState.REFUSED | ConsultState.LEFT | ConsultState.HANDED_OVER:
            return Hears.CALLER
        case _:
            assert_never(consult.state)


def _state_words(consult: ConsultCall) -> str:
    match consult.state:
        case ConsultState.ASKING:
            return translate("Consult", "The senior colleague is being rung …")
        case ConsultState.TALKING:
            return translate("Consult", "You talk with the senior colleague; the caller hears nothing")
        case ConsultState.TOGETHER:
            return translate("Consult", "All three hear each other")
        case ConsultState.HANDING_OVER | ConsultState.LETTING_GO:
            return translate("Consult", "The caller is being put through …")
        case ConsultState.RETURNED:
            return translate("Consult", "Back with the caller")
        case ConsultState.REFUSED:
            return translate("Consult", "{why} You are back with the caller.").format(
                why=phone.refusal_words(consult.end_cause)
            )
        case ConsultState.LEFT:
            return translate("Consult", "The caller hung up.")
        case ConsultState.HANDED_OVER:
            return translate("Consult", "The senior colleague goes on with the caller")
        case _:
            assert_never(consult.state)
