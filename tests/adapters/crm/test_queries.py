"""What is asked, in the three notations in which suppliers write a filter on a related object."""

import pytest

from app.adapters.crm.vera_http import Query
from app.adapters.crm.vera_queries import VeraQueries
from app.domain.errors import SettingError
from app.domain.phone_number import parse_number
from app.domain.search import SearchQuery
from tests.builders import number


@pytest.mark.parametrize(
    ("dialect", "names"),
    [
        ("punt", ("relaties.id", "relatie.id", "status.code", "rollen.relatie.id", "eenheid.id", "cluster.id")),
        ("haken", ("relaties[id]", "relatie[id]", "status[code]", "rollen[relatie][id]", "eenheid[id]", "cluster[id]")),
        ("kort", ("relatie", "relatie", "status", "relatie", "eenheid", "cluster")),
    ],
)  # fmt: skip
def test_filters_are_written_in_the_dialect_of_the_server(dialect: str, names: tuple[str, ...]) -> None:
    queries = VeraQueries(dialect)
    contacts, flag, status, case, unit, cluster = names
    assert (contacts, "R-1") in queries.contacts("R-1").filters
    assert queries.flags("R-1").filters == ((flag, "R-1"), (status, "ACT"))
    assert (case, "R-1") in queries.cases("R-1").filters
    assert (unit, "E-1") in queries.unit_reports("E-1").filters
    assert (cluster, "C-1") in queries.complex_reports("C-1").filters


def test_only_the_dotted_dialect_asks_for_an_order() -> None:
    assert ("sorteer", "-datum") in VeraQueries("punt").contacts("R-1").filters
    assert all(name != "sorteer" for name, _ in VeraQueries("kort").contacts("R-1").filters)
    # Where the server cannot sort, more is asked for, to find the newest among it.
    assert VeraQueries("kort").contacts("R-1").page_size > VeraQueries("punt").contacts("R-1").page_size


def test_dialect_that_nobody_speaks_is_a_setting_error() -> None:
    with pytest.raises(SettingError, match=r"crm\.dialect.*'fluisteren'.*punt, haken, kort"):
        VeraQueries("fluisteren")


def test_dutch_number_is_asked_in_three_notations() -> None:
    assert [one.filters for one in VeraQueries("punt").phone_numbers(number("+31690001234"))] == [
        (("waarde", "+31690001234"),),
        (("waarde", "0690001234"),),
        (("landnummer", "+31"), ("netnummer", "06"), ("abonneenummer", "90001234")),
    ]


def test_foreign_number_is_asked_as_it_is() -> None:
    queries = VeraQueries("punt").phone_numbers(parse_number("+4930231250"))
    assert [one.filters for one in queries] == [(("waarde", "+4930231250"),)]


@pytest.mark.parametrize("strange", ["../../geheim", "R 1/2?x=1#y", "ë"])
def test_key_of_the_crm_cannot_change_the_path(strange: str) -> None:
    path = VeraQueries("punt").relation(strange).path
    assert path.startswith("relaties/")
    assert path.count("/") == 1
    assert not set("?# ") & set(path)


def test_postcode_is_asked_with_and_without_its_space() -> None:
    queries = VeraQueries("punt").units_at(SearchQuery("6511AB", "12-3"))
    assert queries == [
        Query("bvg", "eenheden", (("adres.postcode", postcode), ("adres.huisnummer", "12")), 100)
        for postcode in ("6511 AB", "6511AB")
    ]


def test_our_own_id_is_asked_by_a_filter_that_every_vera_server_knows() -> None:
    for dialect in ("punt", "haken", "kort"):
        query = VeraQueries(dialect).contact_with_our_id("contact-1")
        assert query.filters == (("idExtern", "contact-1"),)
