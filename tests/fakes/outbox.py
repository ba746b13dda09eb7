"""Saved contacts that outlive a window, in memory."""

from dataclasses import replace

from app.domain.contact import ContactRecord
from app.domain.errors import StorageError
from app.domain.moment import Moment
from app.ports import OutboxEntry
from tests.fakes.journal import FakeJournal
from tests.fakes.past_calls import FakePastCalls


class FakeOutbox:
    """The Outbox port. With `error` set, every access raises it."""

    def __init__(self, journal: FakeJournal, past_calls: FakePastCalls) -> None:
        self._journal = journal
        self._past_calls = past_calls
        self._entries: dict[str, OutboxEntry] = {}
        self.error: StorageError | None = None

    def add(self, record: ContactRecord, now: Moment) -> None:
        """Keep the contact, forget the draft of its session, and count it in the day."""
        self._open()
        if record.contact_id in self._entries:
            raise StorageError("this contact is in the outbox")
        self._entries[record.contact_id] = OutboxEntry(record, now)
        self._journal.forget(record.contact_id)
        self._past_calls.coded(record.contact_id, is_solved=record.wrap_up.reason is None)

    def waiting(self) -> tuple[OutboxEntry, ...]:
        """All that is not yet in the CRM, oldest first."""
        self._open()
        return tuple(self._entries.values())

    def note_refusal(self, contact_id: str, words: str) -> None:
        """Keep the CRM's words."""
        self._open()
        if contact_id in self._entries:
            self._entries[contact_id] = replace(self._entries[contact_id], refusal=words)

    def remove(self, contact_id: str) -> None:
        """The CRM has it."""
        self._open()
        self._entries.pop(contact_id, None)

    def _open(self) -> None:
        if self.error is not None:
            raise self.error
