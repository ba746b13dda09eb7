"""What every `Crm` does, the fake of the unit tests and the product's own alike."""

import uuid
from collections.abc import Iterator

import pytest

from app.domain.agent import Role
from app.domain.dossier import DossierContent, PartName, name_of
from app.domain.errors import Failure
from app.domain.events import (
    CallerIdentified,
    CallersFound,
    ComplexNamed,
    ComplexNamingFailed,
    ContactRecorded,
    DayFailed,
    DayLoaded,
    DossierLoaded,
    DossierPartAbsent,
    DossierPartFailed,
    IdentificationFailed,
    RecordingFailed,
    RoleFailed,
    RoleFound,
    SearchFailed,
)
from app.domain.phone_number import WITHHELD, PhoneNumber
from app.domain.search import SearchQuery
from app.domain.tenancy import Person
from tests.builders import NOW, number
from tests.contracts.crms import FakeWorld, VeraWorld, World, contact
from tests.crm_server import ReferenceCrm, running_crm

OF_HOME = {PartName.UNIT, PartName.UNIT_REPORTS, PartName.COMPLEX, PartName.COMPLEX_REPORTS}
REASONS = [Failure.UNAUTHORISED, Failure.NOT_ALLOWED, Failure.TOO_BUSY, Failure.SERVER_ERROR, Failure.REFUSED]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReferenceCrm]:
    with running_crm(tmp_path_factory.mktemp("crm")) as started:
        yield started


@pytest.fixture(params=["fake", "vera"])
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    made: World = FakeWorld() if request.param == "fake" else VeraWorld(request.getfixturevalue("server"))
    yield made
    made.close()


@pytest.fixture
def contact_id() -> str:
    return str(uuid.uuid4())


# ---------------------------------------------------------------- who calls


def test_number_of_one_person_gives_that_person_by_name(world: World) -> None:
    world.crm.identify("sessie", world.tenant_number)
    told = world.inbox.one(CallerIdentified)
    assert told.session_id == "sessie"
    (candidate,) = told.candidates
    assert candidate.relation_id == world.tenant
    assert world.tenant_name in candidate.name
    assert candidate.address


def test_number_of_several_gives_all_of_them(world: World) -> None:
    world.crm.identify("sessie", world.shared_number)
    candidates = world.inbox.one(CallerIdentified).candidates
    assert {one.relation_id for one in candidates} == set(world.sharers)


@pytest.mark.parametrize("nobodys", [number("+31697777777"), WITHHELD])
def test_number_of_nobody_gives_nobody_and_that_is_no_failure(world: World, nobodys: PhoneNumber) -> None:
    world.crm.identify("sessie", nobodys)
    assert world.inbox.one(CallerIdentified, IdentificationFailed) == CallerIdentified("sessie", ())


@pytest.mark.parametrize("reason", REASONS)
def test_number_that_could_not_be_looked_up_comes_with_the_reason(world: World, reason: Failure) -> None:
    world.breaks(reason)
    world.crm.identify("sessie", world.tenant_number)
    told = world.inbox.one(CallerIdentified, IdentificationFailed)
    assert told == IdentificationFailed("sessie", reason)


# ---------------------------------------------------------------- the dossier


def loaded(world: World, relation_id: str) -> dict[PartName, DossierContent]:
    parts = world.inbox.parts("sessie", relation_id)
    return {name: one.content for name, one in parts.items() if isinstance(one, DossierLoaded)}


def test_every_part_of_a_tenants_dossier_comes_once(world: World) -> None:
    world.crm.load("sessie", world.tenant)
    contents = loaded(world, world.tenant)
    assert set(contents) == set(PartName)
    person = contents[PartName.PERSON]
    assert isinstance(person, Person)
    assert person.relation_id == world.tenant
    assert all(name_of(content) is name for name, content in contents.items())


def test_dossier_of_whoever_was_identified_comes_for_that_session(world: World) -> None:
    world.crm.identify("sessie", world.tenant_number)
    world.inbox.one(CallerIdentified)
    world.crm.load("sessie", world.tenant)
    assert set(loaded(world, world.tenant)) == set(PartName)


