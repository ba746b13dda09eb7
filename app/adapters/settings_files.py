"""Reading settings: a TOML file; what is wrong in it is named, ignored, and replaced by the default."""

import tomllib
from dataclasses import Field, fields
from pathlib import Path
from typing import Any

from app.settings import Settings, SettingTrouble, Trouble


def read_settings(path: Path) -> tuple[Settings, tuple[SettingTrouble, ...]]:
    """The settings in a file, and what is wrong in it. No file means all defaults."""
    try:
        # '-sig': Windows' own editors and scripts may put a byte order mark first.
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Settings(), ()
    except tomllib.TOMLDecodeError as error:
        # The library's text ends in '(at line 3, column 7)' and may quote what stands there: only the place.
        place = str(error).rpartition("(")[2].rstrip(")")
        return Settings(), (SettingTrouble(Trouble.UNREADABLE_FILE, f"{path.name}, {place}"),)
    except (OSError, ValueError, RecursionError):
        # Beside what the system says: no UTF-8, a number of thousands of digits, brackets of thousands deep.
        return Settings(), (SettingTrouble(Trouble.UNREADABLE_FILE, path.name),)
    return _settings(tables)


def _settings(tables: dict[str, Any]) -> tuple[Settings, tuple[SettingTrouble, ...]]:
    known = {one.name.replace("_", ".", 1): one for one in fields(Settings)}
    values: dict[str, Any] = {}
    troubles: list[SettingTrouble] = []
    for table, options in tables.items():
        if not isinstance(options, dict):
            troubles.append(SettingTrouble(Trouble.UNKNOWN_NAME, table))
            continue
        for name, value in options.items():
            full_name = f"{table}.{name}"
            declared = known.get(full_name)
            trouble = _check(declared, value)
            if trouble is not None:
                troubles.append(SettingTrouble(trouble, full_name))
            elif declared is not None:
                values[declared.name] = tuple(value) if isinstance(value, list) else value
    return Settings(**values), tuple(troubles)


def _check(declared: "Field[Any] | None", value: Any) -> Trouble | None:
    if declared is None:
        return Trouble.UNKNOWN_NAME
    if isinstance(declared.default, tuple):
        fits = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return None if fits else Trouble.WRONG_TYPE
    if type(value) is not type(declared.default):
        return Trouble.WRONG_TYPE
    choices = declared.metadata["choices"]
    return Trouble.NOT_A_CHOICE if choices and value not in choices else None
