"""The alarm of a queue: 'longest waiting > 3 min during 1 min', that neither flutters nor nags."""

from dataclasses import dataclass
from enum import Enum, auto

from app.domain.moment import Moment


class AlarmState(Enum):
    """Where an alarm is. `GATHERING`: over the limit, not long enough yet. `EASING`: raised, but it gets better."""

    QUIET = auto()
    GATHERING = auto()
    RAISED = auto()
    EASING = auto()
    SNOOZED = auto()


class AlarmTrigger(Enum):
    """What was seen of the queue, or happened to the alarm. `UNSEEN`: the figures are too old to say."""

    OVER = auto()
    BETWEEN = auto()
    UNDER = auto()
    UNSEEN = auto()
    LASTED = auto()
    PUT_OFF = auto()
    WOKEN = auto()


# What is not here leaves the alarm as it is.
TRANSITIONS: dict[tuple[AlarmState, AlarmTrigger], AlarmState] = {
    (AlarmState.QUIET, AlarmTrigger.OVER): AlarmState.GATHERING,
    (AlarmState.GATHERING, AlarmTrigger.BETWEEN): AlarmState.QUIET,
    (AlarmState.GATHERING, AlarmTrigger.UNDER): AlarmState.QUIET,
    (AlarmState.GATHERING, AlarmTrigger.UNSEEN): AlarmState.QUIET,
    (AlarmState.GATHERING, AlarmTrigger.LASTED): AlarmState.RAISED,
    (AlarmState.RAISED, AlarmTrigger.UNDER): AlarmState.EASING,
    (AlarmState.RAISED, AlarmTrigger.PUT_OFF): AlarmState.SNOOZED,
    (AlarmState.EASING, AlarmTrigger.OVER): AlarmState.RAISED,
    (AlarmState.EASING, AlarmTrigger.BETWEEN): AlarmState.RAISED,
    (AlarmState.EASING, AlarmTrigger.UNSEEN): AlarmState.RAISED,
    (AlarmState.EASING, AlarmTrigger.LASTED): AlarmState.QUIET,
    (AlarmState.EASING, AlarmTrigger.PUT_OFF): AlarmState.SNOOZED,
    # After the pause it has to last again: whoever asked for quiet is not shouted at for a matter of seconds.
    (AlarmState.SNOOZED, AlarmTrigger.WOKEN): AlarmState.GATHERING,
}


@dataclass(frozen=True)
class AlarmRule:
    """The sentence, in seconds: longest waiting over `limit`, during `during`.

    It ends when the longest has been under `calm_below` for as long; between the two it stays as it is.
    `snooze` is how long it keeps quiet when asked to.
    """

    limit: int = 180
    during: int = 60
    calm_below: int = 120
    snooze: int = 600


@dataclass(frozen=True)
class Alarm:
    """The alarm of one queue: its state, and since when it has been in it (None: since the beginning)."""

    state: AlarmState = AlarmState.QUIET
    since: Moment | None = None

    @property
    def is_raised(self) -> bool:
        """True while the team lead has to see it."""
        return self.state in (AlarmState.RAISED, AlarmState.EASING)

    def observed(self, rule: AlarmRule, longest: float, now: Moment) -> "Alarm":
        """The alarm after the longest waiting was seen to have waited `longest` seconds (0: nobody waits)."""
        return self._rested(rule, now).after(_seen(rule, longest), now)._lasted(rule, now)

    def after(self, trigger: AlarmTrigger, now: Moment) -> "Alarm":
        """The alarm after one step of the table."""
        following = TRANSITIONS.get((self.state, trigger))
        return self if following is None else Alarm(following, now)

    def _rested(self, rule: AlarmRule, now: Moment) -> "Alarm":
        if self.state is AlarmState.SNOOZED and self._seconds(now) >= rule.snooze:
            return self.after(AlarmTrigger.WOKEN, now)
        return self

    def _lasted(self, rule: AlarmRule, now: Moment) -> "Alarm":
        if self._seconds(now) >= rule.during:
            return self.after(AlarmTrigger.LASTED, now)
        return self

    def _seconds(self, now: Moment) -> float:
        return now.seconds_since(self.since) if self.since is not None else 0.0


def _seen(rule: AlarmRule, longest: float) -> AlarmTrigger:
    if longest > rule.limit:
        return AlarmTrigger.OVER
    return AlarmTrigger.UNDER if longest < rule.calm_below else AlarmTrigger.BETWEEN
