"""How long the engine stays without a window: a window that died comes back, and a conversation goes on."""

from collections.abc import Callable

# Of the time without calls. Somebody on hold sends nothing, nor does somebody whose network or computer died;
# nobody can end such a call by then, and the exchange may keep it for ever.
_LONGER_IN_SILENCE = 5


class Solitude:
    """`longest` are the seconds without a window and without a call. `clock` gives seconds."""

    def __init__(self, longest: float, clock: Callable[[], float]) -> None:
        self._longest = longest
        self._clock = clock
        self._since = clock()
        self._heard = 0

    def ends(self) -> None:
        """A window is there."""
        self._since = self._clock()

    def is_too_long(self, calls: int, heard: int) -> bool:
        """True when nobody needs the engine: `calls` there are, in which `heard` packets of sound came in so far."""
        if heard != self._heard:
            self._heard = heard
            self._since = self._clock()
        longest = self._longest * (_LONGER_IN_SILENCE if calls else 1)
        return self._clock() - self._since > longest
