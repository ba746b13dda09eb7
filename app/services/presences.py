"""How the numbers that matter to this desk are doing at the exchange: the one place that decides which."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.events import PresenceChanged
from app.domain.moment import Moment
from app.domain.presence import Presence
from app.ports import Phone


@dataclass(frozen=True)
class Seen:
    """How a number is doing. `since` is None when nobody saw it begin."""

    presence: Presence = Presence.UNKNOWN
    since: Moment | None = None


class Presences:
    """What the exchange tells of the numbers that somebody here follows."""

    def __init__(self, phone: Phone) -> None:
        self._phone = phone
        self._wanted: dict[str, tuple[str, ...]] = {}
        self._seen: dict[str, Seen] = {}
        self._is_connected = False

    def follow(self, purpose: str, numbers: Iterable[str]) -> None:
        """Follow these for `purpose` from now on, and for that no others."""
        before = self._numbers
        self._wanted[purpose] = tuple(numbers)
        if self._is_connected and self._numbers != before:
            self._phone.watch(self._numbers)

    def of(self, number: str) -> Seen:
        """How a number is doing now."""
        return self._seen.get(number, Seen())

    def connected(self, known: tuple[PresenceChanged, ...]) -> None:
        """The telephone is there (again), and this is what it knows."""
        self._seen.clear()
        self._is_connected = True
        for one in known:
            self.changed(one)
        self._phone.watch(self._numbers)

    def lost(self) -> None:
        """The telephone is gone; we know nothing any more."""
        self._seen.clear()
        self._is_connected = False

    def changed(self, change: PresenceChanged) -> None:
        """The exchange told how a number is doing."""
        since = change.at if change.has_begun_then else None
        self._seen[change.number] = Seen(change.presence, since)

    @property
    def _numbers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(number for numbers in self._wanted.values() for number in numbers))
