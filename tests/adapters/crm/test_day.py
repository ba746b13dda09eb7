"""Everybody's contacts of a day: all of them or none, page by page, within a time, and nobody's name."""

import json
from datetime import timedelta
from typing import Any

import pytest

from app.adapters.crm.vera_crm import Limits
from app.adapters.crm.vera_day import coded_contacts
from app.domain.errors import Failure
from app.domain.events import DayFailed, DayLoaded
from app.domain.resolution import CodedContact
from tests.adapters.crm.bodies import NOW, Body, coded, role
from tests.adapters.crm.conftest import Connect
from tests.adapters.crm.inbox import Inbox
from tests.adapters.crm.raw_server import answer, dripping, raw_server, saying
from tests.crm_server import ReferenceCrm

LONG_AGO = NOW - timedelta(days=300)


def contact(**more: Any) -> Body:
    made: Body = {
        "id": "CM-1",
        "datum": "2026-11-24T08:00:00Z",
        "richting": coded("INK"),
        "soort": coded("ALG", "Algemene ruimte"),
        "detailSoort": coded("ALGLIF", "Lift"),
        "omschrijving": "Kanarie-Demo belt over de lift.",
        "relaties": [{"id": "R-1", "rollen": [role("HUU")]}, {"id": "R-9", "rollen": [role("MDW")]}],
        "sturingslabels": [
            {"soort": coded("KCCVLG"), "label": coded("VLGEMO")},
            {"soort": coded("KCCUIT"), "label": coded("DUB")},
        ],
        "extra-attributen": [
            {"naam": "kcc.eenheidId", "waarde": "E-1"},
            {"naam": "kcc.clusterId", "waarde": "CL-1"},
            {"naam": "kcc.bellernummer", "waarde": "+31690007531"},
        ],
    }
    return made | more


def test_contact_is_read_without_anything_about_a_person() -> None:
    (read,) = coded_contacts([contact()])
    assert read == CodedContact(
        contact_id="CM-1",
        at=NOW.replace(hour=8),
        topic="ALG",
        topic_words="Algemene ruimte",
        subtopic="ALGLIF",
        subtopic_words="Lift",
        outcome="DUB",
        is_handled=True,
        unit_id="E-1",
        complex_id="CL-1",
    )


def test_contact_of_another_system_is_read_as_far_as_it_goes() -> None:
    (read,) = coded_contacts([{"id": "CM-1", "datum": "2026-11-24T08:00:00Z"}])
    assert read == CodedContact("CM-1", NOW.replace(hour=8))


@pytest.mark.parametrize("change", [{"datum": None}, {"id": None}, {"richting": coded("UIT")}], ids=str)
def test_contact_that_cannot_be_placed_or_that_we_began_is_left_out(change: Body) -> None:
    assert list(coded_contacts([contact(**change)])) == []


@pytest.mark.parametrize("dialect", ["punt", "haken", "kort"])
def test_all_pages_are_read_each_contact_once_and_with_few_requests(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox, dialect: str
) -> None:
    connect(reference_crm.url, dialect=dialect).load_day(f"dag-{dialect}", LONG_AGO)
    told = inbox.one(DayLoaded, DayFailed)
    assert isinstance(told, DayLoaded)
    rows = reference_crm.rows("brg/v4/contactmomenten", {"datum.vanaf": f"{LONG_AGO:%Y-%m-%dT%H:%M:%SZ}"})
    assert len(rows) > 200
    incoming = sorted(row["id"] for row in rows if row["richting"]["code"] == "INK")
    assert sorted(one.contact_id for one in told.contacts) == incoming
    assert len(reference_crm.asked(f"dag-{dialect}")) == -(-len(rows) // 100)


def test_contacts_of_an_hour_cost_one_request(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    connect(reference_crm.url).load_day("uur", NOW - timedelta(hours=1))
    inbox.one(DayLoaded)
    assert len(reference_crm.asked("uur")) == 1


def test_server_that_ignores_the_date_gives_no_figures_and_is_not_asked_for_all_it_has(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    reference_crm.disturb({"path": "*", "ignores_filters": True})
    connect(reference_crm.url).load_day("alles", NOW - timedelta(hours=1))
    assert inbox.one(DayLoaded, DayFailed) == DayFailed("alles", Failure.UNREADABLE)
    assert len(reference_crm.asked("alles")) == 1


def test_part_of_a_day_is_no_day(connect: Connect, inbox: Inbox) -> None:
    body = json.dumps([contact()]).encode()
    with raw_server(saying(answer(body, "200 OK", "X-Parameters-Aantal: 7000"))) as server:
        connect(server.url).load_day("dag", NOW.replace(hour=0))
        assert inbox.one(DayLoaded, DayFailed) == DayFailed("dag", Failure.UNREADABLE)


def test_server_that_never_comes_to_an_end_is_given_up(connect: Connect, inbox: Inbox) -> None:
    drops = dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n[", b" ")
    with raw_server(drops) as server:
        connect(server.url, Limits(request=0.4, day=0.6)).load_day("dag", NOW)
        assert inbox.one(DayLoaded, DayFailed) == DayFailed("dag", Failure.TIMED_OUT)
