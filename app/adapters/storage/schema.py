"""The tables of the desk's file, and how an older file becomes today's."""

import sqlite3

from app.domain.errors import StorageError

# Each step takes the file one version up; a step that has been released is never changed.
STEPS: tuple[str, ...] = (
    """
    CREATE TABLE outbox (
        contact_id TEXT PRIMARY KEY,
        saved_at   TEXT NOT NULL,
        record     TEXT NOT NULL,
        refusal    TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE TABLE journal (
        session_id TEXT PRIMARY KEY,
        offered_at TEXT NOT NULL,
        session    TEXT NOT NULL
    ) STRICT;
    CREATE TABLE audit (
        number      INTEGER PRIMARY KEY AUTOINCREMENT,
        at          TEXT NOT NULL,
        session_id  TEXT NOT NULL,
        relation_id TEXT NOT NULL,
        what        TEXT NOT NULL,
        match       TEXT NOT NULL
    ) STRICT;
    """,
)


def migrate(database: sqlite3.Connection) -> None:
    """Bring a file to the newest version.

    Raises:
        StorageError: a newer program made the file; nothing was changed.
        sqlite3.Error: the file is damaged or cannot be written.
    """
    version = database.execute("PRAGMA user_version").fetchone()[0]
    if version > len(STEPS):
        raise StorageError("the file was made by a newer version of this program")
    for number, step in enumerate(STEPS[version:], start=version + 1):
        database.executescript(f"BEGIN; {step} PRAGMA user_version = {number}; COMMIT;")