def test_nothing_of_a_dossier_comes_before_it_is_asked_for(world: World) -> None:
    world.crm.identify("sessie", world.tenant_number)
    world.inbox.one(CallerIdentified)
    kinds = (DossierLoaded, DossierPartAbsent, DossierPartFailed)
    assert not [one for one in world.inbox.events if isinstance(one, kinds)]


def test_two_dossiers_for_one_session_are_not_mixed(world: World) -> None:
    world.crm.load("sessie", world.tenant)
    world.crm.load("sessie", world.homeless)
    for relation_id in (world.tenant, world.homeless):
        person = loaded(world, relation_id)[PartName.PERSON]
        assert isinstance(person, Person)
        assert person.relation_id == relation_id


def test_home_of_whoever_rents_nothing_is_absent_and_that_is_no_failure(world: World) -> None:
    world.crm.load("sessie", world.homeless)
    parts = world.inbox.parts("sessie", world.homeless)
    absent = {name for name, one in parts.items() if isinstance(one, DossierPartAbsent)}
    assert absent == OF_HOME
    assert not [one for one in parts.values() if isinstance(one, DossierPartFailed)]


def test_somebody_who_is_not_in_the_crm_is_not_found(world: World) -> None:
    world.crm.load("sessie", "R-0")
    person = world.inbox.parts("sessie", "R-0")[PartName.PERSON]
    assert person == DossierPartFailed("sessie", "R-0", PartName.PERSON, Failure.NOT_FOUND)


@pytest.mark.parametrize("reason", REASONS)
def test_every_part_that_could_not_be_had_comes_with_the_reason(world: World, reason: Failure) -> None:
    world.breaks(reason)
    world.crm.load("sessie", world.tenant)
    parts = world.inbox.parts("sessie", world.tenant)
    assert {one.failure for one in parts.values() if isinstance(one, DossierPartFailed)} == {reason}
    assert all(isinstance(one, DossierPartFailed) for one in parts.values())


# ---------------------------------------------------------------- searching by hand


def test_tenant_is_found_by_name_in_small_letters(world: World) -> None:
    world.crm.search("zoek", SearchQuery(name=world.tenant_name.lower()))
    told = world.inbox.one(CallersFound)
    assert told.search_id == "zoek"
    assert world.tenant in {one.relation_id for one in told.candidates}


def test_tenant_is_found_by_home(world: World) -> None:
    world.crm.search("zoek", world.tenant_home)
    assert world.tenant in {one.relation_id for one in world.inbox.one(CallersFound).candidates}


@pytest.mark.parametrize(
    "nowhere",
    [SearchQuery(name="Bestaatniet"), SearchQuery(postcode="9999ZZ", house_number="1"), SearchQuery()],
)
def test_search_for_nobody_finds_nobody_and_that_is_no_failure(world: World, nowhere: SearchQuery) -> None:
    world.crm.search("zoek", nowhere)
    assert world.inbox.one(CallersFound, SearchFailed) == CallersFound("zoek", ())


@pytest.mark.parametrize("reason", REASONS)
def test_search_that_could_not_be_made_comes_with_the_reason(world: World, reason: Failure) -> None:
    world.breaks(reason)
    world.crm.search("zoek", SearchQuery(name=world.tenant_name))
    assert world.inbox.one(CallersFound, SearchFailed) == SearchFailed("zoek", reason)


# ---------------------------------------------------------------- writing


@pytest.mark.parametrize("is_repeat", [False, True])
def test_contact_is_in_the_crm_once_it_says_so(world: World, contact_id: str, is_repeat: bool) -> None:
    world.crm.record(contact(world, contact_id), is_repeat=is_repeat)
    told = world.inbox.one(ContactRecorded, RecordingFailed)
    assert isinstance(told, ContactRecorded)
    assert told.contact_id == contact_id
    assert told.crm_id
    assert world.written(contact_id) == 1


def test_contact_whose_receipt_was_lost_is_in_the_crm_once_after_the_repeat(
    world: World, contact_id: str
) -> None:
    world.loses_receipts()
    world.crm.record(contact(world, contact_id), is_repeat=False)
    failed = world.inbox.one(ContactRecorded, RecordingFailed)
    assert isinstance(failed, RecordingFailed)
    assert failed.failure.is_passing
    world.mends()
    world.crm.record(contact(world, contact_id), is_repeat=True)
    world.inbox.one(ContactRecorded)
    assert world.written(contact_id) == 1


