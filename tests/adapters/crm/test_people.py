"""Persons, their numbers and their flags, in our own words."""

from datetime import date

import pytest

from app.adapters.crm.vera_people import candidate, employee_role, flags, is_number, owner, person
from app.domain.agent import Role
from app.domain.tenancy import Address, FlagKind
from tests.adapters.crm.bodies import NOW, TODAY, YESTERDAY, Body, coded, role
from tests.builders import number

TENANT: Body = {
    "id": "R-1",
    "soort": coded("NAT"),
    "achternaam": "Roodspecht-Demo",
    "tussenvoegsels": "van der",
    "voorletters": "T.",
    "roepnaam": "Testine",
    "aanhef": "Beste mevrouw Roodspecht-Demo",
    "geslacht": coded("V"),
    "geboortedatum": "1961-02-14",
    "bsn": "123456782",
    "voorkeurstaal": coded("NLD"),
    "adressen": [
        {"soort": coded("POS"), "adres": {"straatnaam": "Postbus", "huisnummer": "9"}},
        {
            "soort": coded("WOO"),
            "begindatum": "2009-05-01",
            "adres": {
                "straatnaam": "Demolaan",
                "huisnummer": 112,
                "huisletter": "A",
                "huisnummerToevoeging": "3",
                "postcode": "0412 AB",
                "woonplaats": {"naam": "Fictiestad"},
            },
        },
        {"soort": coded("WOO"), "einddatum": "2009-04-30", "adres": {"straatnaam": "Oudelaan"}},
    ],
    "rollen": [role("HUU", naam="", begindatum="2009-05-01"), role("WON", einddatum="2009-05-01")],
}


def test_person_is_read_and_what_the_desk_does_not_need_is_not() -> None:
    read = person(TENANT, TODAY)
    assert read.name == "Testine van der Roodspecht-Demo"
    assert read.salutation == "Mw."
    assert read.birth_date == date(1961, 2, 14)
    assert read.language == "nld"
    assert read.address == Address("Demolaan", "112A-3", "0412 AB", "Fictiestad")
    assert read.roles == ("HUU",)
    assert "123456782" not in repr(read)


@pytest.mark.parametrize(
    ("relation", "name"),
    [
        ({"achternaam": "Vink-Demo", "voorletters": "A."}, "A. Vink-Demo"),
        ({"naam": "Liftservice Voorbeeld"}, "Liftservice Voorbeeld"),
        ({"aanschrijfnaam": "Mw. Vink-Demo"}, "Mw. Vink-Demo"),
        ({"roepnaam": "Anna"}, "Anna"),
        ({"achternaam": None, "naam": None}, ""),
    ],
)
def test_name_is_made_of_what_there_is(relation: Body, name: str) -> None:
    assert candidate({"id": "R-1", **relation}, TODAY).name == name


@pytest.mark.parametrize(
    ("language", "code"), [("NLD", "nld"), ("DUI", "deu"), ("SPA", "spa"), ("tir", "tir"), ("ENG", "eng")]
)
def test_language_is_iso_639_3_whatever_vera_calls_it(language: str, code: str) -> None:
    assert person({"id": "R-1", "voorkeurstaal": coded(language)}, TODAY).language == code


def test_whoever_has_only_roles_that_ended_is_a_former_tenant() -> None:
    left: Body = {"id": "R-1", "rollen": [role("HUU", einddatum=YESTERDAY)]}
    today: Body = {"id": "R-1", "rollen": [role("HUU", einddatum=TODAY.isoformat())]}
    firm: Body = {"id": "R-1", "rollen": [role("OPN", einddatum=YESTERDAY)]}
    assert candidate(left, TODAY).is_former
    assert not candidate(today, TODAY).is_former
    assert not candidate(firm, TODAY).is_former


def test_housemates_and_clients_are_named_where_the_crm_names_them() -> None:
    household = {
        "detailSoort": coded("HUI"),
        "relaties": [{"id": "R-1"}, {"id": "R-2", "achternaam": "Vink-Demo"}, {"id": "R-3"}],
    }
    clients = [
        role("BWI", rolRelatie={"id": "R-9", "achternaam": "Mees-Demo"}),
        role("CUR", rolRelatie={"id": "R-8"}),
    ]
    read = person({"id": "R-1", "groepen": [household], "rollen": clients}, TODAY)
    assert read.housemates == ("Vink-Demo",)
    assert read.represents == ("Mees-Demo", "R-8")


