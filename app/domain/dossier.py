"""Everything about one caller, part by part, each part with its own fate."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from enum import Enum, auto
from typing import Any, Generic, TypeVar, assert_never

from app.domain.building import Complex, ComplexReports, UnitReports
from app.domain.errors import Failure
from app.domain.history import Appointments, Cases, PastContacts
from app.domain.tenancy import Flags, Leases, Person, Unit

Content = TypeVar("Content")

DossierContent = (
    Person
    | Leases
    | Flags
    | PastContacts
    | Cases
    | Appointments
    | Unit
    | UnitReports
    | Complex
    | ComplexReports
)


class PartState(Enum):
    """How a part of the dossier stands. An empty list is never shown for a failed call."""

    LOADING = auto()
    LOADED = auto()
    ABSENT = auto()
    FAILED = auto()


class PartName(Enum):
    """The parts of a dossier; the value is the name of its field."""

    PERSON = "person"
    LEASES = "leases"
    FLAGS = "flags"
    CONTACTS = "contacts"
    CASES = "cases"
    APPOINTMENTS = "appointments"
    UNIT = "unit"
    UNIT_REPORTS = "unit_reports"
    COMPLEX = "complex"
    COMPLEX_REPORTS = "complex_reports"


@dataclass(frozen=True)
class Part(Generic[Content]):
    """One part: still loading, loaded with `content`, absent (there is nothing to load), or failed."""

    state: PartState = PartState.LOADING
    content: Content | None = None
    failure: Failure | None = None


@dataclass(frozen=True)
class Dossier:
    """What the CRM knows of one caller; `relation_id` is the key of a VERA Relatie."""

    relation_id: str
    person: Part[Person] = Part()
    leases: Part[Leases] = Part()
    flags: Part[Flags] = Part()
    contacts: Part[PastContacts] = Part()
    cases: Part[Cases] = Part()
    appointments: Part[Appointments] = Part()
    unit: Part[Unit] = Part()
    unit_reports: Part[UnitReports] = Part()
    complex: Part[Complex] = Part()
    complex_reports: Part[ComplexReports] = Part()

    @property
    def is_complete(self) -> bool:
        """True when no part is loading any more."""
        return all(part.state is not PartState.LOADING for part in self._parts())

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The distinct reasons of the parts that failed, in the order of the parts."""
        found = [part.failure for part in self._parts() if part.failure is not None]
        return tuple(dict.fromkeys(found))

    def has(self, name: PartName) -> bool:
        """True when the part is loaded."""
        part: Part[object] = getattr(self, name.value)
        return part.state is PartState.LOADED

    def with_content(self, content: DossierContent) -> "Dossier":
        """A copy in which the part that `content` belongs to is loaded."""
        return self._with(name_of(content), Part(PartState.LOADED, content))

    def with_absent(self, name: PartName) -> "Dossier":
        """A copy in which the part is known not to exist."""
        return self._with(name, Part(PartState.ABSENT))

    def with_failure(self, name: PartName, failure: Failure) -> "Dossier":
        """A copy in which the part could not be had."""
        return self._with(name, Part(PartState.FAILED, failure=failure))

    def _with(self, name: PartName, part: Part[Any]) -> "Dossier":
        change: dict[str, Any] = {name.value: part}
        return replace(self, **change)

    def _parts(self) -> Iterator[Part[object]]:
        return (getattr(self, field.name) for field in fields(self) if field.name != "relation_id")


def name_of(content: DossierContent) -> PartName:
    """The part of a dossier that `content` belongs to."""
    match content:
        case Person():
            return PartName.PERSON
        case Leases():
            return PartName.LEASES
        case Flags():
            return PartName.FLAGS
        case PastContacts():
            return PartName.CONTACTS
        case Cases():
            return PartName.CASES
        case Appointments():
            return PartName.APPOINTMENTS
        case Unit():
            return PartName.UNIT
        case UnitReports():
            return PartName.UNIT_REPORTS
        case Complex():
            return PartName.COMPLEX
        case ComplexReports():
            return PartName.COMPLEX_REPORTS
        case _:
            assert_never(content)
