"""The same seed gives the same corporation, in every size."""

from dataclasses import asdict
from datetime import date
from itertools import pairwise

import pytest

from app.demo.corporation.corporation import Corporation
from app.demo.corporation.estate import Estate, Occupancy
from app.demo.corporation.parameters import SMALLEST_CORPORATION

TODAY = date(2026, 11, 24)
SCENARIOS = {f"S{number}" for number in range(1, 14)} | {
    "known",
    "unknown",
    "withheld",
    "outage",
    "repeat_nuisance",
    "shared_number",
    "shared_by_households",
    "hostile_name",
}


def estates(homes: int, seed: int = 7) -> list[Estate]:
    return list(Corporation(homes, today=TODAY, seed=seed).estates())


def occupancies(homes: int) -> dict[int, Occupancy]:
    return {
        number: occupancy for estate in estates(homes) for number, occupancy in estate.occupancies.items()
    }


def all_ids(homes: int) -> list[str]:
    corporation = Corporation(homes, today=TODAY, seed=7)
    ids: list[str] = []
    for estate in corporation.estates():
        ids += [one.id for one in estate.contacts]
        ids += [one.id for one in estate.requests]
        ids += [one.id for one in estate.cases]
        ids += [one.id for one in estate.alerts]
        ids += [one.id for one in estate.appointments]
        ids += [order.id for request in estate.requests for order in request.orders]
        for occupancy in estate.occupancies.values():
            ids += [occupancy.home.id]
            ids += [lease.id for lease in occupancy.leases]
            ids += [account.id for account in occupancy.accounts]
        ids += [person.id for person in estate.people]
        ids += [phone.id for person in estate.people for phone in person.phones]
    for person in corporation.professionals():
        ids += [person.id, *(phone.id for phone in person.phones)]
    return ids + list(corporation.staff.colleagues) + [firm.id for firm in corporation.staff.firms]


def test_same_seed_gives_the_same_corporation() -> None:
    assert [asdict(one) for one in estates(300)] == [asdict(one) for one in estates(300)]


def test_another_seed_gives_other_people() -> None:
    one, other = ({person.family_name for person in estates(300, seed)[4].people} for seed in (7, 8))
    assert one != other


def test_home_is_the_same_in_every_size() -> None:
    small, large = occupancies(180), occupancies(420)
    assert len(small) == 180
    for number, occupancy in small.items():
        # Only what the homes of the complex at the edge share is smaller there.
        assert asdict(occupancy) == asdict(large[number])


def test_history_of_a_home_is_the_same_in_every_size() -> None:
    small, large = estates(180), estates(420)
    whole = [estate for estate in small if estate.complex.standing == estate.complex.size]
    assert len(whole) >= 4
    for one, other in zip(whole, large, strict=False):
        assert [asdict(contact) for contact in one.contacts] == [
            asdict(contact) for contact in other.contacts
        ]


def test_no_two_things_have_the_same_id() -> None:
    ids = all_ids(900)
    assert len(ids) == len(set(ids))


def test_ids_of_professionals_cannot_meet_those_of_the_forty_thousandth_home() -> None:
    corporation = Corporation(60, today=TODAY, seed=7)
    tenants = [phone for estate in corporation.estates() for one in estate.people for phone in one.phones]
    professionals = [phone for one in corporation.professionals() for phone in one.phones]
    assert tenants
    assert professionals
    assert all(phone.id.split("-")[1].isdigit() for phone in tenants)
    assert not any(phone.id.split("-")[1].isdigit() for phone in professionals)


def test_corporation_has_the_homes_that_were_asked_for_numbered_without_gap() -> None:
    numbers = sorted(occupancies(333))
    assert numbers[0] == 1
    assert all(later == earlier + 1 for earlier, later in pairwise(numbers))
    assert len(numbers) == 333


@pytest.mark.parametrize("homes", [SMALLEST_CORPORATION, 80, 500])
def test_every_scenario_exists_in_every_size(homes: int) -> None:
    corporation = Corporation(homes, today=TODAY, seed=7)
    list(corporation.estates())
    list(corporation.professionals())
    assert set(corporation.scenarios) == SCENARIOS


def test_corporation_without_homes_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one home"):
        Corporation(0, today=TODAY)
