"""Whom a caller can be put through to is found by name, number and building."""

from app.domain.building import Carer
from app.domain.directory import MOST_FOUND, EntryKind, entries_of, found
from tests import builders

DIRECTORY = builders.directory()


def names(text: str, *carers: Carer) -> list[str]:
    return [entry.name for entry in found(DIRECTORY, carers, text)]


def test_setting_names_a_number_a_line_and_perhaps_who_it_is() -> None:
    entries = entries_of(EntryKind.QUEUE, ("700 Wonen en  leven", "  ", "710"))
    assert [(entry.number, entry.name) for entry in entries] == [("700", "Wonen en leven"), ("710", "710")]
    assert entries[0].colleague.name == "Wonen en leven"


def test_everybody_is_there_until_something_is_typed() -> None:
    assert len(names("")) == len(DIRECTORY)


def test_part_of_a_name_or_number_finds() -> None:
    assert names("boom") == ["Boomklever-Demo"]
    assert names("WACHT lift") == ["Liftwacht"]
    assert names("71") == ["Betalen", "71"], "it may be a number of its own"
    assert names("nobody") == []


def test_who_looks_after_the_building_comes_first_and_says_as_what() -> None:
    carer = Carer("liftonderhoud", "liftwacht")
    first = found(DIRECTORY, [carer], "")[0]
    assert (first.kind, first.name, first.role) == (
        EntryKind.BUILDING,
        "Liftwacht",
        "liftonderhoud",
    )
    assert names("liftonderhoud", carer) == ["Liftwacht"]


def test_any_number_will_do_in_any_notation_once() -> None:
    assert [(one.kind, one.number) for one in found(DIRECTORY, (), "06-90001234")] == [
        (EntryKind.NUMBER, builders.MOBILE)
    ]
    assert names("700") == ["Wonen"]
    assert names("1009") == ["1009"]


def test_long_list_is_cut() -> None:
    many = entries_of(EntryKind.COLLEAGUE, (f"{number} Mees {number}" for number in range(1000, 1020)))
    assert len(found(many, (), "mees")) == MOST_FOUND
