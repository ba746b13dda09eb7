"""The engine's end of the local channel: one window at a time, let in by a secret.

A Unix socket in a folder of the owner's alone, or a named pipe on Windows. Two threads for each window,
so that a window that hangs can never make the telephone wait; they touch nothing of pjsua2.
"""

import contextlib
import json
import logging
import os
import queue
import secrets
import shutil
import sys
import tempfile
import threading
from dataclasses import dataclass
from multiprocessing import AuthenticationError
from multiprocessing.connection import Connection, Listener
from pathlib import Path

from app.engine.protocol import (
    LONGEST_FRAME,
    VERSION,
    BadFrame,
    Command,
    Notice,
    decode_command,
    encode,
)

log = logging.getLogger(__name__)

RENDEZVOUS = "engine.json"
_MOST_WAITING = 5_000  # frames for a window that does not read; then it is let go


class Window:
    """One connected window."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._outgoing: queue.Queue[bytes | None] = queue.Queue(_MOST_WAITING)

    def start(self, inbox: "queue.SimpleQueue[Arrival]") -> None:
        """Begin to read and write."""
        threading.Thread(target=self._read, args=(inbox,), name="channel-read", daemon=True).start()
        threading.Thread(target=self._write, name="channel-write", daemon=True).start()

    def say(self, notice: Notice) -> None:
        """Send a notice as soon as the window reads; never waits."""
        try:
            self._outgoing.put_nowait(encode(notice))
        except queue.Full:
            log.warning("the window does not read; letting it go")
            self.close()

    def close(self) -> None:
        """End the connection, after what was said already."""
        with contextlib.suppress(queue.Full):
            self._outgoing.put_nowait(None)

    def _read(self, inbox: "queue.SimpleQueue[Arrival]") -> None:
        try:
            while True:
                inbox.put(decode_command(self._connection.recv_bytes(LONGEST_FRAME)))
        except BadFrame as error:
            log.warning("a window sent something else: %s", error)
        except (EOFError, OSError):
            log.info("window gone")
        inbox.put(WindowLeft(self))
        self.close()

    def _write(self) -> None:
        try:
            while (frame := self._outgoing.get()) is not None:
                self._connection.send_bytes(frame)
        except OSError:
            log.info("window gone while writing")
        with contextlib.suppress(OSError):
            self._connection.close()


@dataclass(frozen=True)
class WindowCame:
    """A window proved that it knows the secret."""

    window: Window


@dataclass(frozen=True)
class WindowLeft:
    """A window closed its end, or was killed."""

    window: Window


@dataclass(frozen=True)
class RegistrarFound:
    """The addresses of the registrar's name; empty when it has none."""

    registrar: str
    addresses: tuple[str, ...]


Arrival = Command | WindowCame | WindowLeft | RegistrarFound


class Channel:
    """Listens for windows; what they send goes to `inbox`. `folder` is where a window finds the address."""

    def __init__(self, folder: Path, key: str, inbox: "queue.SimpleQueue[Arrival]") -> None:
        self._key = key
        self._inbox = inbox
        self._rendezvous = folder / RENDEZVOUS
        self._socket_folder = ""
        self._listener = Listener(self._address(), authkey=key.encode())

    def start(self) -> None:
        """Let windows in from now on, and tell them where."""
        threading.Thread(target=self._accept, name="channel-accept", daemon=True).start()
        _write_private(
            self._rendezvous,
            json.dumps(
                {"version": VERSION, "address": self._listener.address, "key": self._key, "pid": os.getpid()}
            ),
        )

    def close(self) -> None:
        """Let nobody in any more, and leave nothing behind."""
        self._rendezvous.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self._listener.close()
        if self._socket_folder:
            shutil.rmtree(self._socket_folder, ignore_errors=True)

    def _address(self) -> str:
        if sys.platform == "win32":
            return rf"\\.\pipe\bellerbeeld-{secrets.token_hex(16)}"
        # A path of its own, because a socket's path may be no longer than some hundred bytes.
        self._socket_folder = tempfile.mkdtemp(prefix="bellerbeeld-")
        return str(Path(self._socket_folder) / "engine")

    def _accept(self) -> None:
        while True:
            try:
                connection = self._listener.accept()
            except AuthenticationError:
                log.warning("somebody without the secret knocked")
                continue
            except EOFError:
                continue
            except OSError:
                return
            window = Window(connection)
            self._inbox.put(WindowCame(window))
            window.start(self._inbox)


def _write_private(path: Path, text: str) -> None:
    """Write `text` so that only the owner can read it, and never half."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)
