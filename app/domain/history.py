"""What was said and promised before: contacts over all channels, cases and appointments."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto


class Channel(Enum):
    """The way a contact came in or went out (VERA COMMUNICATIEKANAAL)."""

    PHONE = auto()
    EMAIL = auto()
    WHATSAPP = auto()
    PORTAL = auto()
    DESK = auto()
    VISIT = auto()
    LETTER = auto()
    SMS = auto()
    OTHER = auto()


@dataclass(frozen=True)
class PastContact:
    """An earlier contact (VERA Contactmoment). `answered` is False for a message nobody replied to yet."""

    contact_id: str
    channel: Channel
    at: datetime
    subject: str
    incoming: bool = True
    answered: bool = True
    topic: str = ""


@dataclass(frozen=True)
class PastContacts:
    """Earlier contacts, newest first. `total` counts those that the CRM has, also beyond this page."""

    contacts: tuple[PastContact, ...] = ()
    total: int = 0


@dataclass(frozen=True)
class Case:
    """A case (VERA Zaak) in which the person reported something."""

    case_id: str
    description: str
    kind: str
    registered_at: datetime | None = None
    is_open: bool = True
    is_nuisance: bool = False


@dataclass(frozen=True)
class Cases:
    """Cases of one person as reporter, newest first."""

    cases: tuple[Case, ...] = ()


@dataclass(frozen=True)
class Appointment:
    """An appointment with the person (VERA Afspraak), such as a promised call back."""

    appointment_id: str
    subject: str
    begins: datetime | None = None
    ends: datetime | None = None
    is_open: bool = True


@dataclass(frozen=True)
class Appointments:
    """Appointments of one person, earliest first."""

    appointments: tuple[Appointment, ...] = ()
