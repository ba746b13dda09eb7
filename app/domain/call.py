"""One telephone call and the steps that it can take."""

from dataclasses import dataclass, field
from enum import Enum, auto

from app.domain.errors import InvalidTransition
from app.domain.moment import Moment
from app.domain.phone_number import PhoneNumber


class Direction(Enum):
    """Who called whom, seen from this desk."""

    INCOMING = auto()
    OUTGOING = auto()


class CallState(Enum):
    """Where a call is. `HELD`: on hold by us."""

    RINGING = auto()
    DIALLING = auto()
    TALKING = auto()
    HELD = auto()
    ENDED = auto()


class CallTrigger(Enum):
    """What the telephone reports about a call."""

    ANSWERED = auto()
    HELD = auto()
    RESUMED = auto()
    ENDED = auto()


class EndCause(Enum):
    """Why a call ended. `NO_AGREEMENT`: the two ends have no codec in common, or only one of them encrypts."""

    HUNG_UP = auto()
    BY_OTHER_PARTY = auto()
    NOT_ANSWERED = auto()
    REFUSED = auto()
    BUSY = auto()
    UNREACHABLE = auto()
    NO_AGREEMENT = auto()
    HANDED_OVER = auto()
    ENGINE_LOST = auto()


TRANSITIONS: dict[tuple[CallState, CallTrigger], CallState] = {
    (CallState.RINGING, CallTrigger.ANSWERED): CallState.TALKING,
    (CallState.RINGING, CallTrigger.ENDED): CallState.ENDED,
    (CallState.DIALLING, CallTrigger.ANSWERED): CallState.TALKING,
    (CallState.DIALLING, CallTrigger.ENDED): CallState.ENDED,
    (CallState.TALKING, CallTrigger.HELD): CallState.HELD,
    (CallState.TALKING, CallTrigger.ENDED): CallState.ENDED,
    (CallState.HELD, CallTrigger.RESUMED): CallState.TALKING,
    (CallState.HELD, CallTrigger.ENDED): CallState.ENDED,
}


@dataclass(frozen=True)
class Party:
    """Who is at the other end, as the exchange told us. `name` is plain text, and proof of nothing."""

    number: PhoneNumber
    name: str = ""


@dataclass(frozen=True)
class QueueContext:
    """What the exchange adds to a call: the queue it came through and the seconds that it waited there."""

    queue: str = ""
    waited: int = 0


@dataclass
class Call:
    """A call that this desk knows. Only `apply` changes its state. `codec` is '' until there is sound."""

    call_id: str
    direction: Direction
    party: Party
    offered_at: Moment
    state: CallState
    queue: QueueContext = field(default_factory=QueueContext)
    answered_at: Moment | None = None
    held_since: Moment | None = None
    held_seconds: float = 0.0
    is_muted: bool = False
    codec: str = ""
    is_encrypted: bool = False
    ended_at: Moment | None = None
    end_cause: EndCause | None = None

    @property
    def is_live(self) -> bool:
        """True until the call has ended."""
        return self.state is not CallState.ENDED

    @property
    def is_heard_early(self) -> bool:
        """True when whom we call can be heard before they answer: an announcement, or the exchange's own tone."""
        return self.state is CallState.DIALLING and bool(self.codec)

    @property
    def is_connected(self) -> bool:
        """True while two people can hear each other, or could but for the hold."""
        return self.state in (CallState.TALKING, CallState.HELD)

    def apply(self, trigger: CallTrigger, at: Moment) -> None:
        """Take one step.

        Raises:
            InvalidTransition: the table has no such step; the call is unchanged.
        """
        following = TRANSITIONS.get((self.state, trigger))
        if following is None:
            raise InvalidTransition(f"call: {self.state.name} has no step for {trigger.name}")
        if self.state is CallState.HELD and self.held_since is not None:
            self.held_seconds += at.seconds_since(self.held_since)
            self.held_since = None
        if following is CallState.HELD:
            self.held_since = at
        if trigger is CallTrigger.ANSWERED:
            self.answered_at = at
        if following is CallState.ENDED:
            self.ended_at = at
        self.state = following
