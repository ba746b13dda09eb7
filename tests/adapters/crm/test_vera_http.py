"""Single requests: what they carry, what their answers mean, and what they may cost."""

import gzip
import socket
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from email.utils import format_datetime
from pathlib import Path

import pytest

from app.adapters.crm import connections
from app.adapters.crm.timekeeper import Timekeeper
from app.adapters.crm.vera_http import LARGEST_ANSWER, Answer, CrmFault, Query, VeraHttp
from app.domain.errors import Failure
from tests.adapters.crm.raw_server import RawServer, answer, keeping, raw_server, saying, silent

LIST = Query("brg", "relaties", (("achternaam", "De Vlieg & Zn"),), page_size=100)
SECONDS = 10.0

Open = Callable[..., VeraHttp]


@pytest.fixture
def open_http() -> Iterator[Open]:
    keeper = Timekeeper()
    made: list[VeraHttp] = []

    def make(server: RawServer | str, key: str = "sleutel") -> VeraHttp:
        url = server if isinstance(server, str) else server.url
        made.append(VeraHttp(url, key, keeper, connections=4))
        return made[-1]

    yield make
    for http in made:
        http.close()
    keeper.close()


def get(http: VeraHttp) -> Answer:
    return http.get(LIST, "sessie", SECONDS)


def fault_of(http: VeraHttp) -> CrmFault:
    with pytest.raises(CrmFault) as raised:
        get(http)
    return raised.value


def test_request_carries_key_correlation_page_size_and_filter(open_http: Open) -> None:
    with raw_server(saying(answer(b"[]"))) as server:
        get(open_http(server, "geheim\n"))
    (head,) = server.heads
    first, *headers = head.split("\r\n")
    assert first == "GET /brg/v4/relaties?achternaam=De+Vlieg+%26+Zn HTTP/1.1"
    assert {
        "X-API-KEY: geheim",
        "X-Stuurgegevens-Referentienummer: sessie",
        "X-Parameters-AantalPerPagina: 100",
        "Accept: application/json",
        "User-Agent: Bellerbeeld",
    } <= set(headers)
    assert not [header for header in headers if header.lower().startswith(("cookie", "authorization"))]


def test_key_with_letters_beyond_latin_is_for_the_server_to_refuse(open_http: Open) -> None:
    with raw_server(saying(answer(b"", "401 Unauthorized"))) as server:
        assert fault_of(open_http(server, "sleutel–€")).failure is Failure.UNAUTHORISED


def test_key_does_not_follow_a_redirect_to_another_host(open_http: Open) -> None:
    with raw_server(saying(answer(b"[]"))) as other:
        location = f"Location: {other.url}/brg/v4/relaties"
        for status in ("301 Moved", "302 Found", "307 Temporary", "308 Permanent"):
            with raw_server(saying(answer(b"", status, location))) as server:
                assert fault_of(open_http(server)).failure is Failure.UNREADABLE
        assert other.heads == []


def test_cookie_of_the_server_is_not_sent_back(open_http: Open) -> None:
    with raw_server(saying(answer(b"[]", "200 OK", "Set-Cookie: spoor=1; Path=/"))) as server:
        http = open_http(server)
        get(http)
        get(http)
    assert "cookie" not in server.heads[1].lower()


def test_login_of_a_netrc_is_not_sent(
    open_http: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login iemand password geheim\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(netrc))
    with raw_server(saying(answer(b"[]"))) as server:
        get(open_http(server))
    assert "authorization" not in server.heads[0].lower()


def test_request_through_a_proxy_ends_in_time_too(open_http: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    with raw_server(silent) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        http = open_http("http://crm.example")
        with pytest.raises(CrmFault) as raised:
            http.get(LIST, "sessie", 0.3)
    assert raised.value.failure is Failure.TIMED_OUT
    assert proxy.heads[0].startswith("GET http://crm.example/brg/v4/relaties?")


def test_amounts_are_exact_and_headers_tell_how_much_there_is(open_http: Open) -> None:
    headers = ("X-Parameters-Aantal: 214", "X-Parameters-Cursor: abc", "Location: /x/1")
    with raw_server(saying(answer(b'[{"saldo": 0.1}]', "200 OK", *headers))) as server:
        given = get(open_http(server))
    assert given == Answer([{"saldo": Decimal("0.1")}], 214, "abc", "/x/1")


@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"-Infinity", b"1e999999999999999999999"])
def test_number_that_is_none_makes_the_answer_unreadable(open_http: Open, number: bytes) -> None:
    with raw_server(saying(answer(b'[{"saldo": ' + number + b"}]"))) as server:
        assert fault_of(open_http(server)).failure is Failure.UNREADABLE


