"""Things that happen when their time has come: one thread for all time limits of the CRM."""

import heapq
import itertools
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

log = logging.getLogger(__name__)

Act = Callable[[], None]


@dataclass(order=True)
class _Appointment:
    at: float
    turn: int
    act: Act | None = field(compare=False)

    def cancel(self) -> None:
        self.act = None


class Timekeeper:
    """Runs an act after some seconds, on a thread of its own that starts with the first. An act is quick.

    After `close` every time has come: what was still to happen happens then, and a later act at once.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._appointments: list[_Appointment] = []
        self._turns = itertools.count()
        self._thread: threading.Thread | None = None
        self._is_closed = False

    def after(self, seconds: float, act: Act) -> Act:
        """Run `act` after so many seconds, unless what is returned here is called first."""
        appointment = _Appointment(time.monotonic() + seconds, next(self._turns), act)
        with self._changed:
            is_closed = self._is_closed
            if not is_closed:
                heapq.heappush(self._appointments, appointment)
                self._begin()
                if self._appointments[0] is appointment:
                    self._changed.notify()
        if is_closed:
            _keep(appointment)
        return appointment.cancel

    def close(self, seconds: float = 1.0) -> None:
        """Let all times come, and join the thread, waiting at most so long."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()
            thread = self._thread
        if thread is not None:
            thread.join(seconds)

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="crm-time", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while (appointment := self._next()) is not None:
            _keep(appointment)

    def _next(self) -> _Appointment | None:
        """The appointment whose time has come, waiting for it; None when there are no more."""
        with self._changed:
            while True:
                while self._appointments and self._appointments[0].act is None:
                    heapq.heappop(self._appointments)
                if not self._appointments:
                    if self._is_closed:
                        return None
                    self._changed.wait()
                    continue
                left = self._appointments[0].at - time.monotonic()
                if left <= 0 or self._is_closed:
                    return heapq.heappop(self._appointments)
                self._changed.wait(left)


def _keep(appointment: _Appointment) -> None:
    act = appointment.act
    if act is None:
        return
    try:
        act()
    except Exception as error:  # noqa: BLE001 - one bad act must not take the others' limits away
        log.error("unforeseen %s when a time limit passed", type(error).__name__)
