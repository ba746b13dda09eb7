"""One SQLite file for everything that must survive a killed window, a crash or a power cut."""

import errno
import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.adapters.storage.schema import Damaged, examine, migrate
from app.domain.errors import StorageError, StorageFull

log = logging.getLogger(__name__)

# Seconds for another program, such as a virus scanner, that holds the file: while the agent waits, and at
# the start, when nobody is on the line yet.
_PATIENCE = 2.0
_PATIENCE_AT_START = 6.0
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)
# The second: there is no room for the index of the log, which has a file of its own.
_NO_ROOM_FOR_SQLITE = ("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE")


class DeskFile:
    """The desk's file. Used on one thread only.

    It is opened or begun at once. When that fails, each access tries it again, so that room made on a full
    disk helps without a restart. `set_aside` is where an unreadable file was moved to, when there was one;
    then a new one was begun.
    """

    def __init__(self, path: Path, patience_at_start: float = _PATIENCE_AT_START) -> None:
        self.path = path
        self.set_aside: Path | None = None
        self._database: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        try:
            self._open(patience_at_start)
        except StorageError as error:
            log.error("the desk's file cannot be opened: %s", error)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing; on disk when it is left.

        Raises:
            StorageFull: there is no room.
            StorageError: anything else that SQLite reports, and text that is no text. The file cannot be
                opened, was made by a newer version of the program, or is damaged and cannot be set aside
                either. It was taken away while it was open; then a new one was begun.
        """
        database = self._usable()
        try:
            with database:
                yield database
        except sqlite3.Error as error:
            raise _ours(error) from error
        except UnicodeEncodeError as error:
            raise StorageError("half a character cannot be stored") from error

    def leave_no_trace(self) -> None:
        """Let nothing of what was removed stay in the write-ahead log; when that fails, it stays till next time.

        `secure_delete` alone overwrites it in the file, not in the log.
        """
        if self._database is None:
            return
        try:
            self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            log.warning("emptying the desk file's log: %s", _ours(error))

    def close(self) -> None:
        """Fold the log into the file and let go of it."""
        self.leave_no_trace()
        if self._database is not None:
            self._database.close()
            self._database = None

    def _usable(self) -> sqlite3.Connection:
        if self._database is None:
            return self._open(_PATIENCE)
        if _identity(self.path) != self._identity:
            # SQLite would go on writing to a file that nobody finds again.
            self.close()
            self._open(_PATIENCE)
            raise StorageError("the desk's file was taken away")
        return self._database

    def _open(self, patience: float) -> sqlite3.Connection:
        try:
            database = _opened(self.path, patience)
        except Damaged:
            self.set_aside = _moved_away(self.path)
            log.error("the desk's file was damaged and is set aside")
            database = _opened(self.path, patience)
        self._database, self._identity = database, _identity(self.path)
        return database


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file stands under this name now; None when there is none to be seen."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _opened(path: Path, patience: float) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Made before SQLite makes it, so that nobody else can read it at any moment.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        path.chmod(0o600)
    except OSError as error:
        kind = StorageFull if error.errno in _NO_ROOM else StorageError
        raise kind(errno.errorcode.get(error.errno or 0, "OSError")) from error
    try:
        database = sqlite3.connect(path, timeout=patience)
    except sqlite3.Error as error:
        raise _ours(error) from error
    try:
        _prepare(database)
    except sqlite3.Error as error:
        database.close()
        raise (Damaged("damaged") if _is_damage(error) else _ours(error)) from error
    except StorageError:
        database.close()
        raise
    return database


def _is_damage(error: sqlite3.Error) -> bool:
    """True when the file is at fault; else it is the disk, the rights, or another program.

    SQLITE_ERROR is what SQLite says of tables that are there twice, or in a form it does not know.
    """
    return not isinstance(error, sqlite3.OperationalError) or error.sqlite_errorname == "SQLITE_ERROR"


def _prepare(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA journal_mode = WAL")
    # FULL: a commit is on the disk before it returns, also when the power fails (some 1 ms more).
    database.execute("PRAGMA synchronous = FULL")
    # Nothing of a delivered contact stays in free pages of the file.
    database.execute("PRAGMA secure_delete = ON")
    migrate(database)
    examine(database)
    database.execute(f"PRAGMA busy_timeout = {round(_PATIENCE * 1000)}")


def _moved_away(path: Path) -> Path:
    number = 1
    while (aside := path.with_suffix(f".damaged-{number}")).exists():
        number += 1
    try:
        path.replace(aside)
        # The log may hold what was saved last; it is found by its name when somebody saves what can be saved.
        log_file = path.with_name(path.name + "-wal")
        if log_file.exists():
            log_file.replace(aside.with_name(aside.name + "-wal"))
        path.with_name(path.name + "-shm").unlink(missing_ok=True)
    except OSError as error:
        raise StorageError("the damaged file cannot be set aside") from error
    return aside


def _ours(error: sqlite3.Error) -> StorageError:
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    kind = StorageFull if name in _NO_ROOM_FOR_SQLITE else StorageError
    return kind(name)
