"""Where finished wheels lie, and whether one is of today's recipe. `run.py` asks this, too: standard library only."""

import hashlib
import sys
from pathlib import Path

from installer.engine.target import LINUX, WINDOWS, Target
from installer.places import INSTALLER, ROOT

SHELF = ROOT / "build" / "engine"
_RECIPE = INSTALLER / "engine"
_RECIPE_FILES = ("*.py", "*.h", "*.lock", "patches/*.patch")
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
    files = [_RECIPE / name for name in ("sources.lock", "libraries.py", "target.py")]
    return target.tag.encode() + b"".join(file.read_bytes() for file in [*files, *_outside(target)])


def inputs(target: Target) -> bytes:
    """All that decides what the wheel is; when it changes, the wheel is made anew."""
    files = [file for pattern in _RECIPE_FILES for file in sorted(_RECIPE.glob(pattern))]
    return target.tag.encode() + b"".join(file.read_bytes() for file in [*files, *_outside(target)])


def _outside(target: Target) -> list[Path]:
    return [INSTALLER / name for name in _OF_WINDOWS] if target.host else []


def state_of(target: Target) -> str:
    """`inputs` as a hash."""
    return hashlib.sha256(inputs(target)).hexdigest()


def own_wheel(target: Target) -> Path | None:
    """The wheel, when it has been made."""
    return next(folder_of(target).glob("*.whl"), None) if _stamp(target).exists() else None


def own_wheel_of_this_python() -> Path | None:
    """The wheel for the Python that runs this, when it has been made."""
    if sys.platform == "win32":
        return own_wheel(WINDOWS) if sys.version_info[:2] == (3, 11) else None
    return own_wheel(LINUX)


def is_of_today(target: Target) -> bool:
    """True when the wheel is what the recipe would make now."""
    return own_wheel(target) is not None and _stamp(target).read_text("utf-8") == state_of(target)


def _stamp(target: Target) -> Path:
    return folder_of(target).with_suffix(".made")
