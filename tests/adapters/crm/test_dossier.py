"""A dossier in its waves, asked of the reference CRM over HTTP."""

import json
import socket
from typing import Any

import pytest

from app.domain.building import Complex, ComplexReports, UnitReports
from app.domain.dossier import PartName
from app.domain.errors import Failure
from app.domain.events import (
    CallerIdentified,
    DossierLoaded,
    DossierPartAbsent,
    DossierPartFailed,
    Event,
)
from app.domain.history import Appointments, Cases, Channel, PastContacts
from app.domain.tenancy import FlagKind, Flags, Leases, Person, Unit
from tests.adapters.crm.conftest import Connect
from tests.adapters.crm.inbox import Inbox, Kind
from tests.adapters.crm.raw_server import answer, raw_server
from tests.builders import NOW, number
from tests.crm_server import ReferenceCrm

OF_HOME = (PartName.UNIT, PartName.UNIT_REPORTS, PartName.COMPLEX, PartName.COMPLEX_REPORTS)


@pytest.fixture
def load(reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox) -> Any:
    """Loads the dossier of a scenario's caller; all its parts."""

    def load_of(scenario: str, dialect: str = "punt") -> dict[PartName, Event]:
        relation_id = reference_crm.relation(scenario)
        connect(reference_crm.url, dialect=dialect).load("sessie", relation_id)
        return inbox.parts("sessie", relation_id)

    return load_of


def content(parts: dict[PartName, Event], kind: type[Kind]) -> Kind:
    """The loaded content of this kind."""
    found = [one.content for one in parts.values() if isinstance(one, DossierLoaded)]
    return next(one for one in found if isinstance(one, kind))


def failures(parts: dict[PartName, Event]) -> dict[PartName, Failure]:
    """The parts that failed, and why."""
    return {name: one.failure for name, one in parts.items() if isinstance(one, DossierPartFailed)}


@pytest.mark.parametrize("dialect", ["punt", "haken", "kort"])
def test_every_part_of_a_tenants_dossier_is_loaded_in_every_dialect(load: Any, dialect: str) -> None:
    parts = load("outage", dialect)
    assert all(isinstance(one, DossierLoaded) for one in parts.values())
    assert content(parts, Person).roles == ("Huurder",)
    lease = content(parts, Leases).running
    assert lease is not None
    home = content(parts, Unit)
    assert lease.unit_ids == (home.unit_id,)
    assert home.address == content(parts, Person).address
    building = content(parts, Complex)
    assert home.complex is not None
    assert home.complex.complex_id == building.complex_id
    assert building.carers[0].role == "wijkbeheerder"
    assert {carer.role for carer in building.carers} >= {"woonconsulent", "huismeester"}
    assert content(parts, PastContacts).total >= len(content(parts, PastContacts).contacts)


def test_known_outage_is_told_with_its_place_its_reporters_and_the_visit(load: Any) -> None:
    (report,) = content(load("outage"), ComplexReports).reports
    assert report.is_open
    assert (report.object_kind, report.object_name.split()[0]) == ("TRH", "Trappenhuis")
    assert report.reporters == 2
    assert report.visit_begin is not None
    assert report.visit_begin > NOW.utc


def test_light_on_the_third_floor_was_reported_by_somebody_else(load: Any) -> None:
    (report,) = content(load("S2"), ComplexReports).reports
    assert "3e etage" in report.description
    assert report.object_kind == "GAL"


def test_stopped_lift_has_five_reporters_and_no_visit_yet(load: Any) -> None:
    (report,) = content(load("S3"), ComplexReports).reports
    assert (report.object_kind, report.reporters, report.visit_begin) == ("LIF", 5, None)


def test_running_repair_and_the_message_that_nobody_answered(load: Any) -> None:
    parts = load("S1")
    (report,) = content(parts, UnitReports).reports
    assert report.visit_begin is not None
    waiting = [one for one in content(parts, PastContacts).contacts if not one.answered]
    assert [one.channel for one in waiting] == [Channel.WHATSAPP]
    assert content(parts, PastContacts).contacts[0] == waiting[0]


