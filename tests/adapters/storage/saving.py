"""Saving contacts into a desk file and looking what is there, in one line each."""

from contextlib import closing
from pathlib import Path

from app.adapters.storage.desk_file import DeskFile
from app.adapters.storage.sqlite_outbox import SqliteOutbox
from tests import builders
from tests.builders import NOW
from tests.fakes.clock import FakeClock


def saved(file: DeskFile) -> list[str]:
    """The contacts in the outbox, oldest first."""
    return [entry.record.contact_id for entry in SqliteOutbox(file, FakeClock()).waiting()]


def save(file: DeskFile, *names: str) -> None:
    """Put contacts into the outbox."""
    for name in names:
        SqliteOutbox(file, FakeClock()).add(builders.record(name), NOW)


def save_and_close(path: Path, *names: str) -> None:
    """Make a file with these contacts in it."""
    with closing(DeskFile(path)) as file:
        save(file, *names)
