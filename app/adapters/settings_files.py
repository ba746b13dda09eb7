"""Settings in TOML files: the user's own, and those of the organisation where there is no registry."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.effective_settings import Layer, Level, checked_layer, unreadable_layer
from app.options import Option
from app.settings import OPTIONS

CENTRAL_FOLDER = Path("/etc/bellerbeeld")
CENTRAL_FILES = {
    Level.POLICY: "policy.toml",
    Level.RECOMMENDED: "recommended.toml",
    Level.INSTALLED: "defaults.toml",
}
_OPTIONS = {option.full_name: option for option in OPTIONS}


class CentralFiles:
    """What the organisation set, in a folder where only an administrator writes."""

    def __init__(self, folder: Path = CENTRAL_FOLDER) -> None:
        self._folder = folder

    def layers(self) -> tuple[Layer, ...]:
        """One layer for each of the three files, there or not."""
        return tuple(read_settings(self._folder / name, level) for level, name in CENTRAL_FILES.items())


def read_settings(path: Path, level: Level) -> Layer:
    """What a file says; what is wrong in it is named and left out. No file says nothing."""
    place = str(path)
    try:
        # '-sig': Windows' own editors and scripts may put a byte order mark first.
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Layer(level, place, {})
    except tomllib.TOMLDecodeError as error:
        # The library's text ends in '(at line 3, column 7)' and may quote what stands there: only the place, as 3:7.
        return unreadable_layer(level, place, ":".join(re.findall(r"\d+", str(error).rpartition("(")[2])))
    except (OSError, ValueError, RecursionError):
        # Beside what the system says: no UTF-8, a number of thousands of digits, brackets of thousands deep.
        return unreadable_layer(level, place)
    return checked_layer(level, place, _found(tables))


def _found(tables: dict[str, Any]) -> Iterator[tuple[str, Option | None, object]]:
    for table, options in tables.items():
        if not isinstance(options, dict):
            yield table, None, options
            continue
        for key, value in options.items():
            name = f"{table}.{key}"
            yield name, _OPTIONS.get(name), tuple(value) if isinstance(value, list) else value
