"""Scenarios about people: neighbours, money, language, and who is behind a number."""

from dataclasses import replace
from datetime import timedelta

from app.demo.corporation.alerts import make
from app.demo.corporation.calendar import is_working_day, to_utc, working_day_after
from app.demo.corporation.estate import Appointment
from app.demo.corporation.nuisance import CasePlot, find, tell
from app.demo.corporation.scene import Scenario, Scene
from app.demo.corporation.staff import Function, colleague_id
from app.demo.corporation.stage import Role
from app.demo.corporation.tenancy import arrange

_THIRD_NOISE_CASE, _REPEAT_CASE = 901, 902


def known(scene: Scene) -> None:
    """known: an ordinary tenant with one number and a few ordinary questions."""
    home = Role.KNOWN
    if scene.stands(home):
        scene.contact(home, scene.ago(9, 11, 5), "HUUBET", "Vraag over saldo", "Er staat niets open.")
        scene.contact(
            home,
            scene.ago(33, 20, 14),
            "CONVER",
            "Verhuurdersverklaring",
            "Gemaakt en gemaild.",
            channel="EMA",
        )
        scene.name("known", home, "Gewone bekende huurder met een nummer.")


def noise(scene: Scene) -> None:
    """S4, S5, repeat_nuisance: the first report about noise, the third, and one after three in six weeks."""
    if scene.stands(Role.FIRST_NOISE):
        scene.name("S4", Role.FIRST_NOISE, "Eerste melding van geluidsoverlast; nog niets over bekend.")
    if scene.stands(Role.THIRD_NOISE, Role.THIRD_NOISE_SOURCE):
        notes = (
            "Harde muziek van boven. Huurder gaat zelf praten.",
            "Praten hielp niet. Huurder slaapt slecht. Doorgezet naar de tweede lijn.",
        )
        _noise_case(scene, _THIRD_NOISE_CASE, Role.THIRD_NOISE, Role.THIRD_NOISE_SOURCE, 16, notes)
        scene.name("S5", Role.THIRD_NOISE, "Derde melding van geluidsoverlast; de zaak staat open.")
    if scene.stands(Role.REPEAT_NUISANCE, Role.REPEAT_NUISANCE_SOURCE):
        _noise_case(scene, _REPEAT_CASE, Role.REPEAT_NUISANCE, Role.REPEAT_NUISANCE_SOURCE, 5, ())
        scene.name(
            "repeat_nuisance",
            Role.REPEAT_NUISANCE,
            "Meldde in zes weken drie keer geluidsoverlast; de zaak staat open.",
        )


def _noise_case(
    scene: Scene, number: int, home: int, source: int, days_ago: int, notes: tuple[str, ...]
) -> None:
    opened_on = scene.ago(days_ago, 12, 0).date()
    plot = CasePlot(number, "GEL", opened_on, scene.today + timedelta(days=30), 12, notes)
    reporter = find(scene.estate, home, opened_on)
    if reporter:
        source_ = find(scene.estate, source, opened_on)
        tell(scene.streams, scene.estate, plot, [reporter], source_, scene.period)


