"""Telephone numbers and postcodes that cannot exist.

`+3169…` are possible mobile numbers in a range that is not in use, `+3119…` land lines of an area code that does
not exist, and Dutch postcodes start at 1000. No Dutch range is reserved for fiction, so nothing here may ever be
dialled over a public line.
"""

from dataclasses import dataclass

_RANGE = 10_000_000
_SPREAD = 7_368_787  # has no factor in common with the range: different people get different numbers
_POSTCODES = 900
_POSTCODE_SPREAD = 37
_LETTERS = "ABCDEGHJKLMNPRSTVWXZ"

PROFESSIONAL_FROM = 2_000_000
STAFF_FROM = 3_000_000
FIRM_FROM = 4_000_000
UNKNOWN_FROM = 9_000_000


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number in the parts that VERA's Telefoonnummer knows; `value` is E.164."""

    value: str
    area: str
    subscriber: str

    @property
    def is_mobile(self) -> bool:
        """True for a mobile number."""
        return self.area == "06"


def _digits(owner: int) -> str:
    """Seven digits without a visible order; multiplying and turning round keeps them different."""
    turned = int(f"{owner * _SPREAD % _RANGE:07d}"[::-1])
    return f"{turned * _SPREAD % _RANGE:07d}"


def mobile(owner: int) -> PhoneNumber:
    """The mobile number of the person with this number; no two persons below ten million share one."""
    digits = f"9{_digits(owner)}"
    return PhoneNumber(f"+316{digits}", "06", digits)


def land_line(owner: int) -> PhoneNumber:
    """The land line of the person (or firm) with this number."""
    digits = _digits(owner)
    return PhoneNumber(f"+3119{digits}", "019", digits)


def postcode(complex_number: int, part: int) -> str:
    """The postcode of a part (0, 1, …) of a complex, such as '0412 AB'."""
    digits = 100 + complex_number * _POSTCODE_SPREAD % _POSTCODES
    letters = len(_LETTERS)
    return f"0{digits} {_LETTERS[complex_number % letters]}{_LETTERS[part % letters]}"
