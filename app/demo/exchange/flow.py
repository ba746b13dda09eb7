"""Where a message came from or goes to: a UDP address, or a TCP connection that the other end opened."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Flow:
    """One other end. `transport` and address together are unique."""

    transport: Literal["udp", "tcp"]
    host: str
    port: int


@dataclass(frozen=True)
class Parcel:
    """Bytes on their way out."""

    to: Flow
    data: bytes
