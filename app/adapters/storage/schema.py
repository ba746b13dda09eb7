"""The tables of the desk's file, and how an older file becomes today's."""

import sqlite3
from contextlib import closing

from app.domain.errors import StorageError

_MOST_VERSIONS = 1_000  # a file that claims more is not newer but damaged


class Damaged(StorageError):
    """The file is not what this program wrote."""


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
    """
    CREATE TABLE past_calls (
        call_id     TEXT PRIMARY KEY,
        contact_id  TEXT NOT NULL,
        direction   TEXT NOT NULL,
        began_at    TEXT NOT NULL,
        answered_at TEXT NOT NULL,
        ended_at    TEXT NOT NULL,
        number_kind TEXT NOT NULL,
        number      TEXT NOT NULL,
        ending      TEXT NOT NULL,
        name        TEXT NOT NULL,
        queue       TEXT NOT NULL,
        is_coded    INTEGER NOT NULL DEFAULT 0,
        is_solved   INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    """,
)


def migrate(database: sqlite3.Connection) -> None:
    """Bring a file to the newest version.

    Raises:
        Damaged: its version is none that can be.
        StorageError: a newer program made the file; nothing was changed.
        sqlite3.Error: the file is damaged or cannot be written.
    """
    version = database.execute("PRAGMA user_version").fetchone()[0]
    if not 0 <= version <= _MOST_VERSIONS:
        raise Damaged("impossible version")
    if version > len(STEPS):
        raise StorageError("the file was made by a newer version of this program")
    for number, step in enumerate(STEPS[version:], start=version + 1):
        database.executescript(f"BEGIN; {step} PRAGMA user_version = {number}; COMMIT;")


def examine(database: sqlite3.Connection) -> None:
    """Read the whole file once: a page that was overwritten would show itself only in the middle of a call.

    Raises:
        Damaged: SQLite finds a fault, or the tables are not ours.
        sqlite3.Error: the file is damaged or cannot be read.
    """
    if database.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise Damaged("integrity check")
    with closing(sqlite3.connect(":memory:")) as fresh:
        migrate(fresh)
        if _tables(database) != _tables(fresh):
            raise Damaged("other tables")


def _tables(database: sqlite3.Connection) -> list[tuple[str, str]]:
    return database.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    ).fetchall()
