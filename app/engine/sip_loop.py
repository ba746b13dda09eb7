"""The engine's main loop: take a command, let the library work, and again."""

import logging
import threading
import time
from collections.abc import Callable

import pjsua2 as pj

from app.engine.channel import Arrival
from app.engine.inbox import Bell, Inbox

log = logging.getLogger(__name__)

LONGEST_WAIT = 100  # milliseconds in the library, when a bell can end the wait
SHORT_WAIT = 10  # milliseconds for a command, when the library cannot wait by itself; packets wait as long
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

    def __init__(self, endpoint: pj.Endpoint, inbox: Inbox) -> None:
        self._endpoint = endpoint
        self._inbox = inbox
        self._shares_lock = releases_lock(endpoint)
        log.info("pjsua2 %s Python's lock while it waits", "releases" if self._shares_lock else "holds")
        if self._shares_lock:
            inbox.bell = Bell(endpoint)

    def run(
        self, take: Callable[[Arrival], None], turn: Callable[[], None], is_done: Callable[[], bool]
    ) -> None:
        """Until `is_done`: hand each arrival to `take`, in order, between the library's events.

        `turn` is called each time round, at least ten times a second.
        """
        seconds = 0.0 if self._shares_lock else SHORT_WAIT / 1000
        while not is_done():
            turn()
            self._let_work()
            while (arrival := self._inbox.take(seconds)) is not None:
                take(arrival)
                if not self._shares_lock:
                    break  # the library has waited long enough

    def close(self) -> None:
        """Let go of the bell."""
        if self._inbox.bell is not None:
            self._inbox.bell.close()
            self._inbox.bell = None

    def _let_work(self) -> None:
        if self._shares_lock:
            self._endpoint.libHandleEvents(LONGEST_WAIT)
        else:
            while self._endpoint.libHandleEvents(0) > 0:
                pass
