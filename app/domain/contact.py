"""A contact session: one conversation with one caller, from the first ring to the CRM's receipt."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto

from app.domain.call import Direction, Party, QueueContext
from app.domain.caller import Identification, Match
from app.domain.consult import ConsultReference
from app.domain.dossier import Dossier
from app.domain.errors import InvalidTransition
from app.domain.moment import Moment
from app.domain.verification import Verification
from app.domain.wrap_up import Draft, WrapUp


class SessionState(Enum):
    """Where a contact is. `RECORDED`: the CRM confirmed it."""

    RINGING = auto()
    TALKING = auto()
    WRAPPING_UP = auto()
    SAVED = auto()
    RECORDED = auto()
    MISSED = auto()
    CLOSED = auto()


class SessionTrigger(Enum):
    """What moves a contact on.

    `DISMISSED`: a colleague's question, which needs no coding. `FOUND_AGAIN`: the telephone engine was
    thought to be gone with the call in it, and was not.
    """

    ANSWERED = auto()
    ENDED = auto()
    FOUND_AGAIN = auto()
    SAVED = auto()
    RECORDED = auto()
    DISMISSED = auto()


TRANSITIONS: dict[tuple[SessionState, SessionTrigger], SessionState] = {
    (SessionState.RINGING, SessionTrigger.ANSWERED): SessionState.TALKING,
    (SessionState.RINGING, SessionTrigger.ENDED): SessionState.MISSED,
    (SessionState.TALKING, SessionTrigger.ENDED): SessionState.WRAPPING_UP,
    (SessionState.WRAPPING_UP, SessionTrigger.SAVED): SessionState.SAVED,
    (SessionState.SAVED, SessionTrigger.RECORDED): SessionState.RECORDED,
    (SessionState.TALKING, SessionTrigger.DISMISSED): SessionState.CLOSED,
    (SessionState.WRAPPING_UP, SessionTrigger.DISMISSED): SessionState.CLOSED,
    (SessionState.MISSED, SessionTrigger.FOUND_AGAIN): SessionState.RINGING,
    (SessionState.WRAPPING_UP, SessionTrigger.FOUND_AGAIN): SessionState.TALKING,
    (SessionState.CLOSED, SessionTrigger.FOUND_AGAIN): SessionState.TALKING,
}


@dataclass
class ContactSession:
    """A contact on this desk. `session_id` (a UUID) becomes the external id in the CRM, and stays it.

    `reference` is set when a colleague asks something about a tenant; then nothing needs coding,
    unless the caller is handed over and the colleague becomes the one who talks.
    """

    session_id: str
    call_id: str
    direction: Direction
    party: Party
    offered_at: Moment
    queue: QueueContext = field(default_factory=QueueContext)
    reference: ConsultReference | None = None
    taken_over: bool = False
    state: SessionState = SessionState.RINGING
    identification: Identification = Identification(Match.LOOKING)
    dossier: Dossier | None = None
    verification: Verification = Verification()
    revealed: bool = False
    draft: Draft = Draft()
    save_when_ended: bool = False
    consulted: bool = False
    answered_at: Moment | None = None
    ended_at: Moment | None = None
    held_seconds: float = 0.0

    @property
    def is_question(self) -> bool:
        """True while this is a colleague asking, and not a conversation with a tenant."""
        return self.reference is not None and not self.taken_over

    @property
    def needs_coding(self) -> bool:
        """True when the conversation has ended and waits for the agent's coding."""
        return self.state is SessionState.WRAPPING_UP

    @property
    def caller_name(self) -> str:
        """What the CRM calls whoever is at the other end; '' while it has said nothing."""
        person = self.dossier.person.content if self.dossier else None
        if person is not None:
            return " ".join(part for part in (person.salutation, person.name) if part)
        candidates = self.identification.candidates
        return next((one.name for one in candidates if one.relation_id == self.identification.chosen), "")

    @property
    def is_open(self) -> bool:
        """True while the agent still has something to do with it."""
        return self.state in (SessionState.RINGING, SessionState.TALKING, SessionState.WRAPPING_UP)

    def apply(self, trigger: SessionTrigger, at: Moment) -> None:
        """Take one step.

        Raises:
            InvalidTransition: the table has no such step; the session is unchanged.
        """
        following = TRANSITIONS.get((self.state, trigger))
        if following is None:
            raise InvalidTransition(f"contact: {self.state.name} has no step for {trigger.name}")
        if trigger is SessionTrigger.ANSWERED:
            self.answered_at = at
        if trigger is SessionTrigger.ENDED:
            self.ended_at = at
        if trigger is SessionTrigger.FOUND_AGAIN:
            self.ended_at = None
        self.state = following


@dataclass(frozen=True)
class ContactRecord:
    """A coded contact as it waits in the outbox and goes to the CRM (VERA Contactmoment).

    Durations in whole seconds. `number` is E.164 or an extension, '' when withheld.
    """

    contact_id: str
    direction: Direction
    began_at: datetime
    ended_at: datetime
    wrap_up: WrapUp
    number: str = ""
    match: Match = Match.NONE
    relation_id: str = ""
    unit_id: str = ""
    complex_id: str = ""
    agent_id: str = ""
    verified_by: tuple[str, ...] = ()
    queue: str = ""
    waited: int = 0
    talked: int = 0
    held: int = 0
    coded: int = 0
    consulted: bool = False
    consult_reason: str = ""
