"""The emergency number: it is called whatever is going on, and what cannot leave is said at once."""

from dataclasses import dataclass
from enum import Enum, auto

from app.domain.call import Direction, Party
from app.domain.errors import InvalidTransition

EMERGENCY_NUMBER = "112"
# With the zero for an outside line, as some end a number on a desk phone, and as an address book keeps it.
_WRITTEN = frozenset({"112", "0112", "112#", "0112#", "+31112", "+310112", "0031112", "00310112"})


def is_emergency(number: str) -> bool:
    """True for every way to write 112, without separators."""
    return number in _WRITTEN


def is_emergency_call(direction: Direction, party: Party) -> bool:
    """True for a call of ours to 112, which is no contact with anybody."""
    return direction is Direction.OUTGOING and party.number.digits == EMERGENCY_NUMBER


class EmergencyState(Enum):
    """Where a call to 112 is. `UNHEARD`: it is tried, and the exchange has not said a word. `FAILED`: it is over."""

    NONE = auto()
    CALLING = auto()
    UNHEARD = auto()
    TALKING = auto()
    FAILED = auto()


class EmergencyTrigger(Enum):
    """What happens to it. `LEFT`: we hung up. `LOST`: the telephone is gone. `CLOSED`: the agent has read it."""

    CALLED = auto()
    UNHEARD = auto()
    ANSWERED = auto()
    ENDED = auto()
    LEFT = auto()
    LOST = auto()
    CLOSED = auto()


TRANSITIONS: dict[tuple[EmergencyState, EmergencyTrigger], EmergencyState] = {
    (EmergencyState.NONE, EmergencyTrigger.CALLED): EmergencyState.CALLING,
    (EmergencyState.CALLING, EmergencyTrigger.UNHEARD): EmergencyState.UNHEARD,
    (EmergencyState.CALLING, EmergencyTrigger.ANSWERED): EmergencyState.TALKING,
    (EmergencyState.CALLING, EmergencyTrigger.ENDED): EmergencyState.FAILED,
    (EmergencyState.CALLING, EmergencyTrigger.LOST): EmergencyState.FAILED,
    (EmergencyState.CALLING, EmergencyTrigger.LEFT): EmergencyState.NONE,
    (EmergencyState.UNHEARD, EmergencyTrigger.ANSWERED): EmergencyState.TALKING,
    (EmergencyState.UNHEARD, EmergencyTrigger.ENDED): EmergencyState.FAILED,
    (EmergencyState.UNHEARD, EmergencyTrigger.LOST): EmergencyState.FAILED,
    (EmergencyState.UNHEARD, EmergencyTrigger.LEFT): EmergencyState.NONE,
    (EmergencyState.UNHEARD, EmergencyTrigger.CLOSED): EmergencyState.CALLING,
    (EmergencyState.TALKING, EmergencyTrigger.ENDED): EmergencyState.NONE,
    (EmergencyState.TALKING, EmergencyTrigger.LOST): EmergencyState.FAILED,
    (EmergencyState.TALKING, EmergencyTrigger.LEFT): EmergencyState.NONE,
    (EmergencyState.FAILED, EmergencyTrigger.CALLED): EmergencyState.CALLING,
    (EmergencyState.FAILED, EmergencyTrigger.CLOSED): EmergencyState.NONE,
}


@dataclass
class EmergencyCall:
    """The call to 112 that is, or was last. Only `apply` changes its state."""

    call_id: str = ""
    state: EmergencyState = EmergencyState.NONE

    @property
    def is_live(self) -> bool:
        """True while it is tried or talked."""
        return self.state in (EmergencyState.CALLING, EmergencyState.UNHEARD, EmergencyState.TALKING)

    @property
    def needs_another_telephone(self) -> bool:
        """True when nobody may wait for this one any longer."""
        return self.state in (EmergencyState.UNHEARD, EmergencyState.FAILED)

    def apply(self, trigger: EmergencyTrigger) -> None:
        """Take one step.

        Raises:
            InvalidTransition: the table has no such step; nothing has changed.
        """
        following = TRANSITIONS.get((self.state, trigger))
        if following is None:
            raise InvalidTransition(f"112: {self.state.name} has no step for {trigger.name}")
        self.state = following
