"""A clock that stands still until a test moves it."""

from app.domain.moment import Moment
from tests.builders import NOW


class FakeClock:
    """The Clock port; both clocks go on together."""

    def __init__(self, start: Moment = NOW) -> None:
        self._now = start

    def now(self) -> Moment:
        """This moment."""
        return self._now

    def advance(self, seconds: float) -> Moment:
        """Let time pass; the moment that it is then."""
        self._now = self._now.later(seconds)
        return self._now
