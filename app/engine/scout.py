"""Finding out whether an exchange that was away is back, without giving up the one where we are registered.

A question of its own (OPTIONS, RFC 3261 11) from a socket of its own, in a thread of its own. It says no more
than any stranger's would: no password, no digest. Only an answer of SIP counts; that a port is open says little,
for the system goes on opening connections for an exchange that hangs.
"""

import contextlib
import logging
import secrets
import socket
import ssl
import threading
from collections.abc import Callable

from app.engine.addresses import in_brackets, join_address, split_address
from app.engine.protocol import Account
from app.engine.registrars import Place

log = logging.getLogger(__name__)

_PATIENCE = 2.0  # seconds for each step
_BUSY = b"SIP/2.0 503"


class Scout:
    """Asks places; `answered` hears of one that answers and is not overloaded, in any thread."""

    def __init__(self, answered: Callable[[Place], None]) -> None:
        self._answered = answered
        self._asking: set[Place] = set()
        self._lock = threading.Lock()

    def ask(self, place: Place, account: Account) -> None:
        """Ask, unless an earlier question still waits for an answer."""
        with self._lock:
            if place in self._asking:
                return
            self._asking.add(place)
        threading.Thread(target=self._run, args=(place, account), name="scout", daemon=True).start()

    def _run(self, place: Place, account: Account) -> None:
        answer = b""
        try:
            answer = _ask(place, account)
        except (OSError, OverflowError) as error:
            log.info("another exchange: %s", type(error).__name__)
        finally:
            with self._lock:
                self._asking.discard(place)
        if answer.startswith(b"SIP/2.0 ") and not answer.startswith(_BUSY):
            self._answered(place)


def _ask(place: Place, account: Account) -> bytes:
    """The beginning of what comes back; nothing, or an OSError, when nothing does."""
    host, port = split_address(place.address)
    kind = socket.SOCK_DGRAM if account.transport == "udp" else socket.SOCK_STREAM
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with contextlib.ExitStack() as stack:
        plain = stack.enter_context(socket.socket(family, kind))
        plain.settimeout(_PATIENCE)
        if account.local_address:
            plain.bind((account.local_address, 0))
        plain.connect((host, port))
        line = stack.enter_context(_unchecked(plain)) if account.transport == "tls" else plain
        line.sendall(_question(place, account, line.getsockname()))
        return line.recv(4096)


def _unchecked(plain: socket.socket) -> ssl.SSLSocket:
    """TLS with whoever it is: nothing secret is said, and the registration itself checks the certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context.wrap_socket(plain)


def _question(place: Place, account: Account, own: tuple[str, int]) -> bytes:
    host = split_address(place.name)[0]
    lines = (
        f"OPTIONS sip:{in_brackets(host)} SIP/2.0",
        f"Via: SIP/2.0/{account.transport.upper()} {join_address(*own[:2])};rport;branch=z9hG4bK{secrets.token_hex(8)}",
        "Max-Forwards: 70",
        # The exchange knows this user, and does not write down that a stranger knocked.
        f"From: <sip:{account.user}@{in_brackets(host)}>;tag={secrets.token_hex(8)}",
        f"To: <sip:{in_brackets(host)}>",
        f"Call-ID: {secrets.token_hex(16)}",
        "CSeq: 1 OPTIONS",
        "Content-Length: 0",
    )
    return "\r\n".join((*lines, "", "")).encode()
