"""What desks of colleagues say to each other outside any call: the line of a senior, and questions in writing.

Keys of the CRM and one line of words; no name, number or address of a caller ever. Every message says all
that the other has to know and may come twice, late, or not at all: each side repeats what still holds.
"""

from dataclasses import dataclass

from app.domain.call import Party
from app.domain.consult import ConsultReference
from app.domain.phone_number import NumberKind

MOST_ANSWERS = 4
LONGEST_ANSWER = 40  # characters of an answer to choose
LONGEST_REPLY = 120  # characters of an answer in words


@dataclass(frozen=True)
class LineAsked:
    """How is your line? Then `LineTold`."""


@dataclass(frozen=True)
class LineTold:
    """How many wait, and how long a question takes in seconds, 0 when that is not known."""

    waiting: int
    average: int


@dataclass(frozen=True)
class PlaceAsked:
    """A place in your line, please, or still; waiting for so many seconds already. Then `PlaceTold`.

    The session of the reference is the key of the place.
    """

    reference: ConsultReference
    waited: int = 0


@dataclass(frozen=True)
class PlaceTold:
    """The place in the line, 1 for the next; `expected` seconds to wait, 0 when that is not known."""

    session_id: str
    place: int
    expected: int


@dataclass(frozen=True)
class PlaceGone:
    """There is no such place any more, whoever of the two says so."""

    session_id: str


@dataclass(frozen=True)
class TextAsked:
    """A question in writing, in the reference, with answers to choose from or none. Then `TextShown`."""

    text_id: str
    reference: ConsultReference
    answers: tuple[str, ...] = ()


@dataclass(frozen=True)
class TextShown:
    """The question is on the senior's screen."""

    text_id: str


@dataclass(frozen=True)
class TextAnswered:
    """The answer, in words."""

    text_id: str
    answer: str


@dataclass(frozen=True)
class TextGone:
    """The question needs no answer any more."""

    text_id: str


DeskMessage = (
    LineAsked
    | LineTold
    | PlaceAsked
    | PlaceTold
    | PlaceGone
    | TextAsked
    | TextShown
    | TextAnswered
    | TextGone
)


def is_colleague(sender: Party) -> bool:
    """True for somebody whose messages count: only colleagues write from an extension of the exchange."""
    return sender.number.kind is NumberKind.INTERNAL
