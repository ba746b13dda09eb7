"""What stays on this computer about somebody: nothing but the record of what was opened, by keys."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.adapters.storage.desk_file import DeskFile
from app.adapters.storage.sqlite_audit import SqliteAudit
from app.adapters.storage.sqlite_journal import SqliteJournal
from app.adapters.storage.sqlite_outbox import SqliteOutbox
from app.domain.caller import Identification, Match
from app.domain.contact import ContactSession
from app.ports import Disclosure
from tests import builders
from tests.builders import NOW, RELATION
from tests.fakes.clock import FakeClock

CANARIES = (b"Kanarie", b"690007531")
# The second fills pages of the file that the first does not touch.
NOTES = ("Kanarienotitie", "Kanarienotitie " * 2_000)


def session(note: str) -> ContactSession:
    return builders.known_session(
        party=builders.party("+31690007531", "Kanarie-Demo"),
        identification=Identification(
            Match.ONE, (builders.candidate(name="Kanarie-Demo", address="Kanarielaan 7"),), RELATION
        ),
        draft=builders.complete_draft(note=note),
    )


def traces(path: Path, words: tuple[bytes, ...] = CANARIES) -> list[str]:
    """Where one of the words stands: in the desk's file, or in its log (not '-shm', locked on Windows)."""
    files = [one for one in path.parent.iterdir() if not one.name.endswith("-shm")]
    return [f"{word.decode()} in {one.name}" for one in files for word in words if word in one.read_bytes()]


@pytest.fixture
def file(path: Path) -> Iterator[DeskFile]:
    with closing(DeskFile(path)) as made:
        yield made


@pytest.mark.parametrize("note", NOTES, ids=["short", "long"])
def test_nothing_of_a_contact_is_left_when_the_crm_has_it_although_the_window_stays_open(
    file: DeskFile, path: Path, note: str
) -> None:
    outbox = SqliteOutbox(file, FakeClock())
    SqliteJournal(file, FakeClock()).keep(session(note))
    wrap_up = builders.wrap_up()
    coded = type(wrap_up)(wrap_up.topic, wrap_up.subtopic, wrap_up.outcome, None, note)
    outbox.add(builders.record(number="+31690007531", wrap_up=coded), NOW)
    outbox.note_refusal("session-1", "Kanarie-Demo bestaat niet")
    assert traces(path), "the test looks in the right place"
    outbox.remove("session-1")
    assert traces(path) == []


@pytest.mark.parametrize("note", NOTES, ids=["short", "long"])
def test_nothing_of_a_session_is_left_when_it_is_done(file: DeskFile, path: Path, note: str) -> None:
    journal = SqliteJournal(file, FakeClock())
    for changed in (session(note), session(note[::2]), session("")):
        journal.keep(changed)
    assert traces(path), "the test looks in the right place"
    journal.forget("session-1")
    assert traces(path) == []


def test_what_was_opened_is_on_record_line_by_line_for_good(file: DeskFile) -> None:
    audit = SqliteAudit(file)
    for number, what in enumerate(("aandacht", "verhuizing", "aandacht")):
        audit.note(Disclosure("session-1", RELATION, what, Match.BY_HAND, NOW.later(number)))
    SqliteJournal(file, FakeClock()).forget("session-1")
    SqliteOutbox(file, FakeClock()).remove("session-1")
    with file.transaction() as database:
        rows = database.execute("SELECT at, session_id, relation_id, what, match FROM audit").fetchall()
    assert rows == [
        ("2026-11-24T09:00:00+00:00", "session-1", RELATION, "aandacht", "BY_HAND"),
        ("2026-11-24T09:00:01+00:00", "session-1", RELATION, "verhuizing", "BY_HAND"),
        ("2026-11-24T09:00:02+00:00", "session-1", RELATION, "aandacht", "BY_HAND"),
    ]


def test_what_was_opened_is_on_disk_before_it_is_shown(file: DeskFile, path: Path) -> None:
    """Somebody who looks at the disk at this moment, without our program, finds it."""
    SqliteAudit(file).note(Disclosure("session-1", RELATION, "aandacht", Match.ONE, NOW))
    assert traces(path, (b"aandacht",))


def test_contacts_keep_their_order_when_the_wall_clock_is_set_back(file: DeskFile) -> None:
    outbox = SqliteOutbox(file, FakeClock())
    outbox.add(builders.record("first"), NOW)
    outbox.add(builders.record("second"), NOW.later(-3_600))
    assert [entry.record.contact_id for entry in outbox.waiting()] == ["first", "second"]
