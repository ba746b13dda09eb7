"""Asking the senior colleague: the caller waits, the colleague is rung, and the three come apart again."""

from dataclasses import dataclass
from enum import Enum, auto

from app.domain.call import EndCause, Party
from app.domain.errors import InvalidTransition
from app.domain.moment import Moment
from app.domain.phone_number import NumberKind

LONGEST_QUESTION = 120  # characters; with the rest of the reference it must fit in one SIP header


class ConsultState(Enum):
    """Where a consult is. The last four are its ends.

    `LETTING_GO`: the colleague's leg is gone during a hand-over and the result is not known yet.
    """

    ASKING = auto()
    TALKING = auto()
    TOGETHER = auto()
    HANDING_OVER = auto()
    LETTING_GO = auto()
    RETURNED = auto()
    REFUSED = auto()
    LEFT = auto()
    HANDED_OVER = auto()


class ConsultTrigger(Enum):
    """What the agent does or the telephone reports during a consult.

    `PARTED`: the three were together, and two of them were put on hold for another call.
    """

    COLLEAGUE_ANSWERED = auto()
    COLLEAGUE_ENDED = auto()
    CALLER_ENDED = auto()
    BACK_TO_CALLER = auto()
    JOIN = auto()
    PARTED = auto()
    HAND_OVER = auto()
    HAND_OVER_FAILED = auto()
    HAND_OVER_DONE = auto()


TRANSITIONS: dict[tuple[ConsultState, ConsultTrigger], ConsultState] = {
    (ConsultState.ASKING, ConsultTrigger.COLLEAGUE_ANSWERED): ConsultState.TALKING,
    (ConsultState.ASKING, ConsultTrigger.COLLEAGUE_ENDED): ConsultState.REFUSED,
    (ConsultState.ASKING, ConsultTrigger.CALLER_ENDED): ConsultState.LEFT,
    (ConsultState.ASKING, ConsultTrigger.BACK_TO_CALLER): ConsultState.RETURNED,
    (ConsultState.TALKING, ConsultTrigger.COLLEAGUE_ENDED): ConsultState.RETURNED,
    (ConsultState.TALKING, ConsultTrigger.CALLER_ENDED): ConsultState.LEFT,
    (ConsultState.TALKING, ConsultTrigger.BACK_TO_CALLER): ConsultState.RETURNED,
    (ConsultState.TALKING, ConsultTrigger.JOIN): ConsultState.TOGETHER,
    (ConsultState.TALKING, ConsultTrigger.HAND_OVER): ConsultState.HANDING_OVER,
    (ConsultState.TOGETHER, ConsultTrigger.COLLEAGUE_ENDED): ConsultState.RETURNED,
    (ConsultState.TOGETHER, ConsultTrigger.CALLER_ENDED): ConsultState.LEFT,
    (ConsultState.TOGETHER, ConsultTrigger.BACK_TO_CALLER): ConsultState.RETURNED,
    (ConsultState.TOGETHER, ConsultTrigger.PARTED): ConsultState.TALKING,
    (ConsultState.TOGETHER, ConsultTrigger.HAND_OVER): ConsultState.HANDING_OVER,
    (ConsultState.HANDING_OVER, ConsultTrigger.HAND_OVER_DONE): ConsultState.HANDED_OVER,
    (ConsultState.HANDING_OVER, ConsultTrigger.HAND_OVER_FAILED): ConsultState.TALKING,
    (ConsultState.HANDING_OVER, ConsultTrigger.CALLER_ENDED): ConsultState.HANDED_OVER,
    (ConsultState.HANDING_OVER, ConsultTrigger.COLLEAGUE_ENDED): ConsultState.LETTING_GO,
    (ConsultState.HANDING_OVER, ConsultTrigger.BACK_TO_CALLER): ConsultState.RETURNED,
    (ConsultState.LETTING_GO, ConsultTrigger.HAND_OVER_DONE): ConsultState.HANDED_OVER,
    (ConsultState.LETTING_GO, ConsultTrigger.HAND_OVER_FAILED): ConsultState.RETURNED,
    (ConsultState.LETTING_GO, ConsultTrigger.CALLER_ENDED): ConsultState.HANDED_OVER,
    (ConsultState.LETTING_GO, ConsultTrigger.BACK_TO_CALLER): ConsultState.RETURNED,
}

ENDS = frozenset({ConsultState.RETURNED, ConsultState.REFUSED, ConsultState.LEFT, ConsultState.HANDED_OVER})


@dataclass(frozen=True)
class ConsultReference:
    """What travels with the consult call, so that the colleague sees the same dossier before the hello.

    Keys of the CRM, not personal data, and the agent's question in one line.
    """

    session_id: str
    relation_id: str = ""
    unit_id: str = ""
    question: str = ""


def believed(reference: ConsultReference | None, sender: Party) -> ConsultReference | None:
    """The reference of an incoming call when a colleague sends it, else None.

    Anybody can put a User-to-User header on a call (RFC 7433), but only a colleague calls from an extension:
    from outside, or with the number withheld, it must never open a dossier.
    """
    return reference if sender.number.kind is NumberKind.INTERNAL else None


@dataclass
class Consult:
    """One consult. Roles as in a transfer: the customer call, the agent (this desk), the colleague call.

    `changed_at` is the moment of the last step; `end_cause` says why the colleague's call ended.
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

    @property
    def is_open(self) -> bool:
        """True until one of the ends is reached."""
        return self.state not in ENDS

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
