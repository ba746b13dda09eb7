"""What the agent does about the caller on the screen with somebody else: ask, put through, hang up."""

from app.domain.consult import LONGEST_QUESTION, NOT_SOLVED, SOLVED, Colleague, ConsultReference, Tried
from app.domain.contact import ContactSession
from app.services.call_flow import CallFlow
from app.services.consult_flow import ConsultFlow
from app.services.sessions import Sessions


class Asking:
    """Joins the contact on the screen, which knows what travels along, and the consult, which steers the calls."""

    def __init__(self, sessions: Sessions, calls: CallFlow, consults: ConsultFlow) -> None:
        self._sessions = sessions
        self._calls = calls
        self._consults = consults

    @property
    def can_begin(self) -> bool:
        """True while there is a caller on the line, and no consult yet."""
        session = self._sessions.focused
        call = self._calls.live(session.call_id) if session is not None else None
        return call is not None and call.is_connected and self._consults.open_consult is None

    def ask(self, question: str, whom: Colleague | None = None) -> bool:
        """The caller waits, and the senior or somebody else is rung, with the dossier and the question."""
        session = self._sessions.focused
        call = self._calls.live(session.call_id) if session is not None else None
        if session is None or call is None:
            return False
        if not self._consults.ask(call, reference_about(session, question), whom):
            return False
        session.consulted = True
        self._sessions.keep(session)
        return True

    def put_through(self, whom: Colleague, question: str = "") -> bool:
        """The caller goes to somebody with whom the agent does not talk first."""
        session = self._sessions.focused
        call = self._calls.live(session.call_id) if session is not None else None
        if session is None or call is None:
            return False
        reference = reference_about(session, question, caller=call.party.number.digits)
        return self._consults.put_through(call, reference, whom)

    def tell(self, question: str) -> None:
        """Put the question into words while the colleague is rung or talks."""
        consult = self._consults.open_consult
        session = self._sessions.get(consult.session_id) if consult is not None else None
        if session is not None:
            self._consults.add_question(reference_about(session, question))

    def hang_up(self, call_id: str) -> None:
        """End a call; one of a consult as its table says, so that no caller is dropped by it."""
        if not self._consults.hang_up(call_id):
            self._calls.hang_up(call_id)


def reference_about(session: ContactSession, question: str, caller: str = "") -> ConsultReference:
    """What the next screen has to know of a contact. What a colleague tried before us goes on with it."""
    unit = session.dossier.unit.content if session.dossier else None
    draft, before = session.draft, session.reference.tried if session.reference is not None else Tried()
    result = {None: before.result, True: SOLVED, False: draft.reason or NOT_SOLVED}[draft.solved]
    return ConsultReference(
        session_id=session.session_id,
        relation_id=session.identification.chosen,
        unit_id=unit.unit_id if unit else "",
        question=" ".join(question.split())[:LONGEST_QUESTION],
        tried=Tried(draft.subtopic or draft.topic or before.topic, result),
        caller=caller,
    )
