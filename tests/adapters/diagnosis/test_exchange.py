"""Whether the exchange can be reached: by name, port, and an answer to OPTIONS."""

import re
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from app.adapters.diagnosis.exchange import exchange_answer, port_answer
from app.demo.exchange.exchange import Exchange, Trunk
from tests.engine.authority import EXPIRED, TOO_EARLY, VALID, Authority
from tests.engine.secure_exchange import SecureExchange

HOST = "127.0.0.1"
TRANSPORTS = ("udp", "tcp")
KINDS = {"udp": socket.SOCK_DGRAM, "tcp": socket.SOCK_STREAM}


@contextmanager
def answering(transport: str, answer: Callable[[int], bytes | None]) -> Iterator[tuple[int, list[bytes]]]:
    """Somebody who says to each request what `answer` makes of its number; the port, and what was asked."""
    heard: list[bytes] = []
    with socket.socket(socket.AF_INET, KINDS[transport]) as place:
        place.bind((HOST, 0))
        place.settimeout(10)
        if transport == "tcp":
            place.listen()

        def serve() -> None:
            if transport == "tcp":
                line, _ = place.accept()
                with line:
                    heard.append(line.recv(4096))
                    if (words := answer(1)) is not None:
                        line.sendall(words)
                        line.recv(4096)  # until the other end closes
                return
            while True:
                request, asker = place.recvfrom(4096)
                if request == b"stop":
                    return
                heard.append(request)
                if (words := answer(len(heard))) is not None:
                    place.sendto(words, asker)

        server = threading.Thread(target=serve)
        server.start()
        port = place.getsockname()[1]
        yield port, heard
        if transport == "udp":
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as hand:
                hand.sendto(b"stop", (HOST, port))
        server.join(10)


def closed_port(transport: str) -> int:
    """A port at which nobody is."""
    with socket.socket(socket.AF_INET, KINDS[transport]) as place:
        place.bind((HOST, 0))
        port: int = place.getsockname()[1]
        return port


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize("status", [200, 401, 404, 483])
def test_any_status_means_that_it_is_there(transport: str, status: int) -> None:
    with answering(transport, lambda _: f"SIP/2.0 {status} Kanarie\r\n\r\n".encode()) as (port, _):
        found = exchange_answer(f"{HOST}:{port}", transport)
    assert (found["outcome"], found["status"]) == ("answers", status)
    assert (found["host"], found["port"], found["addresses"]) == (HOST, port, [HOST])
    assert "Kanarie" not in repr(found)


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_question_is_a_whole_request_of_sip_and_tells_nobody_who_we_are(transport: str) -> None:
    with answering(transport, lambda _: b"SIP/2.0 200 OK\r\n\r\n") as (port, heard):
        exchange_answer(f"{HOST}:{port}", transport)
    head, _, body = heard[0].partition(b"\r\n\r\n")
    first, *headers = head.decode().split("\r\n")
    assert first == f"OPTIONS sip:{HOST}:{port} SIP/2.0"
    assert body == b""
    names = [header.partition(":")[0] for header in headers]
    assert {"Via", "Max-Forwards", "From", "To", "Call-ID", "CSeq"} <= set(names)
    assert len(names) == len(set(names))
    (via,) = (header for header in headers if header.startswith("Via"))
    assert re.fullmatch(
        rf"Via: SIP/2\.0/{transport.upper()} 127\.0\.0\.1:\d+;rport;branch=z9hG4bK[0-9a-f]+", via
    )


def test_real_exchange_answers() -> None:
    exchange = Exchange({"1001": "geheim"}, Trunk("trunk", "geheim"), host=HOST)
    exchange.start()
    try:
        assert exchange_answer(exchange.address, "udp")["outcome"] == "answers"
    finally:
        exchange.stop()


def test_lost_packet_is_sent_again() -> None:
    with answering("udp", lambda number: b"SIP/2.0 200 OK\r\n\r\n" if number > 1 else None) as (port, heard):
        assert exchange_answer(f"{HOST}:{port}", "udp")["status"] == 200
    assert heard[0] == heard[1]


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize(
    "words", [b"HTTP/1.1 200 OK\r\n\r\n", b"\x00", b"SIP/2.0 ok\r\n\r\n", b"SIP/2.0\r\n"]
)
def test_somebody_else_at_that_port_is_no_exchange(transport: str, words: bytes) -> None:
    with answering(transport, lambda _: words) as (port, _):
        assert exchange_answer(f"{HOST}:{port}", transport)["outcome"] == "is no exchange"


