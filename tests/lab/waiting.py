"""Waiting for what the lab cannot announce by itself."""

import inspect
import time
from collections.abc import Callable

_GLANCE_S = 0.05


class NeverHappened(Exception):
    """A condition did not come true in time; the message is its source."""


def wait_until(condition: Callable[[], bool], timeout: float = 10) -> None:
    """Look every 50 ms until `condition` is true.

    Raises:
        NeverHappened: not within `timeout` seconds.
    """
    deadline = time.monotonic() + timeout
    while not condition():
        if time.monotonic() > deadline:
            raise NeverHappened(f"in {timeout} s: {inspect.getsource(condition).strip()}")
        time.sleep(_GLANCE_S)
