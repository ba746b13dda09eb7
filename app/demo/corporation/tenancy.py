"""Leases and what is owed on them."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from app.demo.corporation import parameters
from app.demo.corporation.buildings import Complex, Home
from app.demo.corporation.people import Person, Stay
from app.demo.corporation.stage import Traits
from app.demo.corporation.streams import chance, lognormal, within

_DAYS_A_YEAR = 365.25
_FORMER_SLOT = 11


@dataclass(frozen=True, slots=True)
class Lease:
    """A lease (VERA Huurovereenkomst).

    `status` is of OVEREENKOMSTSTATUS, `kind` of OVEREENKOMSTDETAILSOORT, `watch` of BEWAKINGSSTATUS;
    amounts are euro a month.
    """

    id: str
    home_id: str
    tenants: tuple[tuple[str, str], ...]
    begin: date
    end: date | None
    notice: date | None
    status: str
    kind: str
    watch: str
    rent: float
    service_costs: float


@dataclass(frozen=True, slots=True)
class Instalment:
    """One payment of an arrangement."""

    id: str
    due: date
    amount: float
    open_amount: float


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A payment arrangement that runs (VERA Betalingsregeling)."""

    id: str
    begin: date
    agreed: date
    amount: float
    open_amount: float
    instalments: tuple[Instalment, ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """A debt that a bailiff or an agency collects (VERA ExterneIncasso)."""

    id: str
    kind: str
    handed_over: date
    amount: float
    open_amount: float


@dataclass(frozen=True, slots=True)
class Account:
    """What a tenant owes (VERA Debiteur): a positive `balance` is a debt, a negative one is paid ahead."""

    id: str
    person_id: str
    lease_id: str
    balance: float
    arrangement: Arrangement | None = None
    collection: Collection | None = None


def stays(stream: Random, home: Home, today: date, traits: Traits | None, built: int) -> list[Stay]:
    """Who lives or lived in a home in the months that count: the household of now first, if there is one."""
    earliest = date(built, 1, 1)
    years = stream.expovariate(parameters.TURNOVER_A_YEAR)
    begin = max(earliest, today - timedelta(days=30 + round(min(years, 45) * _DAYS_A_YEAR)))
    is_empty = chance(stream, parameters.VACANCY_SHARE)
    if traits is not None:
        begin = max(earliest, today - timedelta(days=within(stream, (1600, 5200))))
        is_empty = traits.moved_out
    if is_empty:
        left = today.replace(day=1) - timedelta(days=1)
        if traits is None:
            left -= timedelta(days=within(stream, (0, 40)))
            begin = min(begin, left - timedelta(days=400))
        return [Stay(home.number, _FORMER_SLOT, home.address, begin, left)]
    current = Stay(home.number, 1, home.address, begin, None)
    if begin > parameters.first_day(today, parameters.REQUEST_MONTHS) and begin > earliest:
        left = begin - timedelta(days=within(stream, (14, 60)))
        came = max(earliest, left - timedelta(days=200 + round(stream.expovariate(0.12) * _DAYS_A_YEAR)))
        if came < left:
            return [current, Stay(home.number, _FORMER_SLOT, home.address, came, left)]
    return [current]


def lease(
    stream: Random, estate: Complex, home: Home, people: list[Person], account: Account, today: date
) -> Lease:
    """The lease of one household."""
    begin, end = people[0].begin or today, people[0].end
    notice, status = None, "LOP"
    if end is not None:
        status, notice = "BEE", end - timedelta(days=31)
    elif chance(stream, parameters.TURNOVER_A_YEAR / 12) and begin < today - timedelta(days=365):
        status, notice = "OPG", today - timedelta(days=within(stream, (2, 25)))
        end = notice + timedelta(days=31)
    rent = min(max(stream.gauss(*parameters.RENT), parameters.RENT_LIMITS[0]), parameters.RENT_LIMITS[1])
    if chance(stream, parameters.MID_RENT_SHARE):
        rent = float(within(stream, parameters.MID_RENT_LIMITS))
    is_young = today.year - people[0].birth_date.year < 25
    return Lease(
        id=account.lease_id,
        home_id=home.id,
        tenants=tuple((person.id, person.roles[0].code) for person in people if person.is_tenant),
        begin=begin,
        end=end,
        notice=notice,
        status=status,
        kind="JON" if is_young and chance(stream, 0.4) else "ONB",
        watch="INC" if account.collection else "ONH" if account.arrangement else "NOR",
        rent=round(rent, 2),
        service_costs=round(8 + 55 * stream.random() * estate.is_multi_family, 2),
    )


def account(stream: Random, home: Home, tenant: Person, today: date, *, is_quiet: bool) -> Account:
    """What the tenant owes; `is_quiet` for a home on the stage, which owes nothing."""
    number = tenant.id.removeprefix("R-")
    lease_id = f"H-{home.number:05d}-{2 if tenant.end is None else 1}"
    balance, share = 0.0, stream.random()
    if is_quiet:
        return Account(f"D-{number}", tenant.id, lease_id, balance)
    if share < parameters.ARREARS_SHARE:
        balance = round(lognormal(stream, *parameters.ARREARS), 2)
    elif share > 0.99:
        balance = -round(20 + 200 * stream.random(), 2)
    arrangement = collection = None
    if share < parameters.COLLECTION_SHARE:
        balance = round(balance + 900, 2)
        collection = collect(number, balance, within(stream, (40, 300)), today)
    elif share < parameters.COLLECTION_SHARE + parameters.ARRANGEMENT_SHARE:
        balance = round(balance + 200, 2)
        arrangement = arrange(number, balance, within(stream, (3, 10)), within(stream, (0, 2)), today)
    return Account(f"D-{number}", tenant.id, lease_id, balance, arrangement, collection)


def arrange(number: str, open_amount: float, months: int, paid: int, today: date) -> Arrangement:
    """An arrangement of `paid` instalments that are behind us and `months` to come, one each month end."""
    part = round(open_amount / months, 2)
    first = parameters.first_day(today, paid).replace(day=28)
    instalments = []
    for index in range(paid + months):
        due = parameters.first_day(first, -index)
        left = 0.0 if index < paid else part
        instalments.append(Instalment(f"BR-{number}-{index + 1}", due, part, left))
    return Arrangement(
        id=f"BR-{number}",
        begin=first.replace(day=1),
        agreed=first.replace(day=1) - timedelta(days=9),
        amount=round(part * (paid + months), 2),
        open_amount=round(part * months, 2),
        instalments=tuple(instalments),
    )


def collect(number: str, open_amount: float, days_ago: int, today: date) -> Collection:
    """A debt that was handed over some days ago, to a bailiff or (one in three) to an agency."""
    return Collection(
        id=f"EI-{number}",
        kind="INC" if days_ago % 3 == 0 else "DEU",
        handed_over=today - timedelta(days=days_ago),
        amount=round(open_amount * 1.12, 2),
        open_amount=open_amount,
    )
