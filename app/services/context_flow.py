"""What colleagues tell about a caller: with the call, in a text after it, or in a text before it."""

from collections.abc import Callable
from dataclasses import replace

from app.domain.call import Direction, Party
from app.domain.caller import Match
from app.domain.consult import ConsultReference, believed
from app.domain.contact import ContactSession
from app.domain.moment import Moment
from app.services.announcements import Announcements, is_about
from app.services.sessions import Sessions


class ContextFlow:
    """Brings references to their sessions. `identify` looks up who a session is about."""

    def __init__(self, sessions: Sessions, identify: Callable[[ContactSession], None]) -> None:
        self._sessions = sessions
        self._identify = identify
        self._announced = Announcements()

    def began(self, session: ContactSession, reference: ConsultReference | None, sent_by: str) -> None:
        """A call came in, with a reference or without; `sent_by` is the colleague who put it through."""
        announced = self._announced.take(session.party, session.offered_at)
        told = believed(reference, session.party, sent_by) or announced
        session.reference = told
        session.taken_over = told is not None and bool(sent_by or told.caller)

    def arrived(self, reference: ConsultReference, sender: Party, at: Moment) -> None:
        """A text: what a call is about, or the question in words. Only colleagues tell us anything.

        It may come before its call, and is kept for it then.
        """
        if believed(reference, sender) is None:
            return
        for session in self._sessions.all:
            if not session.is_open or session.direction is not Direction.INCOMING:
                continue
            known = session.reference
            if known is not None and known.session_id == reference.session_id:
                self._add(session, known, reference)
                return
            if known is None and not session.needs_coding and is_about(reference, sender, session.party):
                self._learn(session, reference)
                return
        self._announced.keep(reference, sender, at)

    def _add(self, session: ContactSession, known: ConsultReference, reference: ConsultReference) -> None:
        """More words; those for a colleague who has gone, and left the caller with us, are for nobody."""
        if session.is_question or reference.caller:
            session.reference = replace(reference, question=reference.question or known.question)
            self._sessions.keep(session)

    def _learn(self, session: ContactSession, reference: ConsultReference) -> None:
        """A call that is here already; whom the agent chose by hand stays."""
        session.reference, session.taken_over = reference, bool(reference.caller)
        chosen = session.identification.chosen
        if session.identification.match is not Match.BY_HAND and reference.relation_id not in ("", chosen):
            self._identify(session)
        self._sessions.keep(session)