@pytest.mark.parametrize("reason", REASONS)
def test_contact_that_was_not_taken_comes_with_the_reason_and_can_be_sent_again(
    world: World, contact_id: str, reason: Failure
) -> None:
    world.breaks(reason)
    world.crm.record(contact(world, contact_id), is_repeat=False)
    told = world.inbox.one(ContactRecorded, RecordingFailed)
    assert isinstance(told, RecordingFailed)
    assert (told.contact_id, told.failure, told.retry_after) == (contact_id, reason, None)
    world.mends()
    assert world.written(contact_id) == 0
    world.crm.record(contact(world, contact_id), is_repeat=True)
    world.inbox.one(ContactRecorded)
    assert world.written(contact_id) == 1


def test_busy_crm_says_when_to_come_back(world: World, contact_id: str) -> None:
    world.breaks(Failure.TOO_BUSY, retry_after=17)
    world.crm.record(contact(world, contact_id), is_repeat=False)
    assert world.inbox.one(RecordingFailed).retry_after == 17.0


# ---------------------------------------------------------------- for team leads


def test_team_lead_is_told_from_an_agent(world: World) -> None:
    world.crm.find_role(world.lead)
    assert world.inbox.one(RoleFound, RoleFailed) == RoleFound(world.lead, Role.TEAM_LEAD)
    world.crm.find_role(world.agent)
    world.inbox.wait_until(lambda all_: RoleFound(world.agent, Role.AGENT) in all_)


def test_somebody_who_is_not_in_the_crm_has_no_role(world: World) -> None:
    world.crm.find_role("R-0")
    assert world.inbox.one(RoleFound, RoleFailed) == RoleFailed("R-0", Failure.NOT_FOUND)


def test_contacts_of_the_day_are_all_since_the_moment_that_was_asked_for(world: World) -> None:
    midnight = NOW.utc.replace(hour=0)
    world.crm.load_day("dag", midnight)
    told = world.inbox.one(DayLoaded, DayFailed)
    assert isinstance(told, DayLoaded)
    assert told.asked_id == "dag"
    assert all(one.at >= midnight for one in told.contacts)
    reports = [one for one in told.contacts if one.subtopic == "ALGLIF"]
    assert {one.complex_id for one in reports} == {world.complex_id}
    assert len({one.unit_id for one in reports}) == 5
    assert all(one.is_handled and one.outcome for one in reports)
    later = sorted(one.at for one in reports)[2]
    world.crm.load_day("later", later)
    world.inbox.wait_until(
        lambda all_: any(isinstance(one, DayLoaded) and one.asked_id == "later" for one in all_)
    )
    rest = next(one for one in world.inbox.events if isinstance(one, DayLoaded) and one.asked_id == "later")
    assert [one for one in told.contacts if one.at >= later] == list(rest.contacts)


def test_complex_has_a_name(world: World) -> None:
    world.crm.name_complex(world.complex_id)
    told = world.inbox.one(ComplexNamed, ComplexNamingFailed)
    assert told == ComplexNamed(world.complex_id, world.complex_name)


def test_complex_that_is_not_in_the_crm_has_none(world: World) -> None:
    world.crm.name_complex("CL-0")
    told = world.inbox.one(ComplexNamed, ComplexNamingFailed)
    assert told == ComplexNamingFailed("CL-0", Failure.NOT_FOUND)


@pytest.mark.parametrize("reason", REASONS)
def test_what_a_team_lead_asks_and_cannot_get_comes_with_the_reason(world: World, reason: Failure) -> None:
    world.breaks(reason)
    world.crm.find_role(world.lead)
    world.crm.load_day("dag", NOW.utc)
    world.crm.name_complex(world.complex_id)
    assert world.inbox.one(RoleFound, RoleFailed) == RoleFailed(world.lead, reason)
    assert world.inbox.one(DayLoaded, DayFailed) == DayFailed("dag", reason)
    assert world.inbox.one(ComplexNamed, ComplexNamingFailed) == ComplexNamingFailed(world.complex_id, reason)
