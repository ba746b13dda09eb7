"""A disk without room, and one that can only be read: each access says so, nothing is lost, and it works again."""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.adapters.storage.desk_file import DeskFile
from app.adapters.storage.sqlite_audit import SqliteAudit
from app.adapters.storage.sqlite_journal import SqliteJournal
from app.adapters.storage.sqlite_outbox import SqliteOutbox
from app.domain.caller import Match
from app.domain.errors import StorageError, StorageFull
from app.ports import Disclosure
from tests import builders
from tests.adapters.storage.full_disk import fill, make_read_only, small_disk
from tests.adapters.storage.saving import save, save_and_close, saved
from tests.builders import NOW, RELATION
from tests.fakes.clock import FakeClock


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """An empty disk of a megabyte."""
    with small_disk(tmp_path / "disk") as made:
        yield made


@pytest.fixture
def path(disk: Path) -> Path:
    """The desk's file is to stand on that disk."""
    return disk / "desk.sqlite"


def test_file_that_cannot_be_begun_without_room_is_begun_when_there_is(disk: Path, path: Path) -> None:
    filler = fill(disk)
    with closing(DeskFile(path)) as file:
        for _ in range(2):
            with pytest.raises(StorageFull):
                save(file, "a")
        filler.unlink()
        save(file, "a")
        assert saved(file) == ["a"]
        assert file.set_aside is None


def test_disk_that_holds_no_further_file_is_full_too(disk: Path) -> None:
    """Such a disk refuses the folder or the file itself, before SQLite has seen anything of it."""
    for number in range(100):
        with contextlib.suppress(OSError):
            (disk / str(number)).touch()
    file = DeskFile(disk / "data" / "desk.sqlite")
    with pytest.raises(StorageFull, match="ENOSPC"):
        save(file, "a")


def test_contacts_of_before_are_there_as_soon_as_there_is_room(disk: Path, path: Path) -> None:
    save_and_close(path, "a")
    filler = fill(disk)
    with closing(DeskFile(path)) as file:
        with pytest.raises(StorageFull):
            saved(file)
        filler.unlink()
        assert (saved(file), file.set_aside) == (["a"], None)


ACCESSES: tuple[Callable[[DeskFile], None], ...] = (
    lambda file: SqliteOutbox(file, FakeClock()).add(builders.record("b" * 100_000), NOW),
    lambda file: SqliteOutbox(file, FakeClock()).note_refusal("a", "w" * 100_000),
    lambda file: SqliteOutbox(file, FakeClock()).remove("a"),
    lambda file: SqliteJournal(file, FakeClock()).keep(builders.known_session(call_id="c" * 100_000)),
    lambda file: SqliteJournal(file, FakeClock()).forget("session-1"),
    lambda file: SqliteAudit(file).note(Disclosure("session-1", RELATION, "w" * 100_000, Match.ONE, NOW)),
)


@pytest.mark.parametrize("access", ACCESSES, ids=["add", "note_refusal", "remove", "keep", "forget", "note"])
def test_access_without_room_says_so_and_changes_nothing_and_works_when_there_is_room(
    disk: Path, path: Path, access: Callable[[DeskFile], None]
) -> None:
    with closing(DeskFile(path)) as file:
        save(file, "a")
        SqliteJournal(file, FakeClock()).keep(builders.session())
        before = _content(file)
        filler = fill(disk)
        for _ in range(3):
            with pytest.raises(StorageFull):
                access(file)
        assert _content(file) == before
        filler.unlink()
        access(file)
        assert _content(file) != before


def _content(file: DeskFile) -> list[list[tuple[object, ...]]]:
    tables = ("outbox", "journal", "audit")
    with file.transaction() as database:
        return [database.execute(f"SELECT * FROM {table}").fetchall() for table in tables]


def test_file_that_is_closed_on_a_full_disk_keeps_what_was_saved(disk: Path, path: Path) -> None:
    file = DeskFile(path)
    save(file, *(f"contact-{number}" for number in range(20)))
    filler = fill(disk)
    file.close()
    filler.unlink()
    with closing(DeskFile(path)) as again:
        assert len(saved(again)) == 20


def test_disk_that_can_only_be_read_is_a_storage_error_at_the_start(disk: Path, path: Path) -> None:
    save_and_close(path, "a")
    make_read_only(disk)
    file = DeskFile(path)
    with pytest.raises(StorageError, match="EROFS"):
        save(file, "b")


def test_room_that_is_there_again_is_used_without_a_restart(disk: Path, path: Path) -> None:
    with closing(DeskFile(path)) as file:
        filler = fill(disk)
        with pytest.raises(StorageFull):
            save(file, "a" * 100_000)
        filler.unlink()
        save(file, "b")
        assert saved(file) == ["b"]
    copy = shutil.copy(path, path.with_name("copy"))
    with closing(DeskFile(Path(copy))) as again:
        assert saved(again) == ["b"]
