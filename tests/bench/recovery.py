"""An exchange that dies: how soon the screen knows, and how soon calls come in again once it is back."""

import contextlib
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

HIGHEST_S = 15.0  # from the moment that the exchange runs again
_PATIENCE_S = 150.0
_CACHE = Path(__file__).parents[2] / "build" / "lab"


def measure() -> Sequence[Row]:
    """Takes some two minutes."""
    with tempfile.TemporaryDirectory(prefix="lab-") as folder, claimed_network() as network:
        exchange = Asterisk(install(_CACHE), network, Path(folder))
        exchange.start()
        try:
            return [row for transport in ("tcp", "udp") for row in _rows(exchange, Path(folder), transport)]
        finally:
            exchange.stop()


def _rows(exchange: Asterisk, folder: Path, transport: str) -> list[Row]:
    with _desk(exchange, folder, transport) as desk:
        exchange.stop(kill=True)
        died = time.monotonic()
        desk.wait_for(RegistrationChanged, timeout=_PATIENCE_S, registration=Registration.UNREACHABLE)
        noticed_s = time.monotonic() - died
        exchange.forget_registrations()
        exchange.start()
        found_s = _until_registered(exchange)
    with _desk(exchange, folder, transport) as desk:
        exchange.stop(kill=True)
        exchange.forget_registrations()
        exchange.start()
        restarted_s = _until_registered(exchange)
    return [
        Row(f"{transport}: death noticed after", noticed_s, "s"),
        Row(f"{transport}: registered after the exchange is back", found_s, "s", at_most=HIGHEST_S),
        Row(f"{transport}: the same after a restart that took a second", restarted_s, "s"),
    ]


@contextlib.contextmanager
def _desk(exchange: Asterisk, folder: Path, transport: str) -> Iterator[DeskPhone]:
    with contextlib.ExitStack() as stack, logged_in(exchange.tester) as ami:
        yield Laboratory(exchange, ami, folder, stack).desk(transport=transport)


def _until_registered(exchange: Asterisk) -> float:
    began = time.monotonic()
    with logged_in(exchange.tester) as ami:
        wait_until(lambda: ami.contact(AGENT) is not None, timeout=_PATIENCE_S)
    return time.monotonic() - began
