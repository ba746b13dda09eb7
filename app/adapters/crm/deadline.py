"""A limit on a whole HTTP request: requests' own time limit counts from byte to byte, and never ends."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

from app.adapters.crm.timekeeper import Timekeeper

_current = threading.local()


class TimeLeft:
    """How long somebody who asks several things one after the other still has."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    @property
    def seconds(self) -> float:
        """Seconds from now; 0 when time is up."""
        return max(0.0, self._ends - time.monotonic())


class Deadline:
    """The limit of the request that this thread makes."""

    def __init__(self) -> None:
        self.has_passed = False
        self._connection: Any = None
        self._socket: socket.socket | None = None

    def watch(self, connection: Any) -> None:
        """This connection carries the request; when it came too late it is cut at once."""
        connection.deadline = self
        if connection is not self._connection:
            self._connection, self._socket = connection, None
        # Of an answer without a length, http.client lets go of the socket before the body has been read.
        self._socket = connection.sock or self._socket
        if self.has_passed:
            self.strike()

    def strike(self) -> None:
        """Cut the connection: whoever waits for it wakes with an error."""
        self.has_passed = True
        connection = self._connection
        # A connection that went back to the pool may carry somebody else's request by now.
        if connection is None or connection.deadline is not self or self._socket is None:
            return
        with contextlib.suppress(OSError):
            # Not the socket's own `shutdown`: that of TLS takes the ground away under a read that is going on.
            socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


@contextlib.contextmanager
def deadline(keeper: Timekeeper, seconds: float) -> Iterator[Deadline]:
    """Requests that this thread makes inside end after `seconds`, whatever the server sends."""
    limit = Deadline()
    _current.limit = limit
    cancel = keeper.after(seconds, limit.strike)
    try:
        yield limit
    finally:
        cancel()
        _current.limit = None


def watch(connection: Any) -> None:
    """This connection carries the request of this thread."""
    limit: Deadline | None = getattr(_current, "limit", None)
    if limit is not None:
        limit.watch(connection)
