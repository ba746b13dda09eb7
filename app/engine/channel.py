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
import socket
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import AuthenticationError
from multiprocessing.connection import Connection, Listener, answer_challenge, deliver_challenge
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
from app.engine.registrars import Place

log = logging.getLogger(__name__)

RENDEZVOUS = "engine.json"


class Window:
    """One connected window. `most_waiting` frames may wait for it to read; with more it is let go."""

    def __init__(self, connection: Connection, key: bytes, most_waiting: int = 5_000) -> None:
        self._connection = connection
        self._key = key
        self._outgoing: queue.Queue[bytes | None] = queue.Queue(most_waiting)
        self._closing = threading.Lock()

    def start(self, post: "Post") -> None:
        """Ask for the secret, then begin to read and write; never waits for the other end."""
        threading.Thread(target=self._read, args=(post,), name="channel-read", daemon=True).start()

    def say(self, notice: Notice) -> None:
        """Send a notice as soon as the window reads; never waits."""
        try:
            self._outgoing.put_nowait(encode(notice))
        except queue.Full:
            log.warning("the window does not read; letting it go")
            self.drop()

    def close(self) -> None:
        """End the connection, after what was said already."""
        try:
            self._outgoing.put_nowait(None)
        except queue.Full:
            self.drop()

    def drop(self) -> None:
        """End the connection now. Both threads wake up, even one that waits for the other end to read."""
        with self._closing, contextlib.suppress(OSError):
            if sys.platform == "win32":
                self._connection.close()
            else:
                # Closing would leave the threads asleep; and the number might be somebody else's by then.
                with socket.socket(fileno=os.dup(self._connection.fileno())) as twin:
                    twin.shutdown(socket.SHUT_RDWR)

    def _read(self, post: "Post") -> None:
        if not self._knows_secret():
            self._close()
            return
        post(WindowCame(self))
        threading.Thread(target=self._write, name="channel-write", daemon=True).start()
        try:
            while True:
                post(WindowSaid(self, decode_command(self._connection.recv_bytes(LONGEST_FRAME))))
        except BadFrame as error:
            log.warning("a window sent something else: %s", error)
        except (EOFError, OSError):
            log.info("window gone")
        post(WindowLeft(self))
        self.close()

    def _knows_secret(self) -> bool:
        try:
            deliver_challenge(self._connection, self._key)
            answer_challenge(self._connection, self._key)
        except (AuthenticationError, EOFError, OSError, ValueError) as error:
            log.warning("somebody without the secret knocked (%s)", type(error).__name__)
            return False
        return True

    def _write(self) -> None:
        try:
            while (frame := self._outgoing.get()) is not None:
                self._connection.send_bytes(frame)
        except OSError:
            log.info("window gone while writing")
        self._close()

    def _close(self) -> None:
        self.drop()
        with self._closing, contextlib.suppress(OSError):
            self._connection.close()


@dataclass(frozen=True)
class WindowCame:
    """A window proved that it knows the secret."""

    window: Window


@dataclass(frozen=True)
class WindowSaid:
    """A window sent a command."""

    window: Window
    command: Command


@dataclass(frozen=True)
class WindowLeft:
    """A window closed its end, or was killed."""

    window: Window


@dataclass(frozen=True)
class RegistrarFound:
    """What the name service says of a registrar's name; no places when it says nothing."""

    registrar: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class RegistrarExamined:
    """The certificate of a registrar was looked at; `trouble` is the state that says what is wrong, '' for nothing."""

    place: Place
    trouble: str


@dataclass(frozen=True)
class RegistrarAnswered:
    """A registrar that was away answered a question."""

    place: Place


@dataclass(frozen=True)
class Stop:
    """The system asks the engine to end."""


Arrival = WindowCame | WindowSaid | WindowLeft | RegistrarFound | RegistrarExamined | RegistrarAnswered | Stop
Post = Callable[[Arrival], None]


class Channel:
    """Listens for windows; what they send is posted, from other threads. They find the address in `folder`."""

    def __init__(self, folder: Path, key: str, post: "Post") -> None:
        self._key = key
        self._post = post
        self._rendezvous = folder / RENDEZVOUS
        self._socket_folder = ""
        # Without its own check of the secret, which would let one who says nothing keep out all others.
        self._listener = Listener(self._address())

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
            except OSError:
                return
            Window(connection, self._key.encode()).start(self._post)


def _write_private(path: Path, text: str) -> None:
    """Write `text` so that only the owner can read it, and never half."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)
