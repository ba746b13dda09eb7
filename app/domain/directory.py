"""Whom a caller can be put through to: colleagues, queues, partners, whoever looks after the building, a number."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto

from app.domain.building import Carer
from app.domain.consult import Colleague
from app.domain.phone_number import NumberKind, parse_number

MOST_FOUND = 9


class EntryKind(Enum):
    """What sort of place it is. `BUILDING`: a partner or colleague who looks after the caller's building."""

    BUILDING = auto()
    COLLEAGUE = auto()
    QUEUE = auto()
    PARTNER = auto()
    NUMBER = auto()


@dataclass(frozen=True)
class Entry:
    """One place to put a caller through to. `role` is what somebody does for the building, '' for others."""

    kind: EntryKind
    number: str
    name: str
    role: str = ""

    @property
    def colleague(self) -> Colleague:
        """The same, as the one who is asked."""
        return Colleague(self.number, self.name)


def entries_of(kind: EntryKind, lines: Iterable[str]) -> tuple[Entry, ...]:
    """The places of a setting: a number a line, and behind it the name."""
    parts = (line.split() for line in lines if line.strip())
    return tuple(Entry(kind, number, " ".join(name) or number) for number, *name in parts)


def found(entries: Iterable[Entry], carers: Iterable[Carer], text: str) -> tuple[Entry, ...]:
    """The places that fit what was typed, those of the caller's building in front; a number as it is.

    The CRM says who looks after a building, and the setting what their number is: they meet by name.
    """
    roles = {carer.name.casefold(): carer.role for carer in carers}
    known = [
        replace(entry, kind=EntryKind.BUILDING, role=roles[entry.name.casefold()])
        if entry.name.casefold() in roles
        else entry
        for entry in entries
    ]
    words = text.casefold().split()
    fitting = [entry for entry in known if all(word in _searched(entry) for word in words)]
    fitting.sort(key=lambda entry: entry.kind.value)
    return (*fitting[:MOST_FOUND], *_number_in(text, fitting))


def _searched(entry: Entry) -> str:
    return f"{entry.name} {entry.role} {entry.number}".casefold()


def _number_in(text: str, known: Iterable[Entry]) -> tuple[Entry, ...]:
    number = parse_number(text) if text.strip() else None
    if number is None or number.kind not in (NumberKind.EXTERNAL, NumberKind.INTERNAL):
        return ()
    if any(parse_number(entry.number) == number for entry in known):
        return ()
    return (Entry(EntryKind.NUMBER, number.digits, number.digits),)
