"""The sockets through which the exchange is spoken with: UDP, TCP or TLS, over IPv4 or IPv6."""

import pjsua2 as pj

from app.engine.addresses import is_ipv6, split_address
from app.engine.protocol import Account

_ADDRESS_IN_USE = 120_098  # PJ_STATUS of EADDRINUSE
_KINDS = {
    ("udp", False): pj.PJSIP_TRANSPORT_UDP,
    ("udp", True): pj.PJSIP_TRANSPORT_UDP6,
    ("tcp", False): pj.PJSIP_TRANSPORT_TCP,
    ("tcp", True): pj.PJSIP_TRANSPORT_TCP6,
    ("tls", False): pj.PJSIP_TRANSPORT_TLS,
    ("tls", True): pj.PJSIP_TRANSPORT_TLS6,
}
_TLS_LIMIT = 5_000  # milliseconds for a handshake; the library itself would wait for ever


class SipTransport:
    """One transport of the library at a time, kept as long as the account asks for the same."""

    def __init__(self, endpoint: pj.Endpoint) -> None:
        self._endpoint = endpoint
        self._number: int | None = None
        self._made_for: tuple[str, bool, str, int] | None = None
        self.port_is_taken = False

    def open(self, account: Account, address: str) -> int:
        """The library's number of the transport that reaches `address` ('host:port', no name).

        Raises:
            pj.Error: it cannot be made; `port_is_taken` tells whether that is why.
        """
        self.port_is_taken = False
        over_ipv6 = is_ipv6(split_address(address)[0])
        wanted = (account.transport, over_ipv6, account.local_address, account.local_port)
        if self._number is None or self._made_for != wanted:
            self.close()
            self._number = self._made(account, _KINDS[account.transport, over_ipv6])
            self._made_for = wanted
        return self._number

    def close(self) -> None:
        """Let go of it. Another account gets another, with its own connections."""
        if self._number is not None:
            self._endpoint.transportClose(self._number)
            self._number = self._made_for = None

    def _made(self, account: Account, kind: int) -> int:
        config = pj.TransportConfig()
        config.boundAddress = config.publicAddress = account.local_address
        config.port = account.local_port
        config.tlsConfig.proto = pj.PJ_SSL_SOCK_PROTO_TLS1_2 | pj.PJ_SSL_SOCK_PROTO_TLS1_3
        config.tlsConfig.msecTimeout = _TLS_LIMIT
        # Not the library's own check: it knows the exchange by the address that we found, not by the name in the
        # settings, nor the authorities that Windows keeps. Who is at the other end is up to `certificates.py`.
        config.tlsConfig.verifyServer = False
        try:
            return int(self._endpoint.transportCreate(kind, config))
        except pj.Error as error:
            self.port_is_taken = error.status == _ADDRESS_IN_USE
            raise
