"""Whether the exchange can be reached: by its name, its port, and an answer to SIP OPTIONS (RFC 3261, 11)."""

import secrets
import socket
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

LIMIT = 4.0  # seconds for an answer
_AGAIN = 1.0  # seconds; UDP may lose one
_SIP_PORT = 5060
Ask = Callable[[str, int], dict[str, Any]]
_LARGEST = 4_096


def exchange_answer(registrar: str, transport: str, limit: float = LIMIT) -> dict[str, Any]:
    """What the exchange says to OPTIONS, without who we are: any status at all means that it is there."""
    return _asked(registrar, _SIP_PORT, lambda host, port: _options(host, port, transport, limit))


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
        answers = socket.getaddrinfo(host, port, socket.AF_INET, socket.SOCK_STREAM)
        found["addresses"] = sorted({str(answer[4][0]) for answer in answers})
        found |= ask(found["addresses"][0], port)
    except socket.gaierror:
        found["outcome"] = "the name is not found"
    except TimeoutError:
        found["outcome"] = "no answer"
    except (ConnectionRefusedError, ConnectionResetError):  # Windows resets where nobody takes a packet
        found["outcome"] = "nobody listens there"
    except (OSError, UnicodeError) as error:
        found["outcome"] = f"cannot be reached: {type(error).__name__}"
    return found | {"milliseconds": round((time.monotonic() - began) * 1000)}


def _options(host: str, port: int, transport: str, limit: float) -> dict[str, Any]:
    deadline = time.monotonic() + limit
    kind = socket.SOCK_STREAM if transport == "tcp" else socket.SOCK_DGRAM
    with socket.socket(socket.AF_INET, kind) as line:
        line.settimeout(limit)
        line.connect((host, port))
        request = _request(host, port, transport, line.getsockname())
        line.send(request)
        if transport != "tcp":
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
            return (
                {"outcome": "answers", "status": int(words[1])} if is_sip else {"outcome": "is no exchange"}
            )


def _request(host: str, port: int, transport: str, own: tuple[str, int]) -> bytes:
    lines = (
        f"OPTIONS sip:{host}:{port} SIP/2.0",
        f"Via: SIP/2.0/{transport.upper()} {own[0]}:{own[1]};rport;branch=z9hG4bK{secrets.token_hex(8)}",
        "Max-Forwards: 70",
        f"From: <sip:diagnosis@{own[0]}>;tag={secrets.token_hex(8)}",
        f"To: <sip:{host}:{port}>",
        f"Call-ID: {secrets.token_hex(16)}",
        "CSeq: 1 OPTIONS",
        f"Contact: <sip:diagnosis@{own[0]}:{own[1]};transport={transport}>",
        "Accept: application/sdp",
        "User-Agent: Bellerbeeld",
        "Content-Length: 0",
    )
    return "".join(f"{line}\r\n" for line in (*lines, "")).encode()
