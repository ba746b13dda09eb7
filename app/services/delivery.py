"""Saved contacts to the CRM: again and again until it confirms, never twice, never lost."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.contact import ContactRecord
from app.domain.errors import Failure, StorageError
from app.domain.moment import Moment
from app.ports import Clock, Crm, Outbox, OutboxEntry

log = logging.getLogger(__name__)

FIRST_PAUSE = 2.0  # seconds
LONGEST_PAUSE = 60.0  # seconds
LONGEST_OBEDIENCE = 3_600.0  # seconds; a Retry-After beyond this is taken for a mistake
TRY_AGAIN = 10.0  # seconds between two attempts to write to a disk that failed
MOST_AT_ONCE = 2  # requests under way


@dataclass
class _Waiting:
    """A contact that is not in the CRM yet, or of which we do not know it."""

    record: ContactRecord
    saved_at: Moment
    refusal: str = ""
    may_have_been_sent: bool = False
    is_under_way: bool = False


class Delivery:
    """What waits, what is under way, what was refused. One pause for all: the CRM is one machine."""

    def __init__(
        self,
        outbox: Outbox,
        crm: Crm,
        clock: Clock,
        jitter: Callable[[], float],
    ) -> None:
        self._outbox = outbox
        self._crm = crm
        self._clock = clock
        self._jitter = jitter
        self._waiting: dict[str, _Waiting] = {}
        self._failures_in_a_row = 0
        self._resume_at: Moment | None = None
        self._read_again_at: Moment | None = None
        self._undone: dict[str, Callable[[], None]] = {}
        self._undone_since: Moment | None = None
        self.storage_error: StorageError | None = None
        self.last_saved_at: Moment | None = None

    # ------------------------------------------------------------ reading

    @property
    def unsent(self) -> int:
        """How many saved contacts the CRM has not confirmed yet."""
        return len(self._waiting)

    @property
    def refused(self) -> tuple[OutboxEntry, ...]:
        """Contacts that the CRM will never take as they are, with its own words."""
        return tuple(
            OutboxEntry(one.record, one.saved_at, one.refusal)
            for one in self._waiting.values()
            if one.refusal
        )

    @property
    def oldest(self) -> Moment | None:
        """When the contact was saved that has been waiting longest."""
        return min((one.saved_at for one in self._waiting.values()), key=lambda at: at.mono, default=None)

    # ------------------------------------------------------------ doing

    def start(self) -> None:
        """Take up what an earlier window left behind; nobody knows what it had sent when it was killed.

        When it cannot be read now, it is tried again: another program may hold the file.
        """
        self._read_again_at = None
        try:
            entries = self._outbox.waiting()
        except StorageError as error:
            log.error("outbox: %s", error)
            self.storage_error = error
            self._read_again_at = self._clock.now().later(LONGEST_PAUSE)
            return
        self.storage_error = None
        for entry in entries:
            waiting = _Waiting(entry.record, entry.saved_at, entry.refusal, may_have_been_sent=True)
            self._waiting.setdefault(entry.record.contact_id, waiting)

    def add(self, record: ContactRecord) -> None:
        """Keep a contact on disk, then send it.

        Raises:
            StorageError: it is not on disk, and nothing was sent.
        """
        now = self._clock.now()
        try:
            self._outbox.add(record, now)
        except StorageError as error:
            self.storage_error = error
            raise
        self.storage_error = None
        self.last_saved_at = now
        self._waiting[record.contact_id] = _Waiting(record, now)
        self._send_some(now)

    def recorded(self, contact_id: str) -> None:
        """The CRM has it."""
        self._failures_in_a_row = 0
        if self._waiting.pop(contact_id, None) is None:
            return
        self._on_disk(contact_id, lambda: self._outbox.remove(contact_id))
        self._send_some(self._clock.now())

    def failed(self, contact_id: str, failure: Failure, retry_after: float | None, detail: str) -> None:
        """The CRM did not take it: later again, or never when it will not change its mind."""
        waiting = self._waiting.get(contact_id)
        if waiting is None:
            return
        waiting.is_under_way = False
        if failure.is_passing:
            self._failures_in_a_row += 1
            self._wait(self._pause(retry_after))
            # To the end of the row: it may be this one alone that the CRM stumbles over.
            self._waiting[contact_id] = self._waiting.pop(contact_id)
            return
        waiting.refusal = detail or failure.name
        self._on_disk(contact_id, lambda: self._outbox.note_refusal(contact_id, waiting.refusal))
        self._send_some(self._clock.now())

    def ticked(self, now: Moment) -> None:
        """A second has passed: try what is due."""
        if self._read_again_at is not None and now.mono >= self._read_again_at.mono:
            self.start()
        if self._undone_since is not None and now.seconds_since(self._undone_since) >= TRY_AGAIN:
            self._undone_since = None
            for contact_id, step in tuple(self._undone.items()):
                self._on_disk(contact_id, step)
        self._send_some(now)

    def _pause(self, retry_after: float | None) -> float:
        """Our own growing pause, after the one that the CRM asked for: it asks everybody for the same."""
        longest = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(self._failures_in_a_row - 1, 10))
        own = longest * (0.5 + self._jitter() / 2)
        return own + min(retry_after or 0.0, LONGEST_OBEDIENCE)

    def _wait(self, seconds: float) -> None:
        until = self._clock.now().later(seconds)
        if self._resume_at is None or until.mono > self._resume_at.mono:
            self._resume_at = until

    def _send_some(self, now: Moment) -> None:
        if self._resume_at is not None and now.mono < self._resume_at.mono:
            return
        # After a failure one contact asks for all; when it comes through, the others follow.
        most = 1 if self._failures_in_a_row else MOST_AT_ONCE
        under_way = sum(one.is_under_way for one in self._waiting.values())
        ready = [one for one in self._waiting.values() if not one.is_under_way and not one.refusal]
        for waiting in ready[: max(0, most - under_way)]:
            self._send(waiting)

    def _send(self, waiting: _Waiting) -> None:
        waiting.is_under_way = True
        self._crm.record(waiting.record, is_repeat=waiting.may_have_been_sent)
        waiting.may_have_been_sent = True

    def _on_disk(self, contact_id: str, step: Callable[[], None]) -> None:
        """Do what can wait for a disk that works; at the latest the next start asks the CRM about the row."""
        try:
            step()
        except StorageError as error:
            log.error("outbox: %s", error)
            self.storage_error = error
            self._undone[contact_id] = step
            self._undone_since = self._clock.now()
        else:
            self.storage_error = None
            self._undone.pop(contact_id, None)
