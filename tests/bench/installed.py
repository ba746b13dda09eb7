"""The installed program under Wine: how large, how soon installed, how soon ready to ring."""

import contextlib
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from installer.__main__ import MSI_LIMIT, PROGRAM_LIMIT, size_of
from installer.msi import msi_path
from installer.places import PROGRAM, WORK, CannotPackage
from installer.program import version
from tests.bench.row import Row
from tests.crm_server import running_crm
from tests.installer.windows import Windows
from tests.installer.working_day import answer_what_is_asked_once, is_registered, roll_out
from tests.lab.asterisk import Asterisk
from tests.lab.availability import LabUnavailable
from tests.lab.installation import install
from tests.lab.network import claimed_network
from tests.lab.waiting import wait_until

ROUNDS = 3
INSTALL_LIMIT = 30  # seconds, silent
READY_LIMIT = 4  # seconds from the start to the exchange's 'registered', when the files have been read before
_CACHE = Path(__file__).parents[2] / "build" / "lab"


def measure() -> Sequence[Row]:
    """Takes about a minute; needs the MSI of `run.py package`.

    Raises:
        LabUnavailable: there is none, or this machine cannot have Wine or Asterisk.
    """
    msi = msi_path(version())
    if not msi.exists():
        raise LabUnavailable("there is no MSI yet; `python3 run.py package` makes it")
    try:
        with _surroundings() as (windows, exchange, folder):
            installed = [_timed_install(windows, msi) for _ in range(ROUNDS)]
            with running_crm(folder / "crm") as crm:
                roll_out(windows, msi, exchange, crm)
                windows.start()
                answer_what_is_asked_once(windows, exchange, crm)
                _end(windows, exchange)
                ready = [_timed_start(windows, exchange) for _ in range(ROUNDS)]
    except CannotPackage as reason:
        raise LabUnavailable(str(reason)) from reason
    return [
        Row("MSI", msi.stat().st_size / 1e6, "MB", at_most=MSI_LIMIT),
        Row("installed", size_of(PROGRAM) / 1e6, "MB", at_most=PROGRAM_LIMIT),
        Row("silent install, longest", max(installed), "s", at_most=INSTALL_LIMIT),
        Row("start to ready to ring, median", statistics.median(ready), "s", at_most=READY_LIMIT),
        Row("start to ready to ring, longest", max(ready), "s"),
    ]


@contextlib.contextmanager
def _surroundings() -> Iterator[tuple[Windows, Asterisk, Path]]:
    folder = Path(tempfile.mkdtemp(prefix="lab-"))
    with contextlib.ExitStack() as stack:
        stack.callback(shutil.rmtree, folder)
        exchange = Asterisk(install(_CACHE), stack.enter_context(claimed_network()), folder / "exchange")
        stack.callback(exchange.stop)
        exchange.start()
        yield stack.enter_context(Windows(WORK / "measured")), exchange, folder


def _timed_install(windows: Windows, msi: Path) -> float:
    began = time.monotonic()
    code = windows.install(msi)
    seconds = time.monotonic() - began
    if code or windows.remove(msi):
        raise LabUnavailable(f"msiexec under Wine ended with {code}")
    return seconds


def _timed_start(windows: Windows, exchange: Asterisk) -> float:
    began = time.monotonic()
    windows.start()
    wait_until(lambda: is_registered(exchange), timeout=60)
    seconds = time.monotonic() - began
    _end(windows, exchange)
    return seconds


def _end(windows: Windows, exchange: Asterisk) -> None:
    wait_until(lambda: is_registered(exchange), timeout=60)
    windows.press("alt+F4")
    wait_until(lambda: not is_registered(exchange) and not windows.runs(), timeout=60)
