"""Going back to a better registrar once it is there again."""

from app.engine.protocol import Account
from app.engine.registrars import Place, Registrars
from app.engine.scout import Scout
from app.engine.turns import Turns

PAUSE = 5.0  # seconds between two questions to a registrar that was away
LONGEST_PAUSE = 120.0  # seconds, when it answered the scout and did not take us all the same
ANSWERS = 2  # one that is just being started may answer, and go away once more


class Homecoming:
    """Asks the registrars that come before the one where we are, now and then."""

    def __init__(self, registrars: Registrars, turns: Turns, scout: Scout) -> None:
        self._registrars = registrars
        self._turns = turns
        self._scout = scout
        self._pause = PAUSE
        self._place: Place | None = None
        self._ask_at = 0.0
        self._answers: dict[Place, int] = {}

    def settled(self, place: Place, at: float) -> None:
        """We are registered there."""
        if place == self._place:
            return
        self._place = place
        self._answers.clear()
        if not self._registrars.better_than(place):
            self._pause = PAUSE
        self._ask_at = at + self._pause

    def tick(self, place: Place, account: Account, at: float) -> None:
        """Time has passed while we were registered there: ask those that are better."""
        if at < self._ask_at:
            return
        self._ask_at = at + self._pause
        for better in self._registrars.better_than(place):
            if self._turns.is_due(better, at):
                self._scout.ask(better, account)

    def answered(self, better: Place, place: Place) -> bool:
        """One of them answered; True when it is time to go there."""
        if better not in self._registrars.better_than(place):
            return False
        self._answers[better] = self._answers.get(better, 0) + 1
        return self._answers[better] >= ANSWERS

    def leaves(self) -> None:
        """We go there now; if that fails, we are in less of a hurry the next time."""
        self._pause = min(2 * self._pause, LONGEST_PAUSE)
        self._place = None
