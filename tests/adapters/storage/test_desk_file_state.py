"""How the desk's file is doing, told without what stands in it and without touching it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.adapters.storage.desk_file import DeskFile
from app.adapters.storage.desk_file_state import desk_file_state
from app.adapters.storage.sqlite_outbox import SqliteOutbox
from tests.adapters.storage.saving import save, save_and_close
from tests.fakes.clock import FakeClock


def test_desk_that_never_began_has_no_file(path: Path) -> None:
    assert desk_file_state(path) == {"state": "absent"}
    assert not path.exists()


def test_numbers_of_what_waits_and_what_was_refused_are_told(path: Path) -> None:
    with closing(DeskFile(path)) as file:
        save(file, "een", "twee", "drie")
        SqliteOutbox(file, FakeClock()).note_refusal("twee", "Roodspecht-Demo")
        found = desk_file_state(path)  # while the desk has it open
    assert (found["state"], found["waiting"], found["refused"]) == ("readable", 3, 1)
    assert "Roodspecht" not in repr(found)


def test_closed_file_is_read_and_left_as_it_is(path: Path) -> None:
    save_and_close(path, "een")
    before = path.read_bytes()
    assert desk_file_state(path)["waiting"] == 1
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"geen database" * 999, b"", b"SQLite format 3\0" + b"\0" * 9_999])
def test_damaged_file_is_no_hindrance_and_stays_as_it_is(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    found = desk_file_state(path)
    assert found["state"] not in ("readable", "absent")
    assert found["bytes"] == len(content)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_file_that_another_program_locks_is_no_hindrance(path: Path) -> None:
    save_and_close(path, "een")
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert desk_file_state(path)["state"] == "SQLITE_BUSY"


def test_folder_in_the_place_of_the_file_is_no_hindrance(path: Path) -> None:
    path.mkdir(parents=True)
    assert desk_file_state(path)["state"] not in ("readable", "absent")


def test_path_with_odd_letters_is_found(tmp_path: Path) -> None:
    odd = tmp_path / "een map #1 %20 é" / "desk.sqlite"
    save_and_close(odd, "een")
    assert desk_file_state(odd)["waiting"] == 1
