"""Finding the telephone engine of this user, or starting one that outlives the window."""

import contextlib
import json
import logging
import secrets
import subprocess
import sys
import time
from collections.abc import Sequence
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, answer_challenge, deliver_challenge
from pathlib import Path
from typing import Any

from app.engine.protocol import VERSION

log = logging.getLogger(__name__)

RENDEZVOUS = "engine.json"
LONGEST_START = 10.0  # seconds
LONGEST_REPORT = 20.0  # seconds; sound cards may take their time
LONGEST_SILENCE = 5.0  # seconds; an engine that hangs is ended by its own watchdog
_GLANCE = 0.02  # seconds between two looks for the engine's address


class EngineAbsent(Exception):
    """No engine answered, and none could be started. The text is for the log."""


class EngineProgram:
    """How to start the engine: its command line, and the folder in which it leaves its address."""

    def __init__(self, command: Sequence[str], folder: Path, working_folder: Path) -> None:
        self._command = tuple(command)
        self._folder = folder
        self._working_folder = working_folder
        self._started: list[subprocess.Popen[bytes]] = []

    def connect(self) -> Connection:
        """A connection with the running engine, or with a new one.

        Raises:
            EngineAbsent: none could be reached or started, or one is there that cannot be used.
        """
        # Asking is what takes an ended engine off the system's list of processes.
        self._started = [process for process in self._started if process.poll() is None]
        return self._reach() or self._start()

    def wait(self, seconds: float) -> None:
        """Until the engines that were started here have ended, at most so long."""
        deadline = time.monotonic() + seconds
        for process in self._started:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(0.0, deadline - time.monotonic()))

    def report(self) -> dict[str, Any]:
        """What an engine says of the telephone library and the sound, without becoming a telephone.

        Raises:
            EngineAbsent: it does not start, says nothing in time, or something else.
        """
        try:
            said = subprocess.run(
                [*self._command, "--folder", str(self._folder), "--report"],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                cwd=self._working_folder,
                creationflags=_apart(),
                timeout=LONGEST_REPORT,
                check=True,
            ).stdout
            # The library may have said something before it was told to be silent.
            found = json.loads(said.splitlines()[-1])
        except (OSError, ValueError, IndexError, subprocess.SubprocessError) as error:
            raise EngineAbsent(f"the engine gives no report: {type(error).__name__}") from error
        if not isinstance(found, dict):
            raise EngineAbsent("the engine gives no report")
        return found

    def _reach(self) -> Connection | None:
        try:
            place = json.loads((self._folder / RENDEZVOUS).read_text(encoding="utf-8"))
            if place["version"] != VERSION:
                raise EngineAbsent("an engine of another version is still there; it ends by itself")
            return _introduce(Client(place["address"]), place["key"].encode())
        except FileNotFoundError:
            return None
        except (
            OSError,
            EOFError,
            ValueError,
            KeyError,
            TypeError,
            AttributeError,
            AuthenticationError,
        ) as error:
            log.info("no engine behind the address that is left: %s", type(error).__name__)
            return None

    def _start(self) -> Connection:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (self._folder / RENDEZVOUS).unlink(missing_ok=True)
        process = self._launch()
        deadline = time.monotonic() + LONGEST_START
        while time.monotonic() < deadline:
            connection = self._reach()
            if connection is not None:
                return connection
            if process.poll() is not None:
                raise EngineAbsent(f"the engine ended at once, with {process.returncode}")
            time.sleep(_GLANCE)
        # Two engines would fight for the port.
        process.kill()
        raise EngineAbsent("the engine did not say where it is")

    def _launch(self) -> "subprocess.Popen[bytes]":
        try:
            process = subprocess.Popen(
                [*self._command, "--folder", str(self._folder), "--log", str(self._folder / "engine.log")],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=self._working_folder,
                start_new_session=True,
                creationflags=_apart(),
            )
        except OSError as error:
            raise EngineAbsent(f"the engine does not start: {error.strerror}") from error
        self._started.append(process)
        # The secret goes over a pipe: arguments and environment can be read by other programs.
        with contextlib.suppress(BrokenPipeError), process.stdin or contextlib.nullcontext() as pipe:
            if pipe is not None:
                pipe.write(secrets.token_hex(32).encode() + b"\n")
        return process


def _introduce(connection: Connection, key: bytes) -> Connection:
    """Prove to each other that both know the secret.

    Raises:
        EngineAbsent: whoever is there does not answer.
        AuthenticationError: whoever is there does not know it.
    """
    try:
        if not connection.poll(LONGEST_SILENCE):
            raise EngineAbsent("the engine that is there does not answer")
        answer_challenge(connection, key)
        deliver_challenge(connection, key)
    except BaseException:
        connection.close()
        raise
    return connection


def _apart() -> int:
    """Creation flags that let the engine live on when the window's group of processes ends (Windows)."""
    if sys.platform == "win32":
        return subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    return 0
