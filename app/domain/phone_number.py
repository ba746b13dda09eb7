"""Telephone numbers: what a caller's SIP address says, in one notation (E.164)."""

from dataclasses import dataclass
from enum import Enum, auto

import phonenumbers

HOME_REGION = "NL"
_WITHHELD_USERS = {"", "anonymous", "unavailable", "unknown", "restricted", "private"}
_MOST_DIGITS = 15  # E.164
_INTERNAL_DIGITS = 6  # the longest extension that we take for one
_NOTATION = set("0123456789+()-./ \u00a0")


class NumberKind(Enum):
    """What sort of number a caller has."""

    EXTERNAL = auto()
    INTERNAL = auto()
    WITHHELD = auto()
    UNREADABLE = auto()


@dataclass(frozen=True, repr=False)
class PhoneNumber:
    """A caller's number. `digits` is E.164 with '+' when external, the extension when internal, else ''."""

    kind: NumberKind
    digits: str = ""

    @property
    def display(self) -> str:
        """For a person to read: '+31 6 90001234', an extension as it is, '' when there is none."""
        if self.kind is not NumberKind.EXTERNAL:
            return self.digits
        parsed = phonenumbers.parse(self.digits)
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)

    @property
    def masked(self) -> str:
        """For logs and for screens that others can see: only the last three digits."""
        return "•••" + self.digits[-3:] if self.digits else ""

    def __repr__(self) -> str:
        return f"PhoneNumber({self.kind.name}, {self.masked!r})"


WITHHELD = PhoneNumber(NumberKind.WITHHELD)


def parse_number(text: str) -> PhoneNumber:
    """The number in `text`: any Dutch or international notation, an extension, or the user of a SIP address.

    Never raises: what cannot be read becomes `UNREADABLE` and is not looked up anywhere.
    """
    number = text.split(";", 1)[0].strip()  # SIP user parameters, RFC 3261 25.1
    if number.lower() in _WITHHELD_USERS:
        return WITHHELD
    digits = [character for character in number if character.isascii() and character.isdigit()]
    if len(number) > 40 or not digits or not set(number) <= _NOTATION or len(digits) > _MOST_DIGITS + 2:
        return PhoneNumber(NumberKind.UNREADABLE)
    if len(digits) <= _INTERNAL_DIGITS and len(digits) == len(number):
        return PhoneNumber(NumberKind.INTERNAL, number)
    if number[0] not in "+0(":
        number = _with_prefix("".join(digits))
    try:
        parsed = phonenumbers.parse(number, HOME_REGION)
    except phonenumbers.NumberParseException:
        return PhoneNumber(NumberKind.UNREADABLE)
    # 'Possible', not 'valid': a range that was opened last month, or one kept for fiction, must still ring.
    if not phonenumbers.is_possible_number(parsed):
        return PhoneNumber(NumberKind.UNREADABLE)
    return PhoneNumber(
        NumberKind.EXTERNAL, phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    )


def _with_prefix(digits: str) -> str:
    """Digits as trunks write them, '31690001234' or '690001234', with what they lack; '' for any others."""
    if len(digits) == 11 and digits.startswith("31"):
        return f"+{digits}"
    return f"0{digits}" if len(digits) == 9 else ""
