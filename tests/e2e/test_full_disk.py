"""A disk without a byte left: a real one, of one megabyte."""

import ctypes
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.demo.desks import SteeredDesk
from app.demo.surroundings import AGENT, Surroundings
from tests.e2e.work import all_delivered, answer, hang_up, ring, says, says_nothing

_ROOM = 4 << 20  # bytes


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of a few megabytes (mount(2)); only root on Linux may make one."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("needs root on Linux: mounts a small file system")
    folder = tmp_path / "disk"
    folder.mkdir()
    libc = ctypes.CDLL(None, use_errno=True)
    place = str(folder).encode()
    if libc.mount(b"tmpfs", place, b"tmpfs", 0, f"size={_ROOM}".encode()) != 0:
        pytest.skip(f"this machine mounts nothing: {os.strerror(ctypes.get_errno())}")
    yield folder
    libc.umount2(place, 2)  # MNT_DETACH


def test_a_full_disk_is_said_and_what_was_coded_can_be_saved_when_there_is_room(
    surroundings: Surroundings, small_disk: Path
) -> None:
    desk = SteeredDesk(surroundings, AGENT, small_disk)
    _record_nothing(desk)
    desk.start()
    try:
        filler = _fill(small_disk)
        ring(surroundings, desk, "full")
        answer(surroundings, desk, "full")
        hang_up(surroundings, desk, "full")
        desk.press("1", "1", "J", "Ctrl+Return")
        says(desk, "De schijf van deze computer is vol.")
        assert desk.picture("calls")["handled"] == 0, "'opgeslagen' would be a lie"
        assert desk.picture("wrap_up")["is_complete"], "what was coded is still there"

        filler.unlink()
        desk.press("Ctrl+Return")
        desk.wait("calls", lambda column: column["handled"] == 1, "it is saved")
        all_delivered(desk)
        says_nothing(desk)
    finally:
        desk.close()


def _record_nothing(desk: SteeredDesk) -> None:
    lines = desk.settings.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("record_to")]
    desk.settings.write_text("\n".join(kept) + "\n", encoding="utf-8")


def _fill(folder: Path) -> Path:
    """Take every byte that is left, in one file."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError:
                continue
    return filler
