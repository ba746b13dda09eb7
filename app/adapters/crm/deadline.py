"""A limit on a whole HTTP request: requests' own time limit counts from byte to byte, and never ends."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

_current = threading.local()


class Deadline:
    """The limit of the request that this thread makes."""

    def __init__(self) -> None:
        self.has_passed = False
        self._connection: Any = None

    def watch(self, connection: Any) -> None:
        """This connection carries the request; when it came too late it is cut at once."""
        self._connection = connection
        if self.has_passed:
            self.strike()

    def strike(self) -> None:
        """Cut the connection: whoever waits for it wakes with an error."""
        self.has_passed = True
        connected = getattr(self._connection, "sock", None)
        if connected is not None:
            with contextlib.suppress(OSError):
                connected.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def deadline(seconds: float) -> Iterator[Deadline]:
    """Requests that this thread makes inside end after `seconds`, whatever the server sends."""
    limit = Deadline()
    timer = threading.Timer(seconds, limit.strike)
    timer.daemon = True
    _current.limit = limit
    timer.start()
    try:
        yield limit
    finally:
        timer.cancel()
        _current.limit = None


class DeadlineAdapter(HTTPAdapter):
    """A requests adapter whose connections know the deadline of their thread."""

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        """Make the pool of connections (requests calls this)."""
        super().init_poolmanager(*arguments, **options)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}


def _watch(connection: Any) -> None:
    limit: Deadline | None = getattr(_current, "limit", None)
    if limit is not None:
        limit.watch(connection)


class _Connection(HTTPConnection):
    def connect(self) -> None:
        super().connect()
        # A limit that passed while the name was looked up found no socket to cut.
        _watch(self)

    def request(self, *arguments: Any, **options: Any) -> None:
        _watch(self)
        super().request(*arguments, **options)


class _TlsConnection(HTTPSConnection):
    def connect(self) -> None:
        _watch(self)  # the handshake too can be dragged out, byte by byte
        super().connect()
        _watch(self)

    def request(self, *arguments: Any, **options: Any) -> None:
        _watch(self)
        super().request(*arguments, **options)


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _TlsConnection
