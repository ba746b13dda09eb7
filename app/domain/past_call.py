"""Calls that were: the agent's own history, and who tried in vain."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from app.domain.call import Direction
from app.domain.phone_number import PhoneNumber


@dataclass(frozen=True)
class PastCall:
    """One call of this desk, from its begin on. Wall times; None when it was not, or nobody saw it.

    `contact_id` is the contact that it belongs to, '' for a call to a colleague. `ending` are the last figures
    of a number of which nothing more was kept. `is_coded` and `is_solved`: what the agent saved of it.
    """

    call_id: str
    direction: Direction
    began_at: datetime
    number: PhoneNumber
    ending: str = ""
    name: str = ""
    queue: str = ""
    contact_id: str = ""
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    is_coded: bool = False
    is_solved: bool = False

    @property
    def caller(self) -> str:
        """What tells one caller from another; '' when nothing does."""
        return self.number.digits or self.ending

    @property
    def is_in_vain(self) -> bool:
        """True when somebody called and nobody answered."""
        return self.direction is Direction.INCOMING and self.answered_at is None

    @property
    def talked(self) -> float:
        """Seconds from the answer to the end; 0 when one of the two is not known."""
        if self.answered_at is None or self.ended_at is None:
            return 0.0
        return max(0.0, (self.ended_at - self.answered_at).total_seconds())


@dataclass(frozen=True)
class MissedCaller:
    """Somebody who called and was not reached since. `last` is the newest attempt, `count` how many there were."""

    last: PastCall
    count: int


def missed_callers(calls: Iterable[PastCall], live: Collection[str]) -> tuple[MissedCaller, ...]:
    """One line for each caller who is still to be reached, newest first.

    `calls` are in the order of their begin; those whose ids are in `live` still ring. Whoever was talked with
    later, whoever called whom, is reached. Callers without a number are one line, which no talk closes.
    """
    waiting: dict[str, MissedCaller] = {}
    for call in calls:
        earlier = waiting.get(call.caller)
        if call.is_in_vain and call.call_id not in live:
            # Taken out and put back, so that the newest is the last.
            waiting.pop(call.caller, None)
            waiting[call.caller] = MissedCaller(call, earlier.count + 1 if earlier else 1)
        elif call.answered_at is not None and call.caller:
            waiting.pop(call.caller, None)
    return tuple(reversed(waiting.values()))
