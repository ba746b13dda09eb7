"""What somebody typed, copied or clicked, as what the exchange is asked to call.

Dutch people write one number in many ways; whatever cannot be read for certain is refused, never guessed.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

from app.domain.emergency import EMERGENCY_NUMBER, is_emergency
from app.domain.phone_number import NumberKind, PhoneNumber, parse_number

_LONGEST = 60  # characters; a number with its label and its extension is shorter
_LABEL = re.compile(r"(?:tel|telefoon|mob|mobiel|nr|t|m)(?:\s*[.:]\s*|\s+)", re.IGNORECASE)
_EXTENSION = re.compile(
    r"(?P<number>.*\d[\s)]*)[\s,]*(?:\b|(?<=\d))(?:tst|toestel|ext|extensie|x)[\s.:]*(?P<extension>\d{1,6})",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[\s().\-/]")
_NUMBER = re.compile(r"\+?[0-9]+")
_INTERNAL_DIGITS = 6
_CODE = re.compile(r"(?=.*[*#])[0-9*#]{2,32}")
_MUNICIPAL = re.compile(r"140\d{2,3}")  # '14' and an area code: 14 024, 14 0344
_DUTCH = re.compile(r"\+31(?P<national>(?P<range>800|900|906|909)\d{4}(?:\d{3})?)")


class DialKind(Enum):
    """What is called. `SERVICE`: a number that exists within the country only. `CODE`: of the exchange itself."""

    EXTERNAL = auto()
    INTERNAL = auto()
    SERVICE = auto()
    CODE = auto()
    EMERGENCY = auto()


@dataclass(frozen=True, repr=False)
class Dialled:
    """`digits` go to the exchange. `extension` is what the other end has to be asked for, '' when nothing."""

    digits: str
    kind: DialKind
    extension: str = ""
    is_charged: bool = False

    @property
    def display(self) -> str:
        """For a person to read."""
        return parse_number(self.digits).display if self.kind is DialKind.EXTERNAL else self.digits

    def __repr__(self) -> str:
        return f"Dialled({self.kind.name})"


def dialled(text: str) -> Dialled | None:
    """What to call for `text`; None when it is no number. Never raises, and reads letters as nothing."""
    line = _plain(text)
    if len(line) > _LONGEST:
        return None
    line = line[found.end() :] if (found := _LABEL.match(line)) else line
    extended = _EXTENSION.fullmatch(line)
    number, extension = (extended["number"], extended["extension"]) if extended else (line, "")
    compact = _SEPARATORS.sub("", number)
    if is_emergency(compact):
        return Dialled(EMERGENCY_NUMBER, DialKind.EMERGENCY)
    if _CODE.fullmatch(compact):
        return Dialled(compact, DialKind.CODE)
    if _MUNICIPAL.fullmatch(compact):
        return Dialled(compact, DialKind.SERVICE)
    # An extension is written without separators; a number in pieces that is so short is none.
    is_whole = len(compact) > _INTERNAL_DIGITS or compact == number.strip()
    return _known(parse_number(compact), extension) if is_whole and _NUMBER.fullmatch(compact) else None


def called(digits: str) -> PhoneNumber:
    """Whom a call of ours goes to. A code of the exchange is nobody outside."""
    number = parse_number(digits)
    return PhoneNumber(NumberKind.INTERNAL, digits) if _CODE.fullmatch(digits) else number


def _known(number: PhoneNumber, extension: str) -> Dialled | None:
    if number.kind is NumberKind.INTERNAL:
        return Dialled(number.digits, DialKind.INTERNAL, extension)
    if number.kind is not NumberKind.EXTERNAL:
        return None
    service = _DUTCH.fullmatch(number.digits)
    if service is None:
        return Dialled(number.digits, DialKind.EXTERNAL, extension)
    return Dialled("0" + service["national"], DialKind.SERVICE, is_charged=service["range"] != "800")


def _plain(text: str) -> str:
    """Without what cannot be seen, every kind of space as a space and every kind of dash as a hyphen."""
    seen = (character for character in text[: 4 * _LONGEST] if unicodedata.category(character) != "Cf")
    plain = "".join(_PLAIN.get(unicodedata.category(character), character) for character in seen)
    return " ".join(plain.replace("\u2212", "-").split())


_PLAIN = {"Zs": " ", "Pd": "-"}
