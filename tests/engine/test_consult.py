"""Asking the senior: the caller waits, three talk together, or the caller goes over to the senior."""

import secrets
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.demo.surroundings import Callers
from app.domain.call import EndCause
from app.domain.consult import LONGEST_QUESTION, ConsultReference
from app.domain.events import (
    CallAnswered,
    CallEnded,
    CallHeld,
    CallOffered,
    CallResumed,
    HandOverDone,
    HandOverFailed,
    PartyChanged,
    PhoneRefused,
    QuestionArrived,
)
from app.engine.protocol import Account
from tests.engine.conftest import MakeDesk
from tests.engine.listening import comes_to_hear
from tests.engine.rooms import (
    AGENT_TONE,
    HOST,
    PASSWORDS,
    SENIOR,
    SENIOR_TONE,
    TENANT_TONE,
    free_port,
)
from tests.engine.steps import MOBILE
from tests.engine.test_sound import TONES, tenant_talks
from tests.lab.desk_phone import DeskPhone
from tests.lab.sound import write_tone

REFERENCE = ConsultReference("sessie-1", "REL-1", "EEN-1", "Mag de huurder een kat houden?")


@dataclass
class Three:
    """A tenant on hold and a senior who talks with the agent; what each of them hears."""

    customer: str
    colleague: str
    tenant_hears: Path
    senior_hears: Path


@pytest.fixture
def three(desk: DeskPhone, crowd: Callers, folder: Path) -> Three:
    """A consult with the demo's senior."""
    customer, tenant_hears = tenant_talks(desk, crowd, folder, "tenant", TENANT_TONE)
    desk.phone.hold(customer)
    colleague = secrets.token_hex(4)
    desk.phone.dial(colleague, SENIOR, REFERENCE)
    write_tone(folder / "senior-voice.wav", SENIOR_TONE)
    offered = crowd.wait("offered")
    heard = folder / "senior-hears.wav"
    crowd.order("answer", id=offered["id"], voice=str(folder / "senior-voice.wav"), record=str(heard))
    desk.wait_for(CallHeld, call_id=customer)
    desk.wait_for(CallAnswered, call_id=colleague)
    return Three(customer, colleague, tenant_hears, heard)


def test_caller_on_hold_hears_nothing_of_the_consult(desk: DeskPhone, three: Three) -> None:
    assert comes_to_hear(three.senior_hears, {AGENT_TONE}, TONES) == {AGENT_TONE}
    assert comes_to_hear(desk.recording(three.colleague), {SENIOR_TONE}, TONES) == {SENIOR_TONE}
    assert comes_to_hear(three.tenant_hears, (), TONES) == set()


def test_back_to_the_caller_after_the_consult(desk: DeskPhone, crowd: Callers, three: Three) -> None:
    desk.phone.hang_up(three.colleague)
    desk.phone.resume(three.customer)
    desk.wait_for(CallResumed, call_id=three.customer)
    assert comes_to_hear(three.tenant_hears, {AGENT_TONE}, TONES) == {AGENT_TONE}


def test_three_together_hear_the_two_others_and_nobody_hears_themselves(
    desk: DeskPhone, three: Three
) -> None:
    desk.phone.resume(three.customer)
    desk.phone.join(three.customer, three.colleague)
    agent = desk.recording(three.colleague), desk.recording(three.customer)
    assert comes_to_hear(three.tenant_hears, {AGENT_TONE, SENIOR_TONE}, TONES) == {AGENT_TONE, SENIOR_TONE}
    assert comes_to_hear(three.senior_hears, {AGENT_TONE, TENANT_TONE}, TONES) == {AGENT_TONE, TENANT_TONE}
    assert comes_to_hear(agent[0], {SENIOR_TONE}, TONES) == {SENIOR_TONE}
    assert comes_to_hear(agent[1], {TENANT_TONE}, TONES) == {TENANT_TONE}


def test_hold_takes_the_caller_out_of_the_three(desk: DeskPhone, three: Three) -> None:
    desk.phone.resume(three.customer)
    desk.phone.join(three.customer, three.colleague)
    assert comes_to_hear(three.senior_hears, {AGENT_TONE, TENANT_TONE}, TONES) == {AGENT_TONE, TENANT_TONE}
    desk.phone.hold(three.customer)
    assert comes_to_hear(three.senior_hears, {AGENT_TONE}, TONES) == {AGENT_TONE}
    assert comes_to_hear(three.tenant_hears, (), TONES) == set()
    desk.phone.resume(three.customer)
    assert comes_to_hear(three.tenant_hears, {AGENT_TONE}, TONES) == {AGENT_TONE}, "two, no longer three"


def test_handed_over_caller_talks_with_the_senior_and_the_agent_is_free(
    desk: DeskPhone, crowd: Callers, three: Three
) -> None:
    desk.phone.hand_over(three.customer, three.colleague)
    assert desk.wait_for(HandOverDone).call_id == three.customer
    ends = {desk.wait_for(CallEnded, call_id=call) for call in (three.customer, three.colleague)}
    assert EndCause.HANDED_OVER in {end.cause for end in ends}
    tenant = Path(crowd.wait("transferred", "tenant")["record"])
    senior = Path(crowd.wait("replaced")["record"])
    assert comes_to_hear(tenant, {SENIOR_TONE}, TONES) == {SENIOR_TONE}
    assert comes_to_hear(senior, {TENANT_TONE}, TONES) == {TENANT_TONE}
    crowd.order("hang_up", id="tenant")
    crowd.wait("ended", "tenant")


