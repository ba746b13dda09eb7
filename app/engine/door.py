"""Who may ring: the exchange, and not more at a time than the library survives.

Asked before the library has set up anything for an INVITE. Later is too late: each call takes two sockets,
which stay half a second in its table of 64 after the call was refused, and the next one aborts the process
(an assertion that public wheels have compiled in; pjproject #2617).
"""

from collections import deque
from collections.abc import Callable

MOST_AT_ONCE = 12  # invitations in `_SPAN`; with the calls that exist they take half of the library's sockets
_SPAN = 1.0  # seconds


class Door:
    """`trusts` tells whether a source ('host:port') is the exchange; `clock` gives seconds."""

    def __init__(self, trusts: Callable[[str], bool], clock: Callable[[], float]) -> None:
        self._trusts = trusts
        self._clock = clock
        self._let_in: deque[float] = deque(maxlen=MOST_AT_ONCE)

    def lets_in(self, source: str) -> bool:
        """True when an INVITE from `source` may become a call."""
        if not self._trusts(source):
            return False
        at = self._clock()
        if len(self._let_in) == MOST_AT_ONCE and at - self._let_in[0] < _SPAN:
            return False
        self._let_in.append(at)
        return True
