"""Contacts over all channels: what was asked, by whom, and how it ended."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from app.demo.corporation import parameters
from app.demo.corporation.calendar import BusyDays, any_moment, office_moment
from app.demo.corporation.people import Person
from app.demo.corporation.staff import Function, colleague_id
from app.demo.corporation.streams import chance, pick
from app.demo.corporation.topics import TOPICS

_SPEAK_EASILY = ("NLD", "ENG")


@dataclass(frozen=True, slots=True)
class Timings:
    """How long a call waited, lasted and was written up, in seconds."""

    waited: int
    talked: int
    wrapped_up: int


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact (VERA Contactmoment).

    `outcome` is '' for a message that nobody has answered yet; it then has no `agent_id` either. A report that
    the tenant portal handled by itself has an outcome and no agent.
    """

    id: str
    at: datetime
    channel: str
    direction: str
    topic: str
    subject: str
    note: str
    person_id: str
    person_role: str
    home_id: str
    complex_id: str
    agent_id: str = ""
    outcome: str = ""
    flags: tuple[str, ...] = ()
    timings: Timings | None = None
    case_id: str = ""
    request_id: str = ""
    appointment_id: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """Today, and the working days that contacts and requests are spread over."""

    today: date
    contact_days: BusyDays
    request_days: BusyDays

    @classmethod
    def until(cls, today: date) -> "Period":
        """The months before today."""
        yesterday = today - timedelta(days=1)
        return cls(
            today,
            BusyDays(parameters.first_day(today, parameters.CONTACT_MONTHS), yesterday),
            BusyDays(parameters.first_day(today, parameters.REQUEST_MONTHS), yesterday),
        )

    @property
    def first_contact_day(self) -> date:
        """The day before which no contacts are kept."""
        return parameters.first_day(self.today, parameters.CONTACT_MONTHS)


def caller_of(stream: Random, people: list[Person]) -> Person:
    """Who of a household gets in touch: most often the tenant, never a child."""
    grown = [person for person in people[1:] if person.roles[0].code != "BEW"]
    return grown[0] if grown and chance(stream, 0.25) else people[0]


def when(stream: Random, channel: str, day: date) -> datetime:
    """The moment of a contact on a day; calls and visits only in office hours."""
    return office_moment(stream, day) if channel in ("TEL", "BAL", "BEZ") else any_moment(stream, day)


def an_agent(stream: Random) -> str:
    """The id of an agent, one in thirty times a senior."""
    function = Function.SENIOR if chance(stream, 1 / 30) else Function.AGENT
    return colleague_id(function, int(stream.random() * 1000))


def timings(stream: Random) -> Timings:
    """The seconds of one call; five minutes of talk on average."""
    return Timings(
        waited=round(stream.expovariate(1 / 41)),
        talked=40 + round(stream.expovariate(1 / 260)),
        wrapped_up=10 + round(stream.expovariate(1 / 65)),
    )


def outcome_of(stream: Random, topic: str) -> str:
    """How a contact about this subtopic ends."""
    if chance(stream, parameters.USUAL_OUTCOME_SHARE):
        return TOPICS[topic].usual
    return pick(stream, parameters.OUTCOMES)


def flags_of(stream: Random, topic: str, language: str) -> tuple[str, ...]:
    """What was special about a contact."""
    heavy = topic.startswith("SOC") or topic in ("HUUACH", "HUUINC", "CONOVL", "OVEAGR")
    factor = 4 if heavy else 0.8
    shares = {
        "VLGHER": parameters.REPEAT_SHARE,
        "VLGEMO": parameters.EMOTIONAL_SHARE * factor,
        "VLGKWE": parameters.VULNERABLE_SHARE * factor,
        "VLGVAV": parameters.DEEPER_QUESTION_SHARE * factor,
        "VLGTLK": 0.0 if language in _SPEAK_EASILY else parameters.INTERPRETER_SHARE,
        "VLGAGR": parameters.AGGRESSION_SHARE,
    }
    flags = [flag for flag, share in shares.items() if chance(stream, share)]
    if topic.startswith("OVE") and not flags and chance(stream, 0.5):
        flags.append("VLGEER")
    return tuple(flags)


def role_of(person: Person) -> str:
    """The RELATIEROLSOORT code under which a person is noted."""
    return person.roles[0].code
