"""A telephone for tests: register, call, answer, consult, hand over, as an agent or a tenant would.

Each one is a process of its own (`softphone_process.py`), because pjsua2 allows one endpoint per process.
"""

import itertools
import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.lab.ami import NotSeen
from tests.lab.sip_message import SipMessage
from tests.lab.softphone_protocol import Kind, PhoneEvent, PhoneSettings

_PROJECT = Path(__file__).parents[2]


class PhoneFailed(Exception):
    """The telephone process died or a command failed; the message says how."""


class Softphone:
    """A telephone for the length of a `with` block. Calls are known by the names that its events give."""

    def __init__(self, settings: PhoneSettings) -> None:
        self.settings = settings
        self._unread: queue.SimpleQueue[PhoneEvent | None] = queue.SimpleQueue()
        self._kept: list[PhoneEvent] = []
        self._dialled = itertools.count(1)

    @property
    def recording(self) -> Path:
        """What this telephone hears, all calls together, while it lasts."""
        return Path(self.settings.recording)

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.lab.softphone_process"],
            cwd=_PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, name=f"telephone {self.settings.user}")
        self._reader.start()
        self._write(self.settings.line())
        try:
            self.wait_for(Kind.READY)
            if self.settings.password:
                self.wait_for(Kind.REGISTERED)
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Hang up, unregister, end the process; more than once is harmless."""
        if self._process.stdin and not self._process.stdin.closed:
            # The end of its input is the command to close; a process that died no longer takes it.
            try:
                self._process.stdin.close()
            except BrokenPipeError:
                self._process.kill()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join()
        if self._process.stdout:
            self._process.stdout.close()

    def wait_for(self, kind: Kind, *, call: str | None = None, timeout: float = 5) -> PhoneEvent:
        """The oldest kept event of this kind (and call), or the next to come; events before it are kept.

        Raises:
            NotSeen: none within `timeout` seconds.
            PhoneFailed: the telephone died, or a command failed meanwhile.
        """
        deadline = time.monotonic() + timeout
        for place, kept in enumerate(self._kept):
            if kept.kind is kind and call in (None, kept.call):
                return self._kept.pop(place)
        while True:
            try:
                event = self._unread.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                kept_kinds = ", ".join(kept.kind for kept in self._kept) or "nothing"
                user = self.settings.user
                raise NotSeen(f"{user}: no '{kind}' in {timeout} s; kept: {kept_kinds}") from None
            if event is None:
                raise PhoneFailed(f"the telephone {self.settings.user} died")
            if event.kind is Kind.FAILED:
                raise PhoneFailed(f"{self.settings.user}: {event.text}")
            if event.kind is kind and call in (None, event.call):
                return event
            self._kept.append(event)

    def wait_for_call(self, timeout: float = 5) -> tuple[str, SipMessage]:
        """The name and the INVITE of the next call that comes in; the telephone rings by itself."""
        event = self.wait_for(Kind.INCOMING, timeout=timeout)
        return event.call, SipMessage(event.text)

    def answer_next(self) -> str:
        """Wait for a call, answer it, and return its name once both are talking."""
        call, _ = self.wait_for_call()
        self.answer(call)
        return call

    def dial(self, number: str, headers: Mapping[str, str] | None = None) -> str:
        """Call `number` at the exchange; returns the call's name."""
        name = f"dialled-{next(self._dialled)}"
        self._command("dial", call=name, number=number, headers=json.dumps(dict(headers or {})))
        return name

    def answer(self, call: str) -> None:
        """Answer and wait until talking."""
        self._command("answer", call=call)
        self.wait_for(Kind.TALKING, call=call)

    def hang_up(self, call: str) -> None:
        """End the call; one that is already over is no mistake."""
        self._command("hang_up", call=call)

    def hold(self, call: str) -> None:
        """Put the other side on hold."""
        self._command("hold", call=call)

    def resume(self, call: str) -> None:
        """Talk again to a call on hold."""
        self._command("resume", call=call)

    def transfer(self, call: str, number: str) -> None:
        """Send the call on without asking (REFER, RFC 3515)."""
        self._command("transfer", call=call, number=number)

    def hand_over(self, call: str, consult: str) -> None:
        """Connect the other sides of both calls (REFER with Replaces, RFC 3891)."""
        self._command("hand_over", call=call, consult=consult)

    def press(self, call: str, keys: str) -> None:
        """Send keys (RFC 4733)."""
        self._command("press", call=call, keys=keys)

    def send_text(self, number: str, text: str) -> None:
        """Send a MESSAGE (RFC 3428); TEXT_ANSWERED says what the exchange thought of it."""
        self._command("send_text", number=number, text=text)

    def _command(self, name: str, **values: str) -> None:
        self._write(json.dumps({"do": name, **values}))

    def _write(self, line: str) -> None:
        if self._process.stdin is None:
            raise PhoneFailed("the telephone has no input")
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def _read(self) -> None:
        if self._process.stdout:
            for line in self._process.stdout:
                self._unread.put(PhoneEvent.from_line(line))
        self._unread.put(None)
