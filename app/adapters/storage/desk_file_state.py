"""How the desk's file is doing, without opening it for writing and without what stands in it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

_PATIENCE = 1.0  # seconds for somebody who writes


def desk_file_state(path: Path) -> dict[str, Any]:
    """Whether it is there and can be read, its size, and how many contacts wait for the CRM or were refused by it."""
    try:
        found: dict[str, Any] = {"bytes": path.stat().st_size}
    except OSError as error:
        return {"state": "absent" if isinstance(error, FileNotFoundError) else type(error).__name__}
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", _PATIENCE, uri=True)) as database:
            found["version"] = database.execute("PRAGMA user_version").fetchone()[0]
            counts = "SELECT count(*), coalesce(sum(refusal != ''), 0) FROM outbox"
            found["waiting"], found["refused"] = database.execute(counts).fetchone()
            found["state"] = "readable"
    except sqlite3.Error as error:
        found["state"] = getattr(error, "sqlite_errorname", type(error).__name__)
    return found
