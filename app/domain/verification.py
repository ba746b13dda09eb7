"""Is the caller who the number says? Two of three questions, asked aloud, ticked by the agent."""

from dataclasses import dataclass
from enum import Enum

REQUIRED = 2


class Question(Enum):
    """What the agent may ask; the value goes into the contact (`kcc.verificatie`)."""

    BIRTH_DATE = "geboortedatum"
    ADDRESS = "postcode en huisnummer"
    LEASE_BEGIN = "begin van de huur"


@dataclass(frozen=True)
class Verification:
    """Which questions the caller answered rightly."""

    answered: frozenset[Question] = frozenset()

    @property
    def is_verified(self) -> bool:
        """True when enough questions were answered to speak about debt, nuisance and care."""
        return len(self.answered) >= REQUIRED

    def toggled(self, question: Question) -> "Verification":
        """A copy in which `question` is answered if it was not, and the other way round."""
        return Verification(self.answered ^ {question})