def lost_job(scene: Scene) -> None:
    """S6: two months of arrears, an arrangement that runs, and behind it a lost job."""
    home = Role.LOST_JOB
    if not scene.stands(home):
        return
    occupancy, tenant = scene.occupancy(home), scene.tenant(home)
    balance = round(2 * occupancy.leases[0].rent, 2)
    account = occupancy.accounts[0]
    number = account.id.removeprefix("D-")
    arrangement = arrange(number, balance, 6, 2, scene.today)
    occupancy.accounts[0] = replace(account, balance=balance, arrangement=arrangement)
    occupancy.leases[0] = replace(occupancy.leases[0], watch="ONH")
    scene.estate.alerts.append(make(tenant, 1, "SCH", "BET", 60, scene.today))
    scene.contact(
        home,
        scene.ago(58, 10, 40),
        "HUUACH",
        "Betalingsregeling",
        "Regeling afgesproken. Huurder klinkt moe.",
        outcome="TWL",
        flags=("VLGEMO",),
    )
    asked = scene.contact(
        home,
        scene.ago(3, 15, 20),
        "HUUACH",
        "Termijn lukt niet",
        "Huurder wil niet zeggen waarom. Collega belt terug.",
        outcome="TER",
        flags=("VLGEMO", "VLGVAV"),
    )
    on = scene.today if is_working_day(scene.today) else working_day_after(scene.today)
    scene.estate.appointments.append(
        Appointment(
            id=f"A-{asked.id.removeprefix('CM-')}",
            subject="Terugbellen: betalingsregeling",
            status="AAN",
            begin=to_utc(on, 13),
            end=to_utc(on, 15),
            person_id=tenant.id,
            colleague_id=colleague_id(Function.SECOND_LINE, home),
            is_call_back=True,
            phone_id=tenant.phones[0].id,
            contact_id=asked.id,
        )
    )
    scene.name(
        "S6", home, "Twee maanden achterstand met lopende regeling; de echte vraag is het verloren werk."
    )


def numbers_that_puzzle(scene: Scene) -> None:
    """S7, S8, S10, shared_number, shared_by_households: who is behind the number."""
    if scene.stands(Role.COUPLE):
        scene.name("S10", Role.COUPLE, "Echtpaar met samen een nummer.")
    if scene.stands(Role.SHARED_NUMBER):
        scene.name("shared_number", Role.SHARED_NUMBER, "Meer personen van een huishouden met een nummer.")
    first, second = Role.ONE_OF_TWO_HOUSEHOLDS, Role.OTHER_OF_TWO_HOUSEHOLDS
    if scene.stands(first, second):
        scene.scenarios["shared_by_households"] = Scenario(
            name="shared_by_households",
            description="Een nummer dat bij twee huishoudens hoort.",
            caller=scene.number_of(first),
            relation_ids=(scene.tenant(first).id, scene.tenant(second).id),
            complex_id=scene.estate.complex.id,
        )


def calls_for_care(scene: Scene) -> None:
    """S11, S12, S13, hostile_name: aggression, another language, somebody who left, a name with markup."""
    if scene.stands(Role.AGGRESSION):
        tenant = scene.tenant(Role.AGGRESSION)
        for number, (kind, detail) in enumerate([("AGR", "VEB"), ("", "BEZ")], 1):
            scene.estate.alerts.append(make(tenant, number, kind, detail, 80, scene.today))
        scene.contact(
            Role.AGGRESSION,
            scene.ago(80, 9, 50),
            "DNSKLA",
            "Klacht over lang wachten",
            "Huurder schreeuwt. Gesprek beëindigd volgens protocol.",
            outcome="TWL",
            flags=("VLGAGR", "VLGNAZ"),
        )
        scene.name("S11", Role.AGGRESSION, "Signalering agressie en bezoek met twee.")
    if scene.stands(Role.SPEAKS_TIGRINYA):
        scene.contact(
            Role.SPEAKS_TIGRINYA,
            scene.ago(21, 13, 35),
            "SOCTAL",
            "Brief niet begrepen",
            "Met de tolk gebeld. Brief uitgelegd.",
            flags=("VLGTLK",),
        )
        scene.name("S12", Role.SPEAKS_TIGRINYA, "Huurder spreekt Tigrinya; tolk nodig.")
    if scene.stands(Role.MOVED_OUT):
        scene.contact(
            Role.MOVED_OUT,
            scene.ago(20, 10, 25),
            "CONOPZ",
            "Vraag over de eindafrekening",
            "Afrekening komt binnen zes weken. Uitgelegd.",
        )
        scene.name("S13", Role.MOVED_OUT, "Huurder die vorige maand vertrok.")
    if scene.stands(Role.HOSTILE_NAME):
        scene.name("hostile_name", Role.HOSTILE_NAME, "Huurder met opmaak en een omkeerteken in de naam.")
