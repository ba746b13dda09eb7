"""Nothing about somebody else reaches the desk, and nothing about anybody the log."""

import json
import logging
import socket
from typing import Any

import pytest

from app.adapters.crm.vera_crm import Limits
from app.domain.building import ComplexReports, UnitReports
from app.domain.dossier import PartName
from app.domain.errors import Failure
from app.domain.events import (
    CallerIdentified,
    CallersFound,
    DossierLoaded,
    DossierPartFailed,
    IdentificationFailed,
    RecordingFailed,
    SearchFailed,
)
from app.domain.history import Appointments, Cases
from app.domain.search import SearchQuery
from app.domain.tenancy import FlagKind, Flags, Leases
from app.domain.wrap_up import Draft, finish
from tests.adapters.crm.conftest import Connect
from tests.adapters.crm.inbox import Inbox
from tests.adapters.crm.raw_server import answer, raw_server, saying, silent
from tests.builders import number, record, taxonomy
from tests.crm_server import KEY, ReferenceCrm

CALLER = "+31690007531"
CANARIES = (
    "Kanarie-Demo", "kanarie-demo", "690007531", "0690007531", "Kanarielaan", "0999 ZZ", "0999ZZ", "R-KANARIE",
    "Kanarienotitie", KEY,
)  # fmt: skip


# ---------------------------------------------------------------- somebody else


