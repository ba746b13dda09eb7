"""The Journal port on the desk's file."""

import logging

from app.adapters.storage.desk_file import DeskFile
from app.adapters.storage.json_forms import UNREADABLE, session_from_json, session_to_json
from app.domain.contact import ContactSession
from app.ports import Clock

log = logging.getLogger(__name__)


class SqliteJournal:
    """Open sessions, for the next window."""

    def __init__(self, file: DeskFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock

    def keep(self, session: ContactSession) -> None:
        """Store or replace a session."""
        with self._file.transaction() as database:
            database.execute(
                "INSERT INTO journal (session_id, offered_at, session) VALUES (?, ?, ?)"
                " ON CONFLICT (session_id) DO UPDATE SET session = excluded.session",
                (session.session_id, session.offered_at.utc.isoformat(), session_to_json(session)),
            )

    def forget(self, session_id: str) -> None:
        """Remove a session."""
        with self._file.transaction() as database:
            database.execute("DELETE FROM journal WHERE session_id = ?", (session_id,))
        self._file.leave_no_trace()

    def kept(self) -> tuple[ContactSession, ...]:
        """All sessions, oldest first; one that cannot be read is left where it is."""
        now = self._clock.now()
        with self._file.transaction() as database:
            # As bytes: text that is no UTF-8 would else make all of them unreadable.
            rows = database.execute(
                "SELECT rowid, CAST(session AS BLOB) FROM journal ORDER BY offered_at, rowid"
            ).fetchall()
        sessions = []
        for number, text in rows:
            try:
                sessions.append(session_from_json(text.decode(), now))
            except UNREADABLE as error:
                log.error("row %d of the journal cannot be read: %s", number, type(error).__name__)
        return tuple(sessions)
