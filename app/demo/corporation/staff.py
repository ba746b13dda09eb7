"""The people who work for the corporation, and the firms that work for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from app.demo.corporation import names, numbers, parameters
from app.demo.corporation.numbers import PhoneNumber
from app.demo.corporation.streams import Streams, pick

_FIRST_FIRM = 950_000
_REGIONS = tuple(parameters.REGIONS)


class Function(Enum):
    """What a colleague does; the value is where the numbers of this function start."""

    AGENT = 900_000
    SENIOR = 900_100
    NEIGHBOURHOOD_MANAGER = 900_200
    HOUSING_CONSULTANT = 900_300
    CARETAKER = 900_400
    SECOND_LINE = 900_500
    TEAM_LEAD = 900_600


HEADCOUNT = {
    Function.AGENT: parameters.AGENTS - parameters.SENIORS,
    Function.SENIOR: parameters.SENIORS,
    Function.NEIGHBOURHOOD_MANAGER: parameters.NEIGHBOURHOOD_MANAGERS,
    Function.HOUSING_CONSULTANT: parameters.HOUSING_CONSULTANTS,
    Function.CARETAKER: parameters.CARETAKERS,
    Function.SECOND_LINE: parameters.SECOND_LINE,
    Function.TEAM_LEAD: parameters.TEAM_LEADS,
}


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works for the corporation. `role` is a VERA RELATIEROLSOORT code."""

    id: str
    function: Function
    given_name: str
    family_name: str
    sex: str
    role: str
    role_name: str
    phone: PhoneNumber


@dataclass(frozen=True, slots=True)
class Firm:
    """A partner firm; `specialism` is a VERA ONDERHOUDSPECIALISME code."""

    id: str
    name: str
    specialism: str
    role_name: str
    phone: PhoneNumber


_ROLES = {
    Function.AGENT: ("MDW", "medewerker klantcontact"),
    Function.SENIOR: ("MDW", "senior medewerker klantcontact"),
    Function.NEIGHBOURHOOD_MANAGER: ("BEH", "wijkbeheerder"),
    Function.HOUSING_CONSULTANT: ("WOO", "woonconsulent"),
    Function.CARETAKER: ("HME", "huismeester"),
    Function.SECOND_LINE: ("MDW", "medewerker tweede lijn"),
    Function.TEAM_LEAD: ("MDW", "teamleider klantcontact"),
}


def colleague_id(function: Function, index: int) -> str:
    """The relation id of the colleague `index` (0, 1, …) of a function."""
    return f"R-{function.value + 1 + index % HEADCOUNT[function]}"


class Staff:
    """Who works for the corporation. The same people in every size."""

    def __init__(self, streams: Streams) -> None:
        self.colleagues = {colleague.id: colleague for colleague in self._hire(streams)}
        self.firms = tuple(
            Firm(f"R-{_FIRST_FIRM + index}", name, specialism, role, numbers.land_line(_number(index)))
            for index, (name, specialism, role) in enumerate(names.FIRMS)
        )

    @staticmethod
    def _hire(streams: Streams) -> Iterator[Colleague]:
        for function, headcount in HEADCOUNT.items():
            role, role_name = _ROLES[function]
            for index in range(headcount):
                stream = streams.of("colleague", function.value + index)
                sex = pick(stream, {"V": 55, "M": 45})
                yield Colleague(
                    id=colleague_id(function, index),
                    function=function,
                    given_name=names.given_name(stream, sex),
                    family_name=names.family_name(stream),
                    sex=sex,
                    role=role,
                    role_name=role_name,
                    phone=numbers.mobile(numbers.STAFF_FROM + function.value + index),
                )

    def for_region(self, function: Function, region: str, complex_number: int) -> Colleague:
        """The colleague with this function who looks after a complex of a region."""
        mine = range(_REGIONS.index(region), HEADCOUNT[function], len(_REGIONS))
        return self.colleagues[colleague_id(function, mine[complex_number % len(mine)])]

    def firm_for(self, specialism: str, complex_number: int) -> Firm:
        """The firm that does this kind of work for a complex."""
        able = [firm for firm in self.firms if firm.specialism == specialism]
        return able[complex_number % len(able)]


def _number(index: int) -> int:
    return numbers.FIRM_FROM + index
