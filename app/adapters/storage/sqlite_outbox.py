"""The Outbox port on the desk's file."""

import logging

from app.adapters.storage.desk_file import DeskFile
from app.adapters.storage.json_forms import (
    UNREADABLE,
    moment_from_text,
    record_from_json,
    record_to_json,
)
from app.domain.contact import ContactRecord
from app.domain.moment import Moment
from app.ports import Clock, OutboxEntry

log = logging.getLogger(__name__)


class SqliteOutbox:
    """Saved contacts until the CRM has confirmed them.

    `unreadable` counts those that the last reading could make nothing of; they stay in the file.
    """

    def __init__(self, file: DeskFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock
        self.unreadable = 0

    def add(self, record: ContactRecord, now: Moment) -> None:
        """Keep the contact, forget its draft, and count it in the day of the agent, in one transaction."""
        with self._file.transaction() as database:
            database.execute(
                "INSERT INTO outbox (contact_id, saved_at, record) VALUES (?, ?, ?)",
                (record.contact_id, now.utc.isoformat(), record_to_json(record)),
            )
            database.execute("DELETE FROM journal WHERE session_id = ?", (record.contact_id,))
            database.execute(
                "UPDATE past_calls SET is_coded = 1, is_solved = ? WHERE contact_id = ?",
                (record.wrap_up.reason is None, record.contact_id),
            )

    def waiting(self) -> tuple[OutboxEntry, ...]:
        """All that the CRM has not confirmed, oldest first; one that cannot be read is left where it is."""
        now = self._clock.now()
        with self._file.transaction() as database:
            # As bytes: text that is no UTF-8 would else make all of them unreadable.
            rows = database.execute(
                "SELECT rowid, CAST(contact_id AS BLOB), CAST(record AS BLOB), CAST(saved_at AS BLOB),"
                " CAST(refusal AS BLOB) FROM outbox ORDER BY rowid"
            ).fetchall()
        entries = []
        for number, *columns in rows:
            try:
                entries.append(_entry(columns, now))
            except UNREADABLE as error:
                log.error("row %d of the outbox cannot be read: %s", number, type(error).__name__)
        self.unreadable = len(rows) - len(entries)
        return tuple(entries)

    def note_refusal(self, contact_id: str, words: str) -> None:
        """Keep what the CRM said about it."""
        with self._file.transaction() as database:
            database.execute("UPDATE outbox SET refusal = ? WHERE contact_id = ?", (words, contact_id))

    def remove(self, contact_id: str) -> None:
        """The CRM has it."""
        with self._file.transaction() as database:
            database.execute("DELETE FROM outbox WHERE contact_id = ?", (contact_id,))
        self._file.leave_no_trace()


def _entry(columns: list[bytes], now: Moment) -> OutboxEntry:
    contact_id, record, saved_at, refusal = (column.decode() for column in columns)
    entry = OutboxEntry(record_from_json(record), moment_from_text(saved_at, now), refusal)
    if entry.record.contact_id != contact_id:
        raise ValueError("two ids")
    return entry
