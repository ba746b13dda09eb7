"""A question to the senior in writing, as the agent who asks it sees it; the caller is never on hold."""

from dataclasses import dataclass
from enum import Enum, auto

from app.domain.consult import ConsultReference
from app.domain.errors import InvalidTransition
from app.domain.moment import Moment


class TextState(Enum):
    """Where a question is. `SENT`: not yet seen on the senior's screen. The last four are its ends.

    `EXPIRED`: nobody answered in time. `LOST`: it is not on her screen, or no more.
    """

    SENT = auto()
    SHOWN = auto()
    ANSWERED = auto()
    EXPIRED = auto()
    WITHDRAWN = auto()
    LOST = auto()


class TextTrigger(Enum):
    """What happens to a question."""

    SHOWN = auto()
    ANSWERED = auto()
    EXPIRED = auto()
    WITHDRAWN = auto()
    SILENCE = auto()


_S, _T = TextState, TextTrigger

# An answer that comes late is an answer all the same, while the contact is open.
TRANSITIONS: dict[tuple[TextState, TextTrigger], TextState] = {
    (_S.SENT, _T.SHOWN): _S.SHOWN,
    (_S.SENT, _T.ANSWERED): _S.ANSWERED,
    (_S.SENT, _T.WITHDRAWN): _S.WITHDRAWN,
    (_S.SENT, _T.SILENCE): _S.LOST,
    (_S.SHOWN, _T.SHOWN): _S.SHOWN,
    (_S.SHOWN, _T.ANSWERED): _S.ANSWERED,
    (_S.SHOWN, _T.EXPIRED): _S.EXPIRED,
    (_S.SHOWN, _T.WITHDRAWN): _S.WITHDRAWN,
    (_S.SHOWN, _T.SILENCE): _S.LOST,
    (_S.EXPIRED, _T.ANSWERED): _S.ANSWERED,
    (_S.LOST, _T.ANSWERED): _S.ANSWERED,
}

_OPEN = frozenset({_S.SENT, _S.SHOWN})


@dataclass
class TextQuestion:
    """One question; `answer` is '' until it comes. `said_at` and `heard_at` as in a place in the line."""

    text_id: str
    reference: ConsultReference
    senior: str
    answers: tuple[str, ...]
    asked_at: Moment
    heard_at: Moment
    said_at: Moment
    state: TextState = TextState.SENT
    answer: str = ""

    @property
    def session_id(self) -> str:
        """The contact that it is about."""
        return self.reference.session_id

    @property
    def is_open(self) -> bool:
        """True while an answer is waited for."""
        return self.state in _OPEN

    def apply(self, trigger: TextTrigger) -> None:
        """Take one step.

        Raises:
            InvalidTransition: the table has no such step; the question is unchanged.
        """
        following = TRANSITIONS.get((self.state, trigger))
        if following is None:
            raise InvalidTransition(f"question: {self.state.name} has no step for {trigger.name}")
        self.state = following
