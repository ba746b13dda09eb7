"""Every state of the window, by name: what the gallery draws and the sweeps walk through."""

from datetime import timedelta

from app.domain.agent import Registration
from app.domain.building import Carer, Complex, ComplexReports, Report, ReportState, UnitReports
from app.domain.call import EndCause
from app.domain.caller import Candidate
from app.domain.dossier import DossierContent
from app.domain.errors import Failure, StorageFull
from app.domain.events import RegistrationChanged
from app.domain.history import Appointment, Appointments, Case, Cases, Channel, PastContact, PastContacts
from app.domain.tenancy import Flag, FlagKind, Flags, Person
from app.domain.verification import Question
from tests import builders
from tests.builders import NOW
from tests.ui import consult_scenes, senior_scenes, sound_scenes
from tests.ui.emergency_scenes import calling_112
from tests.ui.line_scenes import bad_line, caller_not_heard, good_line, line_with_gaps
from tests.ui.quiet_scenes import (
    do_not_disturb,
    do_not_disturb_here,
    pause_given,
    pause_taken_away,
    paused,
)
from tests.ui.stage import Scene, Stage

_HOSTILE = '<b>Roodspecht</b><img src="file:///x.png"> & "Zoon"'


def busy_dossier() -> tuple[DossierContent, ...]:
    """Parts of the dossier of a tenant with a lot going on."""
    now = NOW.utc
    return (
        ComplexReports(
            (
                Report(
                    "OND-1", "Verlichting trap, 3e etage", ReportState.IN_PROGRESS, now - timedelta(hours=2), 2,
                    "TRH", "Trappenhuis", now + timedelta(hours=3), now + timedelta(hours=5),
                ),
                Report("OND-2", "Deurdranger entree", ReportState.REGISTERED, now - timedelta(days=2), 1, "CEH"),
                Report("OND-3", "Lift begane grond", ReportState.DONE, now - timedelta(days=1), 5, "LIF"),
            )
        ),
        UnitReports((Report("OND-9", "Keuken: kraan lekt", ReportState.IN_PROGRESS, now - timedelta(days=6), 1),)),
        Appointments(
            (
                Appointment(
                    "AFS-1", "Terugbellen over lekkage keuken", now + timedelta(hours=1), now + timedelta(hours=3)
                ),
            )
        ),
        PastContacts(
            (
                PastContact(
                    "CM-1", Channel.WHATSAPP, now - timedelta(minutes=20), "Wanneer komt de monteur?", answered=False
                ),
                PastContact("CM-2", Channel.PHONE, now - timedelta(days=1), "Lekkage keuken"),
                PastContact("CM-3", Channel.EMAIL, now - timedelta(days=9), "Verhuurdersverklaring", incoming=False),
                PastContact("CM-4", Channel.PORTAL, now - timedelta(days=40), "Huurprijs"),
                PastContact("CM-5", Channel.VISIT, now - timedelta(days=400), "Oplevering"),
            ),
            total=12,
        ),
        Cases(
            (Case("ZAAK-1", "Geluidsoverlast boven", "Geluidsoverlast", now - timedelta(days=12), is_nuisance=True),)
        ),
        Flags((Flag("SIG-1", FlagKind.ARREARS, "Betalingsachterstand", now + timedelta(days=60)),)),
        Complex(
            builders.COMPLEX, "De Proefhof",
            (Carer("wijkbeheerder", "T. Groenvink-Demo"), Carer("lift", "Liftservice Voorbeeld")),
        ),
    )  # fmt: skip


def idle(_stage: Stage) -> None:
    """Nobody calls."""


def ringing(stage: Stage) -> None:
    """A tenant with a lot going on rings."""
    stage.knows(*busy_dossier())
    stage.ring()
    stage.later(3)


def looking_up(stage: Stage) -> None:
    """It rings and the CRM has not answered."""
    stage.crm.is_silent = True
    stage.ring()


def in_call(stage: Stage) -> None:
    """A call with a tenant with a lot going on."""
    stage.knows(*busy_dossier())
    stage.talk()
    stage.later(133)


def verified_and_opened(stage: Stage) -> None:
    """The tenant is verified and the covered line is open; the coding is half done."""
    stage.knows(*only_confidential())
    stage.talk()
    stage.later(60)
    session_id = stage.desk.sessions.all[0].session_id
    stage.screens.caller.toggle_check(Question.BIRTH_DATE)
    stage.screens.caller.toggle_check(Question.ADDRESS)
    stage.screens.caller.reveal()
    stage.desk.wrap_up.choose_topic(session_id, "ALG")
    stage.desk.wrap_up.choose_subtopic(session_id, "ALGVER")
    stage.desk.wrap_up.set_solved(session_id, solved=False)
    stage.desk.changed()


def only_confidential() -> tuple[DossierContent, ...]:
    """Parts of a dossier in which all that matters is confidential."""
    return tuple(part for part in busy_dossier() if isinstance(part, Cases | Flags | Complex))


def quiet_tenant(stage: Stage) -> None:
    """Nothing is going on."""
    stage.knows()
    stage.talk()
    stage.later(20)


def several(stage: Stage) -> None:
    """Several people use the number."""
    people = (
        Candidate("REL-1", "Ina Roodspecht-Demo", "Demolaan 12, Fictiestad-Nijmegen", "Huurder"),
        Candidate("REL-2", "Abel Roodspecht-Demo", "Demolaan 12, Fictiestad-Nijmegen", "Medehuurder"),
        Candidate(
            "REL-3", "Femke Groenling-Demo", "Proefhof 3, Fictiestad-Nijmegen", "Huurder", is_former=True
        ),
    )
    stage.crm.knows(builders.MOBILE, *people)
    stage.talk()


