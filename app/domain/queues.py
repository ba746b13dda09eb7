"""The queues and their agents, as the team lead's board shows them. Nothing here says who calls.

A figure is a count since the exchange began to count: its last restart, or a reset of its statistics.
"""

from dataclasses import dataclass
from enum import Enum, auto

from app.domain.alarm import Alarm
from app.domain.moment import Moment


class AgentState(Enum):
    """What an agent is doing, as the exchange sees it. `AWAY`: his telephone is not registered."""

    AVAILABLE = auto()
    RINGING = auto()
    IN_CALL = auto()
    PAUSED = auto()
    AWAY = auto()


class FeedState(Enum):
    """What we last saw of the queue feed. Only with `LIVE` are figures of this moment possible."""

    NOT_WATCHED = auto()
    NOT_CONFIGURED = auto()
    CONNECTING = auto()
    LIVE = auto()
    UNREACHABLE = auto()
    SILENT = auto()
    WRONG_PASSWORD = auto()
    NOT_ALLOWED = auto()
    UNTRUSTED = auto()
    UNREADABLE = auto()


@dataclass(frozen=True)
class QueueCounts:
    """What the exchange has counted for a queue.

    `answered` calls are counted when they end, `in_time` are those of them that were answered within
    `in_time_seconds`, the boundary that the exchange itself is set to; `abandoned` gave up while waiting.
    """

    name: str
    answered: int = 0
    in_time: int = 0
    abandoned: int = 0
    in_time_seconds: int = 0

    @property
    def service_level(self) -> float | None:
        """Answered in time, per hundred calls that were answered or gave up; None before the first."""
        offered = self.answered + self.abandoned
        return 100 * self.in_time / offered if offered else None


@dataclass(frozen=True)
class QueueFigures:
    """One queue on the board. `target` is the organisation's own threshold for the service level, in per cent."""

    counts: QueueCounts
    waiting: int
    longest_since: Moment | None
    target: int
    alarm: Alarm

    @property
    def name(self) -> str:
        """The queue's name at the exchange."""
        return self.counts.name

    @property
    def is_below_target(self) -> bool:
        """True when the service level is known and too low."""
        level = self.counts.service_level
        return level is not None and level < self.target


@dataclass(frozen=True)
class AgentFigures:
    """One agent on the board. `agent_id` is unique; `extension` is what colleagues dial; `name` is the exchange's.

    `since` is None where nobody can say: it was so already when we began to look.
    """

    agent_id: str
    extension: str
    name: str
    state: AgentState
    since: Moment | None
    pause_reason: str = ""
    queues: tuple[str, ...] = ()


@dataclass(frozen=True)
class Board:
    """All of it. `as_of` is when the exchange was last heard with these figures; None: never, so there are none."""

    queues: tuple[QueueFigures, ...] = ()
    agents: tuple[AgentFigures, ...] = ()
    feed: FeedState = FeedState.NOT_WATCHED
    as_of: Moment | None = None
    is_stale: bool = False
