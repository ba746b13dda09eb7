"""What the agent is doing, in the one word that stands at the top of the window."""

from enum import Enum, auto


class Availability(Enum):
    """The agent's state, as colleagues and the queue should know it."""

    OFFLINE = auto()
    AVAILABLE = auto()
    RINGING = auto()
    TALKING = auto()
    WRAPPING_UP = auto()
    PAUSED = auto()
    DO_NOT_DISTURB = auto()
    TECHNICAL = auto()


class Role(Enum):
    """What an employee is, as far as the desk makes a difference. `UNKNOWN`: the CRM has not said it."""

    UNKNOWN = auto()
    AGENT = auto()
    TEAM_LEAD = auto()


class Registration(Enum):
    """What the exchange knows of this telephone."""

    STARTING = auto()
    REGISTERED = auto()
    UNREACHABLE = auto()
    WRONG_PASSWORD = auto()
    REFUSED = auto()
    OVERLOADED = auto()
    ENGINE_LOST = auto()
    NOT_CONFIGURED = auto()
    NO_PORT = auto()
    CANNOT_TLS = auto()
    CANNOT_SRTP = auto()
    CANNOT_CODECS = auto()
    CANNOT_IPV6 = auto()
    CANNOT_ICE = auto()
    SRTP_WITHOUT_TLS = auto()
    SPEAKS_NO_TLS = auto()
    OLD_TLS = auto()
    CERTIFICATE_UNTRUSTED = auto()
    CERTIFICATE_OF_ANOTHER = auto()
    CERTIFICATE_EXPIRED = auto()
    NO_AUTHORITY = auto()


class CrmState(Enum):
    """What we last saw of the CRM."""

    UNKNOWN = auto()
    REACHABLE = auto()
    UNREACHABLE = auto()
    UNAUTHORISED = auto()
