"""A manager interface on loopback that tells what happens on a floor, to whoever knows the password."""

import hashlib
import secrets
import socket
import threading
from contextlib import suppress

from app.demo.manager.floor import Floor, message

USER = "board"
_GREETING = b"Asterisk Call Manager/11.0.0\r\n"
_LONGEST_WRITE = 2.0  # seconds; whoever does not read is dropped, as Asterisk does
_LONGEST_ACTION = 8_192  # bytes


class ManagerServer:
    """Listens from the moment it exists; `port` is where."""

    def __init__(self, floor: Floor, password: str, port: int = 0) -> None:
        self.floor = floor
        self.password = password
        self.logins = 0
        self._is_frozen = False
        self._talks: list[_Talk] = []
        self._listener = socket.create_server(("127.0.0.1", port))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._accept, name="manager", daemon=True)
        self._thread.start()

    @property
    def is_frozen(self) -> bool:
        """True while connections stay open and nothing is read or said: half-open, seen from outside."""
        return self._is_frozen

    def freeze(self, *, is_frozen: bool = True) -> None:
        """Let everything hang, or go on."""
        self._is_frozen = is_frozen

    def drop(self) -> None:
        """Close all connections; new ones are welcome."""
        for talk in tuple(self._talks):
            talk.close()

    def close(self) -> None:
        """The end."""
        with suppress(OSError):  # Windows knows it for connections only
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()
        self.drop()
        for talk in tuple(self._talks):
            talk.join()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._talks = [talk for talk in self._talks if talk.is_alive]
            self._talks.append(_Talk(self, connection))


class _Talk:
    """One connection."""

    def __init__(self, server: ManagerServer, connection: socket.socket) -> None:
        self._server = server
        self._socket = connection
        self._socket.settimeout(_LONGEST_WRITE)
        self._challenge = secrets.token_hex(4)
        self._is_known = False
        self._thread = threading.Thread(target=self._run, name="manager-talk", daemon=True)
        self._thread.start()

    @property
    def is_alive(self) -> bool:
        return self._thread.is_alive()

    def close(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def join(self) -> None:
        self._thread.join()

    def _run(self) -> None:
        try:
            self._say(_GREETING)
            rest = b""
            while received := self._receive():
                *actions, rest = (rest + received).split(b"\r\n\r\n")
                if len(rest) > _LONGEST_ACTION:
                    return
                for action in actions:
                    self._answer(_fields(action))
        except OSError:
            return
        finally:
            self._server.floor.forget(self._say)
            self._socket.close()

    def _receive(self) -> bytes:
        while True:
            with suppress(TimeoutError):
                return self._socket.recv(65_536)

    def _say(self, said: bytes) -> None:
        if self._server.is_frozen:
            return
        try:
            self._socket.sendall(said)
        except OSError:
            self.close()

    def _answer(self, action: dict[str, str]) -> None:
        action_id = action.get("ActionID", "")
        match action.get("Action"):
            case "Challenge":
                self._respond(action_id, Challenge=self._challenge)
            case "Login":
                self._log_in(action_id, action)
            case "Ping" if self._is_known:
                self._respond(action_id, Ping="Pong")
            case "QueueStatus" if self._is_known:
                self._tell_status(action_id)
            case _:
                self._respond(action_id, "Error", Message="Permission denied")

    def _log_in(self, action_id: str, action: dict[str, str]) -> None:
        self._server.logins += 1
        password = self._server.password
        key = hashlib.md5((self._challenge + password).encode(), usedforsecurity=False).hexdigest()
        is_right = key == action.get("Key") or password == action.get("Secret")
        if action.get("Username") != USER or not is_right:
            self._respond(action_id, "Error", Message="Authentication failed")
            self.close()
            return
        self._is_known = True
        with self._server.floor.lock:  # whoever was let in misses nothing
            self._respond(action_id, Message="Authentication accepted")
            self._server.floor.listen(self._say)

    def _tell_status(self, action_id: str) -> None:
        tag = f"ActionID: {action_id}\r\n\r\n".encode()
        with self._server.floor.lock:
            self._respond(action_id, EventList="start", Message="Queue status will follow")
            whole = b"".join(answer[:-2] + tag for answer in self._server.floor.status())
            self._say(
                whole + message("QueueStatusComplete", {"EventList": "Complete", "ActionID": action_id})
            )

    def _respond(self, action_id: str, response: str = "Success", **fields: str) -> None:
        lines = {"Response": response, "ActionID": action_id, **fields}
        self._say("".join(f"{name}: {value}\r\n" for name, value in lines.items()).encode() + b"\r\n")


def _fields(action: bytes) -> dict[str, str]:
    lines = action.decode("utf-8", "replace").split("\r\n")
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}
