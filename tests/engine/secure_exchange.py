"""An exchange over TLS that asks for a digest and then accepts everybody; it remembers all that it was told."""

import contextlib
import queue
import re
import socket
import ssl
import threading
from types import TracebackType
from typing import Self

from tests.engine.rooms import HOST
from tests.lab.sip_message import SipMessage

_CHALLENGE = 'WWW-Authenticate: Digest realm="lab", nonce="0123456789abcdef", algorithm=MD5\r\n'
_COPIED = re.compile(r"(via|from|to|call-id|cseq)\s*:", re.IGNORECASE)
_LIMIT = 10.0  # seconds for a handshake
_TURN = 0.05  # seconds between two looks at what is to be said


class SecureExchange:
    """One TCP port for the length of a `with` block. Without a context it speaks plain SIP there."""

    def __init__(self, context: ssl.SSLContext | None, port: int = 0, host: str = HOST) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listener = socket.create_server((host, port), family=family)
        self.port: int = self._listener.getsockname()[1]
        self.context = context
        self.after_first: ssl.SSLContext | None = None
        self.said: list[str] = []
        self.connections = 0
        self._open: list[socket.socket] = []
        self._outgoing: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._threads = [threading.Thread(target=self._accept, name=f"exchange {self.port}")]

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Closing alone would leave whoever waits in accept asleep.
        for one in (self._listener, *self._open):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        for thread in self._threads:
            thread.join()

    @property
    def registered(self) -> bool:
        """True once somebody registered with a digest."""
        return any("Authorization: Digest" in text for text in self.said)

    def send(self, text: str) -> None:
        """Say something of our own to whoever is connected; soon, because only one thread may use a connection."""
        self._outgoing.put(text)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._open.append(connection)
            thread = threading.Thread(target=self._serve, args=(connection,), name=f"connection {self.port}")
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        context, self.context = self.context, self.after_first or self.context
        connection.settimeout(_LIMIT)
        try:
            line = context.wrap_socket(connection, server_side=True) if context else connection
            self._open.append(line)
            line.settimeout(_TURN)
            while (text := self._hear(line)) != "":
                if text is not None and text.strip():
                    self.said.append(text)
                    if not text.startswith("SIP/2.0 "):
                        line.sendall(_answer(SipMessage(text)).encode("latin-1"))
        except (OSError, ValueError):  # who is not believed is left in the middle of the handshake
            pass
        finally:
            connection.close()

    def _hear(self, line: socket.socket) -> str | None:
        """What the telephone said, '' when it has hung up, None when it said nothing for a while."""
        while not self._outgoing.empty():
            line.sendall(self._outgoing.get().encode("latin-1"))
        try:
            return line.recv(65_600).decode("latin-1")
        except TimeoutError:
            return None


def _answer(request: SipMessage) -> str:
    code = 200 if "Authorization:" in request.text else 401
    head = request.text.partition("\r\n\r\n")[0].split("\r\n")[1:]
    fields = "".join(f"{line}\r\n" for line in head if _COPIED.match(line))
    contact = (
        f"Contact: {request.header('Contact')};expires=60\r\n" if request.header("Expires") != "0" else ""
    )
    extra = _CHALLENGE if code == 401 else contact
    return f"SIP/2.0 {code} Answer\r\n{fields}{extra}Content-Length: 0\r\n\r\n"
