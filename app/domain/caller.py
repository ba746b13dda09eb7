"""Who calls: what the number tells, and what the agent made of it."""

from dataclasses import dataclass
from enum import Enum, auto

from app.domain.errors import Failure


class Match(Enum):
    """What a look-up of the caller's number gave, or how the caller was found otherwise."""

    LOOKING = auto()
    ONE = auto()
    SEVERAL = auto()
    NONE = auto()
    WITHHELD = auto()
    UNREADABLE = auto()
    INTERNAL = auto()
    FAILED = auto()
    BY_HAND = auto()
    BY_COLLEAGUE = auto()


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be the caller: enough to choose by, and no more.

    `relation_id` is the key of a VERA Relatie; `address` one line, empty when not known.
    """

    relation_id: str
    name: str = ""
    address: str = ""
    role: str = ""
    is_former: bool = False


@dataclass(frozen=True)
class Identification:
    """How far we are in knowing who calls. `chosen` is the key of a VERA Relatie, or ''."""

    match: Match
    candidates: tuple[Candidate, ...] = ()
    chosen: str = ""
    failure: Failure | None = None

    @property
    def is_settled(self) -> bool:
        """True when one person was found or chosen."""
        return bool(self.chosen)
