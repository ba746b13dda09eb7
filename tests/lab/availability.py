"""What keeps the lab from running on this machine, said in one line."""

import contextlib
import os
import sys
from collections.abc import Iterator

import pytest


class LabUnavailable(Exception):
    """The lab, or one part of it, cannot run here; the message is one line that says what is missing."""


@contextlib.contextmanager
def part(name: str, lack: type[Exception]) -> Iterator[None]:
    """Turn a `lack` into a skip with one line, or into a failure where the lab is required, as in the pipeline."""
    missing = ""
    try:
        yield
    except lack as reason:
        missing = str(reason)
    if missing and os.environ.get("BELLERBEELD_LAB") == "required":
        pytest.fail(f"the {name} is required: {missing}", pytrace=False)
    if missing:
        pytest.skip(f"{name}: {missing}")


def require_linux() -> None:
    """Raises LabUnavailable anywhere but on Linux, whose loopback answers on all of 127.0.0.0/8."""
    if sys.platform != "linux":
        raise LabUnavailable(f"the telephone lab needs Linux, this is {sys.platform}")


def require_root(purpose: str) -> None:
    """Raises LabUnavailable for an ordinary user. `purpose` completes 'only root can …'."""
    require_linux()
    if os.geteuid() != 0:
        raise LabUnavailable(f"only root can {purpose}")
