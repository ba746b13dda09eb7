"""One SQLite file for everything that must survive a killed window, a crash or a power cut."""

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.adapters.storage.schema import migrate
from app.domain.errors import StorageError, StorageFull

log = logging.getLogger(__name__)

_PATIENCE = 2.0  # seconds for another program, such as a virus scanner, that holds the file


class DeskFile:
    """An open desk file. Used on one thread only.

    `set_aside` is where an unreadable file was moved to, when there was one; then a new one was begun.
    """

    def __init__(self, path: Path) -> None:
        """Open or create the file.

        Raises:
            StorageError: it cannot be opened, and cannot be set aside either.
        """
        self.path = path
        self.set_aside: Path | None = None
        try:
            self._database = _opened(path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise _ours(error) from error
            self.set_aside = _moved_away(path)
            log.error("the desk's file was damaged and is set aside")
            self._database = _opened(path)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing; on disk when it is left.

        Raises:
            StorageFull: there is no room.
            StorageError: anything else that SQLite reports.
        """
        try:
            with self._database:
                yield self._database
        except sqlite3.Error as error:
            raise _ours(error) from error

    def close(self) -> None:
        """Fold the log into the file and let go of it."""
        try:
            self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._database.close()
        except sqlite3.Error as error:
            log.warning("closing the desk's file: %s", error.sqlite_errorname)


def _opened(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Made before SQLite makes it, so that nobody else can read it at any moment.
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    database = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        # FULL: a commit is on the disk before it returns, also when the power fails (some 1 ms more).
        database.execute("PRAGMA synchronous = FULL")
        # Nothing of a delivered contact stays in free pages of the file.
        database.execute("PRAGMA secure_delete = ON")
        migrate(database)
    except sqlite3.Error:
        database.close()
        raise
    return database


def _moved_away(path: Path) -> Path:
    number = 1
    while (aside := path.with_suffix(f".damaged-{number}")).exists():
        number += 1
    try:
        path.replace(aside)
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
    except OSError as error:
        raise StorageError("the damaged file cannot be set aside") from error
    return aside


def _ours(error: sqlite3.Error) -> StorageError:
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    kind = StorageFull if name == "SQLITE_FULL" else StorageError
    return kind(name)
