"""Whether this desk can be called, since when it could not, and which calls fell into that time.

Only what this telephone knows: when the exchange did not know it, and which of its own calls ended meanwhile.
Who called in vain, the exchange alone knows; a queue gave that caller to a colleague.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.domain.agent import Registration
from app.domain.call import Call, Party
from app.domain.moment import Moment
from app.ports import Clock

MOST_KEPT = 20
MOMENT = 30.0  # seconds during which it is news that the telephone works again

# An engine that was started again says these first.
_SAYS_NOTHING = (Registration.STARTING, Registration.NOT_CONFIGURED)


@dataclass
class Outage:
    """A time in which nobody could call this desk. `cut` are those with whom a call ran that ended in it."""

    began: Moment
    ended: Moment | None = None
    cut: list[Party] = field(default_factory=list)

    def seconds(self, now: Moment) -> float:
        """How long it lasted, or lasts."""
        return (self.ended or now).seconds_since(self.began)


class Reachability:
    """The outage that is, and those of before, the latest first; none of it is written down."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._endangered: set[str] = set()
        self.outage: Outage | None = None
        self.past: list[Outage] = []

    @property
    def recovered(self) -> Outage | None:
        """The outage that ended a moment ago."""
        last = self.past[0] if self.past and self.outage is None else None
        if last is None or last.ended is None or self._clock.now().seconds_since(last.ended) > MOMENT:
            return None
        return last

    def changed(self, registration: Registration, since: Moment | None, live: Iterable[Call]) -> None:
        """The telephone stands otherwise since then, with these calls on the line."""
        at = self._clock.now()
        if registration is Registration.REGISTERED:
            self._end(at)
        elif self.outage is None and registration not in _SAYS_NOTHING:
            self.outage = Outage(since or at)
            self._endangered = {call.call_id for call in live}

    def ended(self, call: Call) -> None:
        """A call is over."""
        if self.outage is not None and call.call_id in self._endangered:
            self.outage.cut.append(call.party)
        self._endangered.discard(call.call_id)

    def _end(self, at: Moment) -> None:
        if self.outage is not None:
            self.outage.ended = at
            self.past = [self.outage, *self.past][:MOST_KEPT]
        self.outage = None
        self._endangered.clear()
