"""What is broken in a building and who looks after it, in our own words."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.adapters.crm.vera_building import complex_, complex_reports, shared_objects, unit_reports
from app.domain.building import Carer, ReportState
from tests.adapters.crm.bodies import NOW, Body, coded, role


def request(id_: str, status: str = "INB", **more: Any) -> Body:
    made: Body = {
        "id": id_,
        "omschrijving": "Lift staat stil",
        "status": coded(status),
        "melddatum": "2026-11-24T06:31:00Z",
    }
    return made | more


def task(begin: datetime, state: str = "GEP", **more: Any) -> Body:
    visit: Body = {
        "begindatum": begin.isoformat(),
        "einddatum": (begin + timedelta(hours=2)).isoformat(),
    }
    return {"status": coded(state), "afspraken": [visit | more]}


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("REG", ReportState.REGISTERED),
        ("BEO", ReportState.AWAITING_APPROVAL),
        ("INB", ReportState.IN_PROGRESS),
        ("TEC", ReportState.DONE),
        ("FIN", ReportState.DONE),
        ("XYZ", ReportState.IN_PROGRESS),
    ],
)
def test_request_stands_where_vera_says(status: str, state: ReportState) -> None:
    (report,) = unit_reports([request("OV-1", status)], NOW).reports
    assert report.state is state


@pytest.mark.parametrize("status", ["AFG", "GEA"])
def test_request_that_is_done_with_is_not_shown(status: str) -> None:
    assert unit_reports([request("OV-1", status)], NOW).reports == ()


def test_shared_thing_of_a_request_is_named_after_the_home_since_the_request_gives_its_key_only() -> None:
    shared = shared_objects(
        {"collectieveObjecten": [{"id": "CO-1", "soort": coded("LIF", "Lift"), "naam": "Lift 1"}]}
    )
    requests = [
        request("OV-1", collectiefObject={"id": "CO-1"}),
        request("OV-2", collectiefObject={"id": "CO-9", "soort": coded("TRH"), "naam": "Trap"}),
        request("OV-3"),
        request("OV-4", eenheid={"id": "E-9"}),
    ]
    read = complex_reports(requests, shared, NOW).reports
    assert {(one.report_id, one.object_kind, one.object_name) for one in read} == {
        ("OV-1", "LIF", "Lift 1"),
        ("OV-2", "TRH", "Trap"),
        ("OV-3", "", ""),
    }


def test_reporters_are_counted_once_each_and_by_contacts_where_none_is_named() -> None:
    named = request("OV-1", relaties=[{"id": one, "rollen": [role("MEL")]} for one in ("R-1", "R-1", "R-2")])
    counted = request("OV-2", contactmomenten=[{"id": "CM-1"}, {"id": "CM-2"}, {"id": "CM-3"}])
    assert [one.reporters for one in unit_reports([named, counted], NOW).reports] == [2, 3]


@pytest.mark.parametrize(
    ("tasks", "begin"),
    [
        ([task(NOW + timedelta(days=2)), task(NOW + timedelta(days=1))], NOW + timedelta(days=1)),
        ([task(NOW - timedelta(hours=1))], NOW - timedelta(hours=1)),  # going on now
        ([task(NOW - timedelta(hours=3))], None),
        ([task(NOW + timedelta(days=1), "GES")], None),
        ([task(NOW + timedelta(days=1), status=coded("ANN"))], None),
        ([task(NOW + timedelta(days=1), bloktijdBegin="2026-11-25T12:00:00Z")], datetime(2026, 11, 25, 12, tzinfo=UTC)),
        ([], None),
    ],
)  # fmt: skip
def test_visit_is_the_first_that_is_planned_and_not_over(tasks: list[Body], begin: datetime | None) -> None:
    (report,) = unit_reports([request("OV-1", onderhoudstaken=tasks)], NOW).reports
    assert report.visit_begin == begin


def test_carers_of_a_complex_stand_in_the_order_in_which_they_are_asked() -> None:
    read = complex_(
        {
            "id": "C-1",
            "naam": "Demoflat 12",
            "relaties": [
                {"id": "R-7", "naam": "Liftservice Voorbeeld", "rollen": [role("OPN", naam="liften")]},
                {"id": "R-8", "achternaam": "Vink-Demo", "rollen": [role("BEH", naam="wijkbeheerder")]},
                {"id": "R-9", "achternaam": "Mees-Demo", "rollen": [role("HUU")]},
            ],
        }
    )
    assert read.carers == (Carer("wijkbeheerder", "Vink-Demo"), Carer("liften", "Liftservice Voorbeeld"))
