"""A place in the senior's line, as the agent who waits for it sees it; the caller is talked with meanwhile."""

from dataclasses import dataclass
from enum import Enum, auto

from app.domain.consult import ConsultReference
from app.domain.errors import InvalidTransition
from app.domain.moment import Moment


class PlaceState(Enum):
    """Where a place is. The last three are its ends.

    `ASKED`: the senior's desk has not answered yet. `CALLED_BACK`: her call rings here.
    """

    ASKED = auto()
    WAITING = auto()
    CALLED_BACK = auto()
    TAKEN = auto()
    WITHDRAWN = auto()
    LOST = auto()


class PlaceTrigger(Enum):
    """What happens to a place.

    `RING_ENDED`: her call rings no more, and nobody took it. `SILENCE`: her desk is not heard (any more).
    `DROPPED`: it says that there is no such place.
    """

    TOLD = auto()
    RUNG = auto()
    RING_ENDED = auto()
    TAKEN = auto()
    WITHDRAWN = auto()
    SILENCE = auto()
    DROPPED = auto()


_S, _T = PlaceState, PlaceTrigger

TRANSITIONS: dict[tuple[PlaceState, PlaceTrigger], PlaceState] = {
    (_S.ASKED, _T.TOLD): _S.WAITING,
    (_S.ASKED, _T.RUNG): _S.CALLED_BACK,
    (_S.ASKED, _T.WITHDRAWN): _S.WITHDRAWN,
    (_S.ASKED, _T.SILENCE): _S.LOST,
    (_S.ASKED, _T.DROPPED): _S.LOST,
    (_S.WAITING, _T.TOLD): _S.WAITING,
    (_S.WAITING, _T.RUNG): _S.CALLED_BACK,
    (_S.WAITING, _T.WITHDRAWN): _S.WITHDRAWN,
    (_S.WAITING, _T.SILENCE): _S.LOST,
    (_S.WAITING, _T.DROPPED): _S.LOST,
    (_S.CALLED_BACK, _T.TOLD): _S.CALLED_BACK,
    (_S.CALLED_BACK, _T.RING_ENDED): _S.WAITING,
    (_S.CALLED_BACK, _T.TAKEN): _S.TAKEN,
    (_S.CALLED_BACK, _T.WITHDRAWN): _S.WITHDRAWN,
}

ENDS = frozenset({_S.TAKEN, _S.WITHDRAWN, _S.LOST})


@dataclass
class Place:
    """One place. `heard_at` is when the senior's desk last spoke of it; `said_at` when we did.

    `position` is 1 for the next, 0 while not known; `expected` in seconds from `heard_at`, 0 while not known.
    """

    reference: ConsultReference
    senior: str
    asked_at: Moment
    heard_at: Moment
    said_at: Moment
    state: PlaceState = PlaceState.ASKED
    position: int = 0
    expected: int = 0
    call_id: str = ""
    ended_at: Moment | None = None

    @property
    def session_id(self) -> str:
        """The contact that it is about."""
        return self.reference.session_id

    @property
    def is_open(self) -> bool:
        """True until one of the ends is reached."""
        return self.state not in ENDS

    def apply(self, trigger: PlaceTrigger, at: Moment) -> None:
        """Take one step.

        Raises:
            InvalidTransition: the table has no such step; the place is unchanged.
        """
        following = TRANSITIONS.get((self.state, trigger))
        if following is None:
            raise InvalidTransition(f"place: {self.state.name} has no step for {trigger.name}")
        if following in ENDS:
            self.ended_at = at
        self.state = following
