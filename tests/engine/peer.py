"""A SIP telephone, exchange or stranger that says exactly what a test tells it to, over UDP (RFC 3261)."""

import queue
import re
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from tests.lab.sip_message import SipMessage

_ENCODING = "latin-1"  # gives back every byte
_COPIED = re.compile(r"(via|from|to|call-id|cseq|record-route|[vfti])\s*:", re.IGNORECASE)
_TO = re.compile(r"(to|t)\s*:", re.IGNORECASE)


class NotSeen(AssertionError):
    """A message that was waited for did not come; the text says what came instead."""


@dataclass(frozen=True)
class Arrived(SipMessage):
    """A message, and who sent it ('host:port')."""

    source: str


class Peer:
    """One UDP port of 127.0.0.0/8 for the length of a `with` block. `auto` may answer what comes at once."""

    def __init__(self, host: str, auto: "Callable[[Peer, Arrived], None] | None" = None) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((host, 0))
        self.host = host
        self.port: int = self._socket.getsockname()[1]
        self.address = f"{host}:{self.port}"
        self.seen: list[Arrived] = []
        self._auto = auto
        self._unread: queue.SimpleQueue[Arrived] = queue.SimpleQueue()
        self._kept: list[Arrived] = []
        self._is_closing = False
        self._thread = threading.Thread(target=self._read, name=f"peer {self.address}")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_closing = True
        self._socket.sendto(b"", (self.host, self.port))
        self._thread.join()
        self._socket.close()

    def send(self, text: str | bytes, to: str) -> None:
        """One datagram to 'host:port'."""
        host, _, port = to.rpartition(":")
        data = text if isinstance(text, bytes) else text.encode(_ENCODING)
        self._socket.sendto(data, (host, int(port)))

    def wait(self, start: str, timeout: float = 5, call_id: str = "") -> Arrived:
        """The oldest unread message whose first line begins like this (of that call); others are kept.

        Raises:
            NotSeen: none within `timeout` seconds.
        """
        deadline = time.monotonic() + timeout
        for place, message in enumerate(self._kept):
            if message.text.startswith(start) and call_id in ("", message.call_id):
                return self._kept.pop(place)
        while True:
            try:
                message = self._unread.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                kept = ", ".join(one.start_line for one in self._kept) or "nothing"
                raise NotSeen(f"no '{start}' in {timeout} s, but {kept}") from None
            if message.text.startswith(start) and call_id in ("", message.call_id):
                return message
            self._kept.append(message)

    def forget(self) -> None:
        """All that has come so far was read."""
        self.seen.clear()
        self._kept.clear()
        while not self._unread.empty():
            self._unread.get()

    def count(self, start: str) -> int:
        """How many messages have come whose first line begins like this, read or not."""
        return sum(message.text.startswith(start) for message in list(self.seen))

    def answers(self, call_id: str) -> list[str]:
        """The first lines of all answers to requests of that call, read or not."""
        seen = [message for message in list(self.seen) if message.call_id == call_id]
        return [message.start_line for message in seen if message.text.startswith("SIP/2.0 ")]

    def reply(self, request: Arrived, code: int, headers: str = "", body: str = "") -> None:
        """Answer a request; `headers` are whole lines with their ends."""
        self.send(self.response_to(request, code, headers, body), request.source)

    @property
    def tag(self) -> str:
        """What this peer adds to the To of a request that has none."""
        return f"peer{self.port}"

    def response_to(self, request: Arrived, code: int, headers: str = "", body: str = "") -> str:
        """The answer that `reply` sends, for a test that makes something wrong in it."""
        fields = ""
        for line in request.text.partition("\r\n\r\n")[0].split("\r\n")[1:]:
            if _COPIED.match(line):
                tag = f";tag={self.tag}" if _TO.match(line) and ";tag=" not in line and code > 100 else ""
                fields += f"{line}{tag}\r\n"
        return f"SIP/2.0 {code} Answer\r\n{fields}{headers}Content-Length: {len(body)}\r\n\r\n{body}"

    def _read(self) -> None:
        while True:
            data, source = self._socket.recvfrom(65_600)
            if self._is_closing:
                return
            if not data.strip():
                continue  # a keep-alive
            message = Arrived(data.decode(_ENCODING), f"{source[0]}:{source[1]}")
            self.seen.append(message)
            if self._auto is not None:
                self._auto(self, message)
            self._unread.put(message)


def accepting_registrar(peer: Peer, message: Arrived) -> None:
    """Behaviour of a peer: say yes to every REGISTER and every text."""
    if message.text.startswith("REGISTER "):
        stays = message.header("Expires") != "0"
        peer.reply(message, 200, f"Contact: {message.header('Contact')};expires=60\r\n" if stays else "")
    elif message.text.startswith("MESSAGE "):
        peer.reply(message, 200)
