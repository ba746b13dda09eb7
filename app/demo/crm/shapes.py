"""What all VERA bodies are made of: keys, moments, roles."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from app.demo.crm.catalogue import Body
from app.demo.crm.reference import Reference, reference


def slim(**fields: Any) -> Body:
    """An object without the fields that have nothing to say: VERA has no null."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], ())}


def moment(at: datetime | None) -> str:
    """A UTC moment to the second, ending in Z as VERA's text asks; '' for none."""
    return at.isoformat()[:19] + "Z" if at else ""


def midnight(day: date) -> str:
    """The start of a day where VERA wants a moment."""
    return f"{day.isoformat()}T00:00:00Z"


def person_key(id_: str) -> Body:
    """The key of a natural person."""
    return {"id": id_, "soort": reference("RELATIESOORT", "NAT")}


def keys(ids: Iterable[str]) -> list[Body]:
    """Plain keys."""
    return [{"id": id_} for id_ in ids]


def with_role(id_: str, role: str, name: str = "") -> Body:
    """The key of a natural person with what they are here."""
    return {**person_key(id_), "rollen": [slim(soort=reference("RELATIEROLSOORT", role), naam=name)]}


def optional(kind: str, code: str) -> Reference | None:
    """The code with its name, None for no code."""
    return reference(kind, code) if code else None


def extras(**values: str) -> list[Body]:
    """Extra attributes of the contact centre, without the empty ones: `eenheidId` becomes 'kcc.eenheidId'."""
    return [{"naam": f"kcc.{name}", "waarde": value} for name, value in values.items() if value]
