"""Asking a colleague: who hears whom, how long the caller waits, and the ways out."""

from dataclasses import dataclass
from enum import Enum, auto

from app.domain.consult import Colleague, ConsultState, ConsultTrigger
from app.domain.consult import Consult as ConsultCall
from app.services.desk import Desk
from ui.texts import consult as words
from ui.texts import times
from ui.viewmodels.viewmodel import ViewModel

SHOWN_AFTER = 8.0  # seconds that the outcome stays on the screen


class Hears(Enum):
    """With whom the agent is connected."""

    NOBODY = auto()
    CALLER = auto()
    COLLEAGUE = auto()
    ALL = auto()


@dataclass(frozen=True)
class ConsultPicture:
    """What the panel shows. `question` is what the colleague has been told.

    `lit` is the button that is lit: with whom the agent talks, or whom the agent is waiting for. `swap` is the
    button that the key for to and fro presses now. `colleague` is the name of whoever is asked. `caller_waits`
    and `colleague_waits` say how long.
    """

    is_open: bool = False
    has_colleague: bool = False
    can_tell: bool = False
    can_talk_to_caller: bool = False
    can_talk_to_colleague: bool = False
    can_join: bool = False
    can_hand_over: bool = False
    hears: Hears = Hears.NOBODY
    lit: Hears = Hears.NOBODY
    swap: Hears = Hears.NOBODY
    state: str = ""
    colleague: str = ""
    caller_waits: str = ""
    colleague_waits: str = ""
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
        """To the caller, from every state; the colleague is let go."""
        self._desk.consults.back_to_caller()

    def talk_to_caller(self) -> None:
        """To the caller, while the colleague waits."""
        self._desk.consults.talk_to_caller()

    def talk_to_colleague(self) -> None:
        """To the colleague, while the caller waits."""
        self._desk.consults.talk_to_colleague()

    def swap(self) -> None:
        """To the other of the two."""
        self._desk.consults.swap()

    def join(self) -> None:
        """All three together."""
        self._desk.consults.join()

    def hand_over(self) -> None:
        """The colleague goes on with the caller."""
        self._desk.consults.hand_over()

    def end_for_all(self) -> None:
        """Hang up on caller and colleague."""
        self._desk.consults.end_for_all()

    def _draw(self) -> ConsultPicture:
        consult = self._desk.consults.consult
        if consult is None or not (consult.is_open or self._is_fresh(consult)):
            return ConsultPicture(hears=self._hears_now())
        if not consult.is_open:
            return ConsultPicture(hears=self._hears_now(), state=words.state_words(consult))
        is_with_caller = consult.state is ConsultState.WITH_CALLER
        return ConsultPicture(
            is_open=True,
            has_colleague=bool(consult.colleague_call),
            can_tell=Colleague(consult.colleague).is_internal and bool(consult.colleague_call),
            can_talk_to_caller=not is_with_caller,
            can_talk_to_colleague=consult.allows(ConsultTrigger.TALK_TO_COLLEAGUE),
            can_join=consult.allows(ConsultTrigger.JOIN),
            can_hand_over=consult.allows(ConsultTrigger.HAND_OVER),
            hears=_HEARS.get(consult.state, Hears.NOBODY),
            lit=_LIT.get(consult.state, Hears.NOBODY),
            swap=_SWAP.get(consult.state, Hears.NOBODY),
            state=words.state_words(consult),
            colleague=words.short_name(consult),
            caller_waits=self._held(consult.customer_call),
            colleague_waits=self._held(consult.colleague_call),
            question=consult.question,
        )

    def _held(self, call_id: str) -> str:
        call = self._desk.calls.live(call_id)
        since = call.held_since if call is not None else None
        return times.duration(self._desk.now.seconds_since(since)) if since is not None else ""

    def _hears_now(self) -> Hears:
        return Hears.CALLER if self._desk.calls.talking is not None else Hears.NOBODY

    def _is_fresh(self, consult: ConsultCall) -> bool:
        """True for a while after its end, and not under the name of another caller."""
        ended, focused = consult.changed_at, self._desk.sessions.focused
        is_new = ended is not None and self._desk.now.seconds_since(ended) < SHOWN_AFTER
        return is_new and focused is not None and focused.session_id == consult.session_id


_HEARS = {
    ConsultState.TALKING: Hears.COLLEAGUE,
    ConsultState.HANDING_OVER: Hears.COLLEAGUE,
    ConsultState.WITH_CALLER: Hears.CALLER,
    ConsultState.TOGETHER: Hears.ALL,
}
_LIT = _HEARS | {ConsultState.ASKING: Hears.COLLEAGUE, ConsultState.LETTING_GO: Hears.COLLEAGUE}
_SWAP = {
    ConsultState.TALKING: Hears.CALLER,
    ConsultState.WITH_CALLER: Hears.COLLEAGUE,
    ConsultState.TOGETHER: Hears.COLLEAGUE,
    ConsultState.PARKED: Hears.COLLEAGUE,
}
