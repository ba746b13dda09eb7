"""Questions in writing on the senior's own screen, until she answers or nobody needs it any more."""

from collections import OrderedDict
from dataclasses import dataclass

from app.domain.call import Party
from app.domain.consult import ConsultReference
from app.domain.desk_message import LONGEST_REPLY, TextAnswered, TextAsked, TextGone, TextShown
from app.domain.moment import Moment
from app.ports import Phone

MOST_SHOWN = 10
MOST_OF_ONE = 3  # questions of one agent
NOT_HEARD = 35.0  # seconds without a word, then the agent's window is gone
_REMEMBERED = 50  # answers, for an agent whom the answer did not reach and who asks again


@dataclass
class Asked:
    """A question of an agent. `at` is when it came, `heard_at` when the agent's desk last repeated it."""

    text_id: str
    agent: str
    reference: ConsultReference
    answers: tuple[str, ...]
    at: Moment
    heard_at: Moment


class TextAnswers:
    """What is asked of this desk, oldest first."""

    def __init__(self, phone: Phone) -> None:
        self._phone = phone
        self._asked: dict[str, Asked] = {}
        self._answered: OrderedDict[str, tuple[str, str]] = OrderedDict()

    @property
    def questions(self) -> tuple[Asked, ...]:
        """Those that wait for an answer."""
        return tuple(self._asked.values())

    def asked(self, message: TextAsked, sender: Party, at: Moment) -> None:
        """A question, perhaps not for the first time."""
        agent, text_id = sender.number.digits, message.text_id
        if text_id in self._answered:
            asker, answer = self._answered[text_id]
            if asker == agent:
                self._phone.send(agent, TextAnswered(text_id, answer))
            return
        known = self._asked.get(text_id)
        if known is not None and known.agent != agent:
            return
        if known is not None:
            known.heard_at = at
        elif self._has_room_for(agent):
            self._asked[text_id] = Asked(text_id, agent, message.reference, message.answers, at, at)
        else:
            return
        self._phone.send(agent, TextShown(text_id))

    def gone(self, message: TextGone, sender: Party) -> None:
        """An answer is not needed any more."""
        known = self._asked.get(message.text_id)
        if known is not None and known.agent == sender.number.digits:
            del self._asked[message.text_id]

    def choose(self, text_id: str, index: int) -> bool:
        """Answer with one of the answers, 0 for the first; False when there is none."""
        question = self._asked.get(text_id)
        if question is None or not 0 <= index < len(question.answers):
            return False
        return self.answer(text_id, question.answers[index])

    def answer(self, text_id: str, words: str) -> bool:
        """Answer in words; False when there is nothing to answer, or nothing to say."""
        text = " ".join(words.split())[:LONGEST_REPLY]
        if text_id not in self._asked or not text:
            return False
        agent = self._asked.pop(text_id).agent
        self._answered[text_id] = (agent, text)
        if len(self._answered) > _REMEMBERED:
            self._answered.popitem(last=False)
        self._phone.send(agent, TextAnswered(text_id, text))
        return True

    def ticked(self, now: Moment) -> None:
        """A second has passed: what nobody repeats any more is not asked any more."""
        for one in self.questions:
            if now.seconds_since(one.heard_at) > NOT_HEARD:
                del self._asked[one.text_id]

    def _has_room_for(self, agent: str) -> bool:
        of_agent = sum(one.agent == agent for one in self._asked.values())
        return len(self._asked) < MOST_SHOWN and of_agent < MOST_OF_ONE
