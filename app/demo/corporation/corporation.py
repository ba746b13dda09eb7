"""The whole corporation, complex by complex."""

from collections.abc import Iterator
from datetime import date

from app.demo.corporation import building_scenarios, numbers, parameters, people_scenarios
from app.demo.corporation.alerts import alerts
from app.demo.corporation.buildings import Complex, Home, homes
from app.demo.corporation.construction import complexes
from app.demo.corporation.contacts import Period
from app.demo.corporation.estate import Estate, Occupancy
from app.demo.corporation.home_history import HomeHistory
from app.demo.corporation.nuisance import NuisanceHistory
from app.demo.corporation.people import Person, move_in
from app.demo.corporation.professionals import BUSIEST_CLIENTS, BUSIEST_ID, Professionals
from app.demo.corporation.scene import Scenario, Scene
from app.demo.corporation.shared_history import SharedHistory
from app.demo.corporation.staff import Staff
from app.demo.corporation.stage import STAGE, STAGE_COMPLEXES, Role
from app.demo.corporation.streams import Streams
from app.demo.corporation.tenancy import account, lease, stays

_SCRIPTS = {
    1: (
        people_scenarios.known,
        building_scenarios.light_on_third_floor,
        people_scenarios.noise,
        people_scenarios.numbers_that_puzzle,
        people_scenarios.calls_for_care,
    ),
    2: (
        building_scenarios.running_repair,
        building_scenarios.outage,
        people_scenarios.noise,
        people_scenarios.numbers_that_puzzle,
        people_scenarios.calls_for_care,
    ),
    3: (people_scenarios.lost_job, people_scenarios.calls_for_care),
    4: (building_scenarios.lift_stopped,),
}


class Corporation:
    """A corporation of this many homes on this day.

    The same seed and day give the same corporation, and home `n` is the same in every size that contains it.
    Only what the homes of one complex share (a report with several reporters) is smaller in a complex that is
    cut off. Memory stays small: one complex at a time exists.
    """

    def __init__(self, homes: int, *, today: date, seed: int = parameters.SEED) -> None:
        if homes < 1:
            raise ValueError("a corporation has at least one home")
        self.homes = homes
        self.seed = seed
        self.today = today
        self.scenarios: dict[str, Scenario] = {}
        self._streams = Streams(seed)
        self.staff = Staff(self._streams)
        self._professionals = Professionals(self._streams, today)
        self._period = Period.until(today)
        self._home_history = HomeHistory(self._streams, self.staff, self._period)
        self._shared_history = SharedHistory(self._streams, self.staff, self._period)
        self._nuisance = NuisanceHistory(self._streams, self._period)

    def estates(self) -> Iterator[Estate]:
        """The complexes in order of their homes, each with its people and its history."""
        for complex_ in complexes(self._streams, self.staff, self.homes):
            yield self._populate(complex_)

    def professionals(self) -> Iterator[Person]:
        """Who speaks for tenants; ask after all estates were seen. Adds the scenarios that need no home."""
        for person in self._professionals.people():
            if person.id == BUSIEST_ID:
                self.scenarios["S9"] = Scenario(
                    name="S9",
                    description=f"Bewindvoerder met {BUSIEST_CLIENTS} cliënten.",
                    caller=person.phones[0].number.value,
                    relation_ids=(person.id,),
                    others=(person.phones[1].number.value,),
                )
            yield person
        unknown = numbers.mobile(numbers.UNKNOWN_FROM).value
        self.scenarios["unknown"] = Scenario("unknown", "Een nummer dat niemand heeft.", unknown)
        self.scenarios["withheld"] = Scenario("withheld", "Geen nummer; de beller verbergt het.", None)

    def _populate(self, complex_: Complex) -> Estate:
        estate = Estate(complex_)
        on_stage = complex_.number in STAGE_COMPLEXES
        for home in homes(complex_):
            self._occupy(estate, home)
        for home_number, occupancy in estate.occupancies.items():
            self._home_history.write(estate, occupancy, is_quiet=home_number in STAGE)
        self._shared_history.write(estate, is_quiet=on_stage)
        if on_stage:
            self._play(estate)
        else:
            self._nuisance.write(estate)
        return estate

    def _occupy(self, estate: Estate, home: Home) -> None:
        traits = STAGE.get(home.number)
        stream = self._streams.of("home", home.number)
        occupancy = Occupancy(home)
        estate.occupancies[home.number] = occupancy
        helper = self._professionals.helper_of(home.number)
        for stay in stays(stream, home, self.today, traits, estate.complex.build_year):
            is_current = stay.end is None
            people = move_in(stream, stay, self.today, traits, helper if is_current else "")
            owed = account(stream, home, people[0], self.today, is_quiet=traits is not None)
            occupancy.accounts.append(owed)
            occupancy.leases.append(lease(stream, estate.complex, home, people, owed, self.today))
            if not is_current:
                occupancy.former = people
                continue
            occupancy.residents = people
            role = self._professionals.take_on(home.number, people[0].id) if helper else ""
            if traits is None:
                estate.alerts.extend(alerts(stream, people[0], owed, role, self.today))

    def _play(self, estate: Estate) -> None:
        scene = Scene(estate, self._streams, self.staff, self._period, self.scenarios)
        for script in _SCRIPTS[estate.complex.number]:
            script(scene)
        if scene.stands(Role.CALLS_FROM_ELSEWHERE):
            home = Role.CALLS_FROM_ELSEWHERE
            unit = scene.occupancy(home).home
            self.scenarios["S7"] = Scenario(
                name="S7",
                description=f"Onbekend nummer; te vinden met postcode {unit.address.postcode}"
                f" en huisnummer {unit.address.number}.",
                caller=numbers.mobile(numbers.UNKNOWN_FROM + home).value,
                relation_ids=(scene.tenant(home).id,),
                unit_id=unit.id,
                complex_id=estate.complex.id,
            )
        if estate.complex.number == 1:
            self.scenarios["S8"] = Scenario(
                name="S8",
                description=f"Anoniem; meldt een gebrek in de algemene ruimte van {estate.complex.name}.",
                caller=None,
                complex_id=estate.complex.id,
            )
