"""The desk's storage in memory and on a real disk, for what must hold of both."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.adapters.storage.desk_file import DeskFile
from app.adapters.storage.sqlite_audit import SqliteAudit
from app.adapters.storage.sqlite_journal import SqliteJournal
from app.adapters.storage.sqlite_outbox import SqliteOutbox
from app.adapters.storage.sqlite_past_calls import SqlitePastCalls
from app.ports import Audit, Journal, Outbox, PastCalls
from tests.fakes.audit import FakeAudit
from tests.fakes.clock import FakeClock
from tests.fakes.journal import FakeJournal
from tests.fakes.outbox import FakeOutbox
from tests.fakes.past_calls import FakePastCalls

KINDS = ("fake", "sqlite")


@dataclass(frozen=True)
class Storage:
    """The four ports that share one file. `clock` is the one that they read."""

    outbox: Outbox
    journal: Journal
    audit: Audit
    past_calls: PastCalls
    clock: FakeClock


@contextmanager
def storage(kind: str, folder: Path) -> Iterator[Storage]:
    """Storage of one kind."""
    clock = FakeClock()
    if kind == "fake":
        journal, past_calls = FakeJournal(), FakePastCalls()
        yield Storage(FakeOutbox(journal, past_calls), journal, FakeAudit(), past_calls, clock)
        return
    file = DeskFile(folder / "desk.sqlite")
    try:
        yield Storage(
            SqliteOutbox(file, clock),
            SqliteJournal(file, clock),
            SqliteAudit(file),
            SqlitePastCalls(file),
            clock,
        )
    finally:
        file.close()
