"""Coding a contact, from the first second of the call until it is on disk."""

import logging
from dataclasses import replace

from app.domain.contact import ContactRecord, ContactSession, SessionState, SessionTrigger
from app.domain.errors import IncompleteWrapUp, StorageError
from app.domain.moment import Moment
from app.domain.verification import Question
from app.domain.wrap_up import LONGEST_NOTE, Draft, Taxonomy, finish
from app.ports import Clock
from app.services.delivery import Delivery
from app.services.sessions import Sessions

log = logging.getLogger(__name__)


class WrapUpFlow:
    """Drafts by session id: what is typed for one caller can never be saved to another."""

    def __init__(
        self, sessions: Sessions, delivery: Delivery, taxonomy: Taxonomy, agent_id: str, clock: Clock
    ) -> None:
        self._sessions = sessions
        self._delivery = delivery
        self._agent_id = agent_id
        self._clock = clock
        self.taxonomy = taxonomy

    # ------------------------------------------------------------ filling in

    def choose_topic(self, session_id: str, code: str) -> None:
        """The first level; a sub-topic of another topic falls away."""
        session = self._open(session_id)
        if session is None or session.draft.topic == code:
            return
        self._change(session, replace(session.draft, topic=code, subtopic=""))

    def choose_subtopic(self, session_id: str, code: str) -> None:
        """The second level."""
        session = self._open(session_id)
        if session is not None:
            self._change(session, replace(session.draft, subtopic=code))

    def set_solved(self, session_id: str, solved: bool) -> None:
        """Whether the first line solved it."""
        session = self._open(session_id)
        if session is not None:
            reason = "" if solved else session.draft.reason
            self._change(session, replace(session.draft, solved=solved, reason=reason))

    def choose_reason(self, session_id: str, code: str) -> None:
        """Why the first line did not solve it."""
        session = self._open(session_id)
        if session is not None:
            self._change(session, replace(session.draft, solved=False, reason=code))

    def write_note(self, session_id: str, note: str) -> None:
        """What the codes do not say."""
        session = self._open(session_id)
        if session is not None and session.draft.note != note[:LONGEST_NOTE]:
            self._change(session, replace(session.draft, note=note[:LONGEST_NOTE]))

    def toggle_question(self, session_id: str, question: Question) -> None:
        """The caller answered a verification question rightly, or not after all."""
        session = self._open(session_id)
        if session is not None:
            session.verification = session.verification.toggled(question)
            session.revealed = session.revealed and session.verification.is_verified
            self._sessions.keep(session)

    def _open(self, session_id: str) -> ContactSession | None:
        session = self._sessions.get(session_id)
        return session if session is not None and session.is_open else None

    def _change(self, session: ContactSession, draft: Draft) -> None:
        session.draft = draft
        self._sessions.keep(session)

    # ------------------------------------------------------------ saving

    def save(self, session_id: str) -> None:
        """Save now, or as soon as the conversation has ended.

        Raises:
            IncompleteWrapUp: something mandatory is missing.
            StorageError: it is not on disk; the draft is unchanged and still on the screen.
        """
        session = self._open(session_id)
        if session is None or session.is_question:
            return
        finish(session.draft, self.taxonomy)
        if session.state is SessionState.WRAPPING_UP:
            self._save(session)
        else:
            session.save_when_ended = True
            self._sessions.keep(session)

    def keep_open(self, session_id: str) -> None:
        """Take back the order to save at the end of the conversation."""
        session = self._open(session_id)
        if session is not None:
            session.save_when_ended = False
            self._sessions.keep(session)

    def ended(self, session: ContactSession) -> None:
        """A conversation has ended: save it when that was asked; what cannot be saved waits for the agent."""
        if not session.save_when_ended:
            return
        session.save_when_ended = False
        try:
            self._save(session)
        except (IncompleteWrapUp, StorageError) as error:
            log.warning("not saved at the end of the call: %s", error)
            self._sessions.keep(session)

    def _save(self, session: ContactSession) -> None:
        now = self._clock.now()
        self._delivery.add(self._record(session, now))
        self._sessions.step(session, SessionTrigger.SAVED, now)

    def _record(self, session: ContactSession, now: Moment) -> ContactRecord:
        wrap_up = finish(session.draft, self.taxonomy)
        dossier = session.dossier
        unit = dossier.unit.content if dossier else None
        answered = session.answered_at or session.offered_at
        ended = session.ended_at or now
        questions = sorted(question.value for question in session.verification.answered)
        return ContactRecord(
            contact_id=session.session_id,
            direction=session.direction,
            began_at=session.offered_at.utc,
            ended_at=session.offered_at.later(ended.seconds_since(session.offered_at)).utc,
            wrap_up=wrap_up,
            number=session.party.number.digits,
            match=session.identification.match,
            relation_id=session.identification.chosen,
            unit_id=unit.unit_id if unit else "",
            complex_id=unit.complex.complex_id if unit and unit.complex else "",
            agent_id=self._agent_id,
            verified_by=tuple(questions) if session.verification.is_verified else (),
            queue=session.queue.queue,
            waited=session.queue.waited,
            talked=round(ended.seconds_since(answered)),
            held=round(session.held_seconds),
            coded=round(now.seconds_since(ended)),
            consulted=session.consulted,
            consult_reason=session.draft.consult_reason,
        )
