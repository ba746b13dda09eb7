"""What the agent chose in the window (language, theme, sound), for the next start. Nothing else is kept here."""

import json
import logging
from pathlib import Path
from typing import Any

from app.effective_settings import Layer, Level
from app.options import Owner
from app.settings import OPTIONS

log = logging.getLogger(__name__)

_CHOICES = {option.name: option for option in OPTIONS if option.about.owner is Owner.AGENT}


class AgentChoices:
    """A small JSON file of the agent's own. A broken one counts as empty."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def layer(self) -> Layer:
        """What was chosen."""
        return Layer(Level.OWN, str(self._path), self._read())

    def keep(self, name: str, value: str | int | bool) -> None:
        """Remember a choice; a disk that is full or locked costs no more than the memory of this one."""
        new = self._path.with_suffix(".new")
        try:
            # Beside the old one first: writing into it would cost all choices when the disk is full.
            new.write_text(json.dumps(self._read() | {name: value}), encoding="utf-8")
            new.replace(self._path)
        except OSError as error:
            log.warning("a choice cannot be kept: %s", error.strerror)

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {
            name: value
            for name, value in found.items()
            if name in _CHOICES and _CHOICES[name].trouble(value) is None
        }
