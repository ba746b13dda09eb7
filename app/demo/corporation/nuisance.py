"""Nuisance between neighbours: the reports, and the case that the second line makes of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from app.demo.corporation import parameters
from app.demo.corporation.buildings import Home
from app.demo.corporation.calendar import office_moment, working_day_after
from app.demo.corporation.contacts import Contact, Period, an_agent, role_of, timings
from app.demo.corporation.estate import Case, Estate
from app.demo.corporation.people import Person
from app.demo.corporation.staff import Function, colleague_id
from app.demo.corporation.streams import Streams, chance, pick, poisson, within

_CASES_OF_A_COMPLEX = 1000


@dataclass(frozen=True, slots=True)
class Story:
    """How one kind of nuisance is told.

    The subtopic of the contacts, a title, notes from first to last, and what the second line reads.
    """

    topic: str
    title: str
    notes: tuple[str, ...]
    explanation: str


STORIES = {
    "GEL": Story("OVEGEL", "Geluidsoverlast", (
        "Harde muziek tot diep in de nacht. Huurder gaat zelf met de buren praten.",
        "Praten hielp een week. Nu weer lawaai. Logboek gestuurd.",
        "Logboek is binnen. Huurder slaapt slecht. Doorgezet naar de tweede lijn.",
    ), "Nachtelijk lawaai. Melder heeft zelf met de buren gesproken en een logboek gemaakt."),
    "RUZ": Story("OVERUZ", "Burenruzie", (
        "Ruzie over de schutting. Buurtbemiddeling aangeraden.",
        "Buurman wil geen bemiddeling. Huurder is boos. Doorgezet.",
    ), "Ruzie over de grens van de tuin. Bemiddeling is geweigerd."),
    "VUI": Story("OVEVUI", "Vervuilde woning", (
        "Vuil en stank op de galerij. Woonconsulent kijkt mee.",
        "Het wordt erger. Foto's ontvangen. Doorgezet.",
    ), "Vuil op de galerij, klachten van buren. Foto's in het dossier."),
    "STA": Story("OVEVUI", "Stankoverlast", (
        "Stank komt door de afvoer van de buren. Gevraagd om bij te houden wanneer.",
        "Nog steeds stank. Doorgezet naar de tweede lijn.",
    ), "Stank op vaste tijden. Afvoer laten nakijken."),
    "PSY": Story("SOCZOR", "Zorgen om bewoner", (
        "Buurvrouw praat in zichzelf op de galerij. Melder maakt zich zorgen.",
        "Melder hoort roepen in de nacht. Doorgezet. Details staan in het dossier.",
    ), "Zorgmelding. Alleen inzien als het nodig is voor de afhandeling."),
    "VER": Story("SOCVER", "Zorgen om bewoner", (
        "Veel bezoek op vreemde tijden. Melder is bang. Doorgezet.",
    ), "Zorgmelding. Alleen inzien als het nodig is voor de afhandeling."),
    "DRU": Story("OVEDRU", "Veel aanloop", (
        "Korte bezoekjes, de hele avond. Melder wil anoniem blijven. Doorgezet.",
    ), "Melder anoniem houden. Overleg met de politie."),
    "HEN": Story("OVEDRU", "Vermoeden hennep", (
        "Wietlucht en afgeplakte ramen. Melder blijft anoniem. Doorgezet.",
    ), "Melder anoniem houden. Overleg met de politie."),
    "AGR": Story("OVEAGR", "Bedreiging door buur", (
        "Huurder is bedreigd op de trap. Aangifte aangeraden. Doorgezet.",
    ), "Bedreiging. Melder heeft aangifte gedaan. Bezoek alleen met twee."),
    "DIE": Story("OVEDIE", "Overlast van dieren", (
        "Hond blaft als de buren werken. Huurder praat eerst zelf.",
        "Buren doen niets. Doorgezet naar de tweede lijn.",
    ), "Hond blaft overdag. Gesprek met de eigenaar hielp niet."),
}  # fmt: skip


class NuisanceHistory:
    """Writes nuisance cases and the contacts that led to them."""

    def __init__(self, streams: Streams, period: Period) -> None:
        self._streams = streams
        self._period = period

    def write(self, estate: Estate) -> None:
        """Adds the cases of one complex."""
        stream = self._streams.of("nuisance", estate.complex.number)
        years = parameters.REQUEST_MONTHS / 12
        for number in range(1, poisson(stream, parameters.CASES_A_YEAR * estate.complex.size * years) + 1):
            own = self._streams.of("case", estate.complex.number * _CASES_OF_A_COMPLEX + number)
            self._write_case(estate, number, own)

    def _write_case(self, estate: Estate, number: int, stream: Random) -> None:
        kind = pick(stream, parameters.CASE_KINDS)
        opened_on = self._period.request_days.pick(stream)
        size = estate.complex.size
        source_position = within(stream, (0, size - 1))
        count = within(stream, (3, 5)) if chance(stream, parameters.MANY_REPORTERS_SHARE) else 1
        positions = {(source_position + within(stream, (1, 9))) % size for _ in range(count)}
        plot = CasePlot(
            number=number,
            kind=kind,
            opened_on=opened_on,
            ended_on=opened_on + timedelta(days=int(stream.expovariate(1 / parameters.CASE_DAYS))),
        )
        first_home = estate.complex.first_home
        reporters = [
            neighbour
            for rank, position in enumerate(sorted(positions))
            if (neighbour := find(estate, first_home + position, opened_on, rank))
        ]
        if reporters:
            source = find(estate, first_home + source_position, opened_on)
            tell(self._streams, estate, plot, reporters, source, self._period)


@dataclass(frozen=True, slots=True)
class CasePlot:
    """What the case `number` of a complex is about; it is open while `ended_on` has not come yet.

    `notes` replace those of the story, one for each report.
    """

    number: int
    kind: str
    opened_on: date
    ended_on: date
    days_between: int = 13
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Somebody in a case; `rank` stays the same when another reporter is not there."""

    rank: int
    home: Home
    person: Person


