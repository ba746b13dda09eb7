"""Addresses of one lab. Each lab that runs on a machine has a network of its own below 127.77.0.0/16."""

import contextlib
import socket
from collections.abc import Iterator
from dataclasses import dataclass

from tests.lab.availability import LabUnavailable, require_linux

_CLAIM_PORT = 5999


@dataclass(frozen=True)
class Network:
    """127.77.`number`.0/24. SIP is on 5060 (UDP and TCP), on 5061 (TLS) and for the trunk on 5070."""

    number: int

    sip_port = 5060
    tls_port = 5061
    manager_port = 5038
    manager_tls_port = 5039
    trunk_port = 5070

    @property
    def ipv6_port(self) -> int:
        """The port of this lab's exchange on [::1], which has no room for networks."""
        return 15_000 + self.number

    @property
    def prefix(self) -> str:
        """How each address of this network begins, and of no other."""
        return f"127.77.{self.number}."

    def host(self, last: int) -> str:
        """The address that ends in `last`."""
        return f"{self.prefix}{last}"

    @property
    def exchange(self) -> str:
        """Asterisk."""
        return self.host(2)

    @property
    def trunk(self) -> str:
        """The provider: who calls from here and from `trunk_port` is taken for a tenant."""
        return self.host(20)

    @property
    def stranger(self) -> str:
        """Somebody in the same building who has no business with the exchange or the telephones."""
        return self.host(66)

    def telephone(self, user: str) -> str:
        """The address of an agent's telephone: 6001 has .101, 6002 has .102 and so on."""
        return self.host(100 + int(user) % 100)


@contextlib.contextmanager
def claimed_network() -> Iterator[Network]:
    """The first network that no other lab on this machine uses, for as long as the block lasts.

    The claim is a bound socket: the kernel withdraws it even if this process is killed.

    Raises:
        LabUnavailable: not on Linux, or all 256 are taken.
    """
    require_linux()
    for number in range(256):
        network = Network(number)
        with socket.socket() as claim:
            try:
                claim.bind((network.host(1), _CLAIM_PORT))
            except OSError:
                continue
            yield network
            return
    raise LabUnavailable("all 256 lab networks of 127.77.0.0/16 are in use")
