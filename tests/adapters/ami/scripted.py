"""A server that says exactly what a test wants said, however wrong, to each connection in turn."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial

GREETING = b"Asterisk Call Manager/11.0.0\r\n"
_LIMIT = 30.0  # seconds; a test that needs longer has failed already

Script = Callable[["Line"], None]


class Line:
    """One connection, seen from the server."""

    def __init__(self, connection: socket.socket, heard: bytearray) -> None:
        self._connection = connection
        self._heard = heard
        connection.settimeout(_LIMIT)

    def say(self, *parts: bytes) -> None:
        """Bytes, as they are."""
        for part in parts:
            self._connection.sendall(part)

    def action(self) -> dict[str, str]:
        """The next action that the client sends."""
        block = b""
        while not block.endswith(b"\r\n\r\n"):
            received = self._connection.recv(1)
            if not received:
                raise ConnectionError("the client is gone")
            self._heard += received
            block += received
        lines = block.decode().strip().split("\r\n")
        return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}

    def answer(self, action: dict[str, str], response: str = "Success", **fields: str) -> None:
        """Respond to an action."""
        lines = {"Response": response, "ActionID": action["ActionID"], **fields}
        self.say("".join(f"{name}: {value}\r\n" for name, value in lines.items()).encode() + b"\r\n")

    def let_in(self) -> None:
        """Greet, and believe every password."""
        self.say(GREETING)
        self.answer(self.action(), Challenge="1234")
        self.answer(self.action())

    def tell(self, *events: bytes) -> None:
        """Answer the request for the status with these events, and its end."""
        asked = self.action()
        self.answer(asked, EventList="start")
        tag = f"ActionID: {asked['ActionID']}\r\n\r\n".encode()
        self.say(*(event + tag for event in (*events, b"Event: QueueStatusComplete\r\n")))

    def stay(self) -> None:
        """Answer whatever is asked, until the client goes."""
        while True:
            self.answer(self.action())


class ScriptedServer:
    """Plays the scripts one after the other, the last again and again. `heard` is all that clients sent."""

    def __init__(self, *scripts: Script) -> None:
        self._scripts = list(scripts)
        self._threads: list[threading.Thread] = []
        self._connections: list[socket.socket] = []
        self.heard = bytearray()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._begin(self._accept)

    def close(self) -> None:
        """The end."""
        with suppress(OSError):  # Windows knows it for connections only
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()

    def _begin(self, run: Callable[[], None]) -> None:
        thread = threading.Thread(target=run, name="scripted", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            script = self._scripts.pop(0) if len(self._scripts) > 1 else self._scripts[0]
            self._connections.append(connection)
            self._begin(partial(self._play, script, connection))

    def _play(self, script: Script, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            script(Line(connection, self.heard))


@contextmanager
def scripted(*scripts: Script) -> Iterator[ScriptedServer]:
    """A server for the length of a block."""
    server = ScriptedServer(*scripts)
    try:
        yield server
    finally:
        server.close()
