"""Every bad day of a CRM: one answer for each question, with the right reason, and nothing escapes."""

import gzip
import json
import socket
import time
from typing import Any

import pytest

from app.adapters.crm.vera_crm import Limits, VeraCrm
from app.domain.dossier import PartName
from app.domain.errors import Failure
from app.domain.events import (
    CallerIdentified,
    CallersFound,
    ContactRecorded,
    DossierPartFailed,
    IdentificationFailed,
    SearchFailed,
)
from app.domain.search import SearchQuery
from tests.adapters.crm.conftest import Connect
from tests.adapters.crm.inbox import Inbox
from tests.adapters.crm.raw_server import Say, answer, dripping, raw_server, saying, silent
from tests.builders import number, record
from tests.crm_server import ReferenceCrm

SHORT = Limits(look_up=0.6, request=0.6, dossier=0.9, write=0.6, farewell=0.1)


def ask_everything(crm: VeraCrm, inbox: Inbox, relation_id: str, caller: str) -> set[Failure]:
    """Every question once; why none of them was answered. Fails when one was, or was answered twice."""
    crm.identify("wie", number(caller))
    crm.load("dossier", relation_id)
    crm.search("zoek", SearchQuery(name="Roodspecht"))
    crm.search("zoek-huis", SearchQuery(postcode="0137BA", house_number="16"))
    crm.record(record("contact"), is_repeat=False)
    parts = inbox.parts("dossier", relation_id)
    inbox.wait_for(len(PartName) + 4)
    crm.close()  # whatever is still under way ends here, and says nothing more
    events = inbox.events
    assert len(events) == len(PartName) + 4
    assert not [one for one in events if isinstance(one, CallerIdentified | CallersFound | ContactRecorded)]
    assert all(isinstance(one, DossierPartFailed) for one in parts.values()), parts
    kinds = (DossierPartFailed, IdentificationFailed, SearchFailed)
    return {one.failure for one in events if isinstance(one, kinds)}


@pytest.mark.parametrize(
    ("fault", "failure"),
    [
        ({"status": 401}, Failure.UNAUTHORISED),
        ({"status": 403}, Failure.NOT_ALLOWED),
        ({"status": 404}, Failure.NOT_FOUND),
        ({"status": 400}, Failure.REFUSED),
        ({"status": 429, "retry_after": 5}, Failure.TOO_BUSY),
        ({"status": 500}, Failure.SERVER_ERROR),
        ({"status": 502, "body": "html"}, Failure.SERVER_ERROR),
        ({"status": 503}, Failure.TOO_BUSY),
        ({"status": 302}, Failure.UNREADABLE),
        ({"status": 204}, Failure.UNREADABLE),
        ({"body": "html"}, Failure.UNREADABLE),
        ({"body": "empty"}, Failure.UNREADABLE),
        ({"body": "half_json"}, Failure.UNREADABLE),
        ({"body": "cut_off"}, Failure.UNREADABLE),
        ({"body": "wrong_shape"}, Failure.UNREADABLE),
        ({"body": "huge"}, Failure.UNREADABLE),
        ({"body": "dropped"}, Failure.UNREACHABLE),
        ({"delay_ms": 2_500}, Failure.TIMED_OUT),
    ],
    ids=str,
)
def test_bad_day_of_the_crm_has_one_reason_for_every_question(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox, fault: dict[str, Any], failure: Failure
) -> None:
    reference_crm.disturb({"path": "*"} | fault)
    crm = connect(reference_crm.url, SHORT if "delay_ms" in fault else Limits())
    reasons = ask_everything(crm, inbox, reference_crm.relation("known"), reference_crm.number("known"))
    assert reasons == {failure}


