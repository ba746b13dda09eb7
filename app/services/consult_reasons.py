"""After a senior was asked: why it was needed, in one key, for whoever keeps the knowledge base."""

from dataclasses import replace

from app.domain.consult_reason import ConsultReason
from app.domain.contact import ContactSession
from app.services.sessions import Sessions


class ConsultReasons:
    """The contacts in which a senior gave an answer and nobody has said yet why she had to."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        self._wanted: set[str] = set()

    def helped(self, session_id: str) -> None:
        """A senior talked or wrote about this contact."""
        self._wanted.add(session_id)

    def is_wanted(self, session: ContactSession) -> bool:
        """True while the agent may still say why."""
        return session.session_id in self._wanted and session.is_open and not session.draft.consult_reason

    def say(self, session_id: str, reason: ConsultReason) -> None:
        """This is why."""
        session = self._sessions.get(session_id)
        if session is not None and self.is_wanted(session):
            session.draft = replace(session.draft, consult_reason=reason.value)
            self._sessions.keep(session)

    def not_now(self, session_id: str) -> None:
        """The agent does not say; nobody asks again."""
        self._wanted.discard(session_id)
