"""Lists, single objects, filters and pages of the reference CRM."""

from collections.abc import Callable

import pytest

from tests.crm_server import ReferenceCrm

CONTACTS = "brg/v4/contactmomenten"


def test_request_without_the_key_is_refused_with_an_empty_answer(reference_crm: ReferenceCrm) -> None:
    answer = reference_crm.get(CONTACTS, key="verkeerd")
    assert (answer.status_code, answer.content) == (401, b"")


def test_ping_needs_no_key(reference_crm: ReferenceCrm) -> None:
    assert reference_crm.get("brg/v4/ping", key="").status_code == 200


def test_object_that_is_not_there_is_answered_with_an_empty_404(reference_crm: ReferenceCrm) -> None:
    answer = reference_crm.get("brg/v4/relaties/R-0")
    assert (answer.status_code, answer.content) == (404, b"")


def test_path_that_is_not_there_is_answered_with_words(reference_crm: ReferenceCrm) -> None:
    answer = reference_crm.get("brg/v4/fietsen")
    assert answer.status_code == 404
    assert answer.json()["code"] == "KCC-404"


@pytest.mark.parametrize(
    "write",
    [
        lambda id_: {"relaties.id": id_},
        lambda id_: {"relaties[id]": id_},
        lambda id_: {"relatie": id_},
    ],
    ids=["punt", "haken", "kort"],
)
def test_contacts_of_one_person_can_be_asked_in_three_dialects(
    reference_crm: ReferenceCrm, write: Callable[[str], dict[str, str]]
) -> None:
    person = reference_crm.relation("S1")
    rows = reference_crm.rows(CONTACTS, write(person))
    assert rows
    assert all(person in {one["id"] for one in row["relaties"]} for row in rows)


def test_filter_that_is_not_known_is_ignored(reference_crm: ReferenceCrm) -> None:
    everything = reference_crm.get(CONTACTS).headers["X-Parameters-Aantal"]
    assert reference_crm.get(CONTACTS, {"kleur": "rood"}).headers["X-Parameters-Aantal"] == everything


def test_pages_hold_what_was_asked_and_together_everything_once(reference_crm: ReferenceCrm) -> None:
    first = reference_crm.get("brg/v4/relaties", page_size=7)
    assert len(first.json()) == 7
    assert first.headers["X-Parameters-AantalPerPagina"] == "7"
    ids = [row["id"] for row in reference_crm.rows("brg/v4/relaties")]
    assert len(ids) == len(set(ids)) == int(first.headers["X-Parameters-Aantal"])


def test_no_page_is_longer_than_the_standard_allows(reference_crm: ReferenceCrm) -> None:
    assert len(reference_crm.get(CONTACTS, page_size=5_000).json()) == 100


def test_contacts_come_newest_first_and_can_be_limited_to_a_period(reference_crm: ReferenceCrm) -> None:
    dates = [row["datum"] for row in reference_crm.get(CONTACTS).json()]
    assert dates == sorted(dates, reverse=True)
    since = reference_crm.rows(CONTACTS, {"datum.vanaf": dates[9]})
    assert {row["datum"] for row in since} == set(dates[:10])


def test_name_is_found_by_its_beginning_in_small_letters(reference_crm: ReferenceCrm) -> None:
    somebody = reference_crm.get(f"brg/v4/relaties/{reference_crm.relation('known')}").json()
    beginning = somebody["achternaam"][:-5].lower()
    found = reference_crm.rows("brg/v4/relaties", {"achternaam": beginning})
    assert somebody["id"] in {row["id"] for row in found}
    assert all(row["achternaam"].lower().startswith(beginning) for row in found)


@pytest.mark.parametrize("spaced", [True, False])
def test_home_is_found_by_postcode_and_house_number(reference_crm: ReferenceCrm, spaced: bool) -> None:
    home = reference_crm.get(f"bvg/v4/eenheden/{reference_crm.scenarios['S7']['unit_id']}").json()
    postcode = home["adres"]["postcode"]
    found = reference_crm.rows(
        "bvg/v4/eenheden",
        {
            "adres.postcode": postcode if spaced else postcode.replace(" ", ""),
            "adres.huisnummer": home["adres"]["huisnummer"],
        },
    )
    assert [row["id"] for row in found] == [home["id"]]


@pytest.mark.parametrize("filters", [{"pagina": "abc"}, {"pagina": "0"}, {"cursor": "-1"}], ids=str)
def test_page_that_cannot_be_is_refused_with_words(
    reference_crm: ReferenceCrm, filters: dict[str, str]
) -> None:
    answer = reference_crm.get(CONTACTS, filters)
    assert (answer.status_code, answer.json()["code"]) == (400, "KCC-400")
