"""Whose turn it is: which registrar is asked next, and when."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.engine import back_off
from app.engine.registrars import Place

PORT_AGAIN = 5.0  # seconds until a port that another program has is tried once more


@dataclass
class _Turn:
    """Not before `due_at`; refused `refusals` times in a row."""

    due_at: float = 0.0
    refusals: int = 0


class Turns:
    """How it went with each place; times are seconds of a steady clock."""

    def __init__(self) -> None:
        self._turns: dict[Place, _Turn] = {}

    def went_well(self, place: Place) -> None:
        """It took us."""
        self._turns.pop(place, None)

    def was_silent(self, place: Place, at: float) -> None:
        """It gave no answer to several packets: the others have their turn, and then this one again at once."""
        self._turn(place).due_at = at

    def was_not_there(self, place: Place, at: float) -> None:
        """Our packet did not even reach it."""
        self._turn(place).due_at = at + back_off.after_silence()

    def refused(self, place: Place, at: float, wish: float) -> None:
        """It answered, and not with yes; it may have said when to come again (`wish`, in seconds)."""
        turn = self._turn(place)
        turn.refusals += 1
        turn.due_at = at + back_off.after_refusal(turn.refusals, wish)

    def failed_here(self, place: Place, at: float) -> None:
        """It was our own computer that would not."""
        self._turn(place).due_at = at + PORT_AGAIN

    def is_due(self, place: Place, at: float) -> bool:
        """True when it may be asked now."""
        return self._turn(place).due_at <= at

    def first_due(self, places: Iterable[Place], at: float) -> Place | None:
        """The first that may be asked now."""
        return next((place for place in places if self.is_due(place, at)), None)

    def next_at(self, places: Iterable[Place]) -> float:
        """When one of them may be asked; there must be one."""
        return min(self._turn(place).due_at for place in places)

    def forget(self) -> None:
        """In another network everything may be otherwise."""
        self._turns.clear()

    def _turn(self, place: Place) -> _Turn:
        return self._turns.setdefault(place, _Turn())
