"""Asking the senior while the tenant waits, through a real exchange; both agents have the product's telephone."""

import pytest

from app.domain.call import EndCause
from app.domain.consult import ConsultReference
from app.domain.events import (
    CallAnswered,
    CallEnded,
    CallHeld,
    CallOffered,
    CallResumed,
    HandOverDone,
    PartyChanged,
    PhoneRefused,
    QuestionArrived,
)
from tests.lab.asterisk import HOLD_MUSIC_HZ, LAND_LINE, SENIOR
from tests.lab.desk_phone import DeskPhone
from tests.lab.laboratory import AGENT_HZ, SENIOR_HZ, TENANT_HZ, TENANT_NUMBER, Laboratory
from tests.lab.softphone import Softphone
from tests.lab.sound import wait_to_hear

pytestmark = pytest.mark.lab

CONSULT = "consult"
REFERENCE = ConsultReference(
    "session-7", relation_id="R-100042", unit_id="E-2071", question="Mag de lekkage vóór ’t weekend? €"
)


def _ask(desk: DeskPhone, tenant: Softphone) -> str:
    """Agent and tenant talk; then the agent asks the senior, in the order of the product's consult."""
    tenant.dial(LAND_LINE)
    call = desk.answer_next()
    wait_to_hear(tenant.recording, [AGENT_HZ])
    desk.phone.hold(call)
    desk.phone.dial(CONSULT, SENIOR, REFERENCE)
    desk.wait_for(CallHeld, call_id=call)
    return call


def _back_to_tenant(desk: DeskPhone, call: str, tenant: Softphone) -> None:
    """The agent takes the tenant back, and the two hear each other."""
    desk.phone.resume(call)
    desk.wait_for(CallResumed, call_id=call)
    wait_to_hear(tenant.recording, [AGENT_HZ], silent=[HOLD_MUSIC_HZ])
    wait_to_hear(desk.recording(call), [TENANT_HZ])


def test_senior_has_the_dossier_and_the_question_before_answering(lab: Laboratory) -> None:
    desk, senior, tenant = lab.desk(), lab.desk(SENIOR), lab.tenant()
    _ask(desk, tenant)
    offered = senior.wait_for(CallOffered)
    assert offered.reference == REFERENCE
    assert offered.party.number.digits == "6001"
    assert offered.queue.queue == ""


def test_question_that_is_added_while_it_rings_reaches_the_senior_as_a_text(lab: Laboratory) -> None:
    desk, senior, tenant = lab.desk(), lab.desk(SENIOR), lab.tenant()
    _ask(desk, tenant)
    senior.wait_for(CallOffered)
    desk.phone.tell(SENIOR, REFERENCE)
    assert senior.wait_for(QuestionArrived).reference == REFERENCE


def test_agent_and_senior_talk_while_the_tenant_hears_music(lab: Laboratory) -> None:
    desk, senior, tenant = lab.desk(), lab.desk(SENIOR, tone_hz=SENIOR_HZ), lab.tenant()
    _ask(desk, tenant)
    consult = senior.answer_next()
    desk.wait_for(CallAnswered, call_id=CONSULT)
    wait_to_hear(desk.recording(CONSULT), [SENIOR_HZ], silent=[TENANT_HZ])
    wait_to_hear(senior.recording(consult), [AGENT_HZ], silent=[TENANT_HZ])
    wait_to_hear(tenant.recording, [HOLD_MUSIC_HZ], silent=[AGENT_HZ, SENIOR_HZ])


def test_together_each_of_the_three_hears_the_two_others(lab: Laboratory) -> None:
    desk, senior, tenant = lab.desk(), lab.desk(SENIOR, tone_hz=SENIOR_HZ), lab.tenant()
    call = _ask(desk, tenant)
    consult = senior.answer_next()
    desk.wait_for(CallAnswered, call_id=CONSULT)
    desk.phone.resume(call)
    desk.phone.join(call, CONSULT)
    wait_to_hear(tenant.recording, [AGENT_HZ, SENIOR_HZ], silent=[TENANT_HZ, HOLD_MUSIC_HZ])
    wait_to_hear(senior.recording(consult), [AGENT_HZ, TENANT_HZ], silent=[SENIOR_HZ])
    wait_to_hear(desk.recording(call), [TENANT_HZ], silent=[AGENT_HZ])
    wait_to_hear(desk.recording(CONSULT), [SENIOR_HZ], silent=[AGENT_HZ])


