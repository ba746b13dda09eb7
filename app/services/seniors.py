"""The senior colleagues of this desk in their order: who is free, who is on the telephone, how long her line is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.call import Party
from app.domain.consult import Colleague
from app.domain.desk_message import LineAsked, LineTold
from app.domain.moment import Moment
from app.domain.presence import Presence
from app.ports import Clock, Phone
from app.services.presences import Presences, Seen

ASK_AGAIN = 15.0  # seconds between two questions about the line of one who is on the telephone
GOOD_FOR = 45.0  # seconds that an answer counts
_BUSY = (Presence.TALKING, Presence.RINGING)


@dataclass(frozen=True)
class Senior:
    """One of them now. `line` is None while her desk has not told."""

    colleague: Colleague
    seen: Seen
    line: LineTold | None = None


def seniors_of(lines: Iterable[str], own: str = "") -> tuple[Colleague, ...]:
    """The senior colleagues of a setting: a number a line, and behind it perhaps a name.

    Nobody asks herself: `own` is the number of this desk, which may be one of them.
    """
    parts = (line.split(maxsplit=1) for line in lines if line.strip())
    return tuple(Colleague(number, " ".join(name)) for number, *name in parts if number != own)


class Seniors:
    """Whom F9 rings, and what the button says of it."""

    def __init__(
        self, colleagues: Sequence[Colleague], presences: Presences, phone: Phone, clock: Clock
    ) -> None:
        self._presences = presences
        self._phone = phone
        self._clock = clock
        self._lines: dict[str, tuple[LineTold, Moment]] = {}
        self._asked_at: dict[str, Moment] = {}
        self.colleagues = tuple(colleagues)
        presences.follow("seniors", (one.number for one in self.colleagues))

    @property
    def all(self) -> tuple[Senior, ...]:
        """All of them, in their order."""
        now = self._clock.now()
        return tuple(self._now(one, now) for one in self.colleagues)

    @property
    def to_ring(self) -> Senior | None:
        """The first who is free; else the first of whom nothing is known; None when all are busy or away."""
        return self._first(Presence.FREE) or self._first(Presence.UNKNOWN)

    @property
    def busy(self) -> Senior | None:
        """The first who is on the telephone."""
        return self._first(*_BUSY)

    @property
    def best(self) -> Senior | None:
        """Who is meant by the button: whom to ring, else who is busy, else the first."""
        return self.to_ring or self.busy or next(iter(self.all), None)

    def knows(self, sender: Party) -> bool:
        """True for one of them."""
        return any(sender.number.digits == one.number for one in self.colleagues)

    def told(self, line: LineTold, sender: Party, at: Moment) -> None:
        """A senior's desk says how her line is."""
        if self.knows(sender):
            self._lines[sender.number.digits] = (line, at)

    def ticked(self, now: Moment, *, is_wanted: bool) -> None:
        """A second has passed; `is_wanted` while somebody is on the line whom one could ask about."""
        if not is_wanted:
            return
        for senior in self.all:
            number = senior.colleague.number
            asked = self._asked_at.get(number)
            if senior.seen.presence in _BUSY and (asked is None or now.seconds_since(asked) >= ASK_AGAIN):
                self._asked_at[number] = now
                self._phone.send(number, LineAsked())

    def _first(self, *presences: Presence) -> Senior | None:
        return next((one for one in self.all if one.seen.presence in presences), None)

    def _now(self, colleague: Colleague, now: Moment) -> Senior:
        line, at = self._lines.get(colleague.number, (None, now))
        is_good = now.seconds_since(at) <= GOOD_FOR
        return Senior(colleague, self._presences.of(colleague.number), line if is_good else None)
