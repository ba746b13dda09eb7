"""Scenarios about what is broken: in a home, in the stairwell, in the lift."""

from datetime import timedelta

from app.demo.corporation.calendar import to_utc, working_day_after
from app.demo.corporation.scene import Scene, home_defect, shared_defect
from app.demo.corporation.stage import LIFT_REPORTERS, Role


def running_repair(scene: Scene) -> None:
    """S1: a repair runs, a mechanic comes on the next working day, and a message of this morning waits."""
    home = Role.RUNNING_REPAIR
    if not scene.stands(home):
        return
    defect = home_defect("Keuken: kraan lekt")
    intake = scene.contact(
        home,
        scene.ago(6, 10, 12),
        defect.topic,
        defect.title,
        f"{defect.note} Verzoek aangemaakt.",
        request_id=scene.request_id(0),
    )
    scene.request(0, (intake,), defect, defect.title, visit_on=working_day_after(scene.today))
    scene.contact(
        home,
        scene.ago(0, 7, 12),
        "REPSTA",
        "Foto van de kraan",
        "Komt er vandaag iemand? Het lekt nu harder.",
        channel="APP",
        outcome="",
    )
    scene.name("S1", home, "Huurder vraagt naar een lopende reparatie; WhatsApp van vanochtend wacht nog.")


def light_on_third_floor(scene: Scene) -> None:
    """S2: the light on the third floor is out; a neighbour reported it in the portal two evenings ago."""
    caller, reporter = Role.LIGHT_CALLER, Role.LIGHT_REPORTER
    if not scene.stands(caller, reporter):
        return
    defect = shared_defect("GAL", "VWE")
    title = f"{defect.title}, 3e etage"
    evening = to_utc(scene.today - timedelta(days=2), 19, 40)
    contacts = scene.reports((reporter,), evening, "INT", 0, defect, title)
    shared = scene.estate.complex.objects_of("GAL")[0]
    scene.request(0, contacts, defect, title, shared=shared, visit_on=working_day_after(scene.today, 2))
    scene.name("S2", caller, "Licht op de derde etage is uit; al gemeld via het portaal, monteur is gepland.")


def lift_stopped(scene: Scene) -> None:
    """S3: the lift stopped this morning; five residents called within ten minutes, now the sixth does."""
    caller = Role.LIFT_CALLER
    if not scene.stands(caller, *LIFT_REPORTERS):
        return
    defect = shared_defect("LIF", "STA")
    contacts = scene.reports(LIFT_REPORTERS, scene.ago(0, 7, 31), "TEL", 0, defect, defect.title)
    shared = scene.estate.complex.objects_of("LIF")[0]
    firm = scene.staff.firm_for("LIF", scene.estate.complex.number)
    scene.request(0, contacts, defect, defect.title, shared=shared, firm=firm)
    scene.name(
        "S3",
        caller,
        "Lift staat stil; vijf bewoners belden binnen tien minuten, nu de zesde.",
        others=LIFT_REPORTERS,
    )


def outage(scene: Scene) -> None:
    """outage: the light in the stairwell of the caller is out; two neighbours reported it this morning."""
    caller = Role.OUTAGE_CALLER
    reporters = (Role.OUTAGE_REPORTER, Role.OUTAGE_REPORTER_BELOW)
    if not scene.stands(caller, *reporters):
        return
    defect = shared_defect("TRH", "VWE")
    title = f"{defect.title}, 2e etage"
    contacts = scene.reports(reporters, scene.ago(0, 6, 48), "INT", 1, defect, title)
    stairwell = scene.estate.complex.objects_of("TRH")[scene.occupancy(caller).home.entrance - 1]
    visit_on = working_day_after(scene.today)
    scene.request(1, contacts, defect, title, shared=stairwell, visit_on=visit_on)
    scene.name(
        "outage",
        caller,
        "Bekende storing: licht in het eigen trappenhuis is uit, twee melders vandaag, monteur gepland.",
        others=reporters,
    )
