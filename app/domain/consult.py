"""Asking a colleague or partner: the caller waits, somebody is rung, and the three come apart again."""

from dataclasses import dataclass
from enum import Enum, auto

from app.domain.call import EndCause, Party
from app.domain.errors import InvalidTransition
from app.domain.moment import Moment
from app.domain.phone_number import NumberKind, parse_number

LONGEST_QUESTION = 120  # characters; with the rest of the reference it must fit in one SIP header


class ConsultState(Enum):
    """Where a consult is. The last five are its ends.

    `TALKING`: with the colleague, the caller waits. `WITH_CALLER`: the other way round. `PARKED`: both wait,
    because the agent talks with a third caller. `HANDING_OVER`: caller and colleague are being connected.
    `LETTING_GO`: the colleague's leg is gone during that, and the result is not known yet. `SENDING`: the
    caller is put through to somebody with whom the agent did not talk.
    """

    ASKING = auto()
    TALKING = auto()
    WITH_CALLER = auto()
    TOGETHER = auto()
    PARKED = auto()
    HANDING_OVER = auto()
    LETTING_GO = auto()
    SENDING = auto()
    RETURNED = auto()
    REFUSED = auto()
    LEFT = auto()
    HANDED_OVER = auto()
    ENDED_FOR_ALL = auto()


class ConsultTrigger(Enum):
    """What the agent does or the telephone reports during a consult.

    `PARTED`: who was heard was put on hold for another call. `HANG_UP`: the agent hangs up; where a colleague
    is there for the caller, the two go on together. `END_FOR_ALL`: the agent ends it for everybody.
    """

    COLLEAGUE_ANSWERED = auto()
    COLLEAGUE_ENDED = auto()
    CALLER_ENDED = auto()
    BACK_TO_CALLER = auto()
    TALK_TO_CALLER = auto()
    TALK_TO_COLLEAGUE = auto()
    JOIN = auto()
    PARTED = auto()
    HANG_UP = auto()
    END_FOR_ALL = auto()
    HAND_OVER = auto()
    HAND_OVER_FAILED = auto()
    HAND_OVER_DONE = auto()


_S, _T = ConsultState, ConsultTrigger

