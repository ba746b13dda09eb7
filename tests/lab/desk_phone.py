"""The product's own telephone in the lab: its engine in a process of its own, its adapter, and what that posts."""

import json
import os
import queue
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import psutil

from app.adapters.system_clock import SystemClock
from app.adapters.telephony.engine_phone import EnginePhone
from app.adapters.telephony.engine_process import RENDEZVOUS, EngineProgram
from app.domain.agent import Registration
from app.domain.events import CallAnswered, CallOffered, Event, PhoneConnected, RegistrationChanged
from app.engine.protocol import Configure
from tests.lab.ami import NotSeen

_PROJECT = Path(__file__).parents[2]
_END_S = 10.0

Kind = TypeVar("Kind", bound=Event)


class DeskPhone:
    """A telephone of the product for the length of a `with` block; a test is its window.

    `phone` takes the commands; what the engine says is read with `wait_for`. `react`, when given, is called with
    each event in the thread that read it, for tests that must answer at once. `prefix` is what stands before the
    engine's command, as one that lets it run in another network.
    """

    def __init__(
        self,
        configuration: Configure,
        folder: Path,
        react: Callable[[Event], None] | None = None,
        *,
        prefix: tuple[str, ...] = (),
    ) -> None:
        self.configuration = configuration
        self._folder = folder
        self.react = react
        self._unread: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._kept: list[Event] = []
        program = EngineProgram((*prefix, sys.executable, "-m", "app.engine"), folder, _PROJECT)
        self.phone = EnginePhone(program, configuration, SystemClock(), self._post)

    def __enter__(self) -> Self:
        self.phone.start()
        self.wait_for(PhoneConnected, timeout=15)
        self.engine_pid = int(json.loads((self._folder / RENDEZVOUS).read_text("utf-8"))["pid"])
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.phone.stop()
        if not _is_gone(self.engine_pid):
            os.kill(self.engine_pid, signal.SIGKILL)
            if error is None:
                raise NotSeen(f"the engine {self.engine_pid} did not end within {_END_S:.0f} s")

    def wait_for_registration(self, timeout: float = 5) -> None:
        """Until the exchange accepted us."""
        self.wait_for(RegistrationChanged, timeout=timeout, registration=Registration.REGISTERED)

    def wait_for(self, kind: type[Kind], timeout: float = 5, **fields: object) -> Kind:
        """The oldest kept event of this kind with these fields, or the next to come; others are kept.

        Raises:
            NotSeen: none within `timeout` seconds.
        """
        deadline = time.monotonic() + timeout
        for place, event in enumerate(self._kept):
            if isinstance(event, kind) and _has(event, fields):
                del self._kept[place]
                return event
        while True:
            try:
                event = self._unread.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                kept = ", ".join(str(kept) for kept in self._kept) or "nothing"
                raise NotSeen(f"no {kind.__name__} {fields} in {timeout} s; kept: {kept}") from None
            if isinstance(event, kind) and _has(event, fields):
                return event
            self._kept.append(event)

    def answer_next(self) -> str:
        """Wait for a call, answer it, and return its id once both are talking."""
        call_id = self.wait_for(CallOffered).call_id
        self.phone.answer(call_id)
        self.wait_for(CallAnswered, call_id=call_id)
        return call_id

    def unasked(self, kind: type[Kind]) -> list[Kind]:
        """The events of this kind up to now that nobody waited for."""
        while not self._unread.empty():
            self._kept.append(self._unread.get())
        return [event for event in self._kept if isinstance(event, kind)]

    def recording(self, call_id: str) -> Path:
        """What this telephone hears of a call, while it lasts."""
        return Path(self.configuration.sound.record_to) / f"{call_id}.wav"

    def _post(self, event: Event) -> None:
        self._unread.put(event)
        if self.react is not None:
            self.react(event)


def _has(event: Event, fields: dict[str, object]) -> bool:
    return all(getattr(event, name) == value for name, value in fields.items())


def _is_gone(pid: int) -> bool:
    deadline = time.monotonic() + _END_S
    while time.monotonic() < deadline:
        try:
            if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.01)
    return False
