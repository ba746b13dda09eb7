"""The Outbox port on the desk's file."""

from app.adapters.storage.desk_file import DeskFile
from app.adapters.storage.json_forms import moment_from_text, record_from_json, record_to_json
from app.domain.contact import ContactRecord
from app.domain.moment import Moment
from app.ports import Clock, OutboxEntry


class SqliteOutbox:
    """Saved contacts until the CRM has confirmed them."""

    def __init__(self, file: DeskFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock

    def add(self, record: ContactRecord, now: Moment) -> None:
        """Keep the contact and forget its draft, in one transaction."""
        with self._file.transaction() as database:
            database.execute(
                "INSERT INTO outbox (contact_id, saved_at, record) VALUES (?, ?, ?)",
                (record.contact_id, now.utc.isoformat(), record_to_json(record)),
            )
            database.execute("DELETE FROM journal WHERE session_id = ?", (record.contact_id,))

    def waiting(self) -> tuple[OutboxEntry, ...]:
        """All that the CRM has not confirmed, oldest first."""
        now = self._clock.now()
        with self._file.transaction() as database:
            rows = database.execute("SELECT record, saved_at, refusal FROM outbox ORDER BY rowid").fetchall()
        return tuple(
            OutboxEntry(record_from_json(record), moment_from_text(saved_at, now), refusal)
            for record, saved_at, refusal in rows
        )

    def note_refusal(self, contact_id: str, words: str) -> None:
        """Keep what the CRM said about it."""
        with self._file.transaction() as database:
            database.execute("UPDATE outbox SET refusal = ? WHERE contact_id = ?", (words, contact_id))

    def remove(self, contact_id: str) -> None:
        """The CRM has it."""
        with self._file.transaction() as database:
            database.execute("DELETE FROM outbox WHERE contact_id = ?", (contact_id,))