TRANSITIONS: dict[tuple[ConsultState, ConsultTrigger], ConsultState] = {
    (_S.ASKING, _T.COLLEAGUE_ANSWERED): _S.TALKING,
    (_S.ASKING, _T.COLLEAGUE_ENDED): _S.REFUSED,
    (_S.ASKING, _T.CALLER_ENDED): _S.LEFT,
    (_S.ASKING, _T.BACK_TO_CALLER): _S.RETURNED,
    (_S.ASKING, _T.HANG_UP): _S.RETURNED,
    (_S.ASKING, _T.END_FOR_ALL): _S.ENDED_FOR_ALL,
    (_S.TALKING, _T.COLLEAGUE_ENDED): _S.RETURNED,
    (_S.TALKING, _T.CALLER_ENDED): _S.LEFT,
    (_S.TALKING, _T.BACK_TO_CALLER): _S.RETURNED,
    (_S.TALKING, _T.TALK_TO_CALLER): _S.WITH_CALLER,
    (_S.TALKING, _T.JOIN): _S.TOGETHER,
    (_S.TALKING, _T.PARTED): _S.PARKED,
    (_S.TALKING, _T.HANG_UP): _S.RETURNED,
    (_S.TALKING, _T.END_FOR_ALL): _S.ENDED_FOR_ALL,
    (_S.TALKING, _T.HAND_OVER): _S.HANDING_OVER,
    (_S.WITH_CALLER, _T.COLLEAGUE_ENDED): _S.RETURNED,
    (_S.WITH_CALLER, _T.CALLER_ENDED): _S.LEFT,
    (_S.WITH_CALLER, _T.BACK_TO_CALLER): _S.RETURNED,
    (_S.WITH_CALLER, _T.TALK_TO_COLLEAGUE): _S.TALKING,
    (_S.WITH_CALLER, _T.JOIN): _S.TOGETHER,
    (_S.WITH_CALLER, _T.PARTED): _S.PARKED,
    (_S.WITH_CALLER, _T.HANG_UP): _S.HANDING_OVER,
    (_S.WITH_CALLER, _T.END_FOR_ALL): _S.ENDED_FOR_ALL,
    (_S.WITH_CALLER, _T.HAND_OVER): _S.HANDING_OVER,
    (_S.TOGETHER, _T.COLLEAGUE_ENDED): _S.RETURNED,
    (_S.TOGETHER, _T.CALLER_ENDED): _S.LEFT,
    (_S.TOGETHER, _T.BACK_TO_CALLER): _S.RETURNED,
    (_S.TOGETHER, _T.TALK_TO_CALLER): _S.WITH_CALLER,
    (_S.TOGETHER, _T.TALK_TO_COLLEAGUE): _S.TALKING,
    (_S.TOGETHER, _T.PARTED): _S.PARKED,
    (_S.TOGETHER, _T.HANG_UP): _S.HANDING_OVER,
    (_S.TOGETHER, _T.END_FOR_ALL): _S.ENDED_FOR_ALL,
    (_S.TOGETHER, _T.HAND_OVER): _S.HANDING_OVER,
    (_S.PARKED, _T.COLLEAGUE_ENDED): _S.RETURNED,
    (_S.PARKED, _T.CALLER_ENDED): _S.LEFT,
    (_S.PARKED, _T.BACK_TO_CALLER): _S.RETURNED,
    (_S.PARKED, _T.TALK_TO_CALLER): _S.WITH_CALLER,
    (_S.PARKED, _T.TALK_TO_COLLEAGUE): _S.TALKING,
    (_S.PARKED, _T.JOIN): _S.TOGETHER,
    (_S.PARKED, _T.END_FOR_ALL): _S.ENDED_FOR_ALL,
    (_S.PARKED, _T.HAND_OVER): _S.HANDING_OVER,
    (_S.HANDING_OVER, _T.HAND_OVER_DONE): _S.HANDED_OVER,
    (_S.HANDING_OVER, _T.HAND_OVER_FAILED): _S.TALKING,
    (_S.HANDING_OVER, _T.CALLER_ENDED): _S.HANDED_OVER,
    (_S.HANDING_OVER, _T.COLLEAGUE_ENDED): _S.LETTING_GO,
    (_S.HANDING_OVER, _T.BACK_TO_CALLER): _S.RETURNED,
    (_S.HANDING_OVER, _T.END_FOR_ALL): _S.ENDED_FOR_ALL,
    (_S.LETTING_GO, _T.HAND_OVER_DONE): _S.HANDED_OVER,
    (_S.LETTING_GO, _T.HAND_OVER_FAILED): _S.RETURNED,
    (_S.LETTING_GO, _T.CALLER_ENDED): _S.HANDED_OVER,
    (_S.LETTING_GO, _T.BACK_TO_CALLER): _S.RETURNED,
    (_S.LETTING_GO, _T.END_FOR_ALL): _S.ENDED_FOR_ALL,
    (_S.SENDING, _T.HAND_OVER_DONE): _S.HANDED_OVER,
    (_S.SENDING, _T.HAND_OVER_FAILED): _S.REFUSED,
    (_S.SENDING, _T.CALLER_ENDED): _S.HANDED_OVER,
    (_S.SENDING, _T.BACK_TO_CALLER): _S.RETURNED,
    (_S.SENDING, _T.END_FOR_ALL): _S.ENDED_FOR_ALL,
}

_MAY_WAIT = frozenset({_S.ASKING, _S.TALKING, _S.WITH_CALLER, _S.PARKED})
ENDS = frozenset({_S.RETURNED, _S.REFUSED, _S.LEFT, _S.HANDED_OVER, _S.ENDED_FOR_ALL})


