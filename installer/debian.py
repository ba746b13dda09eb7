"""A Debian in a folder that has what Debian 12 lacks: Wine 10, wixl 0.106. Made once, by debootstrap.

Only as root. Nothing of it touches the machine's own system; removing the folder undoes it. What leaves a trace in
the MSI is pinned by version and sha256 (`debian.lock`); the rest is checked against the archive's signature, and
which versions came is written down beside it (`debian.versions`).
"""

import os
import platform
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from installer.made_once import made_once
from installer.places import WORK, CannotPackage

SUITE = "trixie"
PACKAGES = (
    "xvfb",  # the screen of Wine's windows
    "pulseaudio",  # the sound card of Wine's programs
    "pulseaudio-utils",
    "xdotool",  # presses keys in Wine's windows
    "maim",  # takes pictures of Wine's windows
    "make",  # runs the makefiles of the telephone library, and what else they call:
    "patch",
    "perl",
)
_LOCK = Path(__file__).with_name("debian.lock")
_ROOT = WORK / "debian"
# A frozen mirror has an expired Release file; its signature is checked all the same.
_APT = ("-q", "-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Check-Valid-Until=false")


def debian_root() -> Path:
    """The folder of a Debian with all packages, made when it is not there yet (2 minutes, 1.6 GB).

    Raises:
        CannotPackage: not root, not Debian, or a package cannot be had.
    """
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise CannotPackage("the MSI is made on Debian, by root (on Windows: see installer/README.md)")
    return made_once(_ROOT, " ".join((SUITE, *PACKAGES, _LOCK.read_text("utf-8"))).encode(), _make)


def _make() -> None:
    if shutil.which("debootstrap") is None:
        install(["debootstrap"])
    _run("debootstrap", "--variant=minbase", "--include=ca-certificates", SUITE, str(_ROOT), mirror())
    inside = ("chroot", str(_ROOT), "env", "DEBIAN_FRONTEND=noninteractive")
    # No service of it shall start on this machine.
    policy = _ROOT / "usr/sbin/policy-rc.d"
    policy.write_text("#!/bin/sh\nexit 101\n", "utf-8")
    policy.chmod(0o755)
    _run(*inside, "apt-get", *_APT, "update")
    pinned = pins(_LOCK.read_text("utf-8"))
    for pin in pinned:
        if pin.sha256 not in _run(*inside, "apt-cache", "show", pin.wanted):
            raise CannotPackage(f"the archive has no {pin.wanted} with the sha256 of installer/debian.lock")
    wanted = [pin.wanted for pin in pinned]
    _run(*inside, "apt-get", *_APT, "install", "--yes", "--no-install-recommends", *wanted, *PACKAGES)
    _run(*inside, "apt-get", "clean")
    versions = _run(*inside, "dpkg-query", "--show")
    _ROOT.with_suffix(".versions").write_text(versions, "utf-8")


def install(packages: Sequence[str]) -> None:
    """Install packages on this machine itself.

    Raises:
        CannotPackage: we may not, or they cannot be had.
    """
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise CannotPackage(f"missing, and only root on Debian can install it: {' '.join(packages)}")
    _run("apt-get", *_APT, "update")
    _run("apt-get", *_APT, "install", "--yes", "--no-install-recommends", *packages)


@dataclass(frozen=True)
class Pin:
    """A package that may come in one form only."""

    name: str
    version: str
    sha256: str

    @property
    def wanted(self) -> str:
        """As apt is asked for it."""
        return f"{self.name}={self.version}"


def pins(lock: str) -> tuple[Pin, ...]:
    """The lines of a lock file; apt itself compares a package with the sha256 that its signed index says."""
    lines = (line.split() for line in lock.splitlines() if line and not line.startswith("#"))
    return tuple(Pin(*line) for line in lines)


def mirror() -> str:
    """Where this machine gets its own release from; a company's own mirror is used as it is.

    Raises:
        CannotPackage: the sources of apt name no archive of Debian.
    """
    codename = platform.freedesktop_os_release().get("VERSION_CODENAME", "")
    only = ("Created-By: Packages", f"Release: {codename}", "Component: main")
    found = _run("apt-get", "indextargets", "--format", "$(REPO_URI)", *only).split()
    if not found:
        raise CannotPackage(f"the sources of apt name no archive of Debian {codename} main")
    return found[0]


def _run(*command: str) -> str:
    """What a command says.

    Raises:
        CannotPackage: it failed; with its last line.
    """
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment, check=False
    )
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip() or "no message").splitlines()[-1]
        raise CannotPackage(f"{' '.join(command[:2])} failed: {said}")
    return done.stdout
