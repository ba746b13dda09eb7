"""A disk without a byte left: a real one, of a megabyte."""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_SIZE = "size=1m,nr_inodes=32"  # at most so many files
_READ_ONLY = 1 | 32  # MS_RDONLY, MS_REMOUNT: mount(2)
_DETACH = 2  # MNT_DETACH: umount(2)


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A file system of its own in `folder`; only root on Linux may make one, elsewhere the test is skipped."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("needs root on Linux: mounts a small file system")
    folder.mkdir()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"tmpfs", bytes(folder), b"tmpfs", 0, _SIZE.encode()) != 0:
        pytest.skip(f"this machine mounts nothing: {os.strerror(ctypes.get_errno())}")
    try:
        yield folder
    finally:
        libc.umount2(bytes(folder), _DETACH)


def make_read_only(disk: Path) -> None:
    """From now on nothing can be written there, not even by root."""
    libc = ctypes.CDLL(None, use_errno=True)
    assert libc.mount(b"tmpfs", bytes(disk), b"tmpfs", _READ_ONLY, None) == 0, ctypes.get_errno()


def fill(disk: Path) -> Path:
    """Take every byte that is left, in one file."""
    filler = disk / "filler"
    with filler.open("ab", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError:
                continue
    return filler
