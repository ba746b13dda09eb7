"""The Debian packages of the lab, each with its reason, and how they get onto the machine.

Asterisk is not among them: Debian 12 has none, see `installation.py`.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.lab.availability import LabUnavailable, require_linux
from tests.lab.one_at_a_time import one_at_a_time


@dataclass(frozen=True)
class Package:
    """One Debian package, the program that shows it is there, and why the lab needs it."""

    name: str
    program: str
    reason: str


SIPP = Package("sip-tester", "sipp", "plays tenants and strangers that call")
BARESIP = Package("baresip-core", "baresip", "the small reference telephone, in C, that sets the pace")
LINPHONE = Package("linphone-cli", "linphonec", "the large reference telephone that people know")
IPROUTE = Package("iproute2", "ip", "gives a network of its own its addresses")
UTIL_LINUX = Package(
    "util-linux", "unshare", "makes a network of its own, and ends programs with their parent"
)
LAB_PACKAGES = (SIPP, BARESIP, LINPHONE, IPROUTE, UTIL_LINUX)

_APT_OPTIONS = (
    "-q",
    "-o",
    "DPkg::Lock::Timeout=120",  # another installation may be under way on the same machine
    "-o",
    "Acquire::Check-Valid-Until=false",  # a frozen mirror has an expired Release file; it is signed all the same
)


def missing(packages: Sequence[Package] = LAB_PACKAGES) -> list[Package]:
    """Those whose program is not on the PATH."""
    return [package for package in packages if shutil.which(package.program) is None]


def ensure(packages: Sequence[Package] = LAB_PACKAGES) -> None:
    """Install what is missing, when root. Takes about 15 s for all of them on a bare Debian 12.

    Raises:
        LabUnavailable: something is missing and this user or system cannot install it.
    """
    require_linux()
    if not missing(packages):
        return
    # apt refuses to read its lists twice at the same time, and several runs of tests may be at it.
    with one_at_a_time(Path(tempfile.gettempdir()) / "bellerbeeld-packages.lock"):
        _install(packages)


def _install(packages: Sequence[Package]) -> None:
    names = [package.name for package in missing(packages)]
    if not names:
        return
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        raise LabUnavailable(f"missing, and only root on Debian can install it: {' '.join(names)}")
    _apt_get("update")
    _apt_get("install", "--yes", "--no-install-recommends", *names)
    still_absent = [package.program for package in missing(packages)]
    if still_absent:
        raise LabUnavailable(f"installed {' '.join(names)}, yet there is no {' '.join(still_absent)}")


def _apt_get(*arguments: str) -> None:
    result = subprocess.run(
        ["apt-get", *_APT_OPTIONS, *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    if result.returncode != 0:
        last_line = (result.stderr.strip().splitlines() or ["no message"])[-1]
        raise LabUnavailable(f"apt-get {arguments[0]} failed: {last_line}")
