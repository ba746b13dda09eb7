"""What the telephone of this desk can do."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Abilities:
    """As the telephone library itself said it."""

    tls: bool = True
    srtp: bool = True
    ipv6: bool = True
    opus: bool = True
    ice: bool = True