@pytest.mark.parametrize("total", ["", "-1", "x", "1e3", "9" * 40, "٣"])
def test_total_that_is_no_number_is_no_total(open_http: Open, total: str) -> None:
    with raw_server(saying(answer(b"[]", "200 OK", f"X-Parameters-Aantal: {total}"))) as server:
        assert get(open_http(server)).total is None


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("17", 17.0),
        (" 0 ", 0.0),
        ("-5", None),
        ("later", None),
        ("1.5", None),
        ("", None),
        ("x" * 9_000, None),
    ],
)
def test_retry_after_in_seconds_is_read_and_rubbish_is_not(
    open_http: Open, value: str, seconds: float | None
) -> None:
    with raw_server(saying(answer(b"", "429 Too Many", f"Retry-After: {value}"))) as server:
        fault = fault_of(open_http(server))
    assert (fault.failure, fault.retry_after) == (Failure.TOO_BUSY, seconds)


def test_retry_after_as_a_date_becomes_seconds(open_http: Open) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=900), usegmt=True)
    with raw_server(saying(answer(b"", "503 Busy", f"Retry-After: {later}"))) as server:
        seconds = fault_of(open_http(server)).retry_after
    assert seconds is not None
    assert 600 < seconds <= 900


def test_retry_after_in_the_past_means_now(open_http: Open) -> None:
    with raw_server(saying(answer(b"", "503 Busy", "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT"))) as server:
        assert fault_of(open_http(server)).retry_after == 0.0


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b'{"code": "KCC-422", "omschrijving": "datum ontbreekt"}', "datum ontbreekt · KCC-422"),
        (b'{"omschrijving": "  twee\\nregels \\u202e"}', "twee regels"),
        (b'{"omschrijving": 5, "code": ["x"]}', ""),
        (b"[1]", ""),
        (b"<html>", ""),
    ],
)
def test_words_of_the_server_are_one_plain_line(open_http: Open, body: bytes, words: str) -> None:
    with raw_server(saying(answer(body, "422 No"))) as server:
        assert fault_of(open_http(server)).detail == words


def test_long_words_of_the_server_are_cut(open_http: Open) -> None:
    body = b'{"omschrijving": "' + b"x" * 5_000 + b'"}'
    with raw_server(saying(answer(body, "422 No"))) as server:
        assert len(fault_of(open_http(server)).detail) <= 300


def test_connection_is_used_again(open_http: Open) -> None:
    with raw_server(keeping(b"[]")) as server:
        http = open_http(server)
        for _ in range(5):
            get(http)
        http.close()
    assert (len(server.heads), server.connections) == (5, 1)


def test_connection_that_was_quiet_for_long_is_not_used_again(
    open_http: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "LONGEST_IDLE", 0.0)
    with raw_server(keeping(b"[]")) as server:
        http = open_http(server)
        for _ in range(3):
            get(http)
        http.close()
    assert server.connections == 3


def test_answer_that_is_too_large_costs_little_memory(open_http: Open) -> None:
    bomb = gzip.compress(b"[" + b" " * (100 << 20) + b"]", 1)
    with raw_server(saying(answer(bomb, "200 OK", "Content-Encoding: gzip"))) as server:
        http = open_http(server)
        tracemalloc.start()
        try:
            assert fault_of(http).failure is Failure.UNREADABLE
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak < 4 * LARGEST_ANSWER


def test_largest_answer_that_is_taken_stays_within_fifty_megabytes(open_http: Open) -> None:
    brackets = b"[" + b"[]," * ((LARGEST_ANSWER - 10) // 3) + b"[]]"
    with raw_server(saying(answer(brackets))) as server:
        http = open_http(server)
        tracemalloc.start()
        try:
            get(http)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak < 50 << 20


def test_only_201_says_that_something_was_made(open_http: Open) -> None:
    with raw_server(saying(answer(b"{}"))) as server, pytest.raises(CrmFault) as raised:
        open_http(server).post("brg", "contactmomenten", {}, "contact", SECONDS)
    assert (raised.value.failure, raised.value.status) == (Failure.UNREADABLE, 200)


def test_host_that_does_not_take_the_connection_is_unreachable_before_the_request_is_too_late(
    open_http: Open,
) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        # The queue of a server that accepts nobody takes one or two, and then lets the next one wait.
        waiting = [socket.socket() for _ in range(3)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(full.getsockname())
        fault = fault_of(open_http(f"http://127.0.0.1:{full.getsockname()[1]}"))
        for one in waiting:
            one.close()
    assert fault.failure is Failure.UNREACHABLE


def test_request_without_time_is_not_made(open_http: Open) -> None:
    with raw_server(saying(answer(b"[]"))) as server:
        with pytest.raises(CrmFault) as raised:
            open_http(server).get(LIST, "sessie", 0.0)
        assert raised.value.failure is Failure.TIMED_OUT
        assert server.heads == []


def test_fault_keeps_the_librarys_error_as_its_cause_and_says_nothing_about_the_request(
    open_http: Open,
) -> None:
    with raw_server(saying(b"")) as server:
        fault = fault_of(open_http(server))
    assert fault.__cause__ is not None
    assert str(fault) == "UNREACHABLE (0)"
