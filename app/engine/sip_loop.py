"""The engine's main loop: take a command, let the library work, and again."""

import logging
import queue
import threading
import time
from collections.abc import Callable

import pjsua2 as pj

from app.engine.channel import Arrival

log = logging.getLogger(__name__)

# While there is a call, a key press reaches the library within this time; without one there is no hurry.
BUSY_WAIT = 5  # milliseconds
IDLE_WAIT = 25  # milliseconds
_PROBE = 30  # milliseconds


def releases_lock(endpoint: pj.Endpoint) -> bool:
    """True when this build of pjsua2 lets other Python threads run while it waits.

    The Linux wheel does; the Windows one was made without SWIG's -threads (pjproject #3142). Measured and
    not looked up: a thread counts while the library waits.
    """
    counted = 0
    stop = threading.Event()

    def count() -> None:
        nonlocal counted
        while not stop.is_set():
            counted += 1
            time.sleep(0.001)

    counter = threading.Thread(target=count, name="lock-probe")
    counter.start()
    before = counted
    deadline = time.monotonic() + _PROBE / 1000
    while time.monotonic() < deadline:
        endpoint.libHandleEvents(_PROBE)
    seen = counted - before
    stop.set()
    counter.join()
    return seen > _PROBE // 6


class SipLoop:
    """Alternates between the inbox and the library, in the thread that calls `run`."""

    def __init__(self, endpoint: pj.Endpoint, inbox: "queue.SimpleQueue[Arrival]") -> None:
        self._endpoint = endpoint
        self._inbox = inbox
        self._shares_lock = releases_lock(endpoint)
        log.info("pjsua2 %s Python's lock while it waits", "releases" if self._shares_lock else "holds")

    def run(
        self, take: Callable[[Arrival], None], is_busy: Callable[[], bool], is_done: Callable[[], bool]
    ) -> None:
        """Until `is_done`: hand each arrival to `take`, in order, between the library's events."""
        while not is_done():
            wait = BUSY_WAIT if is_busy() else IDLE_WAIT
            if self._shares_lock:
                self._endpoint.libHandleEvents(wait)
                self._take_all(take)
            else:
                self.drain()
                self._take_one(take, wait / 1000)

    def drain(self) -> None:
        """Let the library handle all that has come in, without waiting."""
        while self._endpoint.libHandleEvents(0) > 0:
            pass

    def _take_all(self, take: Callable[[Arrival], None]) -> None:
        while True:
            try:
                arrival = self._inbox.get_nowait()
            except queue.Empty:
                return
            take(arrival)

    def _take_one(self, take: Callable[[Arrival], None], seconds: float) -> None:
        try:
            arrival = self._inbox.get(timeout=seconds)
        except queue.Empty:
            return
        take(arrival)