def test_repeated_nuisance_is_an_open_case_of_the_reporter(load: Any) -> None:
    (case,) = content(load("repeat_nuisance"), Cases).cases
    assert case.is_open
    assert case.is_nuisance


def test_promise_to_call_back_is_open(load: Any) -> None:
    (promise,) = content(load("S6"), Appointments).appointments
    assert promise.is_open
    assert promise.subject.startswith("Terugbellen")


def test_flags_protect_staff(load: Any) -> None:
    flags = content(load("S11"), Flags).flags
    assert {flag.kind for flag in flags} == {FlagKind.STAFF_SAFETY}
    assert {flag.label for flag in flags} == {"Verbaal", "Bezoek met twee"}


def test_language_that_is_no_code_of_vera_is_kept(load: Any) -> None:
    assert content(load("S12"), Person).language == "tir"


@pytest.mark.parametrize("scenario", ["S13", "S9"])
def test_whoever_rents_nothing_now_has_no_home_and_that_is_no_failure(load: Any, scenario: str) -> None:
    parts = load(scenario)
    absent = {name for name, one in parts.items() if isinstance(one, DossierPartAbsent)}
    assert absent == set(OF_HOME)
    assert not failures(parts)


def test_home_that_lies_in_no_complex_has_no_building_and_that_is_no_failure(
    connect: Connect, inbox: Inbox
) -> None:
    lease = {
        "soort": {"code": "HUU"},
        "status": {"code": "LOP"},
        "eenheden": [{"id": "E-1"}],
        "relaties": [{"id": "R-1"}],
    }
    bodies = {
        "/overeenkomsten": [lease],
        "/eenheden/E-1": {"id": "E-1", "clusters": [{"id": "C-1", "soort": {"code": "SER"}}]},
        "/relaties/R-1": {"id": "R-1"},
    }

    def say(connection: socket.socket, head: str) -> None:
        path = head.split(" ")[1].partition("?")[0]
        body = next((body for end, body in bodies.items() if path.endswith(end)), [])
        connection.sendall(answer(json.dumps(body).encode()))

    with raw_server(say) as server:
        connect(server.url).load("sessie", "R-1")
        parts = inbox.parts("sessie", "R-1")
    absent = {name for name, one in parts.items() if isinstance(one, DossierPartAbsent)}
    assert absent == {PartName.COMPLEX, PartName.COMPLEX_REPORTS}
    assert not failures(parts)


