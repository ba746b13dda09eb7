"""Everything that can happen to the desk: a closed union of facts, in the past tense.

Adapters make them, `Desk.handle` takes them; a kind that nobody handles does not pass the type checker.
(Longer than 300 lines: it is one list of everything, and nobody reads it but by name.)
"""

from dataclasses import dataclass

from app.domain.abilities import Abilities
from app.domain.agent import Registration, Role
from app.domain.call import CallState, Direction, EndCause, Party, QueueContext
from app.domain.caller import Candidate
from app.domain.consult import ConsultReference
from app.domain.desk_message import DeskMessage
from app.domain.dossier import DossierContent, PartName
from app.domain.errors import Failure
from app.domain.line_quality import LineSample
from app.domain.moment import Moment
from app.domain.presence import Presence
from app.domain.queue_news import QueueNews, QueueSnapshot
from app.domain.queues import FeedState
from app.domain.resolution import CodedContact
from app.domain.sound import Loudness, SoundCards, TrialStep


@dataclass(frozen=True)
class LiveCall:
    """A call that was there already when the window found its telephone engine.

    `reference` is what came with a colleague's question, or what went along with ours.
    """

    call_id: str
    direction: Direction
    party: Party
    state: CallState
    offered_at: Moment
    answered_at: Moment | None = None
    held_since: Moment | None = None
    queue: QueueContext = QueueContext()
    reference: ConsultReference | None = None
    sent_by: str = ""
    codec: str = ""
    is_encrypted: bool = False
    is_muted: bool = False


@dataclass(frozen=True)
class PresenceChanged:
    """How a number that we follow is doing at the exchange.

    `at` is when we heard it; `has_begun_then` when the state began at that moment, and did not last already.
    """

    number: str
    presence: Presence
    at: Moment
    has_begun_then: bool = True


@dataclass(frozen=True)
class PhoneConnected:
    """The window is connected with the telephone engine; `calls` is all that lives there now."""

    calls: tuple[LiveCall, ...]
    registration: Registration
    sound: str
    at: Moment
    presences: tuple[PresenceChanged, ...] = ()
    registration_since: Moment | None = None
    abilities: Abilities = Abilities()


@dataclass(frozen=True)
class PhoneLost:
    """The telephone engine is gone, and every call in it."""

    at: Moment


@dataclass(frozen=True)
class RegistrationChanged:
    """The exchange accepted, refused or did not answer. `code` is the SIP status, 0 when there is none.

    `since`: for a loss, the last sign of life.
    """

    registration: Registration
    code: int = 0
    since: Moment | None = None


@dataclass(frozen=True)
class CallOffered:
    """Somebody calls. `reference` comes with a colleague's question, or from the one who put the caller through.

    `sent_by` is the extension of that colleague, '' when nobody did.
    """

    call_id: str
    party: Party
    queue: QueueContext
    reference: ConsultReference | None
    at: Moment
    sent_by: str = ""


@dataclass(frozen=True)
class CallAnswered:
    """The two ends of a call are connected."""

    call_id: str
    at: Moment


@dataclass(frozen=True)
class SoundAgreed:
    """A call has sound, perhaps before it is answered: by which codec, and whether it is encrypted."""

    call_id: str
    codec: str
    is_encrypted: bool


@dataclass(frozen=True)
class CallUnheard:
    """An urgent call of ours has had no answer of any kind: nobody may rely on it. It is tried on."""

    call_id: str
    at: Moment


@dataclass(frozen=True)
class CallNotAgreed:
    """Somebody called, and the two ends had no codec or encryption in common: it never rang here."""

    at: Moment


@dataclass(frozen=True)
class CallHeld:
    """Our hold is in force: the other end confirmed it."""

    call_id: str
    at: Moment


@dataclass(frozen=True)
class CallResumed:
    """The other end hears us again."""

    call_id: str
    at: Moment


@dataclass(frozen=True)
class CallEnded:
    """A call is over, for whatever reason."""

    call_id: str
    cause: EndCause
    at: Moment


@dataclass(frozen=True)
class PartyChanged:
    """Somebody else is at the other end now: the exchange, or a transfer, put them through."""

    call_id: str
    party: Party


@dataclass(frozen=True)
class HandOverFailed:
    """The exchange or the caller's telephone did not carry out our transfer; why is the colleague's answer."""

    call_id: str
    at: Moment
    cause: EndCause = EndCause.UNREACHABLE


@dataclass(frozen=True)
class HandOverDone:
    """Caller and colleague talk with each other; our two calls end."""

    call_id: str
    at: Moment


@dataclass(frozen=True)
class QuestionArrived:
    """A colleague tells what a call is about, or adds to the question (SIP MESSAGE, RFC 3428)."""

    reference: ConsultReference
    sender: Party
    at: Moment


@dataclass(frozen=True)
class LineMeasured:
    """What the telephone counted in a conversation, about once a second.

    `exchange_id` is the exchange's own name of the call, '' when it could hold more than a name.
    """

    call_id: str
    sample: LineSample
    exchange_id: str


@dataclass(frozen=True)
class DeskMessageArrived:
    """Another desk says something (SIP MESSAGE, RFC 3428); whether it is a colleague's is still to be seen."""

    message: DeskMessage
    sender: Party
    at: Moment


@dataclass(frozen=True)
class DeskMessageLost:
    """What we said to another desk did not reach it: it is not there, or the exchange refused."""

    message: DeskMessage
    number: str
    at: Moment


@dataclass(frozen=True)
class PhoneRefused:
    """The telephone engine could not do what was asked. `reason` is a word of the engine, for the log."""

    command: str
    call_id: str
    reason: str


