"""The desk's file itself: what is on disk when, who may read it, and why it may not be had."""

import os
import sqlite3
import stat
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.adapters.storage import schema
from app.adapters.storage.desk_file import DeskFile
from app.adapters.storage.sqlite_outbox import SqliteOutbox
from app.domain.errors import StorageError
from tests.adapters.storage.saving import save, save_and_close, saved
from tests.fakes.clock import FakeClock

SHORT = 0.05  # seconds of patience with a file that stays held


# ---------------------------------------------------------------- on disk, and for nobody else


def test_what_was_saved_is_there_after_a_restart(path: Path) -> None:
    save_and_close(path, "a", "b")
    with closing(DeskFile(path)) as file:
        assert saved(file) == ["a", "b"]
        assert file.set_aside is None


def test_what_was_saved_is_there_although_nobody_closed_the_file(path: Path, tmp_path: Path) -> None:
    with closing(DeskFile(path)) as file:
        save(file, "a")
        copy = tmp_path / "copy"
        copy.mkdir()
        for one in path.parent.iterdir():
            (copy / one.name).write_bytes(one.read_bytes())
    with closing(DeskFile(copy / path.name)) as file:
        assert saved(file) == ["a"]


def test_commit_waits_for_the_disk_so_that_a_power_cut_loses_nothing(path: Path) -> None:
    """2 is FULL: SQLite syncs its log before a commit returns ('PRAGMA synchronous' in its manual)."""
    with closing(DeskFile(path)) as file, file.transaction() as database:
        assert database.execute("PRAGMA synchronous").fetchone() == (2,)
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_transaction_that_fails_half_way_leaves_nothing(path: Path) -> None:
    with closing(DeskFile(path)) as file:
        with pytest.raises(StorageError, match="SQLITE_CONSTRAINT"):
            _add_the_same_twice(file)
        with file.transaction() as database:
            assert database.execute("SELECT count(*) FROM outbox").fetchone() == (0,)


def _add_the_same_twice(file: DeskFile) -> None:
    with file.transaction() as database:
        for _ in range(2):
            database.execute("INSERT INTO outbox (contact_id, saved_at, record) VALUES ('a', '', '')")


def test_text_that_is_no_text_is_refused_as_a_storage_error(path: Path) -> None:
    with closing(DeskFile(path)) as file:
        save(file, "a")
        with pytest.raises(StorageError, match="half a character"):
            SqliteOutbox(file, FakeClock()).note_refusal("a", "\ud800")
        assert saved(file) == ["a"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no mode bits; the profile's folder protects")
def test_nobody_else_on_this_computer_can_read_the_file_or_its_log(path: Path) -> None:
    with closing(DeskFile(path)) as file:
        save(file, "a")
        modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}
        assert modes == {path.name: 0o600, f"{path.name}-wal": 0o600, f"{path.name}-shm": 0o600}
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no mode bits; the profile's folder protects")
def test_file_that_others_could_read_is_closed_to_them(path: Path) -> None:
    save_and_close(path, "a")
    path.chmod(0o644)
    with closing(DeskFile(path)):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


# ---------------------------------------------------------------- not damaged, and yet not to be had


def test_file_of_a_newer_version_is_refused_and_stays_as_it_is(path: Path) -> None:
    save_and_close(path, "a")
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA user_version = {len(schema.STEPS) + 1}")
    before = path.read_bytes()
    file = DeskFile(path)
    with pytest.raises(StorageError, match="newer version"):
        save(file, "b")
    file.close()
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_folder_where_the_file_ought_to_be_is_refused_until_it_is_gone(path: Path) -> None:
    path.mkdir(parents=True)
    with closing(DeskFile(path)) as file:
        for _ in range(2):
            with pytest.raises(StorageError, match=r"EISDIR|EACCES"):
                save(file, "a")
        file.leave_no_trace()
        path.rmdir()
        save(file, "a")
        assert saved(file) == ["a"]


def test_file_where_the_folder_ought_to_be_is_refused(path: Path) -> None:
    path.parent.write_text("geen map")
    file = DeskFile(path)
    with pytest.raises(StorageError, match=r"EEXIST|ENOTDIR"):
        save(file, "a")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no mode bits to take away")
def test_folder_without_rights_is_refused(path: Path) -> None:
    path.parent.mkdir(mode=0o500)
    with rights_of_nobody():
        file = DeskFile(path)
        with pytest.raises(StorageError, match="EACCES"):
            save(file, "a")


@contextmanager
def rights_of_nobody() -> Iterator[None]:
    """Root may write everywhere; anybody else goes on as they are."""
    mine = os.geteuid()
    if mine == 0:
        os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(mine)


# ---------------------------------------------------------------- held by another program


def holder(path: Path) -> sqlite3.Connection:
    """Another program that has the file to itself at this moment, such as a backup."""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    return other


def test_file_that_is_held_for_good_is_refused_and_not_taken_for_damaged(path: Path) -> None:
    save_and_close(path, "a")
    other = holder(path)
    file = DeskFile(path, patience_at_start=SHORT)
    with pytest.raises(StorageError, match="SQLITE_BUSY"):
        save(file, "b")
    other.close()
    assert (saved(file), file.set_aside) == (["a"], None)
    file.close()


def test_file_that_is_held_for_a_moment_at_the_start_is_waited_for(path: Path) -> None:
    save_and_close(path, "a")
    other = holder(path)
    release = threading.Timer(0.3, other.close)
    release.start()
    try:
        with closing(DeskFile(path)) as file:
            assert saved(file) == ["a"]
    finally:
        release.join()


def test_file_that_is_held_while_saving_is_a_storage_error_and_works_again_afterwards(path: Path) -> None:
    with closing(DeskFile(path)) as file:
        save(file, "a")
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StorageError, match="SQLITE_BUSY"):
                save(file, "b")
        save(file, "c")
        assert saved(file) == ["a", "c"]


def test_reader_who_stays_does_not_keep_a_contact_from_being_removed(path: Path) -> None:
    with closing(DeskFile(path)) as file, closing(sqlite3.connect(path)) as reader:
        save(file, "a", "b")
        assert reader.execute("SELECT count(*) FROM outbox").fetchone() == (2,)
        SqliteOutbox(file, FakeClock()).remove("a")
        assert saved(file) == ["b"]
