"""All subtopics of the wrap-up together, and how often each occurs in a month."""

from bisect import bisect_left
from functools import cache
from random import Random

from app.demo.corporation import parameters
from app.demo.corporation.topic import Topic
from app.demo.corporation.topics_building import COMMON_AREAS, NEIGHBOURHOOD, NUISANCE, REPAIRS
from app.demo.corporation.topics_people import PROJECTS, SERVICE, WORRIES
from app.demo.corporation.topics_tenancy import LEASES, MONEY, MOVING

GROUPS: dict[str, dict[str, Topic]] = {
    "REP": REPAIRS,
    "ALG": COMMON_AREAS,
    "OVE": NUISANCE,
    "LEE": NEIGHBOURHOOD,
    "HUU": MONEY,
    "CON": LEASES,
    "ZOE": MOVING,
    "PRO": PROJECTS,
    "SOC": WORRIES,
    "DNS": SERVICE,
}
TOPICS: dict[str, Topic] = {code: topic for group in GROUPS.values() for code, topic in group.items()}
HEATING_TOPICS = ("REPCVW", "ALGCVW")
RENT_INCREASE_TOPIC = "HUUVHG"


@cache
def _month(month: int) -> tuple[tuple[str, ...], tuple[float, ...]]:
    codes, steps, total = [], [], 0.0
    for group, share in parameters.TOPICS.items():
        whole = sum(topic.weight for topic in GROUPS[group].values())
        for code, topic in GROUPS[group].items():
            weight = share * topic.weight / whole
            if code == RENT_INCREASE_TOPIC and month in parameters.RENT_INCREASE_MONTHS:
                weight *= parameters.RENT_INCREASE_FACTOR
            if code in HEATING_TOPICS and month in parameters.HEATING_MONTHS:
                weight *= parameters.HEATING_FACTOR
            total += weight
            codes.append(code)
            steps.append(total)
    return tuple(codes), tuple(steps)


def pick_topic(stream: Random, month: int) -> str:
    """The subtopic of a contact in this month (1 to 12)."""
    codes, steps = _month(month)
    return codes[bisect_left(steps, stream.random() * steps[-1])]
