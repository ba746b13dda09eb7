"""The stage of the named scenarios: four buildings at the start of the numbering, and who lives in them.

Every corporation of fifty homes or more has these buildings whole enough, so every scenario exists in it.
"""

from dataclasses import dataclass
from enum import IntEnum


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A complex whose form is given instead of drawn."""

    region: str
    kind: str
    size: int
    storeys: int
    lifts: int = 0


BLUEPRINTS = {
    1: Blueprint("Nijmegen", "GAL", 16, 4),
    2: Blueprint("Utrecht", "POF", 12, 3),
    3: Blueprint("Leiden", "TUS", 6, 2),
    4: Blueprint("Arnhem", "COR", 32, 8, lifts=1),
    5: Blueprint("Eemland", "MAI", 28, 4),
}
STAGE_COMPLEXES = frozenset({1, 2, 3, 4})


class Role(IntEnum):
    """The homes that play a part; the value is the number of the home."""

    KNOWN = 2
    SPEAKS_TIGRINYA = 4
    FIRST_NOISE = 6
    CALLS_FROM_ELSEWHERE = 8
    THIRD_NOISE = 9
    COUPLE = 11
    THIRD_NOISE_SOURCE = 13
    LIGHT_CALLER = 14
    LIGHT_REPORTER = 15
    HOSTILE_NAME = 16

    REPEAT_NUISANCE = 17
    ONE_OF_TWO_HOUSEHOLDS = 19
    OTHER_OF_TWO_HOUSEHOLDS = 20
    REPEAT_NUISANCE_SOURCE = 21
    SHARED_NUMBER = 22
    OUTAGE_REPORTER_BELOW = 24
    RUNNING_REPAIR = 25
    AGGRESSION = 26
    OUTAGE_CALLER = 27
    OUTAGE_REPORTER = 28

    LOST_JOB = 30
    MOVED_OUT = 32

    CLIENT_OF_PROFESSIONAL = 36
    LIFT_REPORTER_1 = 41
    LIFT_REPORTER_2 = 42
    LIFT_REPORTER_3 = 44
    LIFT_REPORTER_4 = 46
    LIFT_CALLER = 47
    LIFT_REPORTER_5 = 48


LIFT_REPORTERS = (
    Role.LIFT_REPORTER_1,
    Role.LIFT_REPORTER_2,
    Role.LIFT_REPORTER_3,
    Role.LIFT_REPORTER_4,
    Role.LIFT_REPORTER_5,
)

# A name that must stay text wherever it is shown: markup, and a right-to-left override.
HOSTILE_FAMILY_NAME = "<b>Roodspecht</b><img src=x onerror=alert(1)>\u202eomeD-Demo"


@dataclass(frozen=True, slots=True)
class Traits:
    """What the household of a home on the stage is like.

    `shares_number`: all its adults use one number. `number_of`: that of the tenant of another home.
    """

    size: int = 1
    language: str = "NLD"
    age: int = 48
    family_name: str | None = None
    tenants: int = 1
    shares_number: bool = False
    number_of: int | None = None
    moved_out: bool = False


STAGE: dict[int, Traits] = {
    **{role: Traits(age=30 + role) for role in Role},
    Role.SPEAKS_TIGRINYA: Traits(size=3, language="tir", age=34),
    Role.COUPLE: Traits(size=2, tenants=2, age=71, shares_number=True),
    Role.SHARED_NUMBER: Traits(size=4, tenants=2, age=43, shares_number=True),
    Role.HOSTILE_NAME: Traits(family_name=HOSTILE_FAMILY_NAME, age=39),
    Role.OTHER_OF_TWO_HOUSEHOLDS: Traits(age=27, number_of=Role.ONE_OF_TWO_HOUSEHOLDS),
    Role.LOST_JOB: Traits(size=3, age=45),
    Role.MOVED_OUT: Traits(age=29, moved_out=True),
    Role.AGGRESSION: Traits(age=52),
}
