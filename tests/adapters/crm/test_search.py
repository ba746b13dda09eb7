"""Finding people by hand, asked of the reference CRM over HTTP."""

import pytest

from app.domain.caller import Candidate
from app.domain.errors import Failure
from app.domain.events import CallersFound, SearchFailed
from app.domain.search import SearchQuery, parse_query
from tests.adapters.crm.conftest import Connect
from tests.adapters.crm.inbox import Inbox
from tests.crm_server import ReferenceCrm


def search(crm: ReferenceCrm, connect: Connect, inbox: Inbox, typed: str) -> tuple[Candidate, ...]:
    """Who is found by what the agent typed."""
    connect(crm.url).search("zoek", parse_query(typed))
    return inbox.one(CallersFound).candidates


def home(crm: ReferenceCrm, scenario: str) -> tuple[str, str]:
    """Postcode and house number of a scenario's home."""
    address = crm.get(f"bvg/v4/eenheden/{crm.scenarios[scenario]['unit_id']}").json()["adres"]
    return address["postcode"], address["huisnummer"]


def test_tenant_is_found_by_postcode_and_house_number(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    postcode, number = home(reference_crm, "S7")
    (candidate,) = search(reference_crm, connect, inbox, f"{postcode.lower()} {number}")
    assert candidate.relation_id == reference_crm.relation("S7")
    assert candidate.name
    assert candidate.address.startswith("Fictie") or number in candidate.address


def test_both_tenants_of_one_home_are_found(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    postcode, number = home(reference_crm, "S10")
    found = search(reference_crm, connect, inbox, f"{postcode} {number}")
    assert {one.relation_id for one in found} == set(reference_crm.scenarios["S10"]["relation_ids"])


@pytest.mark.parametrize("typed", ["9999 ZZ 1", "Bestaatniet"])
def test_nobody_is_found_where_nobody_is(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox, typed: str
) -> None:
    assert search(reference_crm, connect, inbox, typed) == ()


@pytest.mark.parametrize("as_typed", [str.lower, str.upper, str])
def test_person_is_found_by_family_name_in_any_case(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox, as_typed: type[str]
) -> None:
    somebody = reference_crm.get(f"brg/v4/relaties/{reference_crm.relation('known')}").json()
    found = search(reference_crm, connect, inbox, as_typed(somebody["achternaam"]))
    assert somebody["id"] in {one.relation_id for one in found}


def test_given_name_narrows_the_search(reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox) -> None:
    somebody = reference_crm.get(f"brg/v4/relaties/{reference_crm.relation('known')}").json()
    typed = f"{somebody['roepnaam']} {somebody['achternaam']}"
    found = search(reference_crm, connect, inbox, typed)
    assert somebody["id"] in {one.relation_id for one in found}
    assert {one.name for one in found} == {typed}


def test_search_by_a_common_beginning_is_bounded_and_those_who_left_stand_last(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    found = search(reference_crm, connect, inbox, "ro")
    assert 9 < len(found) <= 25
    assert [one.is_former for one in found] == sorted(one.is_former for one in found)


def test_empty_search_asks_nothing(reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox) -> None:
    connect(reference_crm.url).search("leeg", SearchQuery())
    assert inbox.one(CallersFound).candidates == ()
    assert reference_crm.asked("leeg") == []


@pytest.mark.parametrize("path", ["*/eenheden", "*/overeenkomsten", "/brg/v4/relaties/*"])
def test_search_that_could_not_be_finished_is_a_failure_and_not_an_empty_list(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox, path: str
) -> None:
    reference_crm.disturb({"path": path, "status": 503})
    postcode, number = home(reference_crm, "S10") if path != "*/eenheden" else ("0137 BA", "16")
    connect(reference_crm.url).search("zoek", parse_query(f"{postcode} {number}"))
    assert inbox.one(CallersFound, SearchFailed) == SearchFailed("zoek", Failure.TOO_BUSY)


@pytest.mark.parametrize("typed", ["0137 BA 16", "Roodspecht"])
def test_rows_that_were_not_asked_for_are_not_offered(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox, typed: str
) -> None:
    reference_crm.disturb({"path": "*", "ignores_filters": True})
    connect(reference_crm.url).search("zoek", parse_query(typed))
    assert inbox.one(CallersFound, SearchFailed) == SearchFailed("zoek", Failure.UNREADABLE)


def test_whatever_the_agent_types_is_one_search_with_one_answer(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    crm = connect(reference_crm.url)
    typed = [
        "%",
        "a&b=c",
        "a" * 500,
        "\ud800\ud800",
        "x\x00y",
        "'; DROP TABLE",
        "ä" * 80,
        "#?/..",
        "  aa  bb  ",
    ]
    for place, text in enumerate(typed):
        crm.search(f"zoek-{place}", SearchQuery(name=text))
    answers = inbox.wait_for(len(typed))
    assert {one.search_id for one in answers if isinstance(one, CallersFound)} == {
        f"zoek-{place}" for place in range(len(typed))
    }
