"""Fixtures of the lab. Where a part of it cannot run, its tests are skipped with one line that says why.

With `BELLERBEELD_LAB=required` in the environment, as in the pipeline, a missing part is a failure instead.
"""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lab.ami import logged_in
from tests.lab.asterisk import AGENTS, QUEUE, Asterisk
from tests.lab.availability import LabUnavailable, part
from tests.lab.capture import packet_socket
from tests.lab.installation import Installation, install
from tests.lab.laboratory import Laboratory
from tests.lab.network import claimed_network
from tests.lab.packages import SIPP, UTIL_LINUX, ensure

_CACHE = Path(__file__).parents[2] / "build" / "lab"


def part_of_the_lab() -> contextlib.AbstractContextManager[None]:
    """What is missing of the lab is a skip, or a failure where the lab is required."""
    return part("telephone lab", LabUnavailable)


@pytest.fixture(scope="session")
def installation() -> Installation:
    """Asterisk, unpacked."""
    with part_of_the_lab():
        ensure([UTIL_LINUX])
        return install(_CACHE)


@pytest.fixture(scope="session")
def exchange(installation: Installation) -> Iterator[Asterisk]:
    """The exchange of this test run. A test that stops it starts it again."""
    folder = Path(tempfile.mkdtemp(prefix="lab-"))  # a short path, see Asterisk
    with contextlib.ExitStack() as stack:
        with part_of_the_lab():
            network = stack.enter_context(claimed_network())
        stack.callback(shutil.rmtree, folder)
        asterisk = Asterisk(installation, network, folder)
        stack.callback(asterisk.stop)
        asterisk.start()
        yield asterisk


@pytest.fixture
def lab(exchange: Asterisk, tmp_path: Path) -> Iterator[Laboratory]:
    """The exchange and this test's own telephones."""
    with contextlib.ExitStack() as telephones, logged_in(exchange.tester) as ami:
        yield Laboratory(exchange, ami, tmp_path, telephones)
    _tidy_queue(exchange)


def _tidy_queue(exchange: Asterisk) -> None:
    """Leave the queue as it was in the beginning: only the static member, not paused, and nobody out of reach."""
    with logged_in(exchange.tester) as ami:
        for agent in AGENTS:
            ami.action("Setvar", Variable=f"DEVICE_STATE(Custom:DND{agent})", Value="NOT_INUSE")
        for member in ami.queue_members(QUEUE).values():
            if member.dynamic:
                ami.action("QueueRemove", Queue=QUEUE, Interface=member.interface)
            elif member.paused:
                ami.action("QueuePause", Queue=QUEUE, Interface=member.interface, Paused="false")


@pytest.fixture(scope="session")
def sipp_installed() -> None:
    """For tests whose callers are sipp."""
    with part_of_the_lab():
        ensure([SIPP])


@pytest.fixture(scope="session")
def capture_allowed() -> None:
    """For tests that look at the wire."""
    with part_of_the_lab():
        packet_socket().close()
