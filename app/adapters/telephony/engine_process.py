"""Finding the telephone engine of this user, or starting one that outlives the window."""

import json
import logging
import secrets
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection
from pathlib import Path

from app.engine.protocol import VERSION

log = logging.getLogger(__name__)

RENDEZVOUS = "engine.json"
LONGEST_START = 10.0  # seconds
_GLANCE = 0.02  # seconds between two looks for the engine's address


class EngineAbsent(Exception):
    """No engine answered, and none could be started. The text is for the log."""


@dataclass(frozen=True)
class EngineProgram:
    """How to start the engine: its command line, and the folder in which it leaves its address."""

    command: Sequence[str]
    folder: Path
    working_folder: Path

    def connect(self) -> Connection:
        """A connection with the running engine, or with a new one.

        Raises:
            EngineAbsent: none could be reached or started, or one of another version still runs.
        """
        return self._reach() or self._start()

    def _reach(self) -> Connection | None:
        try:
            place = json.loads((self.folder / RENDEZVOUS).read_text(encoding="utf-8"))
            if place["version"] != VERSION:
                raise EngineAbsent("an engine of another version is still there; it ends by itself")
            return Client(place["address"], authkey=place["key"].encode())
        except FileNotFoundError:
            return None
        except (OSError, EOFError, ValueError, KeyError, TypeError, AuthenticationError) as error:
            log.info("no engine behind the address that is left: %s", type(error).__name__)
            return None

    def _start(self) -> Connection:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (self.folder / RENDEZVOUS).unlink(missing_ok=True)
        try:
            process = subprocess.Popen(
                [*self.command, "--folder", str(self.folder), "--log", str(self.folder / "engine.log")],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=self.working_folder,
                start_new_session=True,
                creationflags=_apart(),
            )
        except OSError as error:
            raise EngineAbsent(f"the engine does not start: {error.strerror}") from error
        # The secret goes over a pipe: arguments and environment can be read by other programs.
        if process.stdin is not None:
            with process.stdin as pipe:
                pipe.write(secrets.token_hex(32).encode() + b"\n")
        deadline = time.monotonic() + LONGEST_START
        while time.monotonic() < deadline:
            connection = self._reach()
            if connection is not None:
                return connection
            if process.poll() is not None:
                raise EngineAbsent(f"the engine ended at once, with {process.returncode}")
            time.sleep(_GLANCE)
        raise EngineAbsent("the engine did not say where it is")


def _apart() -> int:
    """Creation flags that let the engine live on when the window's group of processes ends (Windows)."""
    if sys.platform == "win32":
        return subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    return 0
