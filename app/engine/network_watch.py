"""Noticing that the network changed under us: another cable, another Wi-Fi, a VPN, or a sleep.

Portable and without a library: the system is asked which of our addresses it would use towards the exchange, by
connecting a UDP socket, which sends nothing. That costs some ten microseconds a second. (psutil and netifaces list
interfaces, from which the route still had to be guessed; pyroute2 and WMI tell at once, each on one system only.)
"""

import socket
import time
from collections.abc import Callable
from enum import Enum, auto

from app.engine.addresses import split_address

GLANCE = 1.0  # seconds between two looks
SLEEP = 5.0  # seconds that nobody looked: we were asleep, or stopped


class NetworkChange(Enum):
    """What a look found."""

    NONE = auto()
    GONE = auto()  # there is no way to the exchange
    MOVED = auto()  # another address of ours, or a way again
    AWOKE = auto()  # the computer slept, so whatever was agreed with the exchange may be over


def own_address_towards(address: str) -> str:
    """Our address on the way to `address` ('host:port'); '' when there is no way."""
    host, port = split_address(address)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((host, port))
            return str(probe.getsockname()[0])
    except (OSError, OverflowError):  # no way there, or no port that exists
        return ""


class NetworkWatch:
    """`steady` and `wall` give seconds; only one of the two runs while a computer sleeps, which one depends on it."""

    def __init__(
        self,
        own_address: Callable[[str], str] = own_address_towards,
        steady: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._own_address = own_address
        self._steady = steady
        self._wall = wall
        self._towards = ""
        self._own = ""
        self._looked = (steady(), wall())
        self._next_at = 0.0

    def look(self, towards: str) -> NetworkChange:
        """What changed since the last look, on the way to `towards` ('host:port'). To be asked many times a second."""
        before, self._looked = self._looked, (self._steady(), self._wall())
        slept = max(now - then for now, then in zip(self._looked, before, strict=True)) > SLEEP
        if not slept and towards == self._towards and self._looked[0] < self._next_at:
            return NetworkChange.NONE
        self._next_at = self._looked[0] + GLANCE
        own = self._own_address(towards)
        is_same_way, was = towards == self._towards, self._own
        self._towards, self._own = towards, own
        if slept:
            return NetworkChange.AWOKE
        if own == was or not is_same_way:
            return NetworkChange.NONE
        return NetworkChange.MOVED if own else NetworkChange.GONE
