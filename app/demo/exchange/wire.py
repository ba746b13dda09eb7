"""The sockets of the exchange: one UDP port, the same TCP port, and the connections that came by it."""

import asyncio
import os
import socket
from collections.abc import Callable
from typing import cast

from app.demo.exchange.flow import Flow, Parcel
from app.demo.exchange.framing import Framing, Unframed

_ATTEMPTS = 20  # free UDP ports that are tried, until the TCP port is free as well

Take = Callable[[bytes, Flow], None]


def open_sockets(host: str, port: int) -> tuple[socket.socket, socket.socket]:
    """A UDP and a listening TCP socket with the same port; with port 0 any that is free for both.

    Raises:
        OSError: the port is not free.
    """
    for attempt in range(_ATTEMPTS):
        udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        tcp = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":
            # Else the port stays taken for a minute after an exchange that had connections.
            tcp.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            udp.bind((host, port))
            tcp.bind((host, udp.getsockname()[1]))
            tcp.listen()
        except OSError:
            udp.close()
            tcp.close()
            if port or attempt == _ATTEMPTS - 1:
                raise
        else:
            return udp, tcp
    raise AssertionError("the last attempt returns or raises")


class Wire:
    """Brings bytes in and out; all of it in the thread of its event loop."""

    def __init__(self, take: Take, lost: Callable[[Flow], None]) -> None:
        self._take = take
        self._lost = lost
        self._datagrams: asyncio.DatagramTransport | None = None
        self._server: asyncio.Server | None = None
        self._connections: dict[Flow, asyncio.Transport] = {}

    async def open(self, udp: socket.socket, tcp: socket.socket) -> None:
        """Begin to listen."""
        loop = asyncio.get_running_loop()
        self._datagrams, _ = await loop.create_datagram_endpoint(lambda: _Datagrams(self._take), sock=udp)
        self._server = await loop.create_server(
            lambda: _Connection(self._take, self._came, self._went), sock=tcp
        )

    def send(self, parcel: Parcel) -> None:
        """Send now; what cannot be sent is lost, as on any network."""
        if parcel.to.transport == "udp":
            if self._datagrams is not None:
                self._datagrams.sendto(parcel.data, (parcel.to.host, parcel.to.port))
        elif connection := self._connections.get(parcel.to):
            connection.write(parcel.data)

    async def close(self) -> None:
        """Close all sockets."""
        if self._server is not None:
            self._server.close()
        if self._datagrams is not None:
            self._datagrams.close()
        for connection in tuple(self._connections.values()):
            connection.abort()
        while self._connections:
            await asyncio.sleep(0)
        await asyncio.sleep(0)

    def _came(self, flow: Flow, connection: asyncio.Transport) -> None:
        self._connections[flow] = connection

    def _went(self, flow: Flow) -> None:
        self._connections.pop(flow, None)
        self._lost(flow)


class _Datagrams(asyncio.DatagramProtocol):
    def __init__(self, take: Take) -> None:
        self._take = take

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self._take(data, Flow("udp", addr[0], addr[1]))


class _Connection(asyncio.Protocol):
    def __init__(
        self, take: Take, came: Callable[[Flow, asyncio.Transport], None], went: Callable[[Flow], None]
    ) -> None:
        self._take = take
        self._came = came
        self._went = went
        self._framing = Framing()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        host, port = self._transport.get_extra_info("peername")[:2]
        self._flow = Flow("tcp", host, port)
        self._came(self._flow, self._transport)

    def data_received(self, data: bytes) -> None:
        try:
            messages, pings = self._framing.feed(data)
        except Unframed:
            self._transport.abort()
            return
        for message in messages:
            self._take(message, self._flow)
        self._transport.write(b"\r\n" * pings)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  # asyncio's own signature
        self._went(self._flow)
