"""Tenants, residents and their households."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from app.demo.corporation import names, numbers, parameters
from app.demo.corporation.buildings import Address
from app.demo.corporation.numbers import PhoneNumber
from app.demo.corporation.stage import STAGE, Traits
from app.demo.corporation.streams import chance, pick, within

SLOTS_PER_HOME = 20
_FIRST_RELATION = 1_000_000
ADULT = 18
_OWN_PHONE_FROM = 14


@dataclass(frozen=True, slots=True)
class Phone:
    """A number of somebody (VERA Telefoonnummer); the codes are those of CONTACTGEGEVENSTATUS and -VOORKEUR."""

    id: str
    number: PhoneNumber
    status: str
    preference: str
    daypart: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is to the corporation or to another relation; `code` is of RELATIEROLSOORT."""

    code: str
    begin: date
    end: date | None = None
    other_id: str = ""


@dataclass(frozen=True, slots=True)
class Household:
    """Who lives together (VERA Relatiegroep)."""

    id: str
    name: str
    member_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A natural person. `end` is the day on which they left `address`; `account` is an ACCOUNTSTATUS code."""

    id: str
    given_name: str
    family_name: str
    sex: str
    birth_date: date
    language: str
    mail: str
    account: str
    phones: tuple[Phone, ...]
    roles: tuple[Role, ...]
    address: Address | None = None
    begin: date | None = None
    end: date | None = None
    household: Household | None = None
    helper_id: str = ""

    @property
    def initials(self) -> str:
        """The first letter of the given name with a full stop."""
        return f"{self.given_name[0]}."

    @property
    def is_tenant(self) -> bool:
        """True for somebody who signed the lease."""
        return self.roles[0].code in ("HUU", "MDH")


@dataclass(frozen=True, slots=True)
class Stay:
    """One household in one home, from the first day to the last (None: still there)."""

    home: int
    first_slot: int
    address: Address
    begin: date
    end: date | None


def relation_id(home: int, slot: int = 1) -> str:
    """The id of the person in this slot of a home; slot 1 is the tenant who lives there now."""
    return f"R-{_FIRST_RELATION + home * SLOTS_PER_HOME + slot}"


def move_in(stream: Random, stay: Stay, today: date, traits: Traits | None, helper_id: str) -> list[Person]:
    """The people of one household, tenants first."""
    drawn = _draw(stream) if traits is None else traits
    ages = [drawn.age, *_other_ages(stream, drawn)]
    name = drawn.family_name or names.family_name(stream)
    household = Household(
        id=f"G-{stay.home:05d}-{1 + stay.first_slot // 10}",
        name=f"Huishouden {stay.address.line}",
        member_ids=tuple(relation_id(stay.home, stay.first_slot + index) for index in range(len(ages))),
    )
    people = []
    for index, age in enumerate(ages):
        sex = pick(stream, {"V": 52, "M": 47, "O": 1})
        given_name = names.given_name(stream, sex)
        keeps_name = index == 1 and age >= ADULT and chance(stream, 0.55)
        family_name = names.family_name(stream) if keeps_name else name
        owner = stay.home * SLOTS_PER_HOME + stay.first_slot + index
        birth_date = today - timedelta(days=round(age * 365.25) + within(stream, (3, 360)))
        phones = tuple(_phones(stream, stay, index, age, drawn, traits is not None))
        people.append(
            Person(
                id=household.member_ids[index],
                given_name=given_name,
                family_name=family_name,
                sex=sex,
                birth_date=birth_date,
                language=drawn.language,
                mail=_mail(given_name, family_name, owner)
                if age >= ADULT and chance(stream, parameters.MAIL_SHARE)
                else "",
                account="GEA" if index == 0 and chance(stream, parameters.ACCOUNT_SHARE) else "",
                phones=phones,
                roles=(Role(_role(stream, index, age, drawn), max(stay.begin, birth_date), stay.end),),
                address=stay.address,
                begin=max(stay.begin, birth_date),
                end=stay.end,
                household=household,
                helper_id=helper_id if index == 0 else "",
            )
        )
    return people


def _draw(stream: Random) -> Traits:
    size = pick(stream, parameters.HOUSEHOLD_SIZES)
    age = within(stream, pick(stream, parameters.TENANT_AGES))
    if size > 2 and age > 66:
        size = 2
    return Traits(
        size=size,
        language=pick(stream, parameters.LANGUAGES),
        age=age,
        tenants=2 if size > 1 and chance(stream, 0.6) else 1,
        shares_number=size > 1 and chance(stream, parameters.SHARED_IN_HOUSEHOLD_SHARE),
    )


def _other_ages(stream: Random, traits: Traits) -> Iterator[int]:
    for index in range(1, traits.size):
        if index == 1 and (traits.size == 2 or traits.tenants == 2 or chance(stream, 0.6)):
            yield max(ADULT, traits.age + within(stream, (-6, 6)))
        else:
            yield within(stream, (0, min(24, max(0, traits.age - ADULT))))


def _role(stream: Random, index: int, age: int, traits: Traits) -> str:
    if index == 0:
        return "HUU"
    if index < traits.tenants:
        return "MDH"
    return "MBW" if age >= ADULT and chance(stream, 0.7) else "BEW"


def _phones(
    stream: Random, stay: Stay, index: int, age: int, traits: Traits, on_stage: bool
) -> Iterator[Phone]:
    owner = stay.home * SLOTS_PER_HOME + stay.first_slot + index
    tenant = stay.home * SLOTS_PER_HOME + stay.first_slot
    if age < _OWN_PHONE_FROM:
        return
    if on_stage:
        shares = traits.shares_number and age >= ADULT
        of_other = traits.number_of and traits.number_of * SLOTS_PER_HOME + 1
        if index == 0 or shares:
            yield Phone(f"CG-{owner}-1", numbers.mobile(of_other or tenant), "GEV", "EER")
        return
    if chance(stream, parameters.MOBILE_SHARE if index == 0 else 0.85):
        shares = index > 0 and traits.shares_number
        yield Phone(f"CG-{owner}-1", numbers.mobile(tenant if shares else owner), _status(stream), "EER")
    if index == 0 and chance(stream, parameters.SECOND_NUMBER_SHARE):
        second = numbers.mobile(owner + SLOTS_PER_HOME // 2 - 1)
        yield Phone(f"CG-{owner}-2", second, _status(stream), "TWE", pick(stream, {"OCH": 1, "MID": 1}))
    if index == 0 and chance(stream, parameters.LAND_LINE_SHARE):
        yield Phone(f"CG-{owner}-3", numbers.land_line(owner), _status(stream), "TWE")
    if index == 0 and chance(stream, parameters.SHARED_WITH_NEIGHBOUR_SHARE) and stay.home - 1 > max(STAGE):
        next_door = numbers.mobile(tenant - SLOTS_PER_HOME)
        yield Phone(f"CG-{owner}-4", next_door, _status(stream), "TWE")


def _status(stream: Random) -> str:
    return pick(
        stream,
        {
            "GEV": parameters.VALIDATED_NUMBER_SHARE,
            "ONG": parameters.INVALID_NUMBER_SHARE,
            "AAN": 1 - parameters.VALIDATED_NUMBER_SHARE - parameters.INVALID_NUMBER_SHARE,
        },
    )


def _mail(given_name: str, family_name: str, owner: int) -> str:
    text = unicodedata.normalize("NFKD", f"{given_name}.{family_name.removesuffix('-Demo')}")
    plain = "".join(sign for sign in text.lower() if sign.isascii() and (sign.isalnum() or sign == "."))
    return f"{plain}{owner % 1000}@bewoner.example"
