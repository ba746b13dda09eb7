"""What the people of one home asked and reported over the months."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from app.demo.corporation import parameters
from app.demo.corporation.calendar import to_utc, working_day_after
from app.demo.corporation.contacts import (
    Contact,
    Period,
    an_agent,
    caller_of,
    flags_of,
    outcome_of,
    role_of,
    timings,
    when,
)
from app.demo.corporation.defects import IN_HOMES, Defect
from app.demo.corporation.estate import Appointment, Estate, Occupancy
from app.demo.corporation.people import Person
from app.demo.corporation.repairs import Job, Request, firm_for, progress
from app.demo.corporation.staff import Function, Staff, colleague_id
from app.demo.corporation.streams import Streams, chance, pick, poisson, within
from app.demo.corporation.topics import TOPICS, pick_topic

_DEFECT_WEIGHTS = {defect: defect.weight for defect in IN_HOMES}
_QUIET_TOPICS = ("HUUBET", "DNSGEG", "CONVER", "DNSPOR", "PROPLO", "HUUVHG")
_QUIET_DAYS = 70  # nothing newer than this in a home on the stage, but for its own scenario
_FORGOTTEN_DAYS = 12
_WAITING_THIS_MORNING_SHARE = 0.003


@dataclass(frozen=True, slots=True)
class _Place:
    """Where history is written: the home, its complex, its people, and its own stream."""

    estate: Estate
    occupancy: Occupancy
    stream: Random
    is_quiet: bool


class HomeHistory:
    """Writes contacts, repair requests and call-back promises of homes."""

    def __init__(self, streams: Streams, staff: Staff, period: Period) -> None:
        self._streams = streams
        self._staff = staff
        self._period = period

    def write(self, estate: Estate, occupancy: Occupancy, *, is_quiet: bool) -> None:
        """Adds the history of one home to its estate; a quiet one is short, old and without trouble."""
        stream = self._streams.of("history", occupancy.home.number)
        place = _Place(estate, occupancy, stream, is_quiet)
        years = parameters.CONTACT_MONTHS / 12
        shape = parameters.CONTACTS_SHAPE
        rate = stream.gammavariate(shape, parameters.CONTACTS_A_YEAR * years / shape)
        contacts = within(stream, (1, 3)) if is_quiet else poisson(stream, rate)
        by_agent = self._requests(place, contacts)
        for _ in range(contacts - by_agent):
            self._contact(place, pick(stream, parameters.CHANNELS))
        if not is_quiet:
            for _ in range(poisson(stream, parameters.EXTRA_PORTAL_A_YEAR * years)):
                self._contact(place, "INT")
            for _ in range(poisson(stream, parameters.EXTRA_VISITS_A_YEAR * years)):
                self._contact(place, "BAL" if chance(stream, 0.7) else "BEZ")
            self._this_morning(place)

    def _requests(self, place: _Place, contacts: int) -> int:
        """Writes the repair requests; how many of them came in through an agent."""
        years = parameters.REQUEST_MONTHS / 12
        count = 2 if place.is_quiet else poisson(place.stream, parameters.UNIT_REQUESTS_A_YEAR * years)
        by_agent = 0
        for number in range(1, count + 1):
            by_agent += self._request(place, number, may_call=by_agent < contacts)
        return by_agent

    def _request(self, place: _Place, number: int, *, may_call: bool) -> bool:
        """Writes one request; True when an agent took it down in the months of which contacts are kept."""
        stream = place.stream
        day = self._period.request_days.pick(stream)
        if place.is_quiet:
            day = min(day, self._period.today - timedelta(days=_QUIET_DAYS))
        by_portal = chance(stream, parameters.PORTAL_REQUEST_SHARE) or not may_call
        channel = "INT" if by_portal else pick(stream, parameters.CHANNELS)
        people = place.occupancy.household_on(day)
        if not people:
            return False
        defect = pick(stream, _DEFECT_WEIGHTS)
        request_id = f"OV-{place.occupancy.home.number:05d}{number:02d}"
        at = when(stream, channel, day)
        caller = caller_of(stream, people)
        intake = tuple(self._intake(place, request_id, defect, channel, at, caller))
        firm = firm_for(stream, self._staff, defect.specialism, place.estate.complex.number)
        job = Job(request_id, defect, defect.title, at, firm)
        status, orders = progress(stream, job, self._period.today, is_done=place.is_quiet)
        place.estate.contacts.extend(intake)
        place.estate.requests.append(
            Request(
                id=request_id,
                complex_id=place.estate.complex.id,
                complex_name=place.estate.complex.name,
                home_id=place.occupancy.home.id,
                shared=None,
                defect=defect,
                title=defect.title,
                note=defect.note,
                status=status,
                reported_at=at,
                reporter_ids=(caller.id,),
                contacts=intake,
                orders=orders,
            )
        )
        return bool(intake) and not by_portal

    def _intake(
        self, place: _Place, request_id: str, defect: Defect, channel: str, at: datetime, caller: Person
    ) -> Iterator[Contact]:
        if at.date() < self._period.first_contact_day:
            return
        stream = place.stream
        yield Contact(
            id=place.occupancy.next_contact_id(),
            at=at,
            channel=channel,
            direction="INK",
            topic=defect.topic,
            subject=defect.title,
            note=f"{defect.note} Verzoek aangemaakt.",
            person_id=caller.id,
            person_role=role_of(caller),
            home_id=place.occupancy.home.id,
            complex_id=place.estate.complex.id,
            agent_id="" if channel == "INT" else an_agent(stream),
            outcome="PAR" if defect.topic == "REPCVW" and channel == "TEL" else "ELA",
            timings=timings(stream) if channel == "TEL" else None,
            request_id=request_id,
        )

    def _contact(self, place: _Place, channel: str) -> None:
        stream = place.stream
        day = self._period.contact_days.pick(stream)
        if place.is_quiet:
            day = min(day, self._period.today - timedelta(days=_QUIET_DAYS))
        at = when(stream, channel, day)
        people = place.occupancy.household_on(day)
        if not people:
            return
        caller = caller_of(stream, people)
        topic = _QUIET_TOPICS[int(stream.random() * 6)] if place.is_quiet else pick_topic(stream, day.month)
        notes = TOPICS[topic].notes
        subject, note = notes[int(stream.random() * len(notes))]
        outcome = "ELA" if place.is_quiet else outcome_of(stream, topic)
        contact_id = place.occupancy.next_contact_id()
        appointment = None
        if outcome == "TER":
            appointment = self._promise(place, contact_id, subject, day, caller)
            place.estate.appointments.append(appointment)
        place.estate.contacts.append(
            Contact(
                id=contact_id,
                at=at,
                channel=channel,
                direction="UIT" if _goes_out(stream, channel) else "INK",
                topic=topic,
                subject=subject,
                note="Gesprek werd afgebroken." if outcome == "AFB" else note,
                person_id=caller.id,
                person_role=role_of(caller),
                home_id=place.occupancy.home.id,
                complex_id=place.estate.complex.id,
                agent_id=an_agent(stream),
                outcome=outcome,
                flags=() if place.is_quiet else flags_of(stream, topic, caller.language),
                timings=timings(stream) if channel == "TEL" else None,
                appointment_id=appointment.id if appointment else "",
            )
        )

    def _promise(
        self, place: _Place, contact_id: str, subject: str, day: date, caller: Person
    ) -> Appointment:
        """A call back on the next working day; of the last days one in ten was forgotten."""
        stream = place.stream
        on = working_day_after(day)
        today = self._period.today
        is_recent = on >= today - timedelta(days=_FORGOTTEN_DAYS)
        is_open = on >= today or (is_recent and chance(stream, 0.1))
        begin = to_utc(on, pick(stream, {9: 1, 11: 1, 13: 2, 15: 1}))
        return Appointment(
            id=f"A-{contact_id.removeprefix('CM-')}",
            subject=f"Terugbellen: {subject[0].lower()}{subject[1:]}",
            status="AAN" if is_open else "AFG",
            begin=begin,
            end=begin + timedelta(hours=2),
            person_id=caller.id,
            colleague_id=colleague_id(Function.SECOND_LINE, int(stream.random() * 1000)),
            is_call_back=True,
            phone_id=caller.phones[0].id if caller.phones else "",
            contact_id=contact_id,
        )

    def _this_morning(self, place: _Place) -> None:
        """Now and then a message of this morning that nobody has answered yet."""
        stream, today = place.stream, self._period.today
        people = place.occupancy.household_on(today)
        if not people or not chance(stream, _WAITING_THIS_MORNING_SHARE):
            return
        topic = pick_topic(stream, today.month)
        place.estate.contacts.append(
            Contact(
                id=place.occupancy.next_contact_id(),
                at=to_utc(today, 6 + within(stream, (0, 1)), within(stream, (0, 59))),
                channel="APP" if chance(stream, 0.6) else "EMA",
                direction="INK",
                topic=topic,
                subject=TOPICS[topic].notes[0][0],
                note="",
                person_id=people[0].id,
                person_role=role_of(people[0]),
                home_id=place.occupancy.home.id,
                complex_id=place.estate.complex.id,
            )
        )


def _goes_out(stream: Random, channel: str) -> bool:
    return chance(stream, parameters.OUTGOING_SHARE) and channel in parameters.CHANNELS
