"""A stage building while a scenario is set up in it."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from app.demo.corporation.buildings import CommonObject
from app.demo.corporation.calendar import to_utc, working_day_after
from app.demo.corporation.contacts import Contact, Period, Timings, role_of
from app.demo.corporation.defects import IN_HOMES, SHARED, Defect
from app.demo.corporation.estate import Estate, Occupancy
from app.demo.corporation.people import Person
from app.demo.corporation.repairs import Job, Order, Request, planned_order
from app.demo.corporation.staff import Firm, Function, Staff, colleague_id
from app.demo.corporation.streams import Streams

_CALL = Timings(38, 251, 62)
_FIRST_SCENE_REQUEST = 900


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named situation.

    `caller` is the number that rings (E.164), None when it is withheld; `others` are numbers of further
    people who may call about the same.
    """

    name: str
    description: str
    caller: str | None
    relation_ids: tuple[str, ...] = ()
    unit_id: str | None = None
    complex_id: str | None = None
    others: tuple[str, ...] = ()


@dataclass
class Scene:
    """One estate of the stage, with the means to add to it."""

    estate: Estate
    streams: Streams
    staff: Staff
    period: Period
    scenarios: dict[str, Scenario] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day on which the scenarios play."""
        return self.period.today

    def stands(self, *homes: int) -> bool:
        """True when all these homes are there."""
        return all(home in self.estate.occupancies for home in homes)

    def occupancy(self, home: int) -> Occupancy:
        """A home with its people."""
        return self.estate.occupancies[home]

    def tenant(self, home: int) -> Person:
        """Who lives there, or else who lived there last."""
        return self.occupancy(home).people[0]

    def number_of(self, home: int) -> str:
        """The first number of the tenant."""
        return self.tenant(home).phones[0].number.value

    def ago(self, days: int, hour: int, minute: int) -> datetime:
        """A moment some days ago, on a working day at or after it (never after today)."""
        day = self.today - timedelta(days=days)
        if days and day.weekday() > 4:
            day = min(working_day_after(day), self.today - timedelta(days=1))
        return to_utc(day, hour, minute)

    def name(self, name: str, home: int, description: str, *, others: tuple[int, ...] = ()) -> None:
        """Gives a name to the situation in which the tenant of this home calls."""
        occupancy = self.occupancy(home)
        caller = self.number_of(home)
        self.scenarios[name] = Scenario(
            name=name,
            description=description,
            caller=caller,
            relation_ids=tuple(
                person.id
                for person in occupancy.people
                if any(phone.number.value == caller for phone in person.phones)
            ),
            unit_id=occupancy.home.id,
            complex_id=self.estate.complex.id,
            others=tuple(self.number_of(other) for other in others),
        )

    def contact(
        self,
        home: int,
        at: datetime,
        topic: str,
        subject: str,
        note: str,
        *,
        channel: str = "TEL",
        outcome: str = "ELA",
        flags: tuple[str, ...] = (),
        request_id: str = "",
    ) -> Contact:
        """Adds a contact with the tenant; an empty outcome is a message that nobody answered."""
        occupancy, tenant = self.occupancy(home), self.tenant(home)
        contact = Contact(
            id=occupancy.next_contact_id(),
            at=at,
            channel=channel,
            direction="INK",
            topic=topic,
            subject=subject,
            note=note,
            person_id=tenant.id,
            person_role=role_of(tenant),
            home_id=occupancy.home.id,
            complex_id=self.estate.complex.id,
            agent_id=colleague_id(Function.AGENT, home) if outcome and channel != "INT" else "",
            outcome=outcome,
            flags=flags,
            timings=_CALL if channel == "TEL" else None,
            request_id=request_id,
        )
        self.estate.contacts.append(contact)
        return contact

    def reports(
        self, homes: tuple[int, ...], begin: datetime, channel: str, number: int, defect: Defect, title: str
    ) -> tuple[Contact, ...]:
        """The contacts of those who report something shared, two minutes after each other."""
        usual = "PAR" if defect.topic == "ALGLIF" else "ELA"
        return tuple(
            self.contact(
                home,
                begin + timedelta(minutes=2 * rank),
                defect.topic,
                title,
                "Al gemeld. Aangesloten bij de melding." if rank else f"{defect.note} Verzoek aangemaakt.",
                channel=channel,
                outcome="DUB" if rank else usual,
                request_id=self.request_id(number),
            )
            for rank, home in enumerate(homes)
        )

    def request_id(self, number: int) -> str:
        """The id of the request `number` (0, 1, …) that scenarios add to this complex."""
        return f"OV-9{self.estate.complex.number:04d}{_FIRST_SCENE_REQUEST + number}"

    def request(
        self,
        number: int,
        contacts: tuple[Contact, ...],
        defect: Defect,
        title: str,
        *,
        shared: CommonObject | None = None,
        visit_on: date | None = None,
        firm: Firm | None = None,
    ) -> None:
        """Adds an open request that these contacts reported, with a visit on a day to come if there is one."""
        job = Job(self.request_id(number), defect, title, contacts[0].at, firm)
        orders: tuple[Order, ...] = ()
        if visit_on:
            orders = (planned_order(self.streams.of("scene", self.estate.complex.number), job, visit_on),)
        self.estate.requests.append(
            Request(
                id=job.request_id,
                complex_id=self.estate.complex.id,
                complex_name=self.estate.complex.name,
                home_id="" if shared else contacts[0].home_id,
                shared=shared,
                defect=defect,
                title=title,
                note=defect.note,
                status="INB" if orders else "REG",
                reported_at=contacts[0].at,
                reporter_ids=tuple(contact.person_id for contact in contacts),
                contacts=contacts,
                orders=orders,
            )
        )


def shared_defect(kind: str, defect_kind: str) -> Defect:
    """The defect of this DEFECTSOORT at a kind of common object."""
    return next(defect for defect in SHARED[kind] if defect.kind == defect_kind)


def home_defect(title: str) -> Defect:
    """The defect in a home with this title."""
    return next(defect for defect in IN_HOMES if defect.title == title)