@dataclass(frozen=True)
class CallerIdentified:
    """The CRM answered who has the number: nobody, one, or several candidates."""

    session_id: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True)
class IdentificationFailed:
    """The CRM gave no usable answer on the number."""

    session_id: str
    failure: Failure


@dataclass(frozen=True)
class DossierLoaded:
    """A part of somebody's dossier arrived."""

    session_id: str
    relation_id: str
    content: DossierContent


@dataclass(frozen=True)
class DossierPartAbsent:
    """A part of somebody's dossier does not exist: no running lease, so no home."""

    session_id: str
    relation_id: str
    part: PartName


@dataclass(frozen=True)
class DossierPartFailed:
    """A part of somebody's dossier could not be had."""

    session_id: str
    relation_id: str
    part: PartName
    failure: Failure


@dataclass(frozen=True)
class CallersFound:
    """The CRM answered a search by hand."""

    search_id: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True)
class SearchFailed:
    """The CRM gave no usable answer on a search by hand."""

    search_id: str
    failure: Failure


@dataclass(frozen=True)
class ContactRecorded:
    """The CRM has the contact and echoed our external id."""

    contact_id: str
    crm_id: str


@dataclass(frozen=True)
class RecordingFailed:
    """The CRM did not take the contact. `retry_after` in seconds, when it said so; `detail` its own words."""

    contact_id: str
    failure: Failure
    retry_after: float | None = None
    detail: str = ""


@dataclass(frozen=True)
class RoleFound:
    """The CRM said what an employee is."""

    relation_id: str
    role: Role


@dataclass(frozen=True)
class RoleFailed:
    """The CRM gave no usable answer on what an employee is."""

    relation_id: str
    failure: Failure


@dataclass(frozen=True)
class DayLoaded:
    """All incoming contacts since the moment that was asked for."""

    asked_id: str
    contacts: tuple[CodedContact, ...]


@dataclass(frozen=True)
class DayFailed:
    """The contacts of today could not be had, or not all of them."""

    asked_id: str
    failure: Failure


@dataclass(frozen=True)
class ComplexNamed:
    """The CRM said what a complex is called."""

    complex_id: str
    name: str


@dataclass(frozen=True)
class ComplexNamingFailed:
    """The CRM did not say what a complex is called."""

    complex_id: str
    failure: Failure


@dataclass(frozen=True)
class PauseTold:
    """How the pause of this agent stands at the exchange; `is_paused` is None when it cannot be had (any more)."""

    is_paused: bool | None
    reason: str
    at: Moment


@dataclass(frozen=True)
class PauseOrdered:
    """The exchange carried an order to pause or to go on out, or it did not."""

    order_id: str
    is_done: bool
    at: Moment


@dataclass(frozen=True)
class QueuesSeen:
    """The exchange told everything that it knows of its queues: at first, after a break, and now and then."""

    snapshot: QueueSnapshot
    at: Moment


@dataclass(frozen=True)
class QueuesHeard:
    """The exchange is there, and this is what changed since the last word; often nothing."""

    news: tuple[QueueNews, ...]
    at: Moment


@dataclass(frozen=True)
class QueueFeedLost:
    """The queue feed brings nothing any more, or not yet. `state` says why; it goes on trying by itself."""

    state: FeedState


@dataclass(frozen=True)
class CallMuted:
    """The other end hears nothing of us, or hears us again."""

    call_id: str
    is_muted: bool


@dataclass(frozen=True)
class SoundChanged:
    """Which sound cards there are and which work; `kind` as in `PhoneConnected.sound`."""

    kind: str
    cards: SoundCards


@dataclass(frozen=True)
class SoundMeasured:
    """How loud it is now; several times a second while somebody watches."""

    loudness: Loudness


@dataclass(frozen=True)
class SoundTried:
    """A trial of the sound came to this step."""

    step: TrialStep


@dataclass(frozen=True)
class HookPressed:
    """The button of a headset: `is_off` is what it stands for now, a conversation or none."""

    is_off: bool


@dataclass(frozen=True)
class MutePressed:
    """The mute button of a headset; `is_muted` None when it only says 'the other way round'."""

    is_muted: bool | None


@dataclass(frozen=True)
class FlashPressed:
    """The button of a headset that holds a call, or takes it back."""


@dataclass(frozen=True)
class HeadsetsFound:
    """The headsets with buttons that are plugged in now, by the names that they give themselves."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Tick:
    """A second has passed."""

    now: Moment


Event = (
    PhoneConnected
    | PhoneLost
    | RegistrationChanged
    | CallOffered
    | CallAnswered
    | CallUnheard
    | SoundAgreed
    | CallNotAgreed
    | CallHeld
    | CallResumed
    | CallEnded
    | PartyChanged
    | HandOverFailed
    | HandOverDone
    | QuestionArrived
    | DeskMessageArrived
    | DeskMessageLost
    | PresenceChanged
    | LineMeasured
    | PhoneRefused
    | CallerIdentified
    | IdentificationFailed
    | DossierLoaded
    | DossierPartAbsent
    | DossierPartFailed
    | CallersFound
    | SearchFailed
    | ContactRecorded
    | RecordingFailed
    | RoleFound
    | RoleFailed
    | DayLoaded
    | DayFailed
    | ComplexNamed
    | ComplexNamingFailed
    | PauseTold
    | PauseOrdered
    | QueuesSeen
    | QueuesHeard
    | QueueFeedLost
    | CallMuted
    | SoundChanged
    | SoundMeasured
    | SoundTried
    | HookPressed
    | MutePressed
    | FlashPressed
    | HeadsetsFound
    | Tick
)