@dataclass(frozen=True)
class Colleague:
    """Whom to ask or to put a caller through to; `name` is for the screen, '' for the senior colleague."""

    number: str
    name: str = ""

    @property
    def is_internal(self) -> bool:
        """True for an extension of our own exchange. What we know of a caller is told to nobody else."""
        return parse_number(self.number).kind is NumberKind.INTERNAL


SOLVED, NOT_SOLVED = "ja", "nee"


@dataclass(frozen=True)
class Tried:
    """What the agent made of the contact so far, '' when nothing.

    `topic` is the code of a topic or sub-topic of the corporation's own list; `result` is `SOLVED`,
    `NOT_SOLVED`, or the code of the reason why not.
    """

    topic: str = ""
    result: str = ""


@dataclass(frozen=True)
class ConsultReference:
    """What travels with a consult or transfer, so that the next screen shows the same before the hello.

    Keys of the CRM and codes, and the agent's question in one line. `caller` is the number of whoever is put
    through without a word, '' in a consult: by it the next screen knows whom the reference is about.
    """

    session_id: str
    relation_id: str = ""
    unit_id: str = ""
    question: str = ""
    tried: Tried = Tried()
    caller: str = ""


def believed(reference: ConsultReference | None, sender: Party, sent_by: str = "") -> ConsultReference | None:
    """The reference of an incoming call when a colleague sends it, else None.

    Anybody can put a User-to-User header on a call (RFC 7433), but only a colleague calls from an extension,
    or has the exchange say that the call was put through by one (`sent_by`, Referred-By of RFC 3892): from
    outside, or with the number withheld, a reference must never open a dossier.
    """
    is_sent = bool(sent_by) and parse_number(sent_by).kind is NumberKind.INTERNAL
    return reference if is_sent or sender.number.kind is NumberKind.INTERNAL else None


@dataclass
class Consult:
    """One consult. Roles as in a transfer: the customer call, the agent (this desk), the colleague call.

    `name` is the colleague's for the screen, '' for the senior; `colleague_call` is '' when the caller is
    sent without a word. `changed_at` is the moment of the last step; `end_cause` says why the colleague's
    call ended or the last hand-over failed.
    """

    session_id: str
    customer_call: str
    colleague_call: str
    colleague: str
    question: str
    asked_at: Moment
    state: ConsultState = ConsultState.ASKING
    changed_at: Moment | None = None
    end_cause: EndCause | None = None
    name: str = ""

    @property
    def is_open(self) -> bool:
        """True until one of the ends is reached."""
        return self.state not in ENDS

    @property
    def heard(self) -> tuple[str, ...]:
        """The calls whose other ends the agent talks with in this state."""
        return {
            ConsultState.TALKING: (self.colleague_call,),
            ConsultState.WITH_CALLER: (self.customer_call,),
            ConsultState.TOGETHER: (self.customer_call, self.colleague_call),
        }.get(self.state, ())

    def steers(self, call_id: str) -> bool:
        """True for one of its two calls, as long as it is open."""
        return self.is_open and call_id in (self.customer_call, self.colleague_call)

    def keeps_waiting(self, call_id: str) -> bool:
        """True for one of the two who may hear nothing now."""
        return self.steers(call_id) and self.state in _MAY_WAIT and call_id not in self.heard

    def allows(self, trigger: ConsultTrigger) -> bool:
        """True when the table has a step for this from here."""
        return (self.state, trigger) in TRANSITIONS

    def apply(self, trigger: ConsultTrigger, at: Moment) -> None:
        """Take one step.

        Raises:
            InvalidTransition: the table has no such step; the consult is unchanged.
        """
        following = TRANSITIONS.get((self.state, trigger))
        if following is None:
            raise InvalidTransition(f"consult: {self.state.name} has no step for {trigger.name}")
        self.changed_at = at
        self.state = following
