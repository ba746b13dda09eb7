"""A desk file that cannot be read is set aside, whole, and a new one is begun."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.adapters.storage.desk_file import DeskFile
from app.domain.errors import StorageError
from tests.adapters.storage.saving import save, save_and_close, saved


def test_rubbish_is_set_aside_as_it_is_and_the_desk_can_save(path: Path) -> None:
    rubbish = b"geen databank" * 1_000
    path.parent.mkdir()
    path.write_bytes(rubbish)
    with closing(DeskFile(path)) as file:
        assert file.set_aside is not None
        assert file.set_aside.read_bytes() == rubbish
        save(file, "a")
        assert saved(file) == ["a"]


def overwrite(path: Path, page: int) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 4096)


def _page_of(database: sqlite3.Connection, table: str) -> int:
    page = database.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    assert isinstance(page, int)
    return page


@pytest.mark.parametrize("page", range(1, 5))
def test_page_that_was_overwritten_is_found_at_the_start(path: Path, page: int) -> None:
    save_and_close(path, *(f"contact-{number}" for number in range(20)))
    overwrite(path, page)
    damaged = path.read_bytes()
    with closing(DeskFile(path)) as desk_file:
        assert desk_file.set_aside is not None
        assert desk_file.set_aside.read_bytes() == damaged
        assert saved(desk_file) == []


def test_file_that_was_cut_off_is_set_aside(path: Path) -> None:
    save_and_close(path, *(f"contact-{number}" for number in range(20)))
    os.truncate(path, path.stat().st_size // 2)
    with closing(DeskFile(path)) as file:
        assert file.set_aside is not None


def test_empty_file_is_a_new_one(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with closing(DeskFile(path)) as file:
        assert file.set_aside is None
        save(file, "a")


def test_contacts_in_the_log_of_a_damaged_file_can_be_saved_by_hand(path: Path) -> None:
    """SQLite folds the log into the file when the last program closes it; here another one still has it open."""
    save_and_close(path, *(f"contact-{number}" for number in range(20)))
    with closing(sqlite3.connect(path)) as other:
        other.execute("INSERT INTO outbox (contact_id, saved_at, record) VALUES ('the last', '', '')")
        other.commit()
        overwrite(path, _page_of(other, "audit"))
        with closing(DeskFile(path)) as file:
            assert file.set_aside is not None
            assert saved(file) == []
    with closing(sqlite3.connect(file.set_aside)) as database:
        assert database.execute("SELECT contact_id FROM outbox ORDER BY rowid DESC").fetchone() == (
            "the last",
        )


def test_second_damaged_file_does_not_replace_the_first(path: Path) -> None:
    path.parent.mkdir()
    for content in (b"eerste" * 1_000, b"tweede" * 1_000):
        path.write_bytes(content)
        DeskFile(path).close()
    kept = sorted(one.read_bytes()[:6] for one in path.parent.glob("*.damaged-*"))
    assert kept == [b"eerste", b"tweede"]


def test_file_of_another_program_is_not_written_to(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE outbox (recipe TEXT)")
    with closing(DeskFile(path)) as file:
        assert file.set_aside is not None
        save(file, "a")
    with closing(sqlite3.connect(file.set_aside)) as database:
        assert database.execute("SELECT sql FROM sqlite_master").fetchall() == [
            ("CREATE TABLE outbox (recipe TEXT)",)
        ]


@pytest.mark.parametrize(
    "change", ["DROP TABLE journal", "ALTER TABLE audit ADD COLUMN x TEXT", "CREATE TABLE t (x)"]
)
def test_file_with_other_tables_than_ours_is_set_aside(path: Path, change: str) -> None:
    DeskFile(path).close()
    with closing(sqlite3.connect(path)) as database:
        database.execute(change)
    with closing(DeskFile(path)) as file:
        assert file.set_aside is not None


@pytest.mark.parametrize("version", [-1, 1_001, 2**31 - 1])
def test_version_that_cannot_be_is_damage(path: Path, version: int) -> None:
    DeskFile(path).close()
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA user_version = {version}")
    with closing(DeskFile(path)) as file:
        assert file.set_aside is not None


def test_damaged_file_that_cannot_be_set_aside_is_refused_and_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    path.parent.mkdir()
    path.write_bytes(b"geen databank" * 1_000)
    monkeypatch.setattr(Path, "replace", refuses)
    file = DeskFile(path)
    with pytest.raises(StorageError, match="set aside"):
        save(file, "a")
    assert path.read_bytes() == b"geen databank" * 1_000
