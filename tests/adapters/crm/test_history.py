"""Contacts, cases and appointments, in our own words."""

from datetime import UTC, datetime
from typing import Any

import pytest

from app.adapters.crm.vera_history import appointments, cases, past_contacts
from app.domain.history import Channel
from tests.adapters.crm.bodies import NOW, Body, coded, role


def contact(id_: str, hour: int, channel: str = "TEL", direction: str = "INK", **more: Any) -> Body:
    made: Body = {
        "id": id_,
        "datum": f"2026-11-23T{hour:02d}:00:00Z",
        "kanaal": coded(channel),
        "richting": coded(direction),
        "onderwerp": "Lekkage",
    }
    return made | more


def test_contacts_stand_newest_first_and_one_without_a_date_has_no_place() -> None:
    read = past_contacts([contact("A", 8), contact("B", 12, "INT"), {"id": "C"}, contact("D", 10, "XYZ")], 40)
    assert [(one.contact_id, one.channel) for one in read.contacts] == [
        ("B", Channel.PORTAL),
        ("D", Channel.OTHER),
        ("A", Channel.PHONE),
    ]
    assert read.total == 40


@pytest.mark.parametrize(
    ("changes", "is_answered"),
    [
        ({}, False),
        ({"sturingslabels": [{"soort": coded("KCCUIT"), "label": coded("ELA")}]}, True),
        ({"sturingslabels": [{"soort": coded("KCCVLG"), "label": coded("VLGEMO")}]}, False),
        ({"relaties": [{"id": "R-9", "rollen": [role("MDW")]}]}, True),
        ({"relaties": [{"id": "R-1", "rollen": [role("HUU")]}]}, False),
        ({"kanaal": coded("TEL")}, True),
        ({"richting": coded("UIT")}, True),
    ],
    ids=str,
)
def test_message_waits_until_somebody_has_dealt_with_it(changes: Body, is_answered: bool) -> None:
    (read,) = past_contacts([contact("A", 8, "APP") | changes], 1).contacts
    assert read.answered is is_answered


def test_message_was_answered_when_we_wrote_afterwards_and_not_when_we_wrote_before() -> None:
    before, after = contact("UIT-1", 7, "EMA", "UIT"), contact("UIT-2", 9, "EMA", "UIT")
    message = contact("A", 8, "APP")
    assert not next(
        one for one in past_contacts([message, before], 2).contacts if one.contact_id == "A"
    ).answered
    assert next(one for one in past_contacts([message, after], 2).contacts if one.contact_id == "A").answered


def case(id_: str, part: str = "MEL", **more: Any) -> Body:
    made: Body = {
        "id": id_,
        "zaaktype": {"soort": coded("SOC"), "detailSoort": coded("GEL", "Geluidsoverlast")},
        "rollen": [role(part, relatie={"id": "R-1"})],
        "zaakstatussen": [{"soort": coded("INB"), "begindatum": "2026-11-01T09:00:00Z"}],
    }
    return made | more


def test_case_in_which_the_caller_is_accused_is_not_shown() -> None:
    read = cases([case("Z-1"), case("Z-2", "BEK"), case("Z-3", "KLG")], "R-1", NOW)
    assert {one.case_id for one in read.cases} == {"Z-1", "Z-3"}
    assert all(one.is_nuisance and one.kind == "Geluidsoverlast" for one in read.cases)


@pytest.mark.parametrize(
    ("changes", "is_open"),
    [
        ({}, True),
        ({"einddatum": "2026-11-20T09:00:00Z"}, False),
        ({"einddatum": "2026-12-20T09:00:00Z"}, True),
        (
            {
                "zaakstatussen": [
                    {"soort": coded("AFG"), "begindatum": "2026-11-20T09:00:00Z"},
                    {"soort": coded("INB"), "begindatum": "2026-11-01T09:00:00Z"},
                ]
            },
            False,
        ),
        ({"zaakstatussen": []}, True),
    ],
    ids=str,
)
def test_case_is_open_until_its_last_status_or_its_end(changes: Body, is_open: bool) -> None:
    (read,) = cases([case("Z-1") | changes], "R-1", NOW).cases
    assert read.is_open is is_open


def test_appointments_stand_in_order_and_those_that_wait_are_open() -> None:
    read = appointments(
        [
            {"id": "A-2", "status": coded("AAN"), "begindatum": "2026-11-26T09:00:00Z"},
            {
                "id": "A-1",
                "status": coded("AFG"),
                "begindatum": "2026-11-24T09:00:00Z",
                "bloktijdBegin": "2026-11-24T13:00:00Z",
                "bloktijdEind": "2026-11-24T15:00:00Z",
            },
            {"id": "A-3"},
        ]
    ).appointments
    assert [(one.appointment_id, one.is_open) for one in read] == [
        ("A-1", False),
        ("A-2", True),
        ("A-3", False),
    ]
    assert read[0].begins == datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
