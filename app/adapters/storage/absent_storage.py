"""The desk's file when there is none to be had: every access says why, and calls go on."""

from app.domain.contact import ContactRecord, ContactSession
from app.domain.errors import StorageError
from app.domain.moment import Moment
from app.ports import Disclosure, OutboxEntry


class AbsentStorage:
    """The ports Outbox, Journal and Audit in one; all of them raise `error`."""

    def __init__(self, error: StorageError) -> None:
        self._error = error

    def add(self, record: ContactRecord, now: Moment) -> None:
        """A contact cannot be kept."""
        raise self._error

    def waiting(self) -> tuple[OutboxEntry, ...]:
        """Nobody knows what waits."""
        raise self._error

    def note_refusal(self, contact_id: str, words: str) -> None:
        """A refusal cannot be kept."""
        raise self._error

    def remove(self, contact_id: str) -> None:
        """Nothing can be removed."""
        raise self._error

    def keep(self, session: ContactSession) -> None:
        """A session cannot be kept."""
        raise self._error

    def forget(self, session_id: str) -> None:
        """A session cannot be forgotten."""
        raise self._error

    def kept(self) -> tuple[ContactSession, ...]:
        """Nobody knows what was kept."""
        raise self._error

    def note(self, disclosure: Disclosure) -> None:
        """It cannot be written down, so nothing is opened."""
        raise self._error
