"""How a number is doing at the exchange, as far as it tells those who follow it (RFC 3856)."""

from enum import Enum, auto


class Presence(Enum):
    """What somebody's telephone is doing. `AWAY`: not registered. `UNKNOWN`: nobody has told us."""

    FREE = auto()
    RINGING = auto()
    TALKING = auto()
    AWAY = auto()
    UNKNOWN = auto()
