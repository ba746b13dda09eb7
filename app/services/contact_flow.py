"""A contact from the first ring to the last word: its session, its caller, its picture."""

import uuid
from collections.abc import Callable, Collection
from dataclasses import replace

from app.domain.call import Call, CallState, Direction, Party, QueueContext
from app.domain.caller import Candidate, Identification, Match
from app.domain.consult import ConsultReference
from app.domain.contact import ContactSession, SessionState, SessionTrigger
from app.domain.dossier import Dossier, DossierContent, PartName
from app.domain.emergency import is_emergency_call
from app.domain.errors import Failure
from app.domain.events import CallOffered, LiveCall
from app.domain.moment import Moment
from app.domain.phone_number import NumberKind
from app.domain.verification import Verification
from app.ports import Audit, Clock, Crm, Disclosure
from app.services.context_flow import ContextFlow
from app.services.sessions import Sessions

_WITHOUT_LOOK_UP = {
    NumberKind.WITHHELD: Match.WITHHELD,
    NumberKind.UNREADABLE: Match.UNREADABLE,
    NumberKind.INTERNAL: Match.INTERNAL,
}


class ContactFlow:
    """Who calls, and what the CRM knows of them."""

    def __init__(self, sessions: Sessions, crm: Crm, audit: Audit, clock: Clock) -> None:
        self._sessions = sessions
        self._crm = crm
        self._audit = audit
        self._clock = clock
        self.context = ContextFlow(sessions, self._identify)

    # ------------------------------------------------------------ what happens on the line

    def offered(self, call: CallOffered) -> ContactSession:
        """Somebody calls: the search begins now, not when we answer."""
        return self._begin(
            call.call_id, Direction.INCOMING, call.party, call.at, call.queue, call.reference, call.sent_by
        )

    def dialled(self, call: Call) -> ContactSession:
        """We call somebody."""
        session = self._begin(call.call_id, Direction.OUTGOING, call.party, call.offered_at)
        self._sessions.select(session.session_id)
        return session

    def called_back(self, call: Call, reference: ConsultReference) -> None:
        """We call a colleague whose question waited in our line: it is on the screen before the hello."""
        session = ContactSession(
            str(uuid.uuid4()),
            call.call_id,
            Direction.OUTGOING,
            call.party,
            call.offered_at,
            reference=reference,
        )
        self._sessions.add(session)
        self._identify(session)
        self._sessions.select(session.session_id)

    def _begin(
        self,
        call_id: str,
        direction: Direction,
        party: Party,
        at: Moment,
        queue: QueueContext = QueueContext(),
        reference: ConsultReference | None = None,
        sent_by: str = "",
    ) -> ContactSession:
        session = ContactSession(str(uuid.uuid4()), call_id, direction, party, at, queue)
        if direction is Direction.INCOMING:
            self.context.began(session, reference, sent_by)
        self._sessions.add(session)
        self._identify(session)
        return session

    def answered(self, call_id: str, at: Moment) -> None:
        """The conversation begins."""
        session = self._sessions.of_call(call_id)
        if session is not None and session.state is SessionState.RINGING:
            self._sessions.step(session, SessionTrigger.ANSWERED, at)

    def ended(self, call: Call, at: Moment) -> ContactSession | None:
        """The conversation is over, or never began; the session when it now waits for coding."""
        session = self._sessions.of_call(call.call_id)
        if session is None or session.state not in (SessionState.RINGING, SessionState.TALKING):
            return None
        session.held_seconds = call.held_seconds
        if session.is_question and session.state is SessionState.TALKING:
            self._sessions.step(session, SessionTrigger.DISMISSED, at)
            return None
        self._sessions.step(session, SessionTrigger.ENDED, at)
        return session if session.needs_coding else None

    def resumed(self, call: Call) -> None:
        """A hold is over; its length would be lost with the window."""
        session = self._sessions.of_call(call.call_id)
        if session is not None:
            session.held_seconds = call.held_seconds
            self._sessions.keep(session)

    def party_changed(self, call_id: str, party: Party) -> None:
        """Somebody else is at the other end, who has answered no question yet.

        After a colleague's question it is the caller, handed over to us. Otherwise the exchange put
        somebody through: what the former number told is about another person.
        """
        session = self._sessions.of_call(call_id)
        if session is None or not session.is_open or party.number == session.party.number:
            return
        session.party = party
        session.verification, session.revealed = Verification(), False
        if session.reference is not None:
            session.taken_over = True
            if not session.identification.chosen:
                self._identify(session)
        elif session.direction is Direction.INCOMING and session.identification.match is not Match.BY_HAND:
            session.dossier = None
            self._identify(session)
        self._sessions.keep(session)

    def reconnected(
        self, calls: tuple[LiveCall, ...], under_way: Collection[str], at: Moment
    ) -> list[ContactSession]:
        """A window (again) has its telephone: sessions find their calls back, or learn that they ended.

        `under_way` are the calls that live, whether the telephone told of them yet or not. The sessions
        that wait for coding from now on are returned.
        """
        ended = [session for session in self._sessions.all if self._is_gone(session, under_way)]
        for session in ended:
            trigger = SessionTrigger.DISMISSED if self._is_talked_question(session) else SessionTrigger.ENDED
            self._sessions.step(session, trigger, at)
        for call in calls:
            found = self._sessions.of_call(call.call_id) or self._made_for(call)
            if found is not None:
                self._reattach(found, call, at)
        return [session for session in ended if session.needs_coding]

    @staticmethod
    def _is_gone(session: ContactSession, under_way: Collection[str]) -> bool:
        on_the_line = session.state in (SessionState.RINGING, SessionState.TALKING)
        return on_the_line and session.call_id not in under_way

    def _made_for(self, call: LiveCall) -> ContactSession | None:
        """A session for a call of which no window kept one; calls with a colleague about a contact have none."""
        reference = call.reference
        is_about_ours = reference is not None and self._sessions.get(reference.session_id) is not None
        if (is_about_ours and call.state is not CallState.RINGING) or (
            call.direction is Direction.OUTGOING
            and (reference is not None or is_emergency_call(call.direction, call.party))
        ):
            return None
        return self._begin(
            call.call_id,
            call.direction,
            call.party,
            call.offered_at,
            call.queue,
            call.reference,
            call.sent_by,
        )

    def _reattach(self, session: ContactSession, call: LiveCall, at: Moment) -> None:
        if session.state in (SessionState.MISSED, SessionState.WRAPPING_UP, SessionState.CLOSED):
            # The channel was gone, not the engine behind it.
            self._sessions.step(session, SessionTrigger.FOUND_AGAIN, at)
        self.party_changed(call.call_id, call.party)
        is_answered = call.state in (CallState.TALKING, CallState.HELD)
        if session.state is SessionState.RINGING and is_answered:
            self._sessions.step(session, SessionTrigger.ANSWERED, call.answered_at or at)

    @staticmethod
    def _is_talked_question(session: ContactSession) -> bool:
        return session.is_question and session.state is SessionState.TALKING

    def resume(self, kept: tuple[ContactSession, ...]) -> None:
        """Ask the CRM again about the sessions of an earlier window."""
        for session in kept:
            if session.identification.is_settled:
                self._load(session, session.identification.chosen)
            elif session.identification.match is Match.LOOKING:
                self._identify(session)

    # ------------------------------------------------------------ who it is

    def _identify(self, session: ContactSession) -> None:
        reference = session.reference
        if reference is not None and (reference.relation_id or session.is_question):
            self._settle(session, Match.BY_COLLEAGUE, reference.relation_id)
            return
        number = session.party.number
        match = _WITHOUT_LOOK_UP.get(number.kind)
        if match is not None:
            session.identification = Identification(match)
            return
        session.identification = Identification(Match.LOOKING)
        self._crm.identify(session.session_id, number)

    def identified(self, session_id: str, candidates: tuple[Candidate, ...]) -> None:
        """The CRM answered who has the number."""
        session = self._sessions.get(session_id)
        if session is None or session.identification.match is not Match.LOOKING:
            return
        if len(candidates) == 1:
            session.identification = Identification(Match.ONE, candidates)
            self._settle(session, Match.ONE, candidates[0].relation_id)
        else:
            match = Match.SEVERAL if candidates else Match.NONE
            session.identification = Identification(match, candidates)
            self._sessions.keep(session)

    def identification_failed(self, session_id: str, failure: Failure) -> None:
        """The CRM gave no usable answer; the call goes on without it."""
        session = self._sessions.get(session_id)
        if session is not None and session.identification.match is Match.LOOKING:
            session.identification = Identification(Match.FAILED, failure=failure)

    def look_up_again(self, session_id: str) -> None:
        """The agent asks for another attempt."""
        session = self._sessions.get(session_id)
        if session is None:
            return
        if session.identification.is_settled:
            self._load(session, session.identification.chosen)
        else:
            self._identify(session)

    def choose(self, session_id: str, candidate: Candidate) -> None:
        """The agent says who it is: one of several on the number, or somebody found by hand."""
        session = self._sessions.get(session_id)
        if session is None:
            return
        candidates = session.identification.candidates
        match = Match.BY_HAND
        if candidate in candidates:
            match = Match.SEVERAL if len(candidates) > 1 else Match.ONE
        session.verification, session.revealed = Verification(), False
        self._settle(session, match, candidate.relation_id)

    def forget_choice(self, session_id: str) -> None:
        """It was somebody else after all."""
        session = self._sessions.get(session_id)
        if session is None:
            return
        session.dossier = None
        session.verification, session.revealed = Verification(), False
        candidates = session.identification.candidates
        if candidates or session.reference is not None:
            match = Match.SEVERAL if len(candidates) > 1 else Match.NONE
            session.identification = Identification(match, candidates)
        else:
            self._identify(session)  # withheld, failed or unknown: as it was before the choice
        self._sessions.keep(session)

    def _settle(self, session: ContactSession, match: Match, relation_id: str) -> None:
        session.identification = replace(
            session.identification, match=match, chosen=relation_id, failure=None
        )
        self._sessions.keep(session)
        if relation_id and session.is_open:
            self._load(session, relation_id)

    def _load(self, session: ContactSession, relation_id: str) -> None:
        session.dossier = Dossier(relation_id)
        self._crm.load(session.session_id, relation_id)

    # ------------------------------------------------------------ the picture

    def loaded(self, session_id: str, relation_id: str, content: DossierContent) -> None:
        """A part arrived; one for somebody else than is on the card now is dropped."""
        self._fill(session_id, relation_id, lambda dossier: dossier.with_content(content))

    def part_absent(self, session_id: str, relation_id: str, part: PartName) -> None:
        """A part does not exist."""
        self._fill(session_id, relation_id, lambda dossier: dossier.with_absent(part))

    def part_failed(self, session_id: str, relation_id: str, part: PartName, failure: Failure) -> None:
        """A part could not be had; what an earlier answer put there stays."""
        self._fill(
            session_id,
            relation_id,
            lambda dossier: dossier if dossier.has(part) else dossier.with_failure(part, failure),
        )

    def _fill(self, session_id: str, relation_id: str, change: Callable[[Dossier], Dossier]) -> None:
        session = self._sessions.get(session_id)
        if session is not None and session.dossier is not None and session.dossier.relation_id == relation_id:
            session.dossier = change(session.dossier)

    # ------------------------------------------------------------ what may be seen

    def reveal(self, session_id: str, what: str) -> None:
        """Open what is confidential, for a verified caller, and write that down first.

        Raises:
            StorageError: it could not be written down, so nothing was opened.
        """
        session = self._sessions.get(session_id)
        if session is None or not session.verification.is_verified or session.revealed:
            return
        identification = session.identification
        self._audit.note(
            Disclosure(session_id, identification.chosen, what, identification.match, self._clock.now())
        )
        session.revealed = True
        self._sessions.keep(session)
