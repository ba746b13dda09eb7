"""The senior's help on the agent's screen: the choice when she is busy, the place, the question, and why."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.domain.consult_reason import ConsultReason
from app.domain.place import PlaceState
from app.domain.text_question import TextQuestion, TextState
from app.services.desk import Desk
from ui.texts import senior as words
from ui.viewmodels.viewmodel import ViewModel

translate = QCoreApplication.translate

SHOWN_AFTER = 15.0  # seconds that a place which was lost stays on the screen


@dataclass(frozen=True)
class SeniorPicture:
    """What the panel shows; all empty: nothing, it is away.

    `busy` is said above the choice. `place` and `question` have each a line; `answer` stands out.
    """

    busy: str = ""
    is_writing: bool = False
    whom: str = ""
    place: str = ""
    place_tone: str = ""
    calls_back: bool = False
    can_leave_line: bool = False
    question: str = ""
    asked: str = ""
    question_tone: str = ""
    can_take_back: bool = False
    wants_reason: bool = False

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to show."""
        return self == SeniorPicture(whom=self.whom)


class SeniorScreen(ViewModel[SeniorPicture]):
    """What the agent sees and does about a senior beside the consult itself."""

    def __init__(self, desk: Desk) -> None:
        self._writing_for = ""
        self._read = ""
        self.typed = ""
        self.typed_answers = ""
        super().__init__(desk)

    # ------------------------------------------------------------ what the agent does

    def press(self, index: int) -> bool:
        """The choice with this number, 0 for the first; False when there is none."""
        help_ = self._desk.help
        if self.picture.busy and index < 3:
            (help_.take_place, self.write, self._ring)[index]()
            self._desk.changed()
            return True
        if self.picture.wants_reason and index < len(ConsultReason):
            self._say(tuple(ConsultReason)[index])
            return True
        return False

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why she may have been needed, in the order of their keys."""
        return tuple(words.reason_words(reason) for reason in ConsultReason)

    def _say(self, reason: ConsultReason) -> None:
        session = self._desk.sessions.focused
        if session is not None:
            self._desk.help.reasons.say(session.session_id, reason)
            self._desk.changed()

    def write(self) -> None:
        """Open the form for a question in writing."""
        session = self._desk.sessions.focused
        if session is not None and session.is_open and self._desk.help.seniors.colleagues:
            self._desk.help.leave_choice()
            self._writing_for = session.session_id
            self._desk.changed()

    def send(self, question: str, answers: str) -> None:
        """Send what was typed; the answers to choose from stand between strokes."""
        if self._desk.help.write(question, answers.split("/")):
            self._writing_for = self._read = self.typed = self.typed_answers = ""
            self._desk.changed()

    def leave(self) -> bool:
        """Out of form, choice, answer or the question why; False when none of them is open."""
        picture, help_ = self.picture, self._desk.help
        session = self._desk.sessions.focused
        if picture.is_writing:
            self._writing_for = ""
        elif picture.busy:
            help_.leave_choice()
        elif picture.question and not picture.can_take_back and help_.texts.question is not None:
            self._read = help_.texts.question.text_id
        elif picture.wants_reason and session is not None:
            help_.reasons.not_now(session.session_id)
        else:
            return False
        self._desk.changed()
        return True

    def leave_line(self) -> None:
        """Wait no more."""
        self._desk.help.places.withdraw()
        self._desk.changed()

    def take_back(self) -> None:
        """The question needs no answer any more."""
        self._desk.help.texts.withdraw()
        self._desk.changed()

    def take_call(self) -> None:
        """Her call that rings."""
        self._desk.help.places.accept()

    def _ring(self) -> None:
        self._desk.help.ring(self._desk.help.seniors.busy)

    # ------------------------------------------------------------ the picture

    def _draw(self) -> SeniorPicture:
        desk = self._desk
        session = desk.sessions.focused
        if session is None:
            return SeniorPicture()
        best = desk.help.seniors.best
        number = best.colleague.number if best is not None else ""
        name = desk.help.name_of(number)
        is_choosing, is_consult = desk.help.is_choosing, desk.consults.open_consult is not None
        return SeniorPicture(
            busy=words.button_words(best, name, desk.now) if is_choosing else "",
            is_writing=session.session_id == self._writing_for,
            whom=words.whom_words(name),
            wants_reason=desk.help.reasons.is_wanted(session) and not is_consult,
            **self._place(session.session_id),
            **self._question(session.session_id),
        )

    def _place(self, session_id: str) -> dict[str, Any]:
        place, now = self._desk.help.places.place, self._desk.now
        if place is None or place.session_id != session_id:
            return {}
        if place.ended_at is not None and now.seconds_since(place.ended_at) > SHOWN_AFTER:
            return {}
        tones = {PlaceState.CALLED_BACK: "ok", PlaceState.LOST: "bad"}
        return {
            "place": words.place_words(place, self._desk.help.name_of(place.senior), now),
            "place_tone": tones.get(place.state, ""),
            "calls_back": self._desk.help.places.call_back is not None,
            "can_leave_line": place.is_open,
        }

    def _question(self, session_id: str) -> dict[str, Any]:
        question: TextQuestion | None = self._desk.help.texts.question
        if question is None or question.session_id != session_id or question.text_id == self._read:
            return {}
        tones = {TextState.ANSWERED: "ok", TextState.LOST: "bad", TextState.EXPIRED: "warn"}
        said = words.question_words(question, self._desk.help.name_of(question.senior), self._desk.now)
        return {
            "question": said,
            "asked": question.reference.question if said else "",
            "question_tone": tones.get(question.state, ""),
            "can_take_back": question.is_open,
        }