def test_person_who_is_not_in_the_crm_is_not_found(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    connect(reference_crm.url).load("sessie", "R-0")
    assert failures(inbox.parts("sessie", "R-0"))[PartName.PERSON] is Failure.NOT_FOUND


@pytest.mark.parametrize(
    ("path", "lost"),
    [
        ("/brg/v4/relaties/*", {PartName.PERSON}),
        ("*/signaleringen", {PartName.FLAGS}),
        ("*/contactmomenten", {PartName.CONTACTS}),
        ("*/zaken", {PartName.CASES}),
        ("*/afspraken", {PartName.APPOINTMENTS}),
        ("*/overeenkomsten", {PartName.LEASES, *OF_HOME}),
        ("*/eenheden/*", {PartName.UNIT, PartName.COMPLEX, PartName.COMPLEX_REPORTS}),
        ("*/onderhoudsverzoeken", {PartName.UNIT_REPORTS, PartName.COMPLEX_REPORTS}),
        ("*/clusters/*", {PartName.COMPLEX}),
    ],
)
def test_part_that_fails_takes_only_what_hangs_on_it(
    reference_crm: ReferenceCrm, load: Any, path: str, lost: set[PartName]
) -> None:
    reference_crm.disturb({"path": path, "status": 500})
    parts = load("outage")
    assert failures(parts) == dict.fromkeys(lost, Failure.SERVER_ERROR)
    assert sum(isinstance(one, DossierLoaded) for one in parts.values()) == len(PartName) - len(lost)


def test_each_part_comes_as_soon_as_it_is_there(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    reference_crm.disturb({"path": "*/signaleringen", "delay_ms": 1_500})
    relation_id = reference_crm.relation("outage")
    connect(reference_crm.url).load("sessie", relation_id)
    names = list(inbox.parts("sessie", relation_id))
    assert names[-1] is PartName.FLAGS
    assert PartName.COMPLEX_REPORTS in names


def test_no_request_waits_for_an_answer_that_it_does_not_need(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    reference_crm.disturb({"path": "*", "delay_ms": 600})
    relation_id = reference_crm.relation("outage")
    connect(reference_crm.url).load("golven", relation_id)
    inbox.parts("golven", relation_id)
    waves = [
        ("/brg/v4/relaties/", "signaleringen", "contactmomenten", "overeenkomsten", "zaken", "/afspraken"),
        ("/eenheden/", "eenheid.id"),
        ("/clusters/", "cluster.id"),
    ]
    asked = reference_crm.asked("golven")
    assert len(asked) == 10
    for wave in waves:
        together = [one for one in asked if any(word in f"{one['path']}?{one['query']}" for word in wave)]
        assert len(together) == len(wave)
        assert max(one["start_ms"] for one in together) < min(one["finish_ms"] for one in together)


def test_dossier_of_the_only_owner_is_asked_for_while_the_name_is(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    reference_crm.disturb({"path": "/brg/v4/relaties/*", "delay_ms": 1_000})
    relation_id = reference_crm.relation("outage")
    crm = connect(reference_crm.url)
    crm.identify("vooruit", number(reference_crm.number("outage")))
    inbox.one(CallerIdentified)
    # Nothing is told about a dossier that nobody asked for.
    assert [type(one) for one in inbox.events] == [CallerIdentified]
    crm.load("vooruit", relation_id)
    parts = inbox.parts("vooruit", relation_id)
    assert all(isinstance(one, DossierLoaded) for one in parts.values())
    asked = reference_crm.asked("vooruit")
    name = next(one for one in asked if one["path"].startswith("/brg/v4/relaties/"))
    assert len(asked) == 3 + 10
    assert max(one["start_ms"] for one in asked) < name["finish_ms"]


def test_dossier_that_is_asked_for_again_is_fresh(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    relation_id = reference_crm.relation("known")
    crm = connect(reference_crm.url)
    crm.identify("opnieuw", number(reference_crm.number("known")))
    inbox.one(CallerIdentified)
    crm.load("opnieuw", relation_id)
    inbox.parts("opnieuw", relation_id)
    before = len(reference_crm.asked("opnieuw"))
    crm.load("opnieuw", relation_id)
    inbox.wait_until(lambda all_: sum(isinstance(one, DossierLoaded) for one in all_) == 2 * len(PartName))
    assert len(reference_crm.asked("opnieuw")) == before + 10


def test_dossier_that_was_fetched_ahead_long_ago_is_fetched_anew(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox, clock: Any
) -> None:
    crm = connect(reference_crm.url)
    crm.identify("te-lang", number(reference_crm.number("known")))
    inbox.one(CallerIdentified)
    clock.advance(11)
    crm.load("te-lang", reference_crm.relation("known"))
    inbox.parts("te-lang", reference_crm.relation("known"))
    asked = [one["path"] for one in reference_crm.asked("te-lang")]
    assert asked.count(f"/brg/v4/relaties/{reference_crm.relation('known')}") == 2


def test_dossiers_that_nobody_asked_for_are_forgotten_when_newer_ones_come(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    crm = connect(reference_crm.url)
    for place in range(5):
        crm.identify(f"ongevraagd-{place}", number(reference_crm.number("known")))
        inbox.wait_for(place + 1)
    relation_id = reference_crm.relation("known")
    for place, asked in ((4, 1), (0, 2)):
        crm.load(f"ongevraagd-{place}", relation_id)
        inbox.parts(f"ongevraagd-{place}", relation_id)
        paths = [one["path"] for one in reference_crm.asked(f"ongevraagd-{place}")]
        assert paths.count(f"/brg/v4/relaties/{relation_id}") == asked
