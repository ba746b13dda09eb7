"""Make the MSI: `python3 run.py package`. With `--prepare` only what PyInstaller wants to find, for Windows itself."""

import argparse
import sys
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from installer.debian import debian_root
from installer.engine.making import build
from installer.engine.target import WINDOWS
from installer.msi import build_msi
from installer.msi_check import faults
from installer.msi_tables import read_tables
from installer.places import PROGRAM, CannotPackage
from installer.program import build_program, prepare, version
from installer.room import BUILD_SHELF, Room
from installer.windows_python import windows_python

Result = TypeVar("Result")

MSI_LIMIT = 60  # MB
PROGRAM_LIMIT = 200  # MB


def main() -> int:
    """Do it; 0 when the MSI is there and nothing is wrong with it."""
    parser = argparse.ArgumentParser(prog="run.py package", description=__doc__)
    parser.add_argument(
        "--prepare", action="store_true", help="only what PyInstaller wants to find, for Windows itself"
    )
    options = parser.parse_args()
    try:
        if options.prepare:
            prepare(Path(sysconfig.get_path("purelib")))
            return 0
        return _package()
    except CannotPackage as reason:
        sys.stderr.write(f"package: {reason}\n")
        return 1


def _package() -> int:
    _step("Debian with Wine and wixl", debian_root)
    build([WINDOWS])
    _step("Python for Windows and its packages", windows_python)
    with Room(BUILD_SHELF) as room:
        _step("Wine's disk", room.open_windows)
        _step("the program", lambda: build_program(room))
        msi = _step("the MSI", lambda: build_msi(room, version()))
        wrong = faults(read_tables(room, msi))
    sizes = (
        ("the MSI", msi.stat().st_size, MSI_LIMIT),
        ("installed", size_of(PROGRAM), PROGRAM_LIMIT),
    )
    for what, size, limit in sizes:
        sys.stdout.write(f"{what:40}{size / 1e6:8.1f} MB (≤ {limit})\n")
        if size > limit * 1e6:
            wrong.append(f"{what} is larger than {limit} MB")
    for fault in wrong:
        sys.stdout.write(f"WRONG: {fault}\n")
    sys.stdout.write(f"{msi}\n")
    return 1 if wrong else 0


def _step(what: str, act: Callable[[], Result]) -> Result:
    began = time.monotonic()
    result = act()
    sys.stdout.write(f"{what:40}{time.monotonic() - began:8.1f} s\n")
    sys.stdout.flush()
    return result


def size_of(folder: Path) -> int:
    """The bytes of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


if __name__ == "__main__":
    sys.exit(main())
