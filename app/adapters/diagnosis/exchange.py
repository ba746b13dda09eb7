"""Whether the exchange can be reached: by its name, its port, and an answer to SIP OPTIONS (RFC 3261, 11)."""

import secrets
import socket
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from app.adapters.diagnosis.tls import NoTls, secured

LIMIT = 4.0  # seconds for an answer
_AGAIN = 1.0  # seconds; UDP may lose one
_SIP_PORTS = {"udp": 5060, "tcp": 5060, "tls": 5061}
Ask = Callable[[str, int], dict[str, Any]]
_LARGEST = 4_096


def exchange_answer(
    registrar: str, transport: str, authority: str = "", limit: float = LIMIT
) -> dict[str, Any]:
    """What the exchange says to OPTIONS, without who we are: any status at all means that it is there."""

    def ask(host: str, port: int) -> dict[str, Any]:
        with _line_to(host, port, transport, limit) as plain:
            if transport != "tls":
                return _options(plain, (host, port), transport, limit)
            with secured(plain, urlsplit(f"//{registrar}").hostname or "", authority) as encrypted:
                return {"tls": encrypted.version()} | _options(encrypted, (host, port), transport, limit)

    return _asked(registrar, _SIP_PORTS[transport], ask)


def port_answer(server: str, usual_port: int, limit: float = LIMIT) -> dict[str, Any]:
    """Whether somebody takes a TCP connection there."""

    def connect(host: str, port: int) -> dict[str, Any]:
        with socket.create_connection((host, port), limit):
            return {"outcome": "takes connections"}

    return _asked(server, usual_port, connect)


def _asked(server: str, usual_port: int, ask: Ask) -> dict[str, Any]:
    try:
        place = urlsplit(f"//{server}")
        host, port = place.hostname or "", place.port or usual_port
    except ValueError:
        return {"outcome": "no address"}
    found: dict[str, Any] = {"host": host, "port": port}
    began = time.monotonic()
    try:
        answers = socket.getaddrinfo(host, port, socket.AF_UNSPEC, socket.SOCK_STREAM)
        found["addresses"] = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
        found |= ask(found["addresses"][0], port)
    except socket.gaierror:
        found["outcome"] = "the name is not found"
    except NoTls as error:
        found["outcome"] = str(error)
    except TimeoutError:
        found["outcome"] = "no answer"
    except (ConnectionRefusedError, ConnectionResetError):  # Windows resets where nobody takes a packet
        found["outcome"] = "nobody listens there"
    except (OSError, UnicodeError) as error:
        found["outcome"] = f"cannot be reached: {type(error).__name__}"
    return found | {"milliseconds": round((time.monotonic() - began) * 1000)}


def _line_to(host: str, port: int, transport: str, limit: float) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    line = socket.socket(family, socket.SOCK_DGRAM if transport == "udp" else socket.SOCK_STREAM)
    line.settimeout(limit)
    try:
        line.connect((host, port))
    except OSError:
        line.close()
        raise
    return line


def _options(line: socket.socket, at: tuple[str, int], transport: str, limit: float) -> dict[str, Any]:
    deadline = time.monotonic() + limit
    request = _request(at, transport, line.getsockname())
    line.send(request)
    if transport == "udp":
        line.settimeout(_AGAIN)
    while True:
        try:
            words = line.recv(_LARGEST).split(b"\r\n", 1)[0].split(b" ", 2)
        except TimeoutError:
            if time.monotonic() > deadline:
                raise
            line.send(request)
            continue
        is_sip = len(words) > 1 and words[0] == b"SIP/2.0" and words[1].isdigit()
        return {"outcome": "answers", "status": int(words[1])} if is_sip else {"outcome": "is no exchange"}


def _request(at: tuple[str, int], transport: str, own: tuple[str, int]) -> bytes:
    host, own_host = (f"[{one}]" if ":" in one else one for one in (at[0], own[0]))
    port, own_port = at[1], own[1]
    lines = (
        f"OPTIONS sip:{host}:{port} SIP/2.0",
        f"Via: SIP/2.0/{transport.upper()} {own_host}:{own_port};rport;branch=z9hG4bK{secrets.token_hex(8)}",
        "Max-Forwards: 70",
        f"From: <sip:diagnosis@{own_host}>;tag={secrets.token_hex(8)}",
        f"To: <sip:{host}:{port}>",
        f"Call-ID: {secrets.token_hex(16)}",
        "CSeq: 1 OPTIONS",
        f"Contact: <sip:diagnosis@{own_host}:{own_port};transport={transport}>",
        "Accept: application/sdp",
        "User-Agent: Bellerbeeld",
        "Content-Length: 0",
    )
    return "".join(f"{line}\r\n" for line in (*lines, "")).encode()
