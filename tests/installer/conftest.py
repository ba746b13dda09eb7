"""Fixtures of the installed program. What they need is the MSI, root, and for calls the telephone lab.

With `BELLERBEELD_LAB=required` in the environment, as in the pipeline, a missing part is a failure instead of a skip.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from installer.debian import debian_root
from installer.msi import build_msi, msi_path
from installer.places import WORK, CannotPackage
from installer.program import version
from tests.crm_server import crm_process, reference_crm
from tests.installer.windows import Snapshot, Windows
from tests.lab.availability import part
from tests.lab.conftest import exchange, installation, lab

__all__ = ["crm_process", "exchange", "installation", "lab", "reference_crm"]


def _part() -> contextlib.AbstractContextManager[None]:
    return part("installed program", CannotPackage)


@pytest.fixture(scope="session")
def msi() -> Path:
    """The MSI that `run.py package` made of this version."""
    path = msi_path(version())
    with _part():
        if not path.exists():
            raise CannotPackage("there is no MSI yet; `python3 run.py package` makes it")
        debian_root()
    return path


@pytest.fixture(scope="module")
def computer(msi: Path) -> Iterator[Windows]:
    """One computer for the tests of a file, which leave it as it was."""
    with contextlib.ExitStack() as stack:
        with _part():
            windows = stack.enter_context(Windows(WORK / "computer"))
        yield windows


@pytest.fixture(scope="module")
def newer_msi(msi: Path, computer: Windows) -> Path:
    """The same program as the next version."""
    major, minor, patch = map(int, version().split("."))
    return build_msi(computer.room, f"{major}.{minor}.{patch + 1}", WORK / "newer")


@pytest.fixture(scope="module")
def pristine(computer: Windows, newer_msi: Path) -> Snapshot:
    """The computer before anything of ours was installed."""
    return computer.snapshot()


@pytest.fixture
def windows(computer: Windows, pristine: Snapshot, msi: Path, newer_msi: Path) -> Iterator[Windows]:
    """The computer, without the program before and after a test; what is left of it then is a failure."""
    yield computer
    for one in (newer_msi, msi):
        if computer.is_installed():
            computer.remove(one)
    left = pristine.new_in(computer.snapshot())
    assert not left, "\n".join(left)
