"""Homes and leases, in our own words."""

from typing import Any

import pytest

from app.adapters.crm.vera_homes import is_at, leases, tenants, unit
from app.domain.search import SearchQuery
from app.domain.tenancy import ComplexKey
from tests.adapters.crm.bodies import TODAY, YESTERDAY, Body, coded, role


def agreement(id_: str, begin: str, status: str = "LOP", **more: Any) -> Body:
    made: Body = {
        "id": id_,
        "soort": coded("HUU"),
        "status": coded(status),
        "begindatum": begin,
        "eenheden": [{"id": f"E-{id_}"}],
    }
    return made | more


def test_running_lease_that_began_first_is_the_home_and_a_parking_place_comes_later() -> None:
    read = leases(
        [
            agreement("PARK", "2019-01-01"),
            agreement("OUD", "2001-01-01", "BEE", einddatum="2009-04-30"),
            agreement("HUIS", "2009-05-01"),
            {"id": "OND", "soort": coded("OND"), "status": coded("LOP")},
        ],
        TODAY,
    )
    assert [one.lease_id for one in read.leases] == ["HUIS", "PARK", "OUD"]
    assert read.running is not None
    assert read.running.unit_ids == ("E-HUIS",)


@pytest.mark.parametrize(
    ("changes", "runs"),
    [
        ({}, True),
        ({"status": coded("OPG"), "einddatum": "2026-12-31"}, True),
        ({"einddatum": TODAY.isoformat()}, True),
        ({"einddatum": YESTERDAY}, False),
        ({"begindatum": "2026-12-01"}, False),
        ({"status": coded("GEA")}, False),
        ({"begindatum": None}, True),
    ],
)
def test_lease_runs_from_its_first_day_to_its_last(changes: Body, runs: bool) -> None:
    assert (leases([agreement("H", "2009-05-01") | changes], TODAY).running is not None) is runs


def test_tenants_of_a_home_are_those_who_signed_the_running_lease() -> None:
    people = [
        {"id": "R-1", "rollen": [role("HUU")]},
        {"id": "R-2", "rollen": [role("MDH")]},
        {"id": "R-3", "rollen": [role("BET")]},
    ]
    before = agreement("OUD", "2001-01-01", "BEE", relaties=[{"id": "R-9", "rollen": [role("HUU")]}])
    assert tenants([before, agreement("NU", "2009-05-01", relaties=people)], TODAY) == ["R-1", "R-2"]


def test_home_lies_in_the_complex_for_maintenance_and_not_in_one_for_costs() -> None:
    read = unit(
        {
            "id": "E-1",
            "detailSoort": coded("GAL", "Galerijflat"),
            "etage": 3,
            "adres": {"adres": "Demolaan 112"},
            "clusters": [
                {"id": "C-SER", "soort": coded("SER"), "naam": "Servicekosten"},
                {"id": "C-1", "soort": coded("OND"), "naam": "Demoflat 12"},
            ],
        }
    )
    assert read.complex == ComplexKey("C-1", "Demoflat 12")
    assert (read.floor, read.kind, read.address.line) == (3, "Galerijflat", "Demolaan 112")


@pytest.mark.parametrize(
    ("address", "house_number", "is_there"),
    [
        ({"postcode": "0412 AB", "huisnummer": "12"}, "12", True),
        ({"postcode": "0412ab", "huisnummer": 12}, "12", True),
        ({"postcode": "0412 AB", "huisnummer": "12", "huisletter": "B"}, "12", True),
        ({"postcode": "0412 AB", "huisnummer": "12", "huisletter": "B"}, "12-b", True),
        ({"postcode": "0412 AB", "huisnummer": "12", "huisnummerToevoeging": "3"}, "12-3", True),
        ({"postcode": "0412 AB", "huisnummer": "12"}, "12-3", False),
        ({"postcode": "0412 AB", "huisnummer": "121"}, "12", False),
        ({"postcode": "0412 AC", "huisnummer": "12"}, "12", False),
        ({}, "12", False),
    ],
)
def test_home_is_at_the_address_that_was_asked_for(address: Body, house_number: str, is_there: bool) -> None:
    assert is_at({"adres": address}, SearchQuery("0412AB", house_number)) is is_there
