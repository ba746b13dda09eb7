"""A point in time on two clocks: one that people read, one that never jumps."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Moment:
    """`utc` for records; `mono` (seconds since the machine started) for durations.

    Every process on one machine reads the same `mono`, so a moment from the telephone engine can be
    compared with one of the window. A correction of the wall clock changes no duration.
    """

    utc: datetime
    mono: float

    def seconds_since(self, earlier: "Moment") -> float:
        """Seconds from `earlier` to this moment; never negative."""
        return max(0.0, self.mono - earlier.mono)

    def later(self, seconds: float) -> "Moment":
        """The moment that lies `seconds` after this one (before it when negative)."""
        return Moment(self.utc + timedelta(seconds=seconds), self.mono + seconds)
