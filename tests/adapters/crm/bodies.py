"""Parts of VERA's objects, as tests write them."""

from datetime import UTC, date, datetime
from typing import Any

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
YESTERDAY = "2026-11-23"

Body = dict[str, Any]


def coded(code: str, name: str = "") -> dict[str, str]:
    """A Referentiedata."""
    return {"code": code, "naam": name} if name else {"code": code}


def role(code: str, **more: Any) -> Body:
    """A role of a relation."""
    return {"soort": coded(code), **more}