@pytest.mark.parametrize(
    ("telephone_number", "is_it"),
    [
        ({"waarde": "+31690001234"}, True),
        ({"waarde": "06-90001234"}, True),
        ({"waarde": "0031 6 90 00 12 34"}, True),
        ({"landnummer": "+31", "netnummer": "06", "abonneenummer": "90001234"}, True),
        ({"landnummer": "NL", "netnummer": "6", "abonneenummer": "90001234"}, True),
        ({"waarde": "", "netnummer": "06", "abonneenummer": "90001234"}, True),
        ({"waarde": "+31690001235"}, False),
        ({"waarde": "+32690001234"}, False),
        ({"landnummer": "+32", "netnummer": "06", "abonneenummer": "90001234"}, False),
        ({"netnummer": "06", "abonneenummer": ""}, False),
        ({}, False),
    ],
)  # fmt: skip
def test_number_is_recognised_in_every_notation(telephone_number: Body, is_it: bool) -> None:
    assert is_number(telephone_number, number("+31690001234")) is is_it


def test_checked_and_first_numbers_rank_above_others_and_invalid_ones_are_nobodys() -> None:
    def rank(status: str, preference: str = "") -> tuple[int, int]:
        row: Body = {"relatie": {"id": "R-1"}, "status": coded(status), "voorkeur": coded(preference)}
        found = owner(row)
        assert found is not None
        return found.rank

    assert rank("GEV", "EER") < rank("GEV", "TWE") < rank("AAN", "EER") < rank("AAN", "TWE")
    assert owner({"relatie": {"id": "R-1"}, "status": coded("ONG")}) is None
    assert owner({"status": coded("GEV")}) is None


@pytest.mark.parametrize(
    ("kind", "detail", "meaning"),
    [
        ("AGR", "FYS", FlagKind.STAFF_SAFETY),
        ("WAN", "BEL", FlagKind.STAFF_SAFETY),
        ("", "BEZ", FlagKind.STAFF_SAFETY),
        ("ONB", "BEZ", FlagKind.STAFF_SAFETY),
        ("ONB", "AMB", FlagKind.SUPPORT),
        ("", "CUR", FlagKind.SUPPORT),
        ("SCH", "DEU", FlagKind.ARREARS),
        ("OVE", "GEL", FlagKind.NUISANCE),
        ("ONE", "HEN", FlagKind.MISUSE),
        ("XYZ", "ABC", FlagKind.SUPPORT),  # a word of the corporation's own stays covered
    ],
)
def test_flag_is_about_what_vera_says(kind: str, detail: str, meaning: FlagKind) -> None:
    signal: Body = {"id": "S-1", "detailSoort": coded(detail, "woord")}
    (flag,) = flags([signal | ({"soort": coded(kind)} if kind else {})], NOW).flags
    assert (flag.kind, flag.label) == (meaning, "woord")


@pytest.mark.parametrize(
    "signal",
    [
        {"status": coded("PAS")},
        {"status": coded("VER")},
        {"status": coded("ACT"), "einddatum": "2026-11-24T09:00:00Z"},
        {"status": coded("ACT"), "begindatum": "2026-11-24T09:00:01Z"},
    ],
    ids=str,
)
def test_flag_that_does_not_hold_now_is_not_shown(signal: Body) -> None:
    assert flags([{"soort": coded("AGR"), **signal}], NOW).flags == ()


@pytest.mark.parametrize(
    ("roles", "is_lead"),
    [
        ([role("MDW", naam="teamleider klantcontact")], True),
        ([role("MDW", naam="Teamleider")], True),
        ([role("MDW", naam="medewerker klantcontact"), role("MDW", naam="teamleider nacht")], True),
        ([role("MDW", naam="teamleider", einddatum=TODAY.isoformat())], True),
        ([role("MDW", naam="teamleider", einddatum=YESTERDAY)], False),
        ([role("MDW", naam="teamleider", begindatum="2026-11-25")], False),
        ([role("MDW", naam="medewerker klantcontact")], False),
        ([role("MDW", naam="assistent-teamleider")], False),
        ([role("HUU", naam="teamleider klantcontact")], False),
        ([role("MDW")], False),
        ([], False),
    ],
    ids=str,
)
def test_team_lead_is_an_employee_whose_running_role_is_called_so(roles: list[Body], is_lead: bool) -> None:
    found = employee_role({"id": "R-9", "rollen": roles}, TODAY)
    assert found is (Role.TEAM_LEAD if is_lead else Role.AGENT)