def find(estate: Estate, home: int, day: date, rank: int = 0) -> Neighbour | None:
    """The tenant of a home on a day, if the home stands and somebody lived there."""
    occupancy = estate.occupancies.get(home)
    people = occupancy.household_on(day) if occupancy else []
    return Neighbour(rank, occupancy.home, people[0]) if occupancy and people else None


def tell(
    streams: Streams,
    estate: Estate,
    plot: CasePlot,
    reporters: list[Neighbour],
    source: Neighbour | None,
    period: Period,
) -> None:
    """Adds a case to an estate, with the contacts of its reporters before it."""
    key = f"{estate.complex.number:04d}{plot.number:03d}"
    stream = streams.of(f"case/{key}")
    opened_at = office_moment(stream, plot.opened_on)
    contacts = [
        contact
        for reporter in reporters
        for contact in _reports(
            streams.of(f"case/{key}", reporter.rank + 1), key, plot, reporter, opened_at, estate
        )
        if contact.at.date() >= max(period.first_contact_day, reporter.person.begin or period.today)
    ]
    is_open = plot.ended_on >= period.today
    story = STORIES[plot.kind]
    estate.contacts.extend(contacts)
    estate.cases.append(
        Case(
            id=f"Z-{key}",
            kind="SOC",
            detail=plot.kind,
            description=story.title,
            explanation=story.explanation,
            registered_at=opened_at,
            due_at=opened_at + timedelta(days=42),
            ended_at=None if is_open else office_moment(stream, plot.ended_on),
            status=pick(stream, {"INB": 75, "INU": 15, "AAN": 10}) if is_open else "AFG",
            reporter_ids=tuple(reporter.person.id for reporter in reporters),
            source_id=source.person.id if source else "",
            source_home_id=source.home.id if source else "",
            agent_id=an_agent(stream),
            handler_id=colleague_id(Function.SECOND_LINE, within(stream, (0, 999))),
            home_id=reporters[0].home.id,
            complex_id=estate.complex.id,
            contact_ids=tuple(contact.id for contact in contacts),
        )
    )


def _reports(
    stream: Random, key: str, plot: CasePlot, reporter: Neighbour, opened_at: datetime, estate: Estate
) -> list[Contact]:
    """The contacts of one reporter; the last of the first reporter is the one that opened the case."""
    story = STORIES[plot.kind]
    notes = plot.notes or story.notes
    last = len(notes) - 1
    contacts = []
    for step, note in enumerate(notes):
        days = (last - step) * plot.days_between + reporter.rank + 1
        day = min(working_day_after(plot.opened_on - timedelta(days=days)), plot.opened_on)
        is_last = step == last
        contacts.append(
            Contact(
                id=f"CM-95{key}{reporter.rank}{step}",
                at=opened_at if is_last and reporter.rank == 0 else office_moment(stream, day),
                channel="TEL",
                direction="INK",
                topic=story.topic,
                subject=f"{story.title}, {step + 1}e melding",
                note=note,
                person_id=reporter.person.id,
                person_role=role_of(reporter.person),
                home_id=reporter.home.id,
                complex_id=estate.complex.id,
                agent_id=an_agent(stream),
                outcome="TWL" if is_last else "EIG",
                flags=("VLGEER",) if step == 0 and last else ("VLGHER",),
                timings=timings(stream),
                case_id=f"Z-{key}" if is_last else "",
            )
        )
    return contacts
