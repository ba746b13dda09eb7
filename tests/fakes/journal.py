"""Open sessions that outlive a window, in memory."""

from dataclasses import replace

from app.domain.contact import ContactSession
from app.domain.errors import StorageError


class FakeJournal:
    """The Journal port. With `error` set, every access raises it."""

    def __init__(self) -> None:
        self._sessions: dict[str, ContactSession] = {}
        self.error: StorageError | None = None

    def keep(self, session: ContactSession) -> None:
        """Store what cannot be asked again."""
        self._open()
        identification = replace(session.identification, failure=None)
        self._sessions[session.session_id] = replace(session, dossier=None, identification=identification)

    def forget(self, session_id: str) -> None:
        """The session is done."""
        self._open()
        self._sessions.pop(session_id, None)

    def kept(self) -> tuple[ContactSession, ...]:
        """All sessions, oldest first."""
        self._open()
        oldest_first = sorted(self._sessions.values(), key=lambda one: one.offered_at.utc)
        return tuple(replace(one) for one in oldest_first)

    def _open(self) -> None:
        if self.error is not None:
            raise self.error
