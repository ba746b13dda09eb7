"""Questions to a senior in writing: sent, repeated while they hold, and answered, while the caller is talked with."""

import logging
import uuid
from collections.abc import Sequence

from app.domain.call import Party
from app.domain.consult import ConsultReference
from app.domain.desk_message import (
    LONGEST_ANSWER,
    MOST_ANSWERS,
    TextAnswered,
    TextAsked,
    TextGone,
    TextShown,
)
from app.domain.errors import InvalidTransition
from app.domain.moment import Moment
from app.domain.text_question import TextQuestion, TextState, TextTrigger
from app.ports import Clock, Phone
from app.services.sessions import Sessions

log = logging.getLogger(__name__)

SAY_AGAIN = 10.0  # seconds: her desk may have been started anew
NO_ANSWER = 8.0  # seconds without a sign of her desk, then it is not there
NOT_HEARD = 35.0
EXPIRES = 180.0  # seconds; nobody waits longer for an answer with a caller on the line


class TextQuestions:
    """The question of this desk, or the last one. There is one at a time."""

    def __init__(self, sessions: Sessions, phone: Phone, clock: Clock) -> None:
        self._sessions = sessions
        self._phone = phone
        self._clock = clock
        self.question: TextQuestion | None = None

    @property
    def open_question(self) -> TextQuestion | None:
        """The question to which an answer is waited for."""
        return self.question if self.question is not None and self.question.is_open else None

    def ask(self, senior: str, reference: ConsultReference, answers: Sequence[str]) -> None:
        """Put a question on the senior's screen, with answers to choose from or without; an open one is taken back."""
        self.withdraw()
        now = self._clock.now()
        lines = (" ".join(answer.split())[:LONGEST_ANSWER] for answer in answers)
        chosen = tuple(line for line in lines if line)[:MOST_ANSWERS]
        self.question = TextQuestion(uuid.uuid4().hex, reference, senior, chosen, now, now, now)
        self._say(self.question)

    def withdraw(self) -> None:
        """An answer is not needed any more."""
        question = self.open_question
        if question is not None and self._step(question, TextTrigger.WITHDRAWN):
            self._phone.send(question.senior, TextGone(question.text_id))

    def shown(self, message: TextShown, sender: Party, at: Moment) -> None:
        """It is on her screen."""
        question = self._about(message.text_id, sender)
        if question is not None and self._step(question, TextTrigger.SHOWN):
            question.heard_at = at

    def answered(self, message: TextAnswered, sender: Party) -> None:
        """She answered."""
        question = self._about(message.text_id, sender)
        if question is not None and self._step(question, TextTrigger.ANSWERED):
            question.answer = message.answer

    def lost(self, number: str) -> None:
        """Her desk could not be told."""
        question = self.open_question
        if question is not None and question.senior == number and question.state is TextState.SENT:
            self._step(question, TextTrigger.SILENCE)

    def ticked(self, now: Moment) -> None:
        """A second has passed: say it again, notice that nobody is there, and let it be at last."""
        question = self.open_question
        if question is None:
            return
        session = self._sessions.get(question.session_id)
        patience = NO_ANSWER if question.state is TextState.SENT else NOT_HEARD
        if session is None or not session.is_open:
            self.withdraw()
        elif now.seconds_since(question.heard_at) > patience:
            self._step(question, TextTrigger.SILENCE)
        elif now.seconds_since(question.asked_at) > EXPIRES:
            self._step(question, TextTrigger.EXPIRED)
            self._phone.send(question.senior, TextGone(question.text_id))
        elif now.seconds_since(question.said_at) >= SAY_AGAIN:
            question.said_at = now
            self._say(question)

    def _say(self, question: TextQuestion) -> None:
        self._phone.send(question.senior, TextAsked(question.text_id, question.reference, question.answers))

    def _about(self, text_id: str, sender: Party) -> TextQuestion | None:
        question = self.question
        is_ours = question is not None and question.text_id == text_id
        return question if is_ours and question and sender.number.digits == question.senior else None

    @staticmethod
    def _step(question: TextQuestion, trigger: TextTrigger) -> bool:
        before = question.state
        try:
            question.apply(trigger)
        except InvalidTransition as error:
            log.warning("%s", error)
            return False
        if question.state is not before:
            log.info("question: %s, %s, %s", before.name, trigger.name, question.state.name)
        return True