def test_three_can_be_handed_over_too(desk: DeskPhone, crowd: Callers, three: Three) -> None:
    desk.phone.resume(three.customer)
    desk.phone.join(three.customer, three.colleague)
    desk.wait_for(CallResumed)
    desk.phone.hand_over(three.customer, three.colleague)
    desk.wait_for(HandOverDone)
    assert comes_to_hear(Path(crowd.wait("transferred", "tenant")["record"]), {SENIOR_TONE}, TONES) == {
        SENIOR_TONE
    }


def test_senior_who_has_gone_cannot_be_handed_over_to_and_the_caller_comes_back(
    desk: DeskPhone, crowd: Callers, three: Three
) -> None:
    desk.phone.hang_up(three.colleague)
    desk.phone.hand_over(three.customer, three.colleague)
    assert desk.wait_for(HandOverFailed).call_id == three.customer
    assert desk.wait_for(PhoneRefused).command == "HandOver"
    desk.phone.resume(three.customer)
    desk.wait_for(CallResumed)
    assert comes_to_hear(three.tenant_hears, {AGENT_TONE}, TONES) == {AGENT_TONE}


# ---------------------------------------------------------------- two desks of ours


@pytest.fixture
def senior(make_desk: MakeDesk, account: Account) -> DeskPhone:
    """The senior, with a desk like the agent's."""
    desk = make_desk(
        Account(SENIOR, PASSWORDS[SENIOR], account.registrar, local_address=HOST, local_port=free_port()),
        SENIOR_TONE,
    )
    desk.wait_for_registration()
    return desk


def test_question_and_reference_are_there_before_the_senior_says_hello(
    desk: DeskPhone, senior: DeskPhone
) -> None:
    desk.phone.dial("ask", SENIOR, REFERENCE)
    offered = senior.wait_for(CallOffered)
    assert offered.reference == REFERENCE
    assert offered.party.number.digits == desk.configuration.account.user
    later = ConsultReference("sessie-1", "REL-1", "EEN-1", "Één vraag: mag het – écht? 🐈")
    desk.phone.tell(SENIOR, later)
    assert senior.wait_for(QuestionArrived).reference == later


@pytest.mark.parametrize(
    "question", ["q" * LONGEST_QUESTION, "ë" * LONGEST_QUESTION, "🐈" * LONGEST_QUESTION]
)
def test_longest_question_still_brings_the_dossier(desk: DeskPhone, senior: DeskPhone, question: str) -> None:
    key = "3f2b8c1e-7d54-4a1b-9c33-0123456789ab"
    desk.phone.dial("ask", SENIOR, ConsultReference(key, key, key, question))
    reference = senior.wait_for(CallOffered).reference
    assert reference is not None
    assert (reference.session_id, reference.relation_id, reference.unit_id) == (key, key, key)
    assert question.startswith(reference.question.rstrip("…"))
    desk.phone.tell(SENIOR, ConsultReference(key, key, key, question))
    assert senior.wait_for(QuestionArrived).reference.question == question


def test_senior_of_ours_takes_the_caller_over_in_the_same_call(
    desk: DeskPhone, senior: DeskPhone, tenants: Callers, folder: Path
) -> None:
    customer, _ = tenant_talks(desk, tenants, folder, "tenant", TENANT_TONE)
    desk.phone.hold(customer)
    desk.phone.dial("ask", SENIOR, REFERENCE)
    offered = senior.wait_for(CallOffered)
    senior.phone.answer(offered.call_id)
    desk.wait_for(CallAnswered, call_id="ask")
    assert comes_to_hear(senior.recording(offered.call_id), {AGENT_TONE}, TONES) == {AGENT_TONE}
    desk.phone.hand_over(customer, "ask")
    desk.wait_for(HandOverDone)
    changed = senior.wait_for(PartyChanged)
    assert (changed.call_id, changed.party.number.digits) == (offered.call_id, MOBILE)
    transferred = Path(tenants.wait("transferred", "tenant")["record"])
    assert comes_to_hear(transferred, {SENIOR_TONE}, TONES) == {SENIOR_TONE}
    assert comes_to_hear(senior.recording(offered.call_id), {TENANT_TONE}, TONES) == {TENANT_TONE}
    senior.phone.hold(offered.call_id)
    senior.wait_for(CallHeld)
    senior.phone.resume(offered.call_id)
    senior.wait_for(CallResumed)
    assert senior.unasked(CallEnded) == []
    tenants.order("hang_up", id="tenant")
    assert senior.wait_for(CallEnded).cause is EndCause.BY_OTHER_PARTY


def test_senior_who_had_the_agent_on_hold_talks_with_the_caller_after_the_transfer(
    desk: DeskPhone, senior: DeskPhone, tenants: Callers, folder: Path
) -> None:
    customer, _ = tenant_talks(desk, tenants, folder, "tenant", TENANT_TONE)
    desk.phone.hold(customer)
    desk.phone.dial("ask", SENIOR, REFERENCE)
    offered = senior.wait_for(CallOffered)
    senior.phone.answer(offered.call_id)
    senior.wait_for(CallAnswered)
    senior.phone.hold(offered.call_id)
    senior.wait_for(CallHeld)
    desk.phone.hand_over(customer, "ask")
    desk.wait_for(HandOverDone)
    senior.wait_for(CallResumed)
    transferred = Path(tenants.wait("transferred", "tenant")["record"])
    assert comes_to_hear(transferred, {SENIOR_TONE}, TONES) == {SENIOR_TONE}