def unknown(stage: Stage) -> None:
    """Nobody has the number."""
    stage.talk()


def withheld(stage: Stage) -> None:
    """The number is withheld."""
    stage.talk(number="anonymous")


def crm_down(stage: Stage) -> None:
    """The CRM does not answer; calling goes on."""
    stage.crm.failure = Failure.UNREACHABLE
    stage.talk()
    stage.later(12)


def part_failed(stage: Stage) -> None:
    """The caller is known, and the rest of the card could not be had."""
    stage.knows()
    stage.talk()
    stage.crm.failure = Failure.TIMED_OUT
    stage.screens.caller.look_up_again()


def hostile_name(stage: Stage) -> None:
    """A name that wants to be HTML."""
    person = Person(builders.RELATION, _HOSTILE, "Dhr.", address=builders.address())
    stage.knows(person)
    stage.talk()


def asking(stage: Stage) -> None:
    """The senior is being rung while the caller waits."""
    in_call(stage)
    stage.consult()
    stage.later(12)


def consulting(stage: Stage) -> None:
    """The agent talks with the senior."""
    in_call(stage)
    stage.phone.other_answers(stage.consult("Mag de tuin op de begane grond?"))
    stage.later(34)


def together(stage: Stage) -> None:
    """All three hear each other."""
    consulting(stage)
    stage.desk.consults.join()
    stage.later(5)


def colleague_busy(stage: Stage) -> None:
    """The senior is busy; the caller is back."""
    in_call(stage)
    stage.phone.other_ends(stage.consult(), EndCause.BUSY)
    stage.later(1)


def asked_by_colleague(stage: Stage) -> None:
    """The senior's own screen, before she says hello."""
    stage.knows(*busy_dossier())
    stage.ring("call-1", "6001", builders.reference())


def wrapping_up(stage: Stage) -> None:
    """Two calls wait for coding, one was missed."""
    stage.knows()
    for number, call_id in ((builders.MOBILE, "call-1"), ("+31690005678", "call-2")):
        stage.talk(call_id, number)
        stage.later(70)
        stage.phone.other_ends(call_id)
        stage.later(10)
    stage.ring("call-3", "+31690009999")
    stage.phone.other_ends("call-3")
    stage.later(1)


def disk_full(stage: Stage) -> None:
    """A saved contact cannot be kept."""
    stage.knows()
    stage.talk()
    stage.phone.other_ends("call-1")
    session_id = stage.desk.sessions.all[0].session_id
    stage.desk.wrap_up.choose_topic(session_id, "REP")
    stage.desk.wrap_up.choose_subtopic(session_id, "REPLOO")
    stage.desk.wrap_up.set_solved(session_id, solved=True)
    stage.outbox.error = stage.journal.error = StorageFull("SQLITE_FULL")
    stage.screens.wrap_up.save()


def second_call(stage: Stage) -> None:
    """Somebody else rings during a call."""
    in_call(stage)
    stage.ring("call-2", "+31690005678")


def encrypted_menu(stage: Stage) -> None:
    """An encrypted call to a menu that speaks before it answers, while a caller waits."""
    in_call(stage)
    stage.desk.calls.toggle_hold("call-1")
    stage.phone.sound_is_agreed("call-1", is_encrypted=True)
    stage.desk.dial("+31690005678")
    menu = next(call_id for call_id in stage.desk.calls.all if call_id != "call-1")
    stage.phone.sound_is_agreed(menu, is_encrypted=True)
    stage.later(7)


def phone_lost(stage: Stage) -> None:
    """The telephone stopped in the middle of a call."""
    in_call(stage)
    stage.phone.engine_dies()


def phone_unreachable(stage: Stage) -> None:
    """The exchange has not answered for two minutes; nobody is on the line."""
    stage.later(60)
    stage.post(RegistrationChanged(Registration.UNREACHABLE, 0, stage.clock.now().later(-4)))
    stage.later(126)


def phone_back(stage: Stage) -> None:
    """It answers again; a call was cut off meanwhile."""
    stage.talk()
    phone_unreachable(stage)
    stage.phone.other_ends("call-1", EndCause.UNREACHABLE)
    stage.post(RegistrationChanged(Registration.REGISTERED, 200))


def searching(stage: Stage) -> None:
    """A search by name for an unknown caller."""
    stage.crm.knows("+31690005678", *(builders.candidate(f"REL-{n}", f"Specht-Demo {n}") for n in range(4)))
    stage.talk()
    stage.screens.search.type("specht")
    stage.screens.search.go()


ALL: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        idle,
        ringing,
        looking_up,
        in_call,
        verified_and_opened,
        quiet_tenant,
        several,
        unknown,
        withheld,
        crm_down,
        part_failed,
        hostile_name,
        asking,
        consulting,
        together,
        consult_scenes.senior_waits,
        consult_scenes.partner_asked,
        consult_scenes.both_wait,
        consult_scenes.put_through,
        consult_scenes.put_through_failed,
        consult_scenes.caller_put_through_to_us,
        colleague_busy,
        asked_by_colleague,
        wrapping_up,
        disk_full,
        second_call,
        encrypted_menu,
        phone_lost,
        phone_unreachable,
        phone_back,
        good_line,
        line_with_gaps,
        bad_line,
        caller_not_heard,
        searching,
        paused,
        pause_given,
        pause_taken_away,
        do_not_disturb,
        do_not_disturb_here,
        calling_112,
        *senior_scenes.SCENES,
        *sound_scenes.SCENES,
    )
}
