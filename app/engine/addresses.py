"""Addresses as settings and packets name them: 'host', 'host:port', '[2001:db8::1]', '[2001:db8::1]:5061'."""

import socket

PORTS = {"udp": 5060, "tcp": 5060, "tls": 5061}
"""The port of an exchange when none is named, by transport (RFC 3261, 19.1.2)."""


def split_address(address: str, usual_port: int = PORTS["udp"]) -> tuple[str, int]:
    """Host, without brackets, and port; the usual one when none is named."""
    host, colon, port = address.rpartition(":")
    if colon and port.isdigit() and (host.endswith("]") or ":" not in host):
        return _bare(host), int(port)
    return _bare(address), usual_port


def join_address(host: str, port: int) -> str:
    """'host:port', with the brackets that an IPv6 address needs."""
    return f"{in_brackets(host)}:{port}"


def in_brackets(host: str) -> str:
    """The host as it stands in a URI (RFC 3986, 3.2.2)."""
    return f"[{host}]" if ":" in host else host


def is_ipv6(host: str) -> bool:
    """True for an address of IPv6, without brackets."""
    return _is_of(socket.AF_INET6, host)


def is_literal(host: str) -> bool:
    """True for an address, which nobody has to be asked about; False for a name."""
    return is_ipv6(host) or _is_of(socket.AF_INET, host)


def addresses_of(host: str, port: int, own: str = "") -> tuple[str, ...]:
    """The addresses ('host:port') that a name has, the system's favourite first; none when nobody knows it.

    Only those of the kind of our `own` address, if there is one. This may take the system half a minute.
    """
    family = socket.AF_UNSPEC if not own else socket.AF_INET6 if is_ipv6(own) else socket.AF_INET
    try:
        answers = socket.getaddrinfo(host, port, family, socket.SOCK_DGRAM)
    except (OSError, UnicodeError):
        return ()
    hosts = dict.fromkeys(str(answer[4][0]) for answer in answers)
    return tuple(join_address(one, port) for one in hosts)


def _is_of(family: socket.AddressFamily, host: str) -> bool:
    try:
        socket.inet_pton(family, host)
    except (OSError, ValueError):
        return False
    return True


def _bare(host: str) -> str:
    return host[1:-1] if host.startswith("[") and host.endswith("]") else host
