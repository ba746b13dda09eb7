"""What a queue feed says: all of it at once, then change by change. No caller's number or name is in it."""

from dataclasses import dataclass

from app.domain.moment import Moment
from app.domain.queues import AgentState, QueueCounts


@dataclass(frozen=True)
class WaitingCall:
    """A call in a queue. `call_id` is the exchange's own and says nothing about who calls."""

    queue: str
    call_id: str
    since: Moment


@dataclass(frozen=True)
class Membership:
    """An agent in one queue; most are in several.

    `device` is what his telephone does (never PAUSED: that is `is_paused`), `is_in_call` that he talks with
    somebody from this queue. `paused_since` only as far as known.
    """

    queue: str
    agent_id: str
    extension: str
    name: str
    device: AgentState
    is_in_call: bool = False
    is_paused: bool = False
    pause_reason: str = ""
    paused_since: Moment | None = None


@dataclass(frozen=True)
class QueueSnapshot:
    """Everything the exchange knows of its queues at one moment."""

    queues: tuple[QueueCounts, ...]
    waiting: tuple[WaitingCall, ...]
    members: tuple[Membership, ...]


@dataclass(frozen=True)
class CallJoined:
    """A call waits now."""

    call: WaitingCall


@dataclass(frozen=True)
class CallLeft:
    """A call waits no more, for whatever reason."""

    queue: str
    call_id: str


@dataclass(frozen=True)
class CallAbandoned:
    """A caller gave up, and waits no more. That a call leaves as well is said after it."""

    queue: str
    call_id: str


@dataclass(frozen=True)
class CallConnected:
    """An agent took a call from the queue."""

    queue: str
    agent_id: str


@dataclass(frozen=True)
class CallCompleted:
    """A conversation that came from the queue is over; the caller had waited `waited` whole seconds."""

    queue: str
    agent_id: str
    waited: int


@dataclass(frozen=True)
class MemberChanged:
    """An agent joined a queue, or something about him there is different now."""

    member: Membership


@dataclass(frozen=True)
class MemberLeft:
    """An agent is in this queue no more."""

    queue: str
    agent_id: str


QueueNews = CallJoined | CallLeft | CallAbandoned | CallConnected | CallCompleted | MemberChanged | MemberLeft
