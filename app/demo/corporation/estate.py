"""All that the corporation knows about one complex and the people in it."""

from dataclasses import dataclass, field
from datetime import date, datetime

from app.demo.corporation.buildings import Complex, Home
from app.demo.corporation.contacts import Contact
from app.demo.corporation.people import Person
from app.demo.corporation.repairs import Request
from app.demo.corporation.tenancy import Account, Lease


@dataclass(frozen=True, slots=True)
class Alert:
    """An alert flag (VERA Signalering); `kind` is of SIGNALERINGSOORT and may be '', `detail` of its details."""

    id: str
    person_id: str
    kind: str
    detail: str
    begin: date
    end: date


@dataclass(frozen=True, slots=True)
class Appointment:
    """An appointment with somebody (VERA Afspraak); `status` is of AFSPRAAKSTATUS.

    A call back that was promised has `is_call_back`, and `phone_id` when the number was agreed.
    """

    id: str
    subject: str
    status: str
    begin: datetime
    end: datetime
    person_id: str
    colleague_id: str
    is_call_back: bool
    phone_id: str = ""
    contact_id: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A case (VERA Zaak).

    `kind` is of ZAAKTYPESOORT, `detail` of ZAAKTYPEDETAILSOORT, `status` of ZAAKSTATUSSOORT; `source_id` is
    '' when nobody is accused.
    """

    id: str
    kind: str
    detail: str
    description: str
    explanation: str
    registered_at: datetime
    due_at: datetime
    ended_at: datetime | None
    status: str
    reporter_ids: tuple[str, ...]
    source_id: str
    source_home_id: str
    agent_id: str
    handler_id: str
    home_id: str
    complex_id: str
    contact_ids: tuple[str, ...]


@dataclass
class Occupancy:
    """One home and who lives or lived in it; `residents` live there now."""

    home: Home
    residents: list[Person] = field(default_factory=list)
    former: list[Person] = field(default_factory=list)
    leases: list[Lease] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    written: int = 0

    @property
    def people(self) -> list[Person]:
        """Everybody, residents first."""
        return self.residents + self.former

    def household_on(self, day: date) -> list[Person]:
        """Who lived here on a day, the tenant first; empty when nobody did."""
        for household in (self.residents, self.former):
            first = household[0] if household else None
            if first and first.begin and first.begin <= day and (first.end is None or day <= first.end):
                return household
        return []

    def next_contact_id(self) -> str:
        """A fresh id for a contact of this home."""
        self.written += 1
        return f"CM-{self.home.number:05d}{self.written:03d}"


@dataclass
class Estate:
    """A complex with everything in it."""

    complex: Complex
    occupancies: dict[int, Occupancy] = field(default_factory=dict)
    contacts: list[Contact] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    appointments: list[Appointment] = field(default_factory=list)

    @property
    def people(self) -> list[Person]:
        """Everybody who lives or lived here."""
        return [person for occupancy in self.occupancies.values() for person in occupancy.people]
