"""What a benchmark says: figures, each with the limit that it has to keep, if it has one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure. It holds when it lies between the limits; a figure without a limit is for comparison."""

    what: str
    value: float
    unit: str
    at_most: float | None = None
    at_least: float | None = None

    @property
    def holds(self) -> bool:
        """True unless a limit is broken."""
        return (self.at_most is None or self.value <= self.at_most) and (
            self.at_least is None or self.value >= self.at_least
        )

    @property
    def limit(self) -> str:
        """The limits in words, '' when there are none."""
        parts = [
            f"≤ {self.at_most:g}" if self.at_most is not None else "",
            f"≥ {self.at_least:g}" if self.at_least is not None else "",
        ]
        return " ".join(part for part in parts if part)

    @property
    def verdict(self) -> str:
        """PASS, FAIL, or '' for a figure that has no limit."""
        if not self.limit:
            return ""
        return "PASS" if self.holds else "FAIL"


Bench = Callable[[], Sequence[Row]]
"""Measures and returns its rows. Raises LabUnavailable when this machine cannot."""
