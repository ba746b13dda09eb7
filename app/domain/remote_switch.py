"""A switch that hangs at the exchange and is thrown from here: pause, do-not-disturb. The exchange is right."""

from dataclasses import dataclass
from enum import Enum, auto

from app.domain.errors import InvalidTransition
from app.domain.moment import Moment


class SwitchState(Enum):
    """Where a switch stands.

    `UNKNOWN`: nobody has said anything yet. `ON_HERE`: the exchange cannot be told, so it counts on this desk only.
    The last two are differences: the agent said on and the exchange says off, and the reverse.
    """

    UNKNOWN = auto()
    OFF = auto()
    TURNING_ON = auto()
    ON = auto()
    ON_HERE = auto()
    TURNING_OFF = auto()
    TAKEN_OFF = auto()
    PUT_ON = auto()


class SwitchTrigger(Enum):
    """What the agent says, what the exchange tells, and how an order to it went.

    `UNTELLABLE`: there is no way to tell the exchange. `ACCEPTED`: the agent let a difference be.
    """

    SAID_ON = auto()
    SAID_OFF = auto()
    TOLD_ON = auto()
    TOLD_OFF = auto()
    DONE = auto()
    NOT_DONE = auto()
    UNTELLABLE = auto()
    ACCEPTED = auto()


TRANSITIONS: dict[tuple[SwitchState, SwitchTrigger], SwitchState] = {
    (SwitchState.UNKNOWN, SwitchTrigger.SAID_ON): SwitchState.TURNING_ON,
    (SwitchState.UNKNOWN, SwitchTrigger.TOLD_ON): SwitchState.ON,
    (SwitchState.UNKNOWN, SwitchTrigger.TOLD_OFF): SwitchState.OFF,
    (SwitchState.OFF, SwitchTrigger.SAID_ON): SwitchState.TURNING_ON,
    (SwitchState.OFF, SwitchTrigger.TOLD_ON): SwitchState.PUT_ON,
    (SwitchState.OFF, SwitchTrigger.TOLD_OFF): SwitchState.OFF,
    (SwitchState.TURNING_ON, SwitchTrigger.SAID_OFF): SwitchState.TURNING_OFF,
    (SwitchState.TURNING_ON, SwitchTrigger.TOLD_ON): SwitchState.ON,
    # It was off when we asked; that is no news.
    (SwitchState.TURNING_ON, SwitchTrigger.TOLD_OFF): SwitchState.TURNING_ON,
    (SwitchState.TURNING_ON, SwitchTrigger.DONE): SwitchState.ON,
    (SwitchState.TURNING_ON, SwitchTrigger.NOT_DONE): SwitchState.TAKEN_OFF,
    (SwitchState.TURNING_ON, SwitchTrigger.UNTELLABLE): SwitchState.ON_HERE,
    (SwitchState.ON, SwitchTrigger.SAID_OFF): SwitchState.TURNING_OFF,
    (SwitchState.ON, SwitchTrigger.TOLD_ON): SwitchState.ON,
    (SwitchState.ON, SwitchTrigger.TOLD_OFF): SwitchState.TAKEN_OFF,
    (SwitchState.ON_HERE, SwitchTrigger.SAID_OFF): SwitchState.OFF,
    (SwitchState.ON_HERE, SwitchTrigger.TOLD_ON): SwitchState.ON,
    (SwitchState.ON_HERE, SwitchTrigger.TOLD_OFF): SwitchState.TAKEN_OFF,
    (SwitchState.TURNING_OFF, SwitchTrigger.SAID_ON): SwitchState.TURNING_ON,
    (SwitchState.TURNING_OFF, SwitchTrigger.TOLD_ON): SwitchState.TURNING_OFF,
    (SwitchState.TURNING_OFF, SwitchTrigger.TOLD_OFF): SwitchState.OFF,
    (SwitchState.TURNING_OFF, SwitchTrigger.DONE): SwitchState.OFF,
    (SwitchState.TURNING_OFF, SwitchTrigger.NOT_DONE): SwitchState.PUT_ON,
    (SwitchState.TAKEN_OFF, SwitchTrigger.SAID_ON): SwitchState.TURNING_ON,
    (SwitchState.TAKEN_OFF, SwitchTrigger.SAID_OFF): SwitchState.OFF,
    (SwitchState.TAKEN_OFF, SwitchTrigger.TOLD_ON): SwitchState.ON,
    (SwitchState.TAKEN_OFF, SwitchTrigger.TOLD_OFF): SwitchState.TAKEN_OFF,
    (SwitchState.TAKEN_OFF, SwitchTrigger.ACCEPTED): SwitchState.OFF,
    (SwitchState.PUT_ON, SwitchTrigger.SAID_ON): SwitchState.ON,
    (SwitchState.PUT_ON, SwitchTrigger.SAID_OFF): SwitchState.TURNING_OFF,
    (SwitchState.PUT_ON, SwitchTrigger.TOLD_ON): SwitchState.PUT_ON,
    (SwitchState.PUT_ON, SwitchTrigger.TOLD_OFF): SwitchState.OFF,
    (SwitchState.PUT_ON, SwitchTrigger.ACCEPTED): SwitchState.ON,
}

_ON = frozenset({SwitchState.ON, SwitchState.ON_HERE, SwitchState.TURNING_OFF, SwitchState.PUT_ON})
_TURNING = frozenset({SwitchState.TURNING_ON, SwitchState.TURNING_OFF})
_DIFFERENT = frozenset({SwitchState.TAKEN_OFF, SwitchState.PUT_ON})


@dataclass
class RemoteSwitch:
    """One switch. Only `apply` changes its state; `changed_at` is the moment of the last change."""

    state: SwitchState = SwitchState.UNKNOWN
    changed_at: Moment | None = None

    @property
    def is_on(self) -> bool:
        """What the screen shows: on until the exchange says that it is off, and the reverse."""
        return self.state in _ON

    @property
    def is_turning(self) -> bool:
        """True while the exchange has been asked and has not said how it went."""
        return self.state in _TURNING

    @property
    def differs(self) -> bool:
        """True when the exchange says something else than the agent did."""
        return self.state in _DIFFERENT

    def apply(self, trigger: SwitchTrigger, at: Moment) -> None:
        """Take one step.

        Raises:
            InvalidTransition: the table has no such step; the switch is unchanged.
        """
        following = TRANSITIONS.get((self.state, trigger))
        if following is None:
            raise InvalidTransition(f"switch: {self.state.name} has no step for {trigger.name}")
        if following is not self.state:
            self.changed_at = at
        self.state = following