def test_senior_who_leaves_the_three_leaves_the_two_talking(lab: Laboratory) -> None:
    desk, senior, tenant = lab.desk(), lab.desk(SENIOR, tone_hz=SENIOR_HZ), lab.tenant()
    call = _ask(desk, tenant)
    consult = senior.answer_next()
    desk.wait_for(CallAnswered, call_id=CONSULT)
    desk.phone.resume(call)
    desk.phone.join(call, CONSULT)
    wait_to_hear(tenant.recording, [AGENT_HZ, SENIOR_HZ])
    senior.phone.hang_up(consult)
    assert desk.wait_for(CallEnded, call_id=CONSULT).cause is EndCause.BY_OTHER_PARTY
    wait_to_hear(tenant.recording, [AGENT_HZ], silent=[SENIOR_HZ])
    wait_to_hear(desk.recording(call), [TENANT_HZ])


def test_agent_goes_back_to_the_tenant_after_the_consult(lab: Laboratory) -> None:
    desk, senior, tenant = lab.desk(), lab.desk(SENIOR), lab.tenant()
    call = _ask(desk, tenant)
    consult = senior.answer_next()
    desk.wait_for(CallAnswered, call_id=CONSULT)
    desk.phone.hang_up(CONSULT)
    _back_to_tenant(desk, call, tenant)
    assert senior.wait_for(CallEnded, call_id=consult).cause is EndCause.BY_OTHER_PARTY


def test_agent_who_thinks_better_of_it_at_once_is_back_with_the_tenant(lab: Laboratory) -> None:
    desk, senior, tenant = lab.desk(), lab.desk(SENIOR), lab.tenant()
    tenant.dial(LAND_LINE)
    call = desk.answer_next()
    desk.phone.hold(call)
    desk.phone.dial(CONSULT, SENIOR, REFERENCE)
    desk.phone.hang_up(CONSULT)
    desk.phone.resume(call)
    assert desk.wait_for(CallEnded, call_id=CONSULT).cause is EndCause.HUNG_UP
    wait_to_hear(tenant.recording, [AGENT_HZ], silent=[HOLD_MUSIC_HZ])
    wait_to_hear(desk.recording(call), [TENANT_HZ])
    assert senior.unasked(CallAnswered) == []


@pytest.mark.parametrize("together_first", [False, True], ids=["from the consult", "from the three together"])
def test_handed_over_tenant_talks_with_the_senior_and_the_agent_is_free(
    lab: Laboratory, together_first: bool
) -> None:
    desk, senior, tenant = lab.desk(), lab.desk(SENIOR, tone_hz=SENIOR_HZ), lab.tenant()
    call = _ask(desk, tenant)
    consult = senior.answer_next()
    desk.wait_for(CallAnswered, call_id=CONSULT)
    # A REFER within milliseconds of the answer, which no hand can do, leaves Asterisk 22.10 bridging one way only.
    wait_to_hear(desk.recording(CONSULT), [SENIOR_HZ])
    wait_to_hear(senior.recording(consult), [AGENT_HZ])
    if together_first:
        desk.phone.resume(call)
        desk.wait_for(CallResumed, call_id=call)
        desk.phone.join(call, CONSULT)
    desk.phone.hand_over(call, CONSULT)
    desk.wait_for(HandOverDone)
    assert desk.wait_for(CallEnded, call_id=call).cause is EndCause.HANDED_OVER
    # The exchange ends the senior's leg by itself, before or after it says how the hand-over went.
    assert desk.wait_for(CallEnded, call_id=CONSULT).cause in (EndCause.HANDED_OVER, EndCause.BY_OTHER_PARTY)
    wait_to_hear(tenant.recording, [SENIOR_HZ], silent=[AGENT_HZ, HOLD_MUSIC_HZ])
    wait_to_hear(senior.recording(consult), [TENANT_HZ], silent=[AGENT_HZ])
    assert senior.wait_for(PartyChanged, call_id=consult).party.number.digits == TENANT_NUMBER
    assert senior.unasked(CallEnded) == []


