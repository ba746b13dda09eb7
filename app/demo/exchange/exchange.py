"""The exchange as a thing to start and stop, with a thread of its own."""

import asyncio
import threading
from collections.abc import Mapping
from dataclasses import dataclass

from app.demo.exchange.flow import Flow
from app.demo.exchange.proxy import Proxy
from app.demo.exchange.wire import Wire, open_sockets

_LONGEST_LOG = 5_000  # messages


@dataclass(frozen=True)
class Trunk:
    """The user who stands for the outside world, and its password."""

    user: str
    password: str


@dataclass(frozen=True)
class Sighting:
    """A message that came in: as text, with its source."""

    text: str
    source: Flow

    @property
    def start(self) -> str:
        """The start line, as in 'INVITE sip:1001@127.0.0.1 SIP/2.0' or 'SIP/2.0 180 Ringing'."""
        return self.text.lstrip().partition("\r\n")[0]

    @property
    def method(self) -> str:
        """The method of a request, or the status code of a response."""
        words = self.start.split(" ")
        return words[1] if words[0] == "SIP/2.0" and len(words) > 1 else words[0]


class Exchange:
    """Registrar and proxy for `users` (extension to password) and a trunk; UDP and TCP on one port.

    Extensions reach each other and, by any other number, the trunk; the trunk reaches extensions. Both are
    known by the address from which they registered. `algorithm` is that of the digest: MD5 or SHA-256.
    """

    def __init__(
        self,
        users: Mapping[str, str],
        trunk: Trunk | None = None,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        algorithm: str = "MD5",
        nonce_seconds: float = 300,
    ) -> None:
        self._passwords = dict(users) | ({trunk.user: trunk.password} if trunk else {})
        self._trunk = trunk.user if trunk else ""
        self._host = host
        self._algorithm = algorithm
        self._nonce_seconds = nonce_seconds
        self._log: list[Sighting] = []
        self._is_silent = False
        self._wire = Wire(self._take, self._lost)
        self._thread = threading.Thread(target=self._run, name="exchange", daemon=True)
        self.port = port

    @property
    def address(self) -> str:
        """Host and port, as 'host:port'."""
        return f"{self._host}:{self.port}"

    @property
    def seen(self) -> tuple[Sighting, ...]:
        """The messages that came in, in order; the last some thousands."""
        return tuple(self._log)

    @property
    def present(self) -> frozenset[str]:
        """The users who are registered now."""
        return self._proxy.registrar.present

    def start(self) -> None:
        """Serve from now on; `port` is known afterwards.

        Raises:
            OSError: the port is not free.
        """
        udp, tcp = open_sockets(self._host, self.port)
        # On Windows the other kind of loop stops receiving after an answer that a port is closed.
        self._loop = asyncio.SelectorEventLoop()
        self.port = udp.getsockname()[1]
        self._proxy = Proxy(
            self._host,
            self.port,
            self._passwords,
            self._trunk,
            algorithm=self._algorithm,
            nonce_seconds=self._nonce_seconds,
        )
        self._loop.run_until_complete(self._wire.open(udp, tcp))
        self._thread.start()

    def stop(self) -> None:
        """Serve no more; what was registered is forgotten."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def go_silent(self) -> None:
        """Answer nothing any more, as an exchange that hangs or whose cable is out."""
        self._is_silent = True

    def come_back(self) -> None:
        """Answer again."""
        self._is_silent = False

    def _run(self) -> None:
        self._loop.run_forever()
        self._loop.run_until_complete(self._wire.close())
        self._loop.close()

    def _take(self, data: bytes, flow: Flow) -> None:
        if data.strip(b"\r\n\0"):  # else a keep-alive
            self._log.append(Sighting(data.decode("latin-1"), flow))
            del self._log[:-_LONGEST_LOG]
        if not self._is_silent:
            for parcel in self._proxy.handle(data, flow):
                self._wire.send(parcel)

    def _lost(self, flow: Flow) -> None:
        self._proxy.registrar.forget(flow)
