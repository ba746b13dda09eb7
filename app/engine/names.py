"""Asking the name service, in a thread of its own for each name.

PJSIP would ask in the thread that is the telephone, and a dead name server would silence it for twenty seconds
(pjproject #3952).
"""

import logging
import threading
from collections.abc import Callable

import dns.exception
import dns.resolver
from dns.rdtypes.IN.SRV import SRV

from app.engine.addresses import PORTS, addresses_of, join_address, split_address
from app.engine.protocol import Account
from app.engine.registrars import Place

log = logging.getLogger(__name__)

_PATIENCE = 4.0  # seconds for the whole of a question about services, whatever the servers do

Found = Callable[[str, tuple[Place, ...]], None]


class Names:
    """Looks up names of registrars; `found` hears the places of each, in any thread. No places: no answer."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._asking: set[str] = set()
        self._lock = threading.Lock()

    def ask(self, name: str, account: Account) -> None:
        """Look up 'host', 'host:port', or '_sip._udp.domain' for the servers that DNS names (RFC 3263).

        A name that is being asked is not asked twice: the system's question to a dead server cannot be called off.
        """
        with self._lock:
            if name in self._asking:
                return
            self._asking.add(name)
        threading.Thread(target=self._run, args=(name, account), name="names", daemon=True).start()

    def _run(self, name: str, account: Account) -> None:
        places: tuple[Place, ...] = ()
        try:
            places = _of_service(name, account) if is_service(name) else _of_host(name, account)
        except (dns.exception.DNSException, OSError, ValueError) as error:
            log.info("the name of a registrar: %s", type(error).__name__)
        finally:
            with self._lock:
                self._asking.discard(name)
            self._found(name, places)


def is_service(name: str) -> bool:
    """True for the name of a service ('_sip._tls.example.nl'), which names servers (RFC 2782)."""
    return name.startswith("_")


def _of_service(name: str, account: Account) -> tuple[Place, ...]:
    """By priority, and those of one priority by chance and weight, as the desks of a whole office should."""
    answer = dns.resolver.resolve(name, "SRV", lifetime=_PATIENCE, search=False)
    records = answer.rrset.processing_order() if answer.rrset is not None else []
    services = [record for record in records if isinstance(record, SRV)]
    targets = [join_address(one.target.to_text(omit_final_dot=True), one.port) for one in services]
    return tuple(place for target in targets for place in _of_host(target, account))


def _of_host(name: str, account: Account) -> tuple[Place, ...]:
    host, port = split_address(name, PORTS[account.transport])
    return tuple(Place(name, address) for address in addresses_of(host, port, account.local_address))
