"""A server that says what a test wants, byte by byte, also what is no HTTP."""

import contextlib
import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Say = Callable[[socket.socket, str], object]
"""Answers one request on an open connection; the text is the request's head. KEEP leaves it open for more."""

KEEP = "keep the connection"

DRIP = 0.05  # seconds between two bytes of somebody who drags it out


class RawServer(socketserver.ThreadingTCPServer):
    """Answers every request with `say`, and counts the connections."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, say: Say, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.say = say
        self.tls = tls
        self.heads: list[str] = []
        self.connections = 0

    @property
    def url(self) -> str:
        """Its base address."""
        return f"http{'s' if self.tls else ''}://127.0.0.1:{self.server_address[1]}"

    def get_request(self) -> tuple[Any, Any]:
        """Take the next connection; a handshake happens in its own thread."""
        connection, address = super().get_request()
        if self.tls:
            connection = self.tls.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
        return connection, address

    def handle_error(self, _request: object, _address: object) -> None:
        """A client that hangs up is what these tests are about."""


class _Conversation(socketserver.BaseRequestHandler):
    server: RawServer

    def handle(self) -> None:
        self.server.connections += 1
        while head := _read_request(self.request):
            self.server.heads.append(head)
            with contextlib.suppress(OSError):
                if self.server.say(self.request, head) is KEEP:
                    continue
            break


@contextmanager
def raw_server(say: Say, tls: ssl.SSLContext | None = None) -> Iterator[RawServer]:
    """A server that speaks until the block ends."""
    with RawServer(say, tls) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def answer(body: bytes, status: str = "200 OK", *headers: str) -> bytes:
    """A whole and honest HTTP answer."""
    lines = [f"HTTP/1.1 {status}", "Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, *headers, "Connection: close", "", ""]).encode() + body


def keeping(body: bytes) -> Say:
    """Answers honestly and waits for the next request."""

    def say(connection: socket.socket, _head: str) -> str:
        connection.sendall(answer(body).replace(b"Connection: close\r\n", b""))
        return KEEP

    return say


def saying(content: bytes) -> Say:
    """Says this at once."""
    return lambda connection, _head: connection.sendall(content)


def silent(connection: socket.socket, _head: str) -> None:
    """Says nothing, until the other end has had enough."""
    connection.recv(1)


def dripping(begin: bytes, drop: bytes) -> Say:
    """Says the beginning, and then one drop after the other without an end."""

    def drip(connection: socket.socket, _head: str) -> None:
        connection.sendall(begin)
        while True:
            connection.sendall(drop)
            time.sleep(DRIP)

    return drip


def _read_request(connection: socket.socket) -> str:
    content = b""
    with contextlib.suppress(OSError):
        while b"\r\n\r\n" not in content:
            part = connection.recv(65_536)
            if not part:
                return ""
            content += part
        head, _, body = content.partition(b"\r\n\r\n")
        left = _length(head) - len(body)
        while left > 0:
            left -= len(connection.recv(65_536)) or left
    return content.partition(b"\r\n\r\n")[0].decode("latin-1")


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return 0
