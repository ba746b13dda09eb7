"""What the telephone library of this test run can do, as its engine says; a test that needs more is skipped."""

import functools
import sys
import tempfile
from pathlib import Path
from typing import Any

from app.adapters.telephony.engine_process import EngineProgram
from tests.lab.availability import part

_PROJECT = Path(__file__).parents[2]


class CannotHere(Exception):
    """The library that is installed lacks something; the text says what and where it is to be had."""


def need(ability: str) -> None:
    """Skip, or fail where the lab is required, when the library cannot do this.

    `ability` is 'tls', 'srtp', 'ipv6', 'ice', or a codec.
    """
    with part("telephone library", CannotHere):
        found = _abilities()
        if not (found.get(ability) is True or ability in found["codecs"]):
            raise CannotHere(f"this one has no {ability}; our own has (run.py engine)")


@functools.cache
def _abilities() -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="ask-") as folder:
        program = EngineProgram((sys.executable, "-m", "app.engine"), Path(folder), _PROJECT)
        found: dict[str, Any] = program.report()["abilities"]
        return found
