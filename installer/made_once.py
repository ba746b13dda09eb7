"""Folders that take long to make: made anew only when what they are made of has changed."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path


def made_once(folder: Path, inputs: bytes, make: Callable[[], None]) -> Path:
    """The folder as `make` fills it, from `inputs`; one that was not finished is begun again."""
    stamp = folder.with_suffix(".made")
    state = hashlib.sha256(inputs).hexdigest()
    if not stamp.exists() or stamp.read_text("utf-8") != state:
        stamp.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        make()
        stamp.write_text(state, "utf-8")
    return folder
