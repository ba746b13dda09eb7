"""Where finished wheels lie, and whether one is of today's recipe. `run.py` asks this, too: standard library only."""

import hashlib
import sys
from pathlib import Path

from installer.engine.target import LINUX, WINDOWS, Target
from installer.places import INSTALLER, ROOT

SHELF = ROOT / "build" / "engine"
_RECIPE = INSTALLER / "engine"
_OF_LIBRARIES = ("sources.lock", "libraries.py", "target.py")
_OF_WHEEL = ("windows-headers.lock", "config_site.h", "patches/*.patch", "pjsip.py", "binding.py", "wheel.py")
# The compilers for Windows, and the Python that the module is linked with, are pinned as well.
_OF_WINDOWS = ("debian.lock", "windows-python.lock")


def folder_of(target: Target) -> Path:
    """The folder of a target's wheel."""
    return SHELF / target.tag


def libraries_of(target: Target) -> Path:
    """The folder of what PJSIP is linked with; it changes less often than our patches."""
    return SHELF / f"libraries-{target.name}"


def library_inputs(target: Target) -> bytes:
    """All that decides what those are."""
    outside = [INSTALLER / name for name in _OF_WINDOWS] if target.host else []
    return target.tag.encode() + _content(_OF_LIBRARIES) + b"".join(file.read_bytes() for file in outside)


def inputs(target: Target) -> bytes:
    """All that decides what the wheel is; when it changes, the wheel is made anew."""
    return library_inputs(target) + _content(_OF_WHEEL)


def _content(patterns: tuple[str, ...]) -> bytes:
    return b"".join(file.read_bytes() for pattern in patterns for file in sorted(_RECIPE.glob(pattern)))


def state_of(target: Target) -> str:
    """`inputs` as a hash."""
    return hashlib.sha256(inputs(target)).hexdigest()


def own_wheel(target: Target) -> Path | None:
    """The wheel, when it has been made."""
    return next(folder_of(target).glob("*.whl"), None) if _stamp(target).exists() else None


def of_this_python() -> tuple[Path | None, str]:
    """The wheel for the Python that runs this, and what to call the library that is used."""
    target = WINDOWS if sys.platform == "win32" else LINUX
    wheel = own_wheel(target)
    if wheel is None or (target is WINDOWS and sys.version_info[:2] != (3, 11)):
        return None, "the public one (`run.py engine` builds our own)"
    version = wheel.name.split("-")[1]
    old = "" if is_of_today(target) else ", of an older recipe (`run.py engine` builds it anew)"
    return wheel, f"our own, {version}{old}"


def is_of_today(target: Target) -> bool:
    """True when the wheel is what the recipe would make now."""
    return own_wheel(target) is not None and _stamp(target).read_text("utf-8") == state_of(target)


def _stamp(target: Target) -> Path:
    return folder_of(target).with_suffix(".made")
