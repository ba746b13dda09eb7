"""The compilers for this machine: Debian's, installed when they are missing and we may."""

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from installer.debian import install
from installer.places import CannotPackage

_PROGRAMS = {
    "gcc": "gcc", "g++": "g++", "make": "make", "swig": "swig", "perl": "perl", "patch": "patch", "xz": "xz-utils",
}  # fmt: skip
_HEADERS = {"alsa/asoundlib.h": "libasound2-dev", "uuid/uuid.h": "uuid-dev"}
_INCLUDE = Path("/usr/include")


def need_tools() -> None:
    """See to it that the library can be made here.

    Raises:
        CannotPackage: something is missing and cannot be had.
    """
    if sys.platform != "linux":
        raise CannotPackage("our own library is built on Linux, for Windows, too")
    missing = [package for program, package in _PROGRAMS.items() if shutil.which(program) is None]
    missing += [package for header, package in _HEADERS.items() if not (_INCLUDE / header).exists()]
    if not (Path(sysconfig.get_path("include")) / "Python.h").exists():
        missing.append(f"python{sys.version_info[0]}.{sys.version_info[1]}-dev")
    if missing:
        install(missing)


def versions() -> str:
    """Which packages of Debian the tools are of; Debian's archive is signed, their versions are not pinned."""
    packages = sorted({*_PROGRAMS.values(), *_HEADERS.values(), "binutils"})
    done = subprocess.run(["dpkg-query", "--show", *packages], capture_output=True, text=True, check=False)
    return done.stdout
