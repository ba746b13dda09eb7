"""The programs of the demonstration, each a process of its own that is spoken to in lines of JSON."""

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 10.0  # seconds for something that ought to happen at once
_START = 120.0  # seconds for a program to be ready
_GLANCE = 0.015  # seconds between two looks

Line = dict[str, Any]


class NotSeen(Exception):
    """What was waited for did not come; the message says what it was."""


class Child:
    """A running program. Its standard output arrives as lines; its log goes to a file, or where ours goes."""

    def __init__(
        self,
        module: str,
        arguments: Sequence[str | Path],
        log: Path | None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        if log is not None:
            log.parent.mkdir(parents=True, exist_ok=True)
        self._log = log.open("ab") if log is not None else None
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *map(str, arguments)],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            encoding="utf-8",
            # Ctrl+C is for the demonstration alone, which then ends its programs in order.
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        self._name = module
        self._lines: queue.SimpleQueue[Line | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name=f"read {module}", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """True until it has ended."""
        return self._process.poll() is None

    def tell(self, line: Line) -> None:
        """Write a line to it."""
        if self._process.stdin is not None:
            self._process.stdin.write(json.dumps(line) + "\n")
            self._process.stdin.flush()

    def next_line(self, timeout: float = _PATIENCE) -> Line | None:
        """The next line that it wrote; None when it has ended, or nothing came in `timeout` seconds."""
        try:
            return self._lines.get(timeout=timeout)
        except queue.Empty:
            return None

    def ready(self, timeout: float = _START) -> Line:
        """The line in which it says that it is ready.

        Raises:
            NotSeen: it ended before, or was not ready in `timeout` seconds.
        """
        line = self.next_line(timeout)
        if line is None:
            raise NotSeen(f"{self._name} did not start; its log says why")
        return line

    def kill(self) -> None:
        """End it at once, as a crash would."""
        self._process.kill()
        self._process.wait()

    def close(self, timeout: float = _PATIENCE) -> None:
        """End it by ending its input; kill it when that does not help."""
        if self._process.stdin is not None and not self._process.stdin.closed:
            try:
                self._process.stdin.close()
            except OSError:
                self._process.kill()
        try:
            self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.kill()
        self._reader.join(timeout)
        if self._process.stdout is not None:
            self._process.stdout.close()
        if self._log is not None:
            self._log.close()

    def _read(self) -> None:
        if self._process.stdout is not None:
            for text in self._process.stdout:
                if text.startswith("{"):  # pjlib greets on standard output before anybody can tell it not to
                    self._lines.put(json.loads(text))
        self._lines.put(None)


def until(happens: Callable[[], Any], what: str, timeout: float = _PATIENCE) -> Any:
    """What `happens` gives as soon as it gives something true.

    Raises:
        NotSeen: it did not within `timeout` seconds.
    """
    deadline = time.monotonic() + timeout
    while True:
        if result := happens():
            return result
        if time.monotonic() > deadline:
            raise NotSeen(f"{what}: not within {timeout:.0f} s")
        time.sleep(_GLANCE)