def test_exchange_that_says_nothing_does_not_hold_us_up() -> None:
    with answering("udp", lambda _: None) as (port, heard):
        assert exchange_answer(f"{HOST}:{port}", "udp", limit=0.1)["outcome"] == "no answer"
    assert heard


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_port_at_which_nobody_is_is_named_so(transport: str) -> None:
    found = exchange_answer(f"{HOST}:{closed_port(transport)}", transport, limit=0.5)
    # Wine does not hand on that a packet was refused.
    silent = ["no answer"] if transport == "udp" and sys.platform == "win32" else []
    assert found["outcome"] in ["nobody listens there", *silent]


def test_name_that_nobody_knows_is_named_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Kanarie7")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    found = exchange_answer("pbx.example.invalid", "udp")
    assert (found["outcome"], found["host"], found["port"]) == (
        "the name is not found",
        "pbx.example.invalid",
        5060,
    )
    assert "Kanarie7" not in repr(found)


@pytest.mark.parametrize("server", ["pbx:vijfduizend", "pbx:99999", "[::1", "pbx:-1"])
def test_address_that_is_none_is_named_so(server: str) -> None:
    assert exchange_answer(server, "udp") == {"outcome": "no address"}


def test_port_that_takes_connections_is_named_so() -> None:
    with socket.create_server((HOST, 0)) as place:
        found = port_answer(f"{HOST}:{place.getsockname()[1]}", 5038)
    assert found["outcome"] == "takes connections"
    assert port_answer(f"{HOST}:{closed_port('tcp')}", 5038)["outcome"] == "nobody listens there"


# ---------------------------------------------------------------- TLS


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tls") / "own")


def test_exchange_over_tls_answers(authority: Authority) -> None:
    with SecureExchange(authority.signs("DNS:localhost").context()) as exchange:
        found = exchange_answer(f"localhost:{exchange.port}", "tls", str(authority.file))
    assert (found["outcome"], found["status"]) == ("answers", 401)
    assert found["tls"].startswith("TLSv1.")
    assert "SIP/2.0/TLS" in exchange.said[0]


def test_exchange_over_ipv6_answers(authority: Authority) -> None:
    with SecureExchange(authority.signs("IP:::1").context(), host="::1") as exchange:
        found = exchange_answer(f"[::1]:{exchange.port}", "tls", str(authority.file))
    assert found["outcome"] == "answers"
    assert "OPTIONS sip:[::1]:" in exchange.said[0]


@pytest.mark.parametrize(
    ("names", "validity", "trusted", "words"),
    [
        ("DNS:localhost", VALID, False, "unknown authority"),
        ("DNS:andere.example", VALID, True, "of another name"),
        ("DNS:localhost", EXPIRED, True, "has expired"),
        ("DNS:localhost", TOO_EARLY, True, "not valid yet"),
    ],
)
def test_certificate_that_may_not_be_believed_is_named_and_nothing_is_said(
    authority: Authority, names: str, validity: tuple[str, str], trusted: bool, words: str
) -> None:
    with SecureExchange(authority.signs(names, validity).context()) as exchange:
        found = exchange_answer(f"localhost:{exchange.port}", "tls", str(authority.file) if trusted else "")
    assert words in found["outcome"]
    assert exchange.said == []


def test_exchange_without_tls_there_is_named(authority: Authority) -> None:
    with SecureExchange(None) as exchange:
        found = exchange_answer(f"localhost:{exchange.port}", "tls", str(authority.file), limit=2)
    assert "speaks no TLS" in found["outcome"] or found["outcome"] == "no answer"


def test_file_of_the_authority_that_cannot_be_read_is_named(authority: Authority) -> None:
    with SecureExchange(authority.signs("DNS:localhost").context()) as exchange:
        found = exchange_answer(f"localhost:{exchange.port}", "tls", "nergens.pem")
    assert "cannot be read" in found["outcome"]
