"""Values in a CRM's JSON, read with suspicion.

What is absent or null becomes empty; a value of another type than VERA says makes the answer unreadable.
Text is one plain line of bounded length: what a tenant is called is never trusted to be a name.
"""

from datetime import UTC, date, datetime
from typing import NoReturn

from app.adapters.crm.vera_http import CrmFault
from app.domain.errors import Failure
from app.domain.plain_text import plain_line

LONGEST_KEY = 100  # characters
_YEARS = range(1900, 2200)  # outside it a date is a mistake, and near year 1 it cannot be converted

Json = dict[str, object]


def unreadable() -> NoReturn:
    """The answer is not what VERA describes.

    Raises:
        CrmFault: always.
    """
    raise CrmFault(Failure.UNREADABLE)


def entity(value: object) -> Json:
    """An object; empty when there is none."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        unreadable()
    return value


def entities(value: object) -> list[Json]:
    """A list of objects; empty when there is none."""
    if value is None:
        return []
    if not isinstance(value, list):
        unreadable()
    return [entity(one) for one in value]


def text(value: object, limit: int = 200) -> str:
    """One line of plain text. A whole number is taken for text: house numbers and keys are often sent so."""
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return plain_line(_digits(value), limit)
    if not isinstance(value, str):
        unreadable()
    return plain_line(value, limit)


def words(value: object) -> str:
    """One line of plain text that cannot have been sent as a number."""
    if value is not None and not isinstance(value, str):
        unreadable()
    return text(value)


def key(of: Json) -> str:
    """The key of an object in the CRM (`id`), '' when it has none. Kept as it is, or not at all."""
    value = of.get("id")
    if value is None:
        return ""
    kept = text(value, LONGEST_KEY)
    if kept != (value if isinstance(value, str) else str(value)):
        unreadable()
    return kept


def code(value: object) -> str:
    """The code of a Referentiedata."""
    return text(entity(value).get("code"), LONGEST_KEY)


def label(value: object) -> str:
    """The word for a Referentiedata, its code where the CRM gives no word."""
    return text(entity(value).get("naam")) or code(value)


def number(value: object) -> int | None:
    """A whole number of at most four digits, such as a floor."""
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool):
        unreadable()
    return value if abs(value) < 10_000 else None


def day(value: object) -> date | None:
    """A date; None when it is absent or no date at all."""
    written = text(value)
    try:
        read = date.fromisoformat(written[:10])
    except ValueError:
        return None
    return read if read.year in _YEARS else None


def moment(value: object) -> datetime | None:
    """A moment in UTC; None when it is absent or no moment at all. Without a zone it is UTC, as VERA says."""
    written = text(value)
    try:
        read = datetime.fromisoformat(written)
    except ValueError:
        return None
    if read.year not in _YEARS:
        return None
    return read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)


def _digits(value: int) -> str:
    return str(value) if abs(value) < 10**LONGEST_KEY else unreadable()