def test_server_that_ignores_filters_and_shows_everything_gives_only_the_callers_own(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    """This corporation is small enough for all of these lists to come whole."""
    reference_crm.disturb({"path": "*", "ignores_filters": True})
    relation_id = reference_crm.relation("S11")
    connect(reference_crm.url).load("sessie", relation_id)
    parts = inbox.parts("sessie", relation_id)
    loaded = {name: one.content for name, one in parts.items() if isinstance(one, DossierLoaded)}
    flags, leases = loaded[PartName.FLAGS], loaded[PartName.LEASES]
    assert isinstance(flags, Flags)
    assert {flag.kind for flag in flags.flags} == {FlagKind.STAFF_SAFETY}
    assert len(flags.flags) == 2
    assert isinstance(leases, Leases)
    assert len(leases.leases) == 1
    assert loaded[PartName.CASES] == Cases()
    assert loaded[PartName.APPOINTMENTS] == Appointments()


def test_server_that_ignores_filters_and_shows_a_part_is_not_believed_when_it_shows_nothing_of_the_caller(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    reference_crm.disturb({"path": "*", "ignores_filters": True})
    relation_id = reference_crm.relation("S11")
    connect(reference_crm.url).load("sessie", relation_id)
    parts = inbox.parts("sessie", relation_id)
    # Fifty of thousands: that there are none of the caller's among them says nothing.
    failed = parts[PartName.CONTACTS]
    assert isinstance(failed, DossierPartFailed)
    assert failed.failure is Failure.UNREADABLE


def test_number_is_nobodys_but_the_owners_when_filters_are_ignored(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    reference_crm.disturb({"path": "*/telefoonnummers", "ignores_filters": True})
    connect(reference_crm.url).identify("sessie", number(reference_crm.number("known")))
    told = inbox.one(CallerIdentified, IdentificationFailed)
    assert told == IdentificationFailed("sessie", Failure.UNREADABLE)


def lists_of(rows: dict[str, list[dict[str, Any]]], total: int | None = None) -> Any:
    """A server that answers each list with these rows, whoever was asked about."""

    def say(connection: socket.socket, head: str) -> None:
        path = head.split(" ")[1].partition("?")[0]
        body = rows.get(path.rpartition("/")[2], [])
        headers = [] if total is None else [f"X-Parameters-Aantal: {total}"]
        connection.sendall(answer(json.dumps(body).encode(), "200 OK", *headers))

    return say


def flag_of(relation_id: str) -> dict[str, Any]:
    return {"id": f"S-{relation_id}", "soort": {"code": "AGR"}, "relatie": {"id": relation_id}}


@pytest.mark.parametrize(("total", "is_loaded"), [(2, True), (None, True), (3, False)])
def test_rows_of_others_are_dropped_and_what_remains_counts_only_when_nothing_was_held_back(
    connect: Connect, inbox: Inbox, total: int | None, is_loaded: bool
) -> None:
    say = lists_of({"signaleringen": [flag_of("R-1"), flag_of("R-2")]}, total)
    with raw_server(say) as server:
        connect(server.url).load("sessie", "R-1")
        part = inbox.parts("sessie", "R-1")[PartName.FLAGS]
    if is_loaded:
        assert isinstance(part, DossierLoaded)
        assert isinstance(part.content, Flags)
        assert [flag.flag_id for flag in part.content.flags] == ["S-R-1"]
    else:
        assert isinstance(part, DossierPartFailed)


def test_full_page_of_others_without_a_total_is_not_believed(connect: Connect, inbox: Inbox) -> None:
    with raw_server(lists_of({"signaleringen": [flag_of(f"R-{one}") for one in range(2, 102)]})) as server:
        connect(server.url).load("sessie", "R-1")
        assert isinstance(inbox.parts("sessie", "R-1")[PartName.FLAGS], DossierPartFailed)


def test_report_about_a_neighbours_home_is_not_shown_as_one_of_the_building(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    relation_id = reference_crm.relation("S1")
    connect(reference_crm.url).load("sessie", relation_id)
    parts = inbox.parts("sessie", relation_id)
    contents = [one.content for one in parts.values() if isinstance(one, DossierLoaded)]
    building = next(one for one in contents if isinstance(one, ComplexReports))
    home = next(one for one in contents if isinstance(one, UnitReports))
    assert not {one.report_id for one in building.reports} & {one.report_id for one in home.reports}


def test_person_of_another_key_than_was_asked_is_refused(connect: Connect, inbox: Inbox) -> None:
    relation = json.dumps({"id": "R-2", "achternaam": "Kanarie-Demo"}).encode()
    with raw_server(saying(answer(relation))) as server:
        connect(server.url).load("sessie", "R-1")
        part = inbox.parts("sessie", "R-1")[PartName.PERSON]
    assert isinstance(part, DossierPartFailed)
    assert part.failure is Failure.UNREADABLE


def test_server_that_turns_in_circles_is_left_after_a_few_pages(connect: Connect, inbox: Inbox) -> None:
    page = json.dumps([flag_of("R-1")]).encode()
    with raw_server(saying(answer(page, "200 OK", "X-Parameters-Cursor: altijd"))) as server:
        connect(server.url).load("sessie", "R-1")
        part = inbox.parts("sessie", "R-1")[PartName.FLAGS]
    assert isinstance(part, DossierLoaded)
    assert isinstance(part.content, Flags)
    assert len(part.content.flags) == 1  # the same row twice is one
    assert sum("/signaleringen" in head for head in server.heads) == 2


def test_further_pages_are_read(connect: Connect, inbox: Inbox) -> None:
    def two_pages(connection: socket.socket, head: str) -> None:
        row, header = ("S-2", ()) if "cursor=twee" in head else ("S-1", ("X-Parameters-Cursor: twee",))
        page = [flag_of("R-1") | {"id": row}]
        connection.sendall(answer(json.dumps(page).encode(), "200 OK", *header))

    with raw_server(two_pages) as server:
        connect(server.url).load("sessie", "R-1")
        part = inbox.parts("sessie", "R-1")[PartName.FLAGS]
    assert isinstance(part, DossierLoaded)
    assert isinstance(part.content, Flags)
    assert [flag.flag_id for flag in part.content.flags] == ["S-1", "S-2"]


# ---------------------------------------------------------------- the log


def everything_about(crm: Any) -> None:
    """Every question, with canaries in all that it says about people."""
    note = finish(Draft("REP", "REPLOO", solved=True, note="Kanarienotitie"), taxonomy())
    crm.identify("sessie", number(CALLER))
    crm.load("sessie", "R-KANARIE")
    crm.search("zoek-naam", SearchQuery(name="Kanarie-Demo"))
    crm.search("zoek-huis", SearchQuery(postcode="0999ZZ", house_number="7"))
    crm.record(record("contact", number=CALLER, relation_id="R-KANARIE", wrap_up=note), is_repeat=False)


def wait_for_everything(inbox: Inbox) -> None:
    kinds = (CallerIdentified, IdentificationFailed, CallersFound, SearchFailed, RecordingFailed)
    inbox.parts("sessie", "R-KANARIE")
    inbox.wait_until(lambda all_: sum(isinstance(one, kinds) for one in all_) == 4)


PERSON = {
    "id": "R-KANARIE",
    "achternaam": "Kanarie-Demo",
    "waarde": CALLER,
    "relatie": {"id": "R-KANARIE"},
    "adressen": [{"adres": {"straatnaam": "Kanarielaan", "postcode": "0999 ZZ"}}],
}
TELLING = json.dumps(PERSON).encode()


@pytest.mark.parametrize(
    "say",
    [
        saying(answer(TELLING)),
        saying(answer(b"[" + TELLING + b"]")),
        saying(answer(b"[" + TELLING + b"]", "200 OK", "X-Parameters-Aantal: 5000")),
        saying(answer(TELLING[:-9])),
        saying(answer(TELLING, "422 No")),
        saying(answer(b'{"omschrijving": "Kanarie-Demo, Kanarielaan 7 bestaat niet"}', "400 No")),
        saying(answer(b'{"omschrijving": "Kanarienotitie"}', "500 No")),
        saying(answer(b"", "302 Found", "Location: https://x.example/Kanarie-Demo")),
        saying(answer(b'{"id": {"Kanarie-Demo": 1}}')),
        saying(b"HTTP/1.1 200 OK\r\nno header at all\r\nX: y\r\n\r\n[]"),
        saying(b"Kanarie-Demo\r\n"),
        saying(b""),
        silent,
    ],
    ids=[
        "object", "list", "others", "half", "refused", "words", "words of an error", "redirect", "wrong type",
        "wrong headers", "no http", "dropped", "silent",
    ],
)  # fmt: skip
def test_log_says_what_failed_and_nothing_about_a_person(
    connect: Connect, inbox: Inbox, caplog: pytest.LogCaptureFixture, say: Any
) -> None:
    caplog.set_level(logging.DEBUG)
    with raw_server(say) as server:
        crm = connect(server.url, Limits(look_up=0.5, request=0.5, dossier=0.6, write=0.5, farewell=0.1))
        everything_about(crm)
        wait_for_everything(inbox)
        crm.close()
    assert not [canary for canary in CANARIES if canary in caplog.text], caplog.text


def test_log_of_an_unreachable_crm_says_nothing_about_a_person(
    connect: Connect, inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    everything_about(connect("http://127.0.0.1:1"))
    wait_for_everything(inbox)
    assert "relaties/telefoonnummers: UNREACHABLE" in caplog.text
    assert not [canary for canary in CANARIES if canary in caplog.text], caplog.text


def test_rows_of_others_are_counted_in_the_log_and_not_named(
    connect: Connect, inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    with raw_server(lists_of({"signaleringen": [flag_of("R-1"), flag_of("R-KANARIE")]})) as server:
        connect(server.url).load("sessie", "R-1")
        inbox.parts("sessie", "R-1")
    assert "sessie brg/signaleringen: 1 of 2 rows were not what was asked for" in caplog.text
    assert "KANARIE" not in caplog.text
