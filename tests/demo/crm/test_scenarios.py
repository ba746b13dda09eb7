"""Every named situation is what it says it is, seen over HTTP."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.builders import NOW
from tests.crm_server import ReferenceCrm

Row = dict[str, Any]


def code(value: Row) -> str:
    found: str = value["code"]
    return found


def owners(crm: ReferenceCrm, number: str) -> list[str]:
    """Who has this number."""
    rows = crm.rows("relaties/v4/telefoonnummers", {"waarde": number})
    return [row["relatie"]["id"] for row in rows if code(row["status"]) != "ONG"]


def open_reports(crm: ReferenceCrm, path: str, id_: str) -> list[Row]:
    """Repair requests that are not done, newest first."""
    rows = crm.rows("ohd/v4/onderhoudsverzoeken", {path: id_})
    return [row for row in rows if code(row["status"]) not in ("AFG", "GEA")]


def shared_reports(crm: ReferenceCrm, scenario: str) -> list[Row]:
    return open_reports(crm, "cluster.id", crm.scenarios[scenario]["complex_id"])


def contacts(crm: ReferenceCrm, scenario: str) -> list[Row]:
    return crm.rows("brg/v4/contactmomenten", {"relaties.id": crm.relation(scenario)})


def cases(crm: ReferenceCrm, scenario: str) -> list[Row]:
    return crm.rows("bdo/v4/zaken", {"rollen.relatie.id": crm.relation(scenario)})


def flags(crm: ReferenceCrm, scenario: str) -> set[tuple[str, str]]:
    rows = crm.rows("brg/v4/signaleringen", {"relatie.id": crm.relation(scenario), "status.code": "ACT"})
    return {(row.get("soort", {}).get("code", ""), row["detailSoort"]["code"]) for row in rows}


def leases(crm: ReferenceCrm, scenario: str) -> list[Row]:
    return crm.rows("bog/v4/overeenkomsten", {"relaties.id": crm.relation(scenario)})


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).astimezone(UTC)


@pytest.mark.parametrize(
    "name",
    ["known", "S1", "S2", "S3", "S4", "S5", "S6", "S9", "S11", "S12", "S13", "outage", "repeat_nuisance"],
)
def test_caller_of_a_scenario_is_found_by_the_number_and_by_nobody_elses(
    reference_crm: ReferenceCrm, name: str
) -> None:
    assert owners(reference_crm, reference_crm.number(name)) == [reference_crm.relation(name)]


def test_known_is_an_ordinary_tenant_without_troubles(reference_crm: ReferenceCrm) -> None:
    assert [code(lease["status"]) for lease in leases(reference_crm, "known")] == ["LOP"]
    assert not flags(reference_crm, "known")
    assert not cases(reference_crm, "known")
    assert not open_reports(reference_crm, "eenheid.id", reference_crm.scenarios["known"]["unit_id"])
    assert len(contacts(reference_crm, "known")) >= 2


def test_s1_has_a_running_repair_a_visit_to_come_and_a_message_that_waits(
    reference_crm: ReferenceCrm,
) -> None:
    (report,) = open_reports(reference_crm, "eenheid.id", reference_crm.scenarios["S1"]["unit_id"])
    (visit,) = report["onderhoudstaken"][0]["afspraken"]
    assert at(visit["begindatum"]) > NOW.utc
    newest = contacts(reference_crm, "S1")[0]
    assert (code(newest["kanaal"]), at(newest["datum"]).date()) == ("APP", NOW.utc.date())
    assert "sturingslabels" not in newest


def test_s2_light_on_the_third_floor_was_reported_by_a_neighbour_in_the_portal(
    reference_crm: ReferenceCrm,
) -> None:
    (report,) = shared_reports(reference_crm, "S2")
    assert "verlichting" in report["omschrijving"]
    assert "3e etage" in report["omschrijving"]
    assert report["onderhoudstaken"][0]["afspraken"]
    assert [code(one["kanaal"]) for one in report["contactmomenten"]] == ["INT"]
    reporter = report["relaties"][0]["id"]
    assert reporter != reference_crm.relation("S2")
    home = reference_crm.get(f"bvg/v4/eenheden/{reference_crm.scenarios['S2']['unit_id']}").json()
    assert home["etage"] == 3


def test_s3_five_others_reported_the_lift_within_ten_minutes(reference_crm: ReferenceCrm) -> None:
    (report,) = shared_reports(reference_crm, "S3")
    assert report["omschrijving"] == "Lift staat stil"
    reporters = {one["id"] for one in report["relaties"]}
    assert len(reporters) == 5
    assert reference_crm.relation("S3") not in reporters
    times = sorted(at(one["datum"]) for one in report["contactmomenten"])
    assert times[-1] - times[0] <= timedelta(minutes=10)
    assert times[-1] <= NOW.utc
    others = reference_crm.scenarios["S3"]["other_numbers"]
    assert {owner for number in others for owner in owners(reference_crm, number)} == reporters


def test_s4_nothing_is_known_about_nuisance(reference_crm: ReferenceCrm) -> None:
    assert not cases(reference_crm, "S4")
    assert not [one for one in contacts(reference_crm, "S4") if code(one["soort"]) == "OVE"]


@pytest.mark.parametrize(("name", "reports"), [("S5", 2), ("repeat_nuisance", 3)])
def test_repeated_noise_has_an_open_case_and_earlier_reports(
    reference_crm: ReferenceCrm, name: str, reports: int
) -> None:
    (case,) = cases(reference_crm, name)
    assert "einddatum" not in case
    assert code(case["zaaktype"]["detailSoort"]) == "GEL"
    parts = {code(role["soort"]): role["relatie"]["id"] for role in case["rollen"]}
    assert parts["MEL"] == reference_crm.relation(name)
    assert parts["BEK"] != parts["MEL"]
    earlier = [one for one in contacts(reference_crm, name) if code(one["detailSoort"]) == "OVEGEL"]
    assert len(earlier) == reports
    assert min(at(one["datum"]) for one in earlier) > NOW.utc - timedelta(weeks=6)


def test_s6_owes_two_months_has_an_arrangement_and_was_promised_a_call(reference_crm: ReferenceCrm) -> None:
    (debtor,) = reference_crm.rows("bfg/v4/debiteuren", {"relatie.id": reference_crm.relation("S6")})
    (lease,) = leases(reference_crm, "S6")
    assert debtor["saldo"] == pytest.approx(2 * lease["rekenhuur"], abs=0.05)
    (arrangement,) = reference_crm.rows("inc/v4/betalingsregelingen", {"debiteur.id": debtor["id"]})
    assert code(arrangement["status"]) == "ACT"
    assert ("SCH", "BET") in flags(reference_crm, "S6")
    (promise,) = reference_crm.rows("relaties/v4/afspraken", {"relaties.id": reference_crm.relation("S6")})
    assert code(promise["status"]) == "AAN"


def test_s7_number_is_unknown_and_the_tenant_can_be_found_by_address(reference_crm: ReferenceCrm) -> None:
    scenario = reference_crm.scenarios["S7"]
    assert owners(reference_crm, scenario["number"]) == []
    address = reference_crm.get(f"bvg/v4/eenheden/{scenario['unit_id']}").json()["adres"]
    assert address["postcode"] in scenario["description"]
    agreements = reference_crm.rows("bog/v4/overeenkomsten", {"eenheden.id": scenario["unit_id"]})
    tenants = [
        one["id"] for lease in agreements for one in lease["relaties"] if code(lease["status"]) == "LOP"
    ]
    assert tenants == scenario["relation_ids"]


@pytest.mark.parametrize("name", ["S8", "withheld"])
def test_withheld_number_is_none(reference_crm: ReferenceCrm, name: str) -> None:
    assert reference_crm.scenarios[name]["number"] is None
    if name == "S8":
        complex_ = reference_crm.get(f"bvg/v4/clusters/{reference_crm.scenarios[name]['complex_id']}").json()
        assert complex_["naam"] in reference_crm.scenarios[name]["description"]


def test_s9_administrator_speaks_for_forty_people_who_exist(reference_crm: ReferenceCrm) -> None:
    somebody = reference_crm.get(f"brg/v4/relaties/{reference_crm.relation('S9')}").json()
    roles = somebody["rollen"]
    assert {code(role["soort"]) for role in roles} == {"BWI"}
    assert len({role["rolRelatie"]["id"] for role in roles}) == 40
    for role in roles:
        assert reference_crm.get(f"brg/v4/relaties/{role['rolRelatie']['id']}").status_code == 200


@pytest.mark.parametrize("name", ["S10", "shared_number"])
def test_number_is_shared_by_people_of_one_household(reference_crm: ReferenceCrm, name: str) -> None:
    found = owners(reference_crm, reference_crm.number(name))
    assert sorted(found) == sorted(reference_crm.scenarios[name]["relation_ids"])
    assert len(found) == 2
    people = [reference_crm.get(f"brg/v4/relaties/{one}").json() for one in found]
    assert len({person["groepen"][0]["id"] for person in people}) == 1


def test_number_is_shared_by_two_households(reference_crm: ReferenceCrm) -> None:
    found = owners(reference_crm, reference_crm.number("shared_by_households"))
    people = [reference_crm.get(f"brg/v4/relaties/{one}").json() for one in found]
    assert len({person["groepen"][0]["id"] for person in people}) == 2


def test_s11_is_flagged_for_aggression_and_a_visit_with_two(reference_crm: ReferenceCrm) -> None:
    assert flags(reference_crm, "S11") == {("AGR", "VEB"), ("", "BEZ")}


def test_s12_speaks_tigrinya(reference_crm: ReferenceCrm) -> None:
    somebody = reference_crm.get(f"brg/v4/relaties/{reference_crm.relation('S12')}").json()
    assert code(somebody["voorkeurstaal"]) == "tir"


def test_s13_left_less_than_two_months_ago(reference_crm: ReferenceCrm) -> None:
    (lease,) = leases(reference_crm, "S13")
    assert code(lease["status"]) == "BEE"
    left = datetime.fromisoformat(lease["einddatum"]).replace(tzinfo=UTC)
    assert timedelta() < NOW.utc - left < timedelta(days=62)


def test_outage_is_known_in_the_callers_own_stairwell_with_two_reporters_today(
    reference_crm: ReferenceCrm,
) -> None:
    (report,) = shared_reports(reference_crm, "outage")
    assert len(report["relaties"]) == 2
    assert at(report["melddatum"]).date() == NOW.utc.date()
    home = reference_crm.get(f"bvg/v4/eenheden/{reference_crm.scenarios['outage']['unit_id']}").json()
    shared = {one["id"]: code(one["soort"]) for one in home["collectieveObjecten"]}
    assert shared[report["collectiefObject"]["id"]] == "TRH"


def test_unknown_number_belongs_to_nobody(reference_crm: ReferenceCrm) -> None:
    assert owners(reference_crm, reference_crm.number("unknown")) == []


def test_hostile_name_is_kept_as_it_is(reference_crm: ReferenceCrm) -> None:
    somebody = reference_crm.get(f"brg/v4/relaties/{reference_crm.relation('hostile_name')}").json()
    assert "<img src=x onerror=alert(1)>" in somebody["achternaam"]


def test_nothing_has_happened_in_the_future(reference_crm: ReferenceCrm) -> None:
    for path, field in (
        ("brg/v4/contactmomenten", "datum"),
        ("ohd/v4/onderhoudsverzoeken", "melddatum"),
        ("bdo/v4/zaken", "registratiedatum"),
    ):
        assert max(at(row[field]) for row in reference_crm.rows(path)) <= NOW.utc
