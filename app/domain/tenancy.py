"""The tenant, the home and the lease between them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto


@dataclass(frozen=True)
class Address:
    """A postal address, in the parts that a Dutch caller names."""

    street: str = ""
    number: str = ""
    postcode: str = ""
    town: str = ""

    @property
    def line(self) -> str:
        """Street with number and town on one line; '' when nothing is known."""
        home = " ".join(part for part in (self.street, self.number) if part)
        return ", ".join(part for part in (home, self.town) if part)


@dataclass(frozen=True)
class Person:
    """A tenant, resident or professional (VERA NatuurlijkPersoon), in what the desk needs of it.

    `salutation` goes before the name: 'Mw.', 'Dhr.' or nothing.
    """

    relation_id: str
    name: str
    salutation: str = ""
    birth_date: date | None = None
    language: str = ""
    address: Address = Address()
    roles: tuple[str, ...] = ()
    represents: tuple[str, ...] = ()
    housemates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lease:
    """A lease (VERA Huurovereenkomst). No amounts: they are fetched when the agent opens them."""

    lease_id: str
    unit_ids: tuple[str, ...] = ()
    begin: date | None = None
    end: date | None = None
    is_running: bool = True


@dataclass(frozen=True)
class Leases:
    """All leases of one person, running ones first."""

    leases: tuple[Lease, ...] = ()

    @property
    def running(self) -> Lease | None:
        """The running lease, when there is one."""
        return next((lease for lease in self.leases if lease.is_running), None)


@dataclass(frozen=True)
class ComplexKey:
    """A complex as a home names it (VERA Cluster of soort OND)."""

    complex_id: str
    name: str = ""


@dataclass(frozen=True)
class Unit:
    """A home (VERA Eenheid)."""

    unit_id: str
    address: Address = Address()
    floor: int | None = None
    kind: str = ""
    complex: ComplexKey | None = None


class FlagKind(Enum):
    """What an alert flag is about; decides who may see it when."""

    STAFF_SAFETY = auto()
    SUPPORT = auto()
    ARREARS = auto()
    NUISANCE = auto()
    MISUSE = auto()


@dataclass(frozen=True)
class Flag:
    """An active alert flag on a person (VERA Signalering). `label` is the corporation's word for it."""

    flag_id: str
    kind: FlagKind
    label: str
    ends: datetime | None = None


@dataclass(frozen=True)
class Flags:
    """All active alert flags of one person."""

    flags: tuple[Flag, ...] = ()
