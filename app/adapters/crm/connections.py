"""Connections to the CRM: they are kept, they end in time, and they trust whom this computer trusts."""

import ssl
import time
from typing import Any

from requests.adapters import HTTPAdapter
from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from app.adapters.crm.deadline import Deadline, watch

# Firewalls forget quiet connections without a word, and a request on such a one waits in vain.
LONGEST_IDLE = 30.0  # seconds


class CrmConnections(HTTPAdapter):
    """A requests adapter whose connections know the deadline of their thread, and do not grow old.

    May be used by several threads at once (urllib3 promises that for its pools); `most` of them find a
    connection that is open already.
    """

    def __init__(self, most: int, *, is_tls: bool) -> None:
        self._trust = _trust() if is_tls else None
        super().__init__(pool_connections=2, pool_maxsize=most)

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        """Make the pool of connections (requests calls this)."""
        super().init_poolmanager(*arguments, ssl_context=self._trust, **options)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, proxy: Any, **options: Any) -> Any:
        """Make, or find, the pool of connections through a proxy (requests calls this)."""
        manager = super().proxy_manager_for(proxy, ssl_context=self._trust, **options)
        manager.pool_classes_by_scheme = _POOLS
        return manager

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        """Add nothing: requests would read its own list of authorities again for each new connection."""


def _trust() -> ssl.SSLContext:
    """Whom to believe: the authorities of this computer, where a corporation puts its own, and the public ones."""
    trust = ssl.create_default_context()
    trust.load_verify_locations(DEFAULT_CA_BUNDLE_PATH)
    return trust


class _Watched:
    """A connection that knows the deadline of the request that it carries."""

    sock: Any
    deadline: Deadline | None = None
    idle_since = 0.0

    def connect(self) -> None:
        super().connect()  # type: ignore[misc]
        # A limit that passed while the name was looked up found no socket to cut.
        watch(self)

    def request(self, *arguments: Any, **options: Any) -> None:
        watch(self)
        super().request(*arguments, **options)  # type: ignore[misc]


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
