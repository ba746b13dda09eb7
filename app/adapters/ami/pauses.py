"""How long to wait before the next attempt to reach the exchange."""

from collections.abc import Callable

from app.domain.queues import FeedState

FIRST, LONGEST = 0.5, 8.0  # seconds, doubling
WHEN_REFUSED = 30.0  # seconds; a wrong password every second would look like an attack
_REFUSALS = (FeedState.WRONG_PASSWORD, FeedState.UNTRUSTED, FeedState.NOT_ALLOWED)


class Pauses:
    """Longer after each failure, and not the same for everybody: all boards lose the exchange at one moment.

    `jitter` gives numbers from 0 to 1; a pause is between half and all of its length.
    """

    def __init__(self, jitter: Callable[[], float]) -> None:
        self._jitter = jitter
        self._next = FIRST

    def after(self, state: FeedState) -> float:
        """The seconds to wait after this failure."""
        pause = WHEN_REFUSED if state in _REFUSALS else self._next
        self._next = min(2 * self._next, LONGEST)
        return pause * (0.5 + self._jitter() / 2)

    def succeeded(self) -> None:
        """The exchange was reached: the next failure is the first again."""
        self._next = FIRST