def test_tenant_whom_a_colleague_hands_over_to_us_is_on_the_screen(lab: Laboratory) -> None:
    desk, colleague, tenant = lab.desk(), lab.colleague("6003"), lab.tenant()
    tenant.dial("6003")
    customer = colleague.answer_next()
    wait_to_hear(tenant.recording, [SENIOR_HZ])
    colleague.hold(customer)
    consult = colleague.dial("6001")
    call = desk.answer_next()
    wait_to_hear(desk.recording(call), [SENIOR_HZ])
    colleague.hand_over(customer, consult)
    assert desk.wait_for(PartyChanged, call_id=call).party.number.digits == TENANT_NUMBER
    wait_to_hear(desk.recording(call), [TENANT_HZ], silent=[SENIOR_HZ])
    wait_to_hear(tenant.recording, [AGENT_HZ])


def test_busy_senior_ends_the_consult_as_busy_and_the_tenant_comes_back(lab: Laboratory) -> None:
    desk, senior, tenant = lab.desk(), lab.desk(SENIOR), lab.tenant()
    call = _ask(desk, tenant)
    senior.phone.refuse(senior.wait_for(CallOffered).call_id)
    assert desk.wait_for(CallEnded, call_id=CONSULT).cause is EndCause.BUSY
    _back_to_tenant(desk, call, tenant)


def test_senior_who_declines_ends_the_consult_as_refused_and_the_tenant_comes_back(lab: Laboratory) -> None:
    desk, senior, tenant = lab.desk(), lab.colleague(SENIOR), lab.tenant()
    call = _ask(desk, tenant)
    ringing, _ = senior.wait_for_call()
    senior.hang_up(ringing)  # a telephone of another make declines with 603
    assert desk.wait_for(CallEnded, call_id=CONSULT).cause is EndCause.REFUSED
    _back_to_tenant(desk, call, tenant)


def test_senior_who_does_not_answer_ends_the_consult_as_not_answered_and_the_tenant_comes_back(
    lab: Laboratory,
) -> None:
    lab.exchange.ring_for(1)
    desk, senior, tenant = lab.desk(), lab.desk(SENIOR), lab.tenant()
    call = _ask(desk, tenant)
    senior.wait_for(CallOffered)
    assert desk.wait_for(CallEnded, call_id=CONSULT).cause is EndCause.NOT_ANSWERED
    assert senior.wait_for(CallEnded).cause is EndCause.NOT_ANSWERED
    _back_to_tenant(desk, call, tenant)


def test_senior_whose_telephone_is_off_ends_the_consult_as_unreachable_and_the_tenant_comes_back(
    lab: Laboratory,
) -> None:
    desk, tenant = lab.desk(), lab.tenant()
    call = _ask(desk, tenant)
    assert desk.wait_for(CallEnded, call_id=CONSULT).cause is EndCause.UNREACHABLE
    _back_to_tenant(desk, call, tenant)


def test_tenant_who_hangs_up_during_the_consult_leaves_agent_and_senior_talking(lab: Laboratory) -> None:
    desk, senior, tenant = lab.desk(), lab.desk(SENIOR, tone_hz=SENIOR_HZ), lab.tenant()
    given_up = tenant.dial(LAND_LINE)
    call = desk.answer_next()
    desk.phone.hold(call)
    desk.phone.dial(CONSULT, SENIOR, REFERENCE)
    consult = senior.answer_next()
    tenant.hang_up(given_up)
    assert desk.wait_for(CallEnded, call_id=call).cause is EndCause.BY_OTHER_PARTY
    wait_to_hear(senior.recording(consult), [AGENT_HZ])
    assert desk.unasked(PhoneRefused) == []
