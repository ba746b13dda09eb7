"""Who is at the other end of TLS: each certificate is examined before the library may speak to whoever shows it.

The library cannot do this itself. It knows the exchange by the address that we found for it, so it would hold the
certificate against that and not against the name in the settings; it refuses what other programs accept (a
wildcard) and, up to PJSIP 2.17, accepts a name with a NUL in it; and it does not know the authorities that Windows
keeps. Python does all of this. So Python connects first and says who it is; the library then gets a connection
with whoever shows exactly that certificate, and with nobody else (`sip_objects.py`, onTransportState).
"""

import hashlib
import logging
import socket
import ssl
import threading

from app.engine.addresses import split_address

log = logging.getLogger(__name__)

LIMIT = 4.0  # seconds to connect, and as long for the handshake
# What OpenSSL says of a certificate (x509_vfy.h): not valid yet, not valid any more; another name, another address.
_OUT_OF_TIME = (9, 10)
_ANOTHER = (62, 64)
_OLD_VERSION = ("UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION")


class Mistrusted(Exception):
    """Nothing may be said to this exchange. `state` is the word for it in a `RegistrationChanged`."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class Certificates:
    """Those that were examined and found good. `examine` may be called in any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._good: set[bytes] = set()
        self.met_a_stranger = False

    def examine(self, name: str, address: str, authority: str, own: str = "", limit: float = LIMIT) -> None:
        """Ask `address` ('host:port') who it is; from now on the certificate that it shows may be spoken to.

        It must be `name`, the host in the settings. `authority` is a file with the company's own authority beside
        those that this computer trusts, `own` our own address, either may be ''. Nothing is said but the handshake.

        Raises:
            Mistrusted: nobody is there, or not one that may be believed.
        """
        certificate = _shown_by(name, split_address(address), _context(authority), own, limit)
        with self._lock:
            self._good.add(_print_of(certificate))

    def forget(self) -> None:
        """Believe nobody any more: another account has another exchange."""
        with self._lock:
            self._good.clear()
        self.met_a_stranger = False

    def knows(self, certificate: str) -> bool:
        """True for a certificate (PEM) that was examined; one that was not is remembered as a stranger's."""
        try:
            shown = _print_of(ssl.PEM_cert_to_DER_cert(certificate.strip()))
        except ValueError:
            shown = b""
        with self._lock:
            is_known = shown in self._good
        if not is_known:
            log.warning("TLS: a certificate that was not examined")
            self.met_a_stranger = True
        return is_known


def _context(authority: str) -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if authority:
        try:
            context.load_verify_locations(authority)
        except (OSError, ValueError) as error:  # ssl.SSLError, for a file that holds none, is an OSError
            raise Mistrusted("no-authority") from error
    return context


def _shown_by(name: str, at: tuple[str, int], context: ssl.SSLContext, own: str, limit: float) -> bytes:
    """The certificate of who listens there, as it goes over the wire (DER)."""
    try:
        plain = socket.create_connection(at, limit, (own, 0) if own else None)
    except (OSError, OverflowError) as error:
        raise Mistrusted("unreachable") from error
    with plain:
        try:
            with context.wrap_socket(plain, server_hostname=name) as secure:
                return secure.getpeercert(binary_form=True) or b""
        except ssl.SSLCertVerificationError as error:
            log.warning("TLS: %s (%d)", error.verify_message, error.verify_code)
            raise Mistrusted(_state_of(error.verify_code)) from error
        except ssl.SSLError as error:
            log.warning("TLS: %s", error.reason)
            raise Mistrusted("old-tls" if error.reason in _OLD_VERSION else "speaks-no-tls") from error
        except (
            OSError,
            ValueError,
        ) as error:  # silence, or a connection that is cut: it is no TLS that we know
            raise Mistrusted("speaks-no-tls") from error


def _state_of(code: int) -> str:
    if code in _OUT_OF_TIME:
        return "certificate-expired"
    return "certificate-of-another" if code in _ANOTHER else "certificate-untrusted"


def _print_of(certificate: bytes) -> bytes:
    return hashlib.sha256(certificate).digest()