JSON = b"[" + json.dumps({"id": "X", "omschrijving": "x" * 400}).encode() + b"]"
BOMB = gzip.compress(b"[" + b" " * (32 << 20) + b"]", 1)
PORTAL = b"<!doctype html><title>Welkom</title><form action=login>Log in op het gastennetwerk</form>"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("say", "reasons"),
    [
        (silent, {Failure.TIMED_OUT}),
        (dripping(b"HTTP/1.1 200 OK\r\n", b"X-Drip: 1\r\n"), {Failure.TIMED_OUT, Failure.UNREACHABLE}),
        (dripping(b"HTTP/1.1 200 OK\r\nX-Long: ", b"x"), {Failure.TIMED_OUT}),
        (dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n[", b" "), {Failure.TIMED_OUT}),
        (dripping(CHUNKED, b"1\r\n \r\n"), {Failure.TIMED_OUT}),
        (dripping(b"HTTP/1.1 200 OK\r\n\r\n[", b" "), {Failure.TIMED_OUT}),
        (dripping(b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"), {Failure.TIMED_OUT}),
        (saying(b""), {Failure.UNREACHABLE}),
        (saying(b"HTTP/1.1 200 OK\r\nContent-Ty"), {Failure.UNREADABLE}),
        (saying(b"HTTP/1.1 200 OK\r\n\r\n" + JSON[:60]), {Failure.UNREADABLE}),
        (saying(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + JSON[:60]), {Failure.UNREADABLE}),
        (saying(CHUNKED + b"64\r\n" + JSON[:60]), {Failure.UNREADABLE}),
        (saying(CHUNKED + b"zz\r\n[]\r\n0\r\n\r\n"), {Failure.UNREADABLE}),
        (saying(b"SSH-2.0-OpenSSH_9.2\r\n"), {Failure.UNREACHABLE}),
        (saying(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n[]"), {Failure.UNREACHABLE}),
        (saying(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n[]"), {Failure.UNREACHABLE}),
        (saying(answer(PORTAL, "200 OK")), {Failure.UNREADABLE}),
        (saying(answer(BOMB, "200 OK", "Content-Encoding: gzip")), {Failure.UNREADABLE}),
        (saying(answer(b"no gzip", "200 OK", "Content-Encoding: gzip")), {Failure.UNREADABLE}),
        (saying(answer(b"null")), {Failure.UNREADABLE}),
        (saying(answer(b"[null, 5]")), {Failure.UNREADABLE}),
        (saying(answer(b"", "301 Moved", "Location: https://elders.example/x")), {Failure.UNREADABLE}),
        (saying(answer(b"", "999 What")), {Failure.UNREADABLE}),
    ],
    ids=[
        "silent", "headers drip", "one header drips", "body drips", "chunks drip", "body without a length drips",
        "continues for ever", "says nothing", "cut in the headers", "cut without a length",
        "cut before its length", "cut in a chunk", "wrong chunk", "ssh", "many headers", "long header",
        "captive portal", "gzip bomb", "no gzip", "null", "nulls", "redirect", "status 999",
    ],
)  # fmt: skip
def test_server_that_breaks_the_rules_ends_every_question_once(
    connect: Connect, inbox: Inbox, say: Say, reasons: set[Failure]
) -> None:
    with raw_server(say) as server:
        crm = connect(server.url, SHORT if Failure.TIMED_OUT in reasons else Limits())
        assert ask_everything(crm, inbox, "R-1", "+31690001234") <= reasons


def test_words_of_another_type_fail_the_parts_that_have_them_and_no_others(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    reference_crm.disturb({"path": "*", "body": "wrong_types"})
    relation_id = reference_crm.relation("S6")
    connect(reference_crm.url).load("dossier", relation_id)
    parts = inbox.parts("dossier", relation_id)
    failed = {name for name, one in parts.items() if isinstance(one, DossierPartFailed)}
    assert failed == set(PartName) - {PartName.CASES}  # there are none, so nothing is wrong with them


def test_number_of_another_type_is_nobodys(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    reference_crm.disturb({"path": "*", "body": "wrong_types"})
    connect(reference_crm.url).identify("wie", number(reference_crm.number("known")))
    told = inbox.one(CallerIdentified, IdentificationFailed)
    assert told == IdentificationFailed("wie", Failure.UNREADABLE)


def test_address_that_nobody_listens_on_is_unreachable(connect: Connect, inbox: Inbox) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert ask_everything(connect(f"http://127.0.0.1:{port}"), inbox, "R-1", "+31690001234") == {
        Failure.UNREACHABLE
    }


@pytest.mark.parametrize(
    "url", ["", "crm", "ftp://127.0.0.1", "http://", "http://[", "http://127.0.0.1:99999"]
)
def test_address_that_is_none_is_unreachable(connect: Connect, inbox: Inbox, url: str) -> None:
    assert ask_everything(connect(url), inbox, "R-1", "+31690001234") == {Failure.UNREACHABLE}


def test_whole_look_up_has_one_limit_and_not_one_for_each_of_its_requests(
    connect: Connect, inbox: Inbox
) -> None:
    def numbers_only(connection: socket.socket, head: str) -> None:
        if "/telefoonnummers" not in head:
            silent(connection, head)
            return
        time.sleep(0.3)
        owner = {"waarde": "+31690001234", "relatie": {"id": f"R-{len(head)}"}}
        others = {"waarde": "+31690001234", "relatie": {"id": "R-2"}}
        connection.sendall(answer(json.dumps([owner, others]).encode()))

    with raw_server(numbers_only) as server:
        crm = connect(server.url, Limits(look_up=0.9, request=30.0))
        begin = time.monotonic()
        crm.identify("wie", number("+31690001234"))
        assert inbox.one(CallerIdentified, IdentificationFailed).__class__ is IdentificationFailed
        # Far from the thirty seconds that a single request may take here.
        assert time.monotonic() - begin < 15


def test_name_that_does_not_come_in_time_does_not_hold_up_the_dossier(connect: Connect, inbox: Inbox) -> None:
    relation = {"id": "R-1", "achternaam": "Roodspecht-Demo"}
    asked: list[str] = []

    def slow_name(connection: socket.socket, head: str) -> None:
        if "/telefoonnummers" in head:
            connection.sendall(answer(b'[{"waarde": "+31690001234", "relatie": {"id": "R-1"}}]'))
        elif "/brg/v4/relaties/" in head:
            asked.append(head)
            if len(asked) == 1:
                silent(connection, head)
            connection.sendall(answer(json.dumps(relation).encode()))
        else:
            connection.sendall(answer(b"[]"))

    with raw_server(slow_name) as server:
        crm = connect(server.url, Limits(look_up=1.5))
        crm.identify("wie", number("+31690001234"))
        (candidate,) = inbox.one(CallerIdentified).candidates
        assert (candidate.relation_id, candidate.name) == ("R-1", "")
        crm.load("wie", "R-1")
        inbox.parts("wie", "R-1")
        assert len(asked) == 2


def test_closing_ends_what_is_under_way_at_once_and_answers_it(connect: Connect, inbox: Inbox) -> None:
    with raw_server(silent) as server:
        crm = connect(server.url, Limits(60, 60, 60, 60, farewell=0.05))
        crm.identify("wie", number("+31690001234"))
        crm.load("dossier", "R-1")
        crm.search("zoek", SearchQuery(name="Roodspecht"))
        crm.record(record("contact-1"), is_repeat=False)
        crm.record(record("contact-2"), is_repeat=False)
        begin = time.monotonic()
        crm.close()
        assert time.monotonic() - begin < 30  # half of any limit
        inbox.parts("dossier", "R-1")
        assert len(inbox.events) == len(PartName) + 4


def test_question_to_a_closed_crm_is_answered_too(connect: Connect, inbox: Inbox) -> None:
    with raw_server(silent) as server:
        crm = connect(server.url)
        crm.close()
        assert ask_everything(crm, inbox, "R-1", "+31690001234") <= {Failure.UNREACHABLE, Failure.TIMED_OUT}
        assert server.heads == []


def test_closing_twice_does_no_harm(connect: Connect) -> None:
    crm = connect("http://127.0.0.1:1")
    crm.close()
    crm.close()
