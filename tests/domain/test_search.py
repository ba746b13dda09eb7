"""What the agent types to find somebody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.search import SearchQuery, parse_query


@pytest.mark.parametrize(
    ("text", "postcode", "house_number"),
    [
        ("0412ab 12", "0412AB", "12"),
        ("0412 AB 12", "0412AB", "12"),
        ("  0412 ab   12  ", "0412AB", "12"),
        ("0412AB 12-3", "0412AB", "12-3"),
        ("0412AB 12 3", "0412AB", "12-3"),
        ("0412AB 12a", "0412AB", "12-a"),
        ("0412AB 12 - hs", "0412AB", "12-hs"),
    ],
)
def test_postcode_with_house_number_is_a_home(text: str, postcode: str, house_number: str) -> None:
    assert parse_query(text) == SearchQuery(postcode=postcode, house_number=house_number)


@pytest.mark.parametrize("text", ["Roodspecht", "van den Roodspecht-Demo", "Li", "Ö é", "12e Demolaan"])
def test_two_letters_are_a_name(text: str) -> None:
    assert parse_query(text) == SearchQuery(name=text)


@pytest.mark.parametrize("text", ["", " ", "a", "1", "0412", "\t\n", "...", "12 3"])
def test_too_little_is_no_question(text: str) -> None:
    query = parse_query(text)
    assert query == SearchQuery()
    assert query.is_empty


def test_question_about_a_home_or_a_name_is_not_empty() -> None:
    assert not parse_query("0412AB 12").is_empty
    assert not parse_query("Roodspecht").is_empty


def test_name_is_cut_at_eighty_characters() -> None:
    assert parse_query("ab" * 60).name == "ab" * 40


@given(st.text(max_size=300))
def test_no_text_whatever_raises_or_gives_half_a_home(text: str) -> None:
    query = parse_query(text)
    assert bool(query.postcode) == bool(query.house_number)
    assert not (query.postcode and query.name)
    assert len(query.name) <= 80
    assert len(query.postcode) in (0, 6)
