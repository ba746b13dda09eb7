"""Who may ring: the exchange, and not more at a time than the library survives.

Asked before the library has set up anything for an INVITE. Later is too late: each call takes two sockets,
which stay half a second in its table after the call was refused. The public wheels' table has 64 places, and
the next one aborts the process (an assertion that they have compiled in; pjproject #2617); our own has 1,024.
"""

from collections import deque
from collections.abc import Callable

OF_EACH_PLACE = 3  # invitations in `SPAN` for each call that there is room for: at most half of the sockets
SPAN = 1.0  # seconds


class Door:
    """`trusts` tells whether a source ('host:port') is the exchange; `clock` gives seconds; `places` for calls."""

    def __init__(self, trusts: Callable[[str], bool], clock: Callable[[], float], places: int) -> None:
        self._trusts = trusts
        self._clock = clock
        self._most = OF_EACH_PLACE * places
        self._let_in: deque[float] = deque(maxlen=self._most)

    def lets_in(self, source: str) -> bool:
        """True when an INVITE from `source` may become a call."""
        if not self._trusts(source):
            return False
        at = self._clock()
        if len(self._let_in) == self._most and at - self._let_in[0] < SPAN:
            return False
        self._let_in.append(at)
        return True
