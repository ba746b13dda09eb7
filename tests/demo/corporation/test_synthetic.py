"""Nobody in the made-up corporation can be a real person, place or firm."""

import re
from collections.abc import Iterator
from datetime import date

import phonenumbers
import pytest

from app.demo.corporation import names, numbers
from app.demo.corporation.corporation import Corporation
from app.demo.corporation.people import Person
from app.demo.corporation.stage import HOSTILE_FAMILY_NAME

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def corporation() -> Corporation:
    return Corporation(1_500, today=TODAY)


@pytest.fixture(scope="module")
def people(corporation: Corporation) -> list[Person]:
    return [
        *(person for estate in corporation.estates() for person in estate.people),
        *corporation.professionals(),
    ]


def all_numbers(corporation: Corporation, people: list[Person]) -> Iterator[str]:
    yield from (phone.number.value for person in people for phone in person.phones)
    yield from (colleague.phone.value for colleague in corporation.staff.colleagues.values())
    yield from (firm.phone.value for firm in corporation.staff.firms)
    yield from (one.caller for one in corporation.scenarios.values() if one.caller)


def test_every_number_is_possible_and_none_is_valid(corporation: Corporation, people: list[Person]) -> None:
    everything = set(all_numbers(corporation, people))
    assert len(everything) > 2_000
    for number in everything:
        parsed = phonenumbers.parse(number)
        assert phonenumbers.is_possible_number(parsed), number
        assert not phonenumbers.is_valid_number(parsed), number


def test_every_mobile_number_lies_in_the_range_that_is_not_in_use(people: list[Person]) -> None:
    mobiles = {phone.number.value for one in people for phone in one.phones if phone.number.is_mobile}
    assert all(re.fullmatch(r"\+3169\d{7}", number) for number in mobiles)


def test_different_people_get_different_numbers() -> None:
    owners = [*range(1, 40_000, 7), numbers.PROFESSIONAL_FROM, numbers.STAFF_FROM, numbers.UNKNOWN_FROM]
    assert len({numbers.mobile(owner).value for owner in owners}) == len(owners)


def test_every_family_name_is_a_bird_or_tree_that_says_it_is_made_up(people: list[Person]) -> None:
    found = {person.family_name for person in people} - {HOSTILE_FAMILY_NAME}
    assert len(found) > 500
    assert found <= set(names.FAMILY_NAMES)
    assert all(name.endswith("-Demo") for name in names.FAMILY_NAMES)


def test_every_address_lies_in_a_town_that_does_not_exist(people: list[Person]) -> None:
    addresses = {person.address for person in people if person.address}
    assert len(addresses) > 1_000
    for address in addresses:
        assert re.fullmatch(r"(Fictiestad|Proefdorp|Modelhaven)-\w+", address.town)
        # Dutch postcodes begin at 1000.
        assert re.fullmatch(r"0\d{3} [A-Z]{2}", address.postcode)


def test_no_two_homes_have_the_same_address(corporation: Corporation) -> None:
    homes = [one.home for estate in corporation.estates() for one in estate.occupancies.values()]
    lines = {(home.address.line, home.address.postcode) for home in homes}
    assert len(lines) == len(homes) == 1_500


def test_mail_goes_to_a_reserved_domain(people: list[Person]) -> None:
    mails = [person.mail for person in people if person.mail]
    assert len(mails) > 500
    assert all(re.fullmatch(r"[a-z0-9.]+@bewoner\.example", mail) for mail in mails)


def test_firms_say_that_they_are_examples() -> None:
    assert all(
        re.search("Voorbeeld|Demo|demo|Proef|Fictie|Model|Schets|Test|Oefen", name)
        for name, *_ in names.FIRMS
    )
