"""The line of agents who wait for the senior, as her own desk runs it: in order, one called back at a time."""

from dataclasses import dataclass
from enum import Enum, auto

from app.domain.consult import ConsultReference
from app.domain.errors import InvalidTransition
from app.domain.moment import Moment


class WaiterState(Enum):
    """Where an agent in the line is. The last four are the ends. `SKIPPED`: called in vain too often."""

    WAITING = auto()
    CALLED = auto()
    SERVED = auto()
    WITHDRAWN = auto()
    LOST = auto()
    SKIPPED = auto()


class WaiterTrigger(Enum):
    """What happens to an agent in the line. `SILENCE`: the agent's desk is not heard any more."""

    CALL = auto()
    ANSWERED = auto()
    NOT_ANSWERED = auto()
    GIVEN_UP = auto()
    WITHDRAWN = auto()
    SILENCE = auto()


_S, _T = WaiterState, WaiterTrigger

TRANSITIONS: dict[tuple[WaiterState, WaiterTrigger], WaiterState] = {
    (_S.WAITING, _T.CALL): _S.CALLED,
    (_S.WAITING, _T.WITHDRAWN): _S.WITHDRAWN,
    (_S.WAITING, _T.SILENCE): _S.LOST,
    (_S.CALLED, _T.ANSWERED): _S.SERVED,
    (_S.CALLED, _T.NOT_ANSWERED): _S.WAITING,
    (_S.CALLED, _T.GIVEN_UP): _S.SKIPPED,
    (_S.CALLED, _T.WITHDRAWN): _S.WITHDRAWN,
}

ENDS = frozenset({_S.SERVED, _S.WITHDRAWN, _S.LOST, _S.SKIPPED})


@dataclass
class Waiter:
    """An agent in the line. `since` is when the wait began, `heard_at` when the agent's desk last spoke.

    `attempts` counts the calls in vain; nobody is called again before `not_before`.
    """

    agent: str
    reference: ConsultReference
    since: Moment
    heard_at: Moment
    not_before: Moment
    state: WaiterState = WaiterState.WAITING
    call_id: str = ""
    attempts: int = 0

    @property
    def is_open(self) -> bool:
        """True until one of the ends is reached."""
        return self.state not in ENDS

    def apply(self, trigger: WaiterTrigger) -> None:
        """Take one step.

        Raises:
            InvalidTransition: the table has no such step; nothing is changed.
        """
        following = TRANSITIONS.get((self.state, trigger))
        if following is None:
            raise InvalidTransition(f"waiter: {self.state.name} has no step for {trigger.name}")
        self.state = following


def expected_wait(place: int, average: int, talked: float | None) -> int:
    """Seconds until the turn of a place (1 for the next) comes; 0 when that is not known.

    `average` seconds a question takes, 0 when not known; `talked` seconds of the present talk, None without.
    """
    if not average:
        return 0
    present = max(0.0, average - talked) if talked is not None else 0.0
    return max(1, round(present + (place - 1) * average))
