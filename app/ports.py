"""The contract between services and adapters.

A method of `Phone`, `Crm` or `QueueFeed` never waits and never returns remote data: the answer comes as an event.
`Outbox`, `Journal`, `Audit`, `Secrets` and `Clock` are local and answer directly.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.domain.caller import Match
from app.domain.consult import ConsultReference
from app.domain.contact import ContactRecord, ContactSession
from app.domain.desk_message import DeskMessage
from app.domain.events import Event
from app.domain.headset import HeadsetLights
from app.domain.line_report import LineReport
from app.domain.moment import Moment
from app.domain.past_call import PastCall
from app.domain.phone_number import PhoneNumber
from app.domain.search import SearchQuery
from app.domain.sound import SoundChoice, SoundPart

Post = Callable[[Event], None]
"""Hands an event to the desk; may be called from any thread, returns at once, keeps the order per thread."""


class Phone(Protocol):
    """The telephone engine. Call ids are our own strings; those of outgoing calls are made by the caller."""

    def answer(self, call_id: str) -> None:
        """Take a ringing call. Then `CallAnswered`."""

    def refuse(self, call_id: str) -> None:
        """Send a ringing call away as busy (SIP 486). Then `CallEnded`."""

    def hang_up(self, call_id: str) -> None:
        """End a call in any state. Then `CallEnded`."""

    def hold(self, call_id: str) -> None:
        """Let the other end wait. Then `CallHeld`."""

    def resume(self, call_id: str) -> None:
        """Take a call off hold. Then `CallResumed`."""

    def press(self, call_id: str, keys: str) -> None:
        """Send keys ('0' to '9', '*', '#') to the other end, before or after the answer; never logged."""

    def dial(
        self, call_id: str, number: str, reference: ConsultReference | None = None, *, is_urgent: bool = False
    ) -> None:
        """Call `number` (digits, '+', '*', '#'). Then `CallAnswered` or `CallEnded`.

        An urgent call leaves whatever is on the lines, at the price of another; `CallUnheard` comes when no
        answer of any kind does.
        """

    def join(self, first: str, second: str) -> None:
        """Let the other ends of two calls hear each other as well as us."""

    def hand_over(self, customer_call: str, colleague_call: str) -> None:
        """Connect the other ends with each other (REFER with Replaces, RFC 3891). Then `HandOver…`."""

    def put_through(self, call_id: str, number: str, reference: ConsultReference | None = None) -> None:
        """Have the exchange connect the other end with `number` (REFER, RFC 3515). Then `HandOver…`."""

    def tell(self, number: str, reference: ConsultReference) -> None:
        """Send a colleague the question as text (SIP MESSAGE). Nothing comes back."""

    def send(self, number: str, message: DeskMessage) -> None:
        """Say something to a colleague's desk. `DeskMessageLost` when it cannot be delivered, else nothing."""

    def mute(self, call_id: str, *, is_muted: bool) -> None:
        """Let the other end hear nothing of us, or hear us again; kept on hold, too. Then `CallMuted`."""

    def chime(self) -> None:
        """Let the agent hear one soft tone during a conversation, and nobody else."""

    def use_sound(self, choice: SoundChoice) -> None:
        """Use these cards and volumes, in a conversation too. Then `SoundChanged` when others work now."""

    def watch_sound(self, *, is_watched: bool) -> None:
        """Follow how loud it is, or not any more. Then `SoundMeasured`, again and again.

        To be said anew to each engine: after `PhoneConnected`.
        """

    def try_sound(self, part: SoundPart) -> None:
        """Let it ring, or record and play back. Then `SoundTried`, step by step."""

    def watch(self, numbers: tuple[str, ...]) -> None:
        """Follow how exactly these numbers are doing at the exchange. Then `PresenceChanged`, again and again.

        To be said anew to each engine: after `PhoneConnected`, which brings what the engine knows already.
        """


class Headset(Protocol):
    """Headsets with buttons, all as one; `HookPressed`, `MutePressed`, `FlashPressed` and `HeadsetsFound` come."""

    def show(self, lights: HeadsetLights) -> None:
        """Let the lamps say how the desk stands; the same again where a press changed one by itself."""


