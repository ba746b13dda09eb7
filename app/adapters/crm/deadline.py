"""A limit on a whole HTTP request: requests' own time limit counts from byte to byte, and never ends."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from app.adapters.crm.timekeeper import Timekeeper

# Firewalls forget quiet connections without a word, and a request on such a one waits in vain.
LONGEST_IDLE = 30.0  # seconds

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

    def watch(self, connection: Any) -> None:
        """This connection carries the request; when it came too late it is cut at once."""
        connection.deadline = self
        self._connection = connection
        if self.has_passed:
            self.strike()

    def strike(self) -> None:
        """Cut the connection: whoever waits for it wakes with an error."""
        self.has_passed = True
        connection = self._connection
        # A connection that went back to the pool may carry somebody else's request by now.
        if connection is None or connection.deadline is not self or connection.sock is None:
            return
        with contextlib.suppress(OSError):
            # Not the socket's own `shutdown`: that of TLS takes the ground away under a read that is going on.
            socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)


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


class DeadlineAdapter(HTTPAdapter):
    """A requests adapter whose connections know the deadline of their thread, and do not grow old."""

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        """Make the pool of connections (requests calls this)."""
        super().init_poolmanager(*arguments, **options)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, proxy: Any, **options: Any) -> Any:
        """Make, or find, the pool of connections through a proxy (requests calls this)."""
        manager = super().proxy_manager_for(proxy, **options)
        manager.pool_classes_by_scheme = _POOLS
        return manager


class _Watched:
    """A connection that knows the deadline of the request that it carries."""

    sock: Any
    deadline: Deadline | None = None
    idle_since = 0.0

    def connect(self) -> None:
        super().connect()  # type: ignore[misc]
        # A limit that passed while the name was looked up found no socket to cut.
        self._watch()

    def request(self, *arguments: Any, **options: Any) -> None:
        self._watch()
        super().request(*arguments, **options)  # type: ignore[misc]

    def _watch(self) -> None:
        limit: Deadline | None = getattr(_current, "limit", None)
        if limit is not None:
            limit.watch(self)


class _Connection(_Watched, HTTPConnection):
    pass


class _TlsConnection(_Watched, HTTPSConnection):
    pass


class _Young:
    """A pool that closes connections which were quiet for too long, instead of using them again."""

    def _get_conn(self, timeout: float | None = None) -> Any:
        connection: Any = super()._get_conn(timeout)  # type: ignore[misc]
        if connection.sock is not None and time.monotonic() - connection.idle_since > LONGEST_IDLE:
            connection.close()
        return connection

    def _put_conn(self, connection: Any) -> None:
        if connection is not None:
            connection.idle_since = time.monotonic()
        super()._put_conn(connection)  # type: ignore[misc]


class _Pool(_Young, HTTPConnectionPool):
    ConnectionCls = _Connection


class _TlsPool(_Young, HTTPSConnectionPool):
    ConnectionCls = _TlsConnection


_POOLS = {"http": _Pool, "https": _TlsPool}
