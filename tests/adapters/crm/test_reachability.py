"""Whether the CRM can be reached, as IT wants to know it: status, certificate, or why not."""

import socket
from pathlib import Path

import pytest

from app.adapters.crm.reachability import crm_answer
from tests.adapters.crm.raw_server import Say, answer, dripping, raw_server, saying, silent
from tests.adapters.crm.test_tls import certificates, server_side
from tests.crm_server import ReferenceCrm

__all__ = ["certificates"]


def test_crm_that_is_there_tells_its_status(reference_crm: ReferenceCrm) -> None:
    found = crm_answer(reference_crm.url)
    assert found["outcome"] == "answers"
    assert found["status"] in (401, 403, 404)
    assert reference_crm.key not in repr(found)


def test_nothing_is_sent_that_is_secret_and_nothing_kept_that_is_said() -> None:
    with raw_server(saying(answer(b'{"naam": "Roodspecht-Demo"}'))) as server:
        found = crm_answer(f"{server.url}/vera")
    (head,) = server.heads
    assert head.startswith("GET /vera HTTP/1.1\r\n")
    assert "x-api-key" not in head.lower()
    assert (found["outcome"], found["status"]) == ("answers", 200)
    assert "Roodspecht" not in repr(found)


def test_certificate_that_is_not_trusted_is_named_with_its_reason(certificates: Path) -> None:
    with raw_server(saying(answer(b"[]")), server_side(certificates, "good")) as server:
        found = crm_answer(server.url)
    assert found["outcome"].startswith("the certificate is not trusted: ")
    assert "127.0.0.1" not in found["outcome"]


@pytest.mark.parametrize(
    "url", ["nergens", "http://", "ftp://127.0.0.1", "http://[::1", "https://127.0.0.1:0"]
)
def test_address_that_is_none_is_named(url: str) -> None:
    assert crm_answer(url)["outcome"].startswith("cannot be reached: ")


def test_crm_that_is_not_there_is_named() -> None:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{place.getsockname()[1]}"
        assert crm_answer(url)["outcome"] == "cannot be reached: ConnectionError"


@pytest.mark.parametrize(
    "say", [silent, dripping(b"HTTP/1.1 200 OK\r\n", b"x: y\r\n")], ids=["silent", "drips"]
)
def test_crm_that_does_not_come_to_an_end_does_not_hold_us_up(say: Say) -> None:
    with raw_server(say) as server:
        assert crm_answer(server.url, limit=0.3)["outcome"] == "no answer in time"