class Crm(Protocol):
    """The housing corporation's CRM. Every request has a time limit; events come from other threads."""

    def identify(self, session_id: str, number: PhoneNumber) -> None:
        """Who has this number? Then `CallerIdentified` or `IdentificationFailed`."""

    def load(self, session_id: str, relation_id: str) -> None:
        """The dossier of one person. Then one `Dossier…` event for each part, in any order."""

    def search(self, search_id: str, query: SearchQuery) -> None:
        """Who lives there or is called so? Then `CallersFound` or `SearchFailed`."""

    def record(self, record: ContactRecord, *, is_repeat: bool) -> None:
        """Write a contact. Then `ContactRecorded` or `RecordingFailed`.

        With `is_repeat` an earlier attempt may have succeeded unseen: the CRM is asked first.
        """

    def find_role(self, relation_id: str) -> None:
        """What is this employee? Then `RoleFound` or `RoleFailed`."""

    def load_day(self, asked_id: str, since: datetime) -> None:
        """The incoming contacts of everybody since a moment. Then `DayLoaded` or `DayFailed`."""

    def name_complex(self, complex_id: str) -> None:
        """What is this complex called? Then `ComplexNamed` or `ComplexNamingFailed`."""


class AgentPause(Protocol):
    """The exchange's manager interface, for the pause of this one agent in its queues. Events from another thread."""

    def watch(self) -> None:
        """Follow how the pause stands, from now on. Then `PauseTold`, again and again."""

    def order(self, order_id: str, reason: str, *, is_paused: bool) -> None:
        """Pause, or go on. Then `PauseOrdered` with this id."""


class QueueFeed(Protocol):
    """What the exchange says of its queues and their agents; reads only. Events come from another thread."""

    def watch(self) -> None:
        """Follow the queues. Then `QueuesSeen`, and `QueuesHeard` at least every few seconds.

        `QueueFeedLost` when that is not to be had; what follows a break begins with `QueuesSeen`.
        """

    def rest(self) -> None:
        """Follow them no more; nothing of them is asked until `watch`."""


@dataclass(frozen=True)
class OutboxEntry:
    """A contact that waits for the CRM. `refusal` holds the CRM's own words when it will never take it."""

    record: ContactRecord
    saved_at: Moment
    refusal: str = ""


class Outbox(Protocol):
    """Saved contacts on disk until the CRM has confirmed them. Every method is one transaction.

    All raise `StorageError`, or `StorageFull` when there is no room.
    """

    def add(self, record: ContactRecord, now: Moment) -> None:
        """Keep `record` and forget the draft of its session; on disk before this returns."""

    def waiting(self) -> tuple[OutboxEntry, ...]:
        """All that is not yet in the CRM, oldest first, refused ones included."""

    def note_refusal(self, contact_id: str, words: str) -> None:
        """The CRM will never take it as it is: keep it, with its words, and try no more."""

    def remove(self, contact_id: str) -> None:
        """The CRM has it: nothing of it stays on this computer."""


class Journal(Protocol):
    """Open contact sessions on disk, so that a killed window finds them again. Raises `StorageError`."""

    def keep(self, session: ContactSession) -> None:
        """Store what cannot be asked again: call, caller chosen, times, verification, draft."""

    def forget(self, session_id: str) -> None:
        """The session is done."""

    def kept(self) -> tuple[ContactSession, ...]:
        """The sessions of the window before this one, oldest first; the dossier is loaded again."""


@dataclass(frozen=True)
class Disclosure:
    """Confidential facts were opened: by whom, about whom, in which contact, and what."""

    session_id: str
    relation_id: str
    what: str
    match: Match
    at: Moment


class Audit(Protocol):
    """The record of what was opened. Raises `StorageError`; then the facts stay covered."""

    def note(self, disclosure: Disclosure) -> None:
        """Write it down; on disk before this returns."""


class PastCalls(Protocol):
    """The agent's own calls of the last hours on disk. Every method is one transaction; raises `StorageError`."""

    def keep(self, call: PastCall) -> None:
        """Store or replace a call; on disk before this returns.

        Whether it was coded is not said here: that is written with the contact itself (`Outbox.add`).
        """

    def kept(self) -> tuple[PastCall, ...]:
        """All of them, oldest first."""

    def forget_until(self, moment: datetime) -> None:
        """Calls that began at this moment or before: nothing of them stays on this computer."""


class LineReports(Protocol):
    """Reports of bad lines on disk, for whoever looks after the network, for some weeks. Raises `StorageError`."""

    def keep(self, report: LineReport) -> None:
        """Write it down; on disk before this returns."""


class Secrets(Protocol):
    """Passwords in the system's key store. Raises `SecretStoreError`."""

    def read(self, name: str) -> str:
        """The secret, or '' when there is none."""

    def write(self, name: str, value: str) -> None:
        """Store a secret; '' removes it."""


class Clock(Protocol):
    """What time it is."""

    def now(self) -> Moment:
        """This moment."""
