"""An exchange that dies, hangs or restarts: how soon the screen knows, and how soon calls come in once it is back.

Each figure is the worst of some runs, because the telephone asks every other second and chance decides when in
between an exchange goes.
"""

import contextlib
import os
import signal
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.domain.agent import Registration
from app.domain.events import RegistrationChanged
from tests.bench.row import Row
from tests.lab.ami import logged_in
from tests.lab.asterisk import Asterisk
from tests.lab.desk_phone import DeskPhone
from tests.lab.installation import install
from tests.lab.laboratory import AGENT, Laboratory
from tests.lab.network import claimed_network
from tests.lab.waiting import wait_until

HIGHEST_S = 5.0
RUNS = 3
_AWAY_S = 3.0
_PATIENCE_S = 60.0
_CACHE = Path(__file__).parents[2] / "build" / "lab"


def measure() -> Sequence[Row]:
    """Takes some three minutes."""
    with tempfile.TemporaryDirectory(prefix="lab-") as folder, claimed_network() as network:
        exchange = Asterisk(install(_CACHE), network, Path(folder))
        exchange.start()
        try:
            return [
                row for transport in ("udp", "tcp", "tls") for row in _rows(exchange, Path(folder), transport)
            ]
        finally:
            exchange.stop()


def _rows(exchange: Asterisk, folder: Path, transport: str) -> list[Row]:
    runs = [_run(exchange, folder, transport) for _ in range(RUNS)]
    return [
        Row(f"{transport}: {name}", max(run[name] for run in runs), "s", at_most=HIGHEST_S)
        for name in runs[0]
    ]


def _run(exchange: Asterisk, folder: Path, transport: str) -> dict[str, float]:
    figures = {}
    with _desk(exchange, folder, transport) as desk:
        with _hanging(exchange):
            figures["an exchange that hangs is noticed after"] = _seconds_until(
                desk, Registration.UNREACHABLE
            )
            time.sleep(_AWAY_S)
        figures["used when it goes on after"] = _seconds_until(desk, Registration.REGISTERED)
        exchange.stop(kill=True)
        figures["death is noticed after"] = _seconds_until(desk, Registration.UNREACHABLE)
        time.sleep(_AWAY_S)
        exchange.forget_registrations()
        exchange.start()
        figures["registered after the exchange is back"] = _until_known(exchange)
        desk.wait_for_registration(_PATIENCE_S)
        exchange.stop(kill=True)
        exchange.forget_registrations()
        exchange.start()
        figures["the same after a restart of a second"] = _until_known(exchange)
    return figures


@contextlib.contextmanager
def _desk(exchange: Asterisk, folder: Path, transport: str) -> Iterator[DeskPhone]:
    with contextlib.ExitStack() as stack, logged_in(exchange.tester) as ami:
        yield Laboratory(exchange, ami, folder, stack).desk(transport=transport)


@contextlib.contextmanager
def _hanging(exchange: Asterisk) -> Iterator[None]:
    pid = exchange.pid or 0
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def _seconds_until(desk: DeskPhone, registration: Registration) -> float:
    began = time.monotonic()
    desk.wait_for(RegistrationChanged, timeout=_PATIENCE_S, registration=registration)
    return time.monotonic() - began


def _until_known(exchange: Asterisk) -> float:
    began = time.monotonic()
    with logged_in(exchange.tester) as ami:
        wait_until(lambda: ami.contact(AGENT) is not None, timeout=_PATIENCE_S)
    return time.monotonic() - began
