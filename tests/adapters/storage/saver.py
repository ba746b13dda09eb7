"""A desk that a test kills: `python -m tests.adapters.storage.saver FILE save|stop-before-commit`."""

import sys
from pathlib import Path

from app.adapters.storage.desk_file import DeskFile
from app.adapters.storage.json_forms import record_to_json
from app.adapters.storage.sqlite_journal import SqliteJournal
from app.adapters.storage.sqlite_outbox import SqliteOutbox
from tests import builders
from tests.builders import NOW
from tests.fakes.clock import FakeClock


def save_for_ever(file: DeskFile) -> None:
    """Take one call after the other, and say which contact is saved as soon as it is."""
    journal, outbox = SqliteJournal(file, FakeClock()), SqliteOutbox(file, FakeClock())
    number = 0
    while True:
        name = f"contact-{number:06}"
        journal.keep(builders.session(session_id=name))
        outbox.add(builders.record(name), NOW)
        print(name, flush=True)  # noqa: T201 - to the test
        number += 1


def stop_before_commit(file: DeskFile) -> None:
    """Do both halves of saving, and stand still before the commit."""
    SqliteJournal(file, FakeClock()).keep(builders.session(session_id="contact"))
    with file.transaction() as database:
        # So small a cache that the halves are written to the log at once, without being committed.
        database.execute("PRAGMA cache_size = 1")
        row = ("contact", NOW.utc.isoformat(), record_to_json(builders.record("contact")) + " " * 100_000)
        database.execute("INSERT INTO outbox (contact_id, saved_at, record) VALUES (?, ?, ?)", row)
        database.execute("DELETE FROM journal WHERE session_id = 'contact'")
        print("both halves", flush=True)  # noqa: T201 - to the test
        sys.stdin.read()


if __name__ == "__main__":
    {"save": save_for_ever, "stop-before-commit": stop_before_commit}[sys.argv[2]](
        DeskFile(Path(sys.argv[1]))
    )
