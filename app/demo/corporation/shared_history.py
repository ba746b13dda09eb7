"""What residents reported about the things they share: the lift, the light in the stairwell, the bike shed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from app.demo.corporation import parameters
from app.demo.corporation.buildings import CommonObject, Complex, Home
from app.demo.corporation.contacts import Contact, Period, an_agent, role_of, timings, when
from app.demo.corporation.defects import SHARED, Defect
from app.demo.corporation.estate import Estate, Occupancy
from app.demo.corporation.people import Person
from app.demo.corporation.repairs import Job, Request, firm_for, progress
from app.demo.corporation.staff import Staff
from app.demo.corporation.streams import Streams, chance, pick, poisson, within

_EVENTS_OF_A_COMPLEX = 1000


@dataclass(frozen=True, slots=True)
class _Event:
    """Something that broke, drawn for the complex as it was built, whether all its homes stand or not."""

    number: int
    shared: CommonObject
    defect: Defect
    title: str
    at: datetime
    channel: str
    positions: tuple[int, ...]


class SharedHistory:
    """Writes the requests about common areas, and the contacts in which they were reported."""

    def __init__(self, streams: Streams, staff: Staff, period: Period) -> None:
        self._streams = streams
        self._staff = staff
        self._period = period

    def write(self, estate: Estate, *, is_quiet: bool) -> None:
        """Adds the requests of one complex; a quiet complex has nothing open but its own scenario."""
        for event, stream in self._events(estate.complex):
            reporters = list(self._reporters(estate, event))
            if reporters:
                self._write_event(estate, event, stream, reporters, is_quiet)

    def _events(self, complex_: Complex) -> Iterator[tuple[_Event, Random]]:
        stream = self._streams.of("shared", complex_.number)
        years = parameters.REQUEST_MONTHS / 12
        lifts = complex_.objects_of("LIF")
        others = [shared for shared in complex_.objects if shared.kind != "LIF"]
        rate = parameters.COMMON_REQUESTS_A_YEAR * complex_.size * years
        counts = [(lifts, poisson(stream, parameters.LIFT_FAULTS_A_YEAR * years * len(lifts)))]
        if complex_.is_multi_family:
            counts.append((others, poisson(stream, rate)))
        number = 0
        for objects, count in counts:
            for _ in range(count):
                number += 1
                own = self._streams.of("event", complex_.number * _EVENTS_OF_A_COMPLEX + number)
                shared = objects[int(own.random() * len(objects))]
                yield self._draw(own, complex_, number, shared), own

    def _draw(self, stream: Random, complex_: Complex, number: int, shared: CommonObject) -> _Event:
        defect = pick(stream, {defect: defect.weight for defect in SHARED[shared.kind]})
        first = within(stream, (0, complex_.size - 1))
        others = 0
        if shared.kind == "LIF":
            others = min(int(stream.expovariate(0.5)), parameters.JOINED_LIFT_MOST - 1)
        elif chance(stream, parameters.JOINED_SHARE):
            others = within(stream, (1, 3))
        positions = [first]
        for _ in range(others):
            position = within(stream, (0, complex_.size - 1))
            if position not in positions:
                positions.append(position)
        channel = "INT" if chance(stream, 0.4) else pick(stream, parameters.CHANNELS)
        floor = first // complex_.homes_per_floor
        title = defect.title
        if defect.kind == "VWE" and shared.kind in ("TRH", "GAL"):
            title += f", {floor}e etage" if floor else ", begane grond"
        at = when(stream, channel, self._period.request_days.pick(stream))
        return _Event(number, shared, defect, title, at, channel, tuple(positions))

    @staticmethod
    def _reporters(estate: Estate, event: _Event) -> Iterator[tuple[int, Occupancy, Person]]:
        """Rank, home and person of those who reported; a home that does not stand or was empty drops out."""
        for rank, position in enumerate(event.positions):
            occupancy = estate.occupancies.get(estate.complex.first_home + position)
            people = occupancy.household_on(event.at.date()) if occupancy else []
            if occupancy and people:
                yield rank, occupancy, people[0]

    def _write_event(
        self,
        estate: Estate,
        event: _Event,
        stream: Random,
        reporters: list[tuple[int, Occupancy, Person]],
        is_quiet: bool,
    ) -> None:
        tail = f"9{estate.complex.number:04d}{event.number:03d}"
        request_id = f"OV-{tail}"
        firm = firm_for(stream, self._staff, event.defect.specialism, estate.complex.number)
        job = Job(request_id, event.defect, event.title, event.at, firm)
        status, orders = progress(stream, job, self._period.today, is_done=is_quiet)
        contacts = tuple(
            report(
                self._streams.of(f"report/{tail}", rank),
                estate.complex,
                occupancy.home,
                person,
                f"CM-{tail}{rank:02d}",
                event.at + timedelta(minutes=7 * rank),
                event.channel if rank == 0 else "TEL",
                event.defect,
                event.title,
                request_id,
                is_first=rank == 0,
            )
            for rank, occupancy, person in reporters
            if event.at.date() >= self._period.first_contact_day
        )
        estate.contacts.extend(contacts)
        estate.requests.append(
            Request(
                id=request_id,
                complex_id=estate.complex.id,
                complex_name=estate.complex.name,
                home_id="",
                shared=event.shared,
                defect=event.defect,
                title=event.title,
                note=event.defect.note,
                status=status,
                reported_at=event.at,
                reporter_ids=tuple(person.id for _, _, person in reporters),
                contacts=contacts,
                orders=orders,
            )
        )


def report(
    stream: Random,
    complex_: Complex,
    home: Home,
    person: Person,
    contact_id: str,
    at: datetime,
    channel: str,
    defect: Defect,
    title: str,
    request_id: str,
    *,
    is_first: bool,
) -> Contact:
    """The contact in which somebody reports a shared defect: as the first, or as one who joins."""
    usual = "PAR" if defect.topic in ("ALGLIF", "ALGCVW") else "ELA"
    return Contact(
        id=contact_id,
        at=at,
        channel=channel,
        direction="INK",
        topic=defect.topic,
        subject=title,
        note=f"{defect.note} Verzoek aangemaakt." if is_first else "Al gemeld. Aangesloten bij de melding.",
        person_id=person.id,
        person_role=role_of(person),
        home_id=home.id,
        complex_id=complex_.id,
        agent_id="" if channel == "INT" else an_agent(stream),
        outcome=usual if is_first else "DUB",
        timings=timings(stream) if channel == "TEL" else None,
        request_id=request_id,
    )
