"""Files of earlier versions: what was saved with one is read by every later one."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.adapters.storage import schema
from app.adapters.storage.desk_file import DeskFile
from app.adapters.storage.sqlite_journal import SqliteJournal
from app.adapters.storage.sqlite_outbox import SqliteOutbox
from app.adapters.storage.sqlite_past_calls import SqlitePastCalls
from app.domain.caller import Identification, Match
from app.domain.contact import SessionState
from app.domain.errors import StorageError, StorageFull
from tests import builders
from tests.adapters.storage.saving import save, save_and_close, saved
from tests.builders import NOW, RELATION
from tests.fakes.clock import FakeClock

# What 'iterdump' said of a file that the first version had made. It is never changed: such files are on desks.
VERSION_1 = Path(__file__).with_name("data") / "version_1.sql"
VERSION_2 = VERSION_1.with_name("version_2.sql")  # the same and a call, of the second version


@pytest.fixture
def old(path: Path) -> Path:
    """A file of the first version with two contacts, a session and an opened confidence in it."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as database:
        database.executescript(VERSION_1.read_text(encoding="utf-8"))
    return path


def test_contacts_of_the_first_version_are_still_sent(old: Path) -> None:
    with closing(DeskFile(old)) as file:
        first, second = SqliteOutbox(file, FakeClock()).waiting()
        assert file.set_aside is None
    assert first.record.contact_id == "contact-1"
    assert (first.saved_at, first.refusal) == (NOW, "")
    assert first.record.verified_by == builders.record().verified_by
    assert first.record.wrap_up.note == "Kraan lekt."
    assert second.refusal == "eenheid bestaat niet · 422"
    assert second.record.wrap_up.reason == builders.taxonomy().reasons[1]
    assert second.record.consulted


def test_session_of_the_first_version_is_still_found_again(old: Path) -> None:
    with closing(DeskFile(old)) as file:
        (session,) = SqliteJournal(file, FakeClock()).kept()
    assert session == builders.known_session(
        SessionState.WRAPPING_UP,
        session_id="session-3",
        ended_at=NOW.later(90),
        reference=builders.reference(),
        identification=Identification(Match.ONE, (builders.candidate(role="huurder"),), RELATION),
        dossier=None,
    )


def test_what_was_opened_is_still_on_record(old: Path) -> None:
    with closing(DeskFile(old)) as file, file.transaction() as database:
        rows = database.execute("SELECT * FROM audit").fetchall()
    assert rows == [(1, "2026-11-24T09:00:00+00:00", "session-3", RELATION, "aandacht", "ONE")]


def test_file_of_the_first_version_has_room_for_calls_and_counts_those_that_are_coded(old: Path) -> None:
    with closing(DeskFile(old)) as file:
        calls = SqlitePastCalls(file)
        assert calls.kept() == ()
        calls.keep(builders.past_call(contact_id="c"))
        save(file, "c")
        assert [call.is_coded for call in calls.kept()] == [True]
        assert saved(file) == ["contact-1", "contact-2", "c"]


def test_calls_of_the_second_version_are_still_in_the_history(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as database:
        database.executescript(VERSION_2.read_text(encoding="utf-8"))
    with closing(DeskFile(path)) as file:
        assert file.set_aside is None
        coded = builders.past_call(answered_at=NOW.later(5).utc, is_coded=True, is_solved=True)
        assert SqlitePastCalls(file).kept() == (coded,)
        assert saved(file) == ["contact-1", "session-1"]


def test_program_of_the_first_version_leaves_a_file_of_the_second_as_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_and_close(path, "a")
    with monkeypatch.context() as yesterday:
        yesterday.setattr(schema, "STEPS", schema.STEPS[:1])
        file = DeskFile(path)
        with pytest.raises(StorageError, match="newer version"):
            save(file, "b")
    with closing(DeskFile(path)) as again:
        assert (again.set_aside, saved(again)) == (None, ["a"])


def test_next_version_takes_over_all_that_was_saved_and_does_so_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_and_close(path, "a", "b")
    step = "ALTER TABLE outbox ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;"
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, step))
    for name in ("c", "d"):
        with closing(DeskFile(path)) as file:
            assert file.set_aside is None
            save(file, name)
    with closing(DeskFile(path)) as file, file.transaction() as database:
        assert saved(file) == ["a", "b", "c", "d"]
        assert database.execute("SELECT sum(tries) FROM outbox").fetchone() == (0,)
        assert database.execute("PRAGMA user_version").fetchone() == (len(schema.STEPS),)


def test_file_that_cannot_grow_into_the_next_version_stays_what_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The step stops half-way because there is no room; the file is not damaged, only old."""
    save_and_close(path, "a")
    released = schema.STEPS
    with monkeypatch.context() as tomorrow:
        step = (
            "CREATE TABLE mood (x TEXT) STRICT; PRAGMA max_page_count = 1; CREATE TABLE more (x TEXT) STRICT;"
        )
        tomorrow.setattr(schema, "STEPS", (*released, step))
        file = DeskFile(path)
        with pytest.raises(StorageFull):
            save(file, "b")
    with closing(DeskFile(path)) as again:
        assert again.set_aside is None
        assert saved(again) == ["a"]
