"""The senior's own side: who waits in her line with which question, and what is asked in writing."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.desk_message import MOST_ANSWERS
from app.domain.moment import Moment
from app.domain.phone_number import parse_number
from app.domain.senior_line import WaiterState
from ui.texts import phone, times
from ui.viewmodels.viewmodel import ViewModel

translate = QCoreApplication.translate

MOST_BUTTONS = MOST_ANSWERS


@dataclass(frozen=True)
class WaitingItem:
    """Somebody in the line."""

    who: str
    question: str
    waited: str


@dataclass(frozen=True)
class AskedItem:
    """A question in writing. The first has `keys` for its answers."""

    text_id: str
    who: str
    question: str
    waited: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class SeniorDeskPicture:
    """What the panel shows. With `takes_digits` a digit alone answers the first question."""

    waiting: tuple[WaitingItem, ...] = ()
    asked: tuple[AskedItem, ...] = ()
    takes_digits: bool = False


class SeniorDesk(ViewModel[SeniorDeskPicture]):
    """What agents want of this desk."""

    def press(self, index: int) -> bool:
        """Answer the first question with its answer of this number, 0 for the first; False without one."""
        asked = self.picture.asked
        return bool(asked) and self.choose(asked[0].text_id, index)

    def choose(self, text_id: str, index: int) -> bool:
        """Answer a question with one of its answers."""
        is_done = self._desk.help.answers.choose(text_id, index)
        self._desk.changed()
        return is_done

    def answer(self, text_id: str, words: str) -> bool:
        """Answer a question in words."""
        is_done = self._desk.help.answers.answer(text_id, words)
        self._desk.changed()
        return is_done

    def _draw(self) -> SeniorDeskPicture:
        now, help_ = self._desk.now, self._desk.help
        return SeniorDeskPicture(
            waiting=tuple(
                WaitingItem(
                    _who(one.agent),
                    one.reference.question or translate("SeniorDesk", "without a word"),
                    translate("SeniorDesk", "is being called")
                    if one.state is WaiterState.CALLED
                    else _waited(one.since, now),
                )
                for one in help_.line.waiting
            ),
            asked=tuple(
                AskedItem(
                    one.text_id, _who(one.agent), one.reference.question, _waited(one.at, now), one.answers
                )
                for one in help_.answers.questions
            ),
            # Where a contact is on the screen, digits code it.
            takes_digits=self._desk.sessions.focused is None,
        )


def _who(agent: str) -> str:
    return phone.number_words(parse_number(agent))


def _waited(since: Moment, now: Moment) -> str:
    return times.duration(now.seconds_since(since))
