"""The made-up corporation is spread as its parameters say."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

import pytest

from app.demo.corporation import parameters
from app.demo.corporation.contacts import Contact
from app.demo.corporation.corporation import Corporation
from app.demo.corporation.estate import Case, Occupancy
from app.demo.corporation.people import Person
from app.demo.corporation.repairs import Request

TODAY = date(2026, 11, 24)
HOMES = 6_000
Key = TypeVar("Key", str, int, tuple[int, int])
A_YEAR_AGO = TODAY - timedelta(days=365)


@dataclass
class Census:
    """What there is in a corporation of this size; contacts of the last year."""

    regions: Counter[str] = field(default_factory=Counter)
    multi_family: int = 0
    lifts: int = 0
    occupancies: list[Occupancy] = field(default_factory=list)
    flagged: set[str] = field(default_factory=set)
    contacts: list[Contact] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)

    @property
    def tenants(self) -> list[Person]:
        """One for each home that is let."""
        return [one.residents[0] for one in self.occupancies if one.residents]


@pytest.fixture(scope="module")
def census() -> Census:
    taken = Census()
    for estate in Corporation(HOMES, today=TODAY).estates():
        homes = len(estate.occupancies)
        taken.regions[estate.complex.region] += homes
        taken.multi_family += homes if estate.complex.is_multi_family else 0
        taken.lifts += len(estate.complex.objects_of("LIF"))
        taken.occupancies += estate.occupancies.values()
        taken.flagged |= {alert.person_id for alert in estate.alerts}
        taken.contacts += [one for one in estate.contacts if one.at.date() >= A_YEAR_AGO]
        taken.requests += estate.requests
        taken.cases += estate.cases
    return taken


def assert_spread(counts: Mapping[Key, int], weights: Mapping[Key, float], points: float) -> None:
    """Each share lies within so many percentage points of its weight."""
    counted, weighed = sum(counts.values()), sum(weights.values())
    assert set(counts) <= set(weights)
    for name, weight in weights.items():
        share, wanted = 100 * counts.get(name, 0) / counted, 100 * weight / weighed
        assert abs(share - wanted) <= points, f"{name}: {share:.1f} % instead of {wanted:.1f} %"


def test_homes_are_spread_over_the_five_regions(census: Census) -> None:
    assert sum(census.regions.values()) == HOMES
    assert_spread(census.regions, parameters.REGIONS, points=9)  # about a hundred complexes: coarse


def test_seven_in_ten_homes_lie_above_each_other(census: Census) -> None:
    assert 0.62 <= census.multi_family / HOMES <= 0.82


def test_few_homes_are_empty(census: Census) -> None:
    empty = 1 - len(census.tenants) / HOMES
    assert abs(empty - parameters.VACANCY_SHARE) < 0.008


def test_households_have_the_sizes_of_dutch_social_housing(census: Census) -> None:
    sizes = Counter(min(5, len(one.residents)) for one in census.occupancies if one.residents)
    assert_spread(sizes, {1: 56, 2: 24, 3: 9, 4: 7, 5: 4}, points=2)


def test_tenants_speak_and_are_as_old_as_the_parameters_say(census: Census) -> None:
    assert_spread(Counter(one.language for one in census.tenants), parameters.LANGUAGES, points=1.5)
    ages = Counter(
        limits
        for one in census.tenants
        for limits in parameters.TENANT_AGES
        if limits[0] <= (TODAY - one.birth_date).days // 365.25 <= limits[1]
    )
    assert_spread(ages, parameters.TENANT_AGES, points=3)


def test_numbers_are_as_good_and_as_bad_as_in_a_real_crm(census: Census) -> None:
    phones = [phone for one in census.tenants for phone in one.phones]
    assert_spread(Counter(phone.status for phone in phones), {"GEV": 61, "AAN": 32, "ONG": 7}, points=2)
    mobile = sum(any(phone.number.is_mobile for phone in one.phones) for one in census.tenants)
    land_line = sum(any(not phone.number.is_mobile for phone in one.phones) for one in census.tenants)
    assert abs(mobile / len(census.tenants) - parameters.MOBILE_SHARE) < 0.02
    assert abs(land_line / len(census.tenants) - parameters.LAND_LINE_SHARE) < 0.03


def test_few_tenants_have_a_flag_or_a_debt(census: Census) -> None:
    tenants = len(census.tenants)
    assert abs(len(census.flagged) / tenants - parameters.ALERT_SHARE) < 0.01
    living_there = {one.id for one in census.tenants}
    accounts = [
        account for one in census.occupancies for account in one.accounts if account.person_id in living_there
    ]
    assert len(accounts) == tenants
    owing = sum(account.balance > 0 for account in accounts)
    arranged = sum(account.arrangement is not None for account in accounts)
    assert abs(owing / tenants - parameters.ARREARS_SHARE) < 0.012
    assert abs(arranged / tenants - parameters.ARRANGEMENT_SHARE) < 0.008


def test_a_household_has_five_contacts_a_year_and_some_have_far_more(census: Census) -> None:
    by_home = Counter(one.home_id for one in census.contacts if one.channel in parameters.CHANNELS)
    counts = sorted((by_home[one.home.id] for one in census.occupancies), reverse=True)
    assert 4.8 <= sum(counts) / len(census.tenants) <= 6.0
    assert 0.5 <= sum(counts[: HOMES // 5]) / sum(counts) <= 0.7
    assert 40 <= counts[0] <= 110
    assert 0.10 <= counts.count(0) / HOMES <= 0.3


def test_channels_and_directions_are_those_of_the_parameters(census: Census) -> None:
    spoken = [one for one in census.contacts if one.channel in parameters.CHANNELS]
    assert_spread(Counter(one.channel for one in spoken), parameters.CHANNELS, points=2)
    assert_spread(Counter(one.direction for one in spoken), {"INK": 88, "UIT": 12}, points=3)
    assert any(one.channel == "INT" for one in census.contacts)


def test_topics_and_outcomes_of_calls_are_those_of_a_contact_centre(census: Census) -> None:
    calls = [one for one in census.contacts if one.channel == "TEL"]
    topics = {
        "REP": 33,
        "ALG": 12,
        "HUU": 16,
        "OVE": 6,
        "LEE": 5,
        "CON": 9,
        "ZOE": 7,
        "PRO": 4,
        "SOC": 3,
        "DNS": 5,
    }
    assert_spread(Counter(one.topic[:3] for one in calls), topics, points=5)
    solved = {"ELA", "EIG", "GEM", "ZOR", "DUB"}
    counted = [one for one in calls if one.outcome not in ("AFB", "GEK", "")]
    assert 0.64 <= sum(one.outcome in solved for one in counted) / len(counted) <= 0.76


def test_repairs_come_as_often_and_last_as_long_as_the_parameters_say(census: Census) -> None:
    last_year = [one for one in census.requests if one.reported_at.date() >= A_YEAR_AGO]
    assert 1.6 <= len(last_year) / HOMES <= 2.2
    shared = [one for one in last_year if one.shared]
    assert 0.05 <= len(shared) / len(last_year) <= 0.13
    open_ones = [one for one in census.requests if one.status not in ("AFG", "GEA")]
    assert 3_000 <= len(open_ones) * parameters.FULL_HOMES / HOMES <= 5_000
    assert_spread(Counter(one.status for one in open_ones), parameters.OPEN_STATUSES, points=11)


def test_a_lift_breaks_down_six_times_a_year_and_often_several_people_report_it(census: Census) -> None:
    faults = [
        one
        for one in census.requests
        if one.shared and one.shared.kind == "LIF" and one.reported_at.date() >= A_YEAR_AGO
    ]
    assert 4.5 <= len(faults) / census.lifts <= 7.5
    reporters = [len(one.reporter_ids) for one in faults]
    assert max(reporters) <= parameters.JOINED_LIFT_MOST
    assert 0.35 <= sum(count > 1 for count in reporters) / len(reporters) <= 0.7


def test_nuisance_cases_are_as_many_and_of_the_kinds_that_the_parameters_say(census: Census) -> None:
    assert_spread(Counter(one.detail for one in census.cases), parameters.CASE_KINDS, points=6)
    last_year = sum(one.registered_at.date() >= A_YEAR_AGO for one in census.cases)
    assert 900 <= last_year * parameters.FULL_HOMES / HOMES <= 1_400
    several = sum(len(one.reporter_ids) >= 3 for one in census.cases)
    assert 0.06 <= several / len(census.cases) <= 0.2
