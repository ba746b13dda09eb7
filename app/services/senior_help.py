"""The senior's help as a whole: whom F9 rings, the place in her line, the question in writing, and her own side."""

from collections.abc import Sequence
from typing import assert_never

from app.domain import events
from app.domain.call import Call
from app.domain.consult import Colleague
from app.domain.desk_message import (
    LineAsked,
    LineTold,
    PlaceAsked,
    PlaceGone,
    PlaceTold,
    TextAnswered,
    TextAsked,
    TextGone,
    TextShown,
    is_colleague,
)
from app.domain.moment import Moment
from app.services.asking import Asking, reference_about
from app.services.consult_flow import ConsultFlow
from app.services.consult_reasons import ConsultReasons
from app.services.line_flow import LineFlow
from app.services.place_flow import PlaceFlow
from app.services.seniors import Senior, Seniors
from app.services.sessions import Sessions
from app.services.text_answers import TextAnswers
from app.services.text_questions import TextQuestions


class SeniorHelp:
    """Hands facts and keys to the part that they concern."""

    def __init__(
        self,
        sessions: Sessions,
        asking: Asking,
        consults: ConsultFlow,
        seniors: Seniors,
        place: PlaceFlow,
        texts: TextQuestions,
        line: LineFlow,
        answers: TextAnswers,
    ) -> None:
        self._sessions = sessions
        self._asking = asking
        self._consults = consults
        self.seniors = seniors
        self.places = place
        self.texts = texts
        self.line = line
        self.answers = answers
        self.reasons = ConsultReasons(sessions)
        self._choosing_for = ""

    # ------------------------------------------------------------ what the agent does

    @property
    def can_ask(self) -> bool:
        """True while there is a caller to ask about, and somebody to ask."""
        return bool(self.seniors.colleagues) and self._asking.can_begin

    @property
    def is_choosing(self) -> bool:
        """True while the agent chooses what to do about a senior who is on the telephone."""
        focused = self._sessions.focused
        return self.can_ask and focused is not None and focused.session_id == self._choosing_for

    def ask(self, question: str) -> None:
        """The one key: her call that rings, else the first who is free, else the choice what to do meanwhile."""
        focused = self._sessions.focused
        if self.places.accept() or not self.can_ask or focused is None:
            return
        senior = self.seniors.to_ring or (None if self.seniors.busy else self.seniors.best)
        if senior is not None or self.is_choosing:
            self.ring(senior or self.seniors.busy, question)
        else:
            self._choosing_for = focused.session_id

    def ring(self, senior: Senior | None, question: str = "") -> None:
        """Ring her, busy or not."""
        self.leave_choice()
        if senior is not None:
            self._asking.ask(question, self._named(senior.colleague))

    def take_place(self) -> None:
        """Wait in the line of the first who is on the telephone, and go on with the caller."""
        session, senior = self._sessions.focused, self.seniors.busy
        if session is not None and senior is not None and self.can_ask:
            self.places.take(senior.colleague.number, reference_about(session, ""))
        self.leave_choice()

    def leave_choice(self) -> None:
        """Nothing is chosen."""
        self._choosing_for = ""

    def write(self, question: str, answers: Sequence[str]) -> bool:
        """Put a question in writing on the screen of whom the button means; False without words or a caller."""
        session, senior = self._sessions.focused, self.seniors.best
        if session is None or senior is None or not session.is_open or not question.strip():
            return False
        self.leave_choice()
        self.texts.ask(senior.colleague.number, reference_about(session, question), answers)
        return True

    def name_of(self, number: str) -> str:
        """What a senior is called, '' when there is only one, or she has no name here."""
        if len(self.seniors.colleagues) < 2:
            return ""
        return next((one.name for one in self.seniors.colleagues if one.number == number), "")

    def _named(self, colleague: Colleague) -> Colleague:
        return Colleague(colleague.number, self.name_of(colleague.number))

    # ------------------------------------------------------------ what happens

    def answered(self, call_id: str, at: Moment) -> None:
        """A call was answered, before the consult hears of it."""
        self.places.answered(call_id, at)
        self.line.answered(call_id)
        consult = self._consults.open_consult
        if consult is not None and self._consults.concerns(call_id) and self._is_senior(consult.colleague):
            self.reasons.helped(consult.session_id)

    def ended(self, call: Call, at: Moment) -> None:
        """A call is over, before its contact hears of it."""
        self.places.ended(call, at)
        session = self._sessions.of_call(call.call_id)
        self.line.ended(call, at, was_question=session is not None and session.is_question)

    def ticked(self, now: Moment) -> None:
        """A second has passed."""
        self.seniors.ticked(now, is_wanted=self.can_ask)
        self.places.ticked(now)
        self.texts.ticked(now)
        self.line.ticked(now)
        self.answers.ticked(now)

    def heard(self, event: events.DeskMessageArrived) -> None:
        """Another desk says something; only colleagues count."""
        message, sender, at = event.message, event.sender, event.at
        if not is_colleague(sender):
            return
        match message:
            case LineAsked():
                self.line.told_how_it_is(sender)
            case LineTold():
                self.seniors.told(message, sender, at)
            case PlaceAsked():
                self.line.asked(message, sender, at)
            case PlaceTold():
                self.places.told(message, sender, at)
            case PlaceGone():
                self.places.gone(message, sender, at)
                self.line.gone(message, sender)
            case TextAsked():
                self.answers.asked(message, sender, at)
            case TextShown():
                self.texts.shown(message, sender, at)
            case TextAnswered():
                self._text_answered(message, event)
            case TextGone():
                self.answers.gone(message, sender)
            case _:
                assert_never(message)

    def lost(self, event: events.DeskMessageLost) -> None:
        """Another desk could not be told."""
        match event.message:
            case PlaceAsked():
                self.places.lost(event.number, event.at)
            case TextAsked():
                self.texts.lost(event.number)
            case _:
                pass  # whatever still holds is said again

    def _text_answered(self, message: TextAnswered, event: events.DeskMessageArrived) -> None:
        self.texts.answered(message, event.sender)
        question = self.texts.question
        session = self._sessions.get(question.session_id) if question is not None else None
        if question is not None and question.answer and session is not None:
            session.consulted = True
            self._sessions.keep(session)
            self.reasons.helped(session.session_id)

    def _is_senior(self, number: str) -> bool:
        return any(one.number == number for one in self.seniors.colleagues)
