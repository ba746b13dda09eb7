"""One row that cannot be read: named in the log, left where it is, and no hindrance to the others."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.adapters.storage.desk_file import DeskFile
from app.adapters.storage.sqlite_journal import SqliteJournal
from app.adapters.storage.sqlite_outbox import SqliteOutbox
from tests import builders
from tests.adapters.storage.saving import save
from tests.builders import NOW
from tests.fakes.clock import FakeClock

OUTBOX_DAMAGE = {
    "no JSON": "SET record = 'Roodspecht-Demo'",
    "half": "SET record = substr(record, 1, 200)",
    "empty": "SET record = ''",
    "other fields": 'SET record = \'{"name": "Roodspecht-Demo"}\'',
    "topic that is no list": "SET record = json_set(record, '$.topic', 7)",
    "unknown kind of match": "SET record = json_set(record, '$.match', 'BY_TELEPATHY')",
    "note that is no text": "SET record = json_set(record, '$.note', json('[\"Roodspecht-Demo\"]'))",
    "no UTF-8": "SET record = CAST(x'ff' || record AS TEXT)",
    "no date": "SET saved_at = 'gisteren'",
    "date before time": "SET saved_at = '0001-01-01T00:00:00+14:00'",
    "id of another contact": "SET record = json_set(record, '$.contact_id', 'a')",
}


@pytest.fixture
def file(path: Path) -> Iterator[DeskFile]:
    """A desk file with contacts a, b, c and sessions a, b, c."""
    with closing(DeskFile(path)) as made:
        save(made, "a", "b", "c")
        for number, name in enumerate("abc"):
            session = builders.session(session_id=name, offered_at=NOW.later(number))
            SqliteJournal(made, FakeClock()).keep(session)
        yield made


def change(file: DeskFile, command: str) -> None:
    with file.transaction() as database:
        database.execute(command)


def rows(file: DeskFile, table: str) -> list[tuple[bytes, ...]]:
    """Row b as it is in the file, to the byte."""
    column = {"outbox": "contact_id, record, saved_at", "journal": "session_id, session, offered_at"}[table]
    selected = ", ".join(f"CAST({name} AS BLOB)" for name in column.split(", "))
    with file.transaction() as database:
        return database.execute(f"SELECT {selected} FROM {table} WHERE rowid = 2").fetchall()


@pytest.mark.parametrize("damage", OUTBOX_DAMAGE.values(), ids=OUTBOX_DAMAGE)
def test_contact_that_cannot_be_read_is_left_and_counted_and_the_others_wait_on(
    file: DeskFile, caplog: pytest.LogCaptureFixture, damage: str
) -> None:
    change(file, f"UPDATE outbox {damage} WHERE contact_id = 'b'")
    before = rows(file, "outbox")
    outbox = SqliteOutbox(file, FakeClock())
    assert [entry.record.contact_id for entry in outbox.waiting()] == ["a", "c"]
    assert outbox.unreadable == 1
    assert rows(file, "outbox") == before
    (message,) = [one.getMessage() for one in caplog.records if one.levelno == logging.ERROR]
    assert message.startswith("row 2 of the outbox cannot be read: ")
    assert "Roodspecht" not in message


def test_contact_that_can_be_read_again_waits_again_in_its_place(file: DeskFile) -> None:
    """A newer version of the program may understand what this one does not."""
    outbox = SqliteOutbox(file, FakeClock())
    change(file, "UPDATE outbox SET record = json_set(record, '$.match', 'BY_TELEPATHY') WHERE rowid = 2")
    outbox.waiting()
    change(file, "UPDATE outbox SET record = json_set(record, '$.match', 'ONE') WHERE rowid = 2")
    assert [entry.record.contact_id for entry in outbox.waiting()] == ["a", "b", "c"]
    assert outbox.unreadable == 0


def test_saving_and_delivering_go_on_beside_a_contact_that_cannot_be_read(file: DeskFile) -> None:
    change(file, "UPDATE outbox SET record = '' WHERE contact_id = 'b'")
    outbox = SqliteOutbox(file, FakeClock())
    outbox.add(builders.record("d"), NOW)
    outbox.remove("a")
    assert [entry.record.contact_id for entry in outbox.waiting()] == ["c", "d"]


JOURNAL_DAMAGE = {
    "no JSON": "SET session = 'Roodspecht-Demo'",
    "state of a newer version": "SET session = json_set(session, '$.state', 'PARKED')",
    "number that is no number": "SET session = json_set(session, '$.number', json('[\"EXTERNAL\", 31]'))",
    "draft with a further field": "SET session = json_set(session, '$.draft.mood', 'blij')",
    "no UTF-8": "SET session = CAST(x'ff' || session AS TEXT)",
    "no date": "SET session = json_set(session, '$.offered_at', 'gisteren')",
}


@pytest.mark.parametrize("damage", JOURNAL_DAMAGE.values(), ids=JOURNAL_DAMAGE)
def test_session_that_cannot_be_read_is_left_and_the_others_are_found_again(
    file: DeskFile, caplog: pytest.LogCaptureFixture, damage: str
) -> None:
    change(file, f"UPDATE journal {damage} WHERE session_id = 'b'")
    before = rows(file, "journal")
    kept = SqliteJournal(file, FakeClock()).kept()
    assert [session.session_id for session in kept] == ["a", "c"]
    assert rows(file, "journal") == before
    (message,) = [one.getMessage() for one in caplog.records if one.levelno == logging.ERROR]
    assert message.startswith("row 2 of the journal cannot be read: ")
    assert "Roodspecht" not in message


def test_session_that_cannot_be_read_can_still_be_coded_anew_and_saved(file: DeskFile) -> None:
    change(file, "UPDATE journal SET session = '' WHERE session_id = 'b'")
    journal = SqliteJournal(file, FakeClock())
    journal.keep(builders.session(session_id="b"))
    assert {session.session_id for session in journal.kept()} == {"a", "b", "c"}


def test_row_that_cannot_be_read_does_not_have_the_whole_file_set_aside(file: DeskFile, path: Path) -> None:
    change(file, "UPDATE outbox SET record = CAST(x'ff' AS TEXT)")
    file.close()
    with closing(DeskFile(path)) as again:
        assert again.set_aside is None
        outbox = SqliteOutbox(again, FakeClock())
        assert (outbox.waiting(), outbox.unreadable) == ((), 3)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT count(*) FROM outbox").fetchone() == (3,)
