"""A tenant's call through the queue of a real exchange, from the first ring to the last word."""

import pytest

from app.domain.call import EndCause
from app.domain.events import CallAnswered, CallEnded, CallHeld, CallOffered, CallResumed
from app.domain.phone_number import WITHHELD, NumberKind
from tests.lab.asterisk import HOLD_MUSIC_HZ, LAND_LINE, LOG_IN, QUEUE
from tests.lab.laboratory import AGENT_HZ, SENIOR_HZ, TENANT_HZ, TENANT_NUMBER, Laboratory
from tests.lab.softphone_protocol import Kind
from tests.lab.sound import wait_to_hear
from tests.lab.waiting import wait_until

pytestmark = pytest.mark.lab


def test_call_through_the_queue_rings_with_number_and_queue_and_the_seconds_waited(lab: Laboratory) -> None:
    tenant = lab.tenant()
    tenant.dial(LAND_LINE)
    tenant.wait_for(Kind.TALKING)
    wait_until(lambda: (lab.ami.longest_wait(QUEUE) or 0) >= 2)
    offered = lab.desk().wait_for(CallOffered)
    assert offered.party.number.kind is NumberKind.EXTERNAL
    assert offered.party.number.digits == TENANT_NUMBER
    assert offered.queue.queue == QUEUE
    assert offered.queue.waited >= 2
    assert offered.reference is None


def test_provider_is_believed_before_the_caller(lab: Laboratory) -> None:
    desk, tenant = lab.desk(), lab.tenant("+31690000099")
    tenant.dial(
        LAND_LINE, {"P-Asserted-Identity": f'"Roodspecht-Demo" <sip:{TENANT_NUMBER}@provider.example>'}
    )
    party = desk.wait_for(CallOffered).party
    assert party.number.digits == TENANT_NUMBER
    assert party.name == "Roodspecht-Demo"


def test_exchange_says_which_land_line_was_dialled(lab: Laboratory, capture_allowed: None) -> None:
    desk, tenant = lab.desk(), lab.tenant()
    with lab.capture() as wire:
        tenant.dial(LAND_LINE)
        desk.wait_for(CallOffered)
        invite = lab.to_desk(wire, "INVITE")[0]
    assert invite.header("X-CTI-DID") == LAND_LINE


def test_withheld_number_stays_withheld_although_the_exchange_knows_it(
    lab: Laboratory, capture_allowed: None
) -> None:
    desk, tenant = lab.desk(), lab.tenant("anonymous")
    identity = f'"Roodspecht-Demo" <sip:{TENANT_NUMBER}@provider.example>'
    with lab.capture() as wire:
        tenant.dial(LAND_LINE, {"Privacy": "id", "P-Asserted-Identity": identity})
        offered = desk.wait_for(CallOffered)
        invite = lab.to_desk(wire, "INVITE")[0]
    assert TENANT_NUMBER in (invite.header("P-Asserted-Identity") or "")
    assert offered.party.number == WITHHELD
    assert offered.party.name == ""


def test_agent_and_tenant_hear_each_other(lab: Laboratory) -> None:
    desk, tenant = lab.desk(), lab.tenant()
    tenant.dial(LAND_LINE)
    call = desk.answer_next()
    wait_to_hear(desk.recording(call), [TENANT_HZ], silent=[AGENT_HZ])
    wait_to_hear(tenant.recording, [AGENT_HZ], silent=[TENANT_HZ])


def test_held_tenant_hears_music_and_then_the_agent_again(lab: Laboratory) -> None:
    desk, tenant = lab.desk(), lab.tenant()
    tenant.dial(LAND_LINE)
    call = desk.answer_next()
    wait_to_hear(tenant.recording, [AGENT_HZ], silent=[HOLD_MUSIC_HZ])
    desk.phone.hold(call)
    desk.wait_for(CallHeld, call_id=call)
    wait_to_hear(tenant.recording, [HOLD_MUSIC_HZ], silent=[AGENT_HZ])
    desk.phone.resume(call)
    desk.wait_for(CallResumed, call_id=call)
    wait_to_hear(tenant.recording, [AGENT_HZ], silent=[HOLD_MUSIC_HZ])
    wait_to_hear(desk.recording(call), [TENANT_HZ])


def test_tenant_who_hangs_up_ends_the_call_at_the_desk(lab: Laboratory) -> None:
    desk, tenant = lab.desk(), lab.tenant()
    tenant_call = tenant.dial(LAND_LINE)
    call = desk.answer_next()
    tenant.hang_up(tenant_call)
    assert desk.wait_for(CallEnded, call_id=call).cause is EndCause.BY_OTHER_PARTY


def test_agent_who_hangs_up_ends_the_call_of_the_tenant(lab: Laboratory) -> None:
    desk, tenant = lab.desk(), lab.tenant()
    tenant.dial(LAND_LINE)
    call = desk.answer_next()
    desk.phone.hang_up(call)
    assert desk.wait_for(CallEnded, call_id=call).cause is EndCause.HUNG_UP
    tenant.wait_for(Kind.ENDED)


def test_tenant_who_gives_up_while_it_rings_is_a_missed_call(lab: Laboratory) -> None:
    desk, tenant = lab.desk(), lab.tenant()
    given_up = tenant.dial(LAND_LINE)
    call = desk.wait_for(CallOffered).call_id
    tenant.hang_up(given_up)
    assert desk.wait_for(CallEnded, call_id=call).cause is EndCause.NOT_ANSWERED


def test_refused_call_rings_on_at_the_next_agent(lab: Laboratory) -> None:
    desk, neighbour, tenant = lab.desk(), lab.colleague("6003"), lab.tenant()
    lab.press(neighbour, LOG_IN)
    tenant.dial(LAND_LINE)
    call = desk.wait_for(CallOffered).call_id
    ringing, _ = neighbour.wait_for_call()
    desk.phone.refuse(call)
    assert desk.wait_for(CallEnded, call_id=call).cause is EndCause.REFUSED
    neighbour.answer(ringing)
    wait_to_hear(tenant.recording, [SENIOR_HZ])


def test_refused_call_comes_back_when_nobody_else_is_there(lab: Laboratory) -> None:
    desk, tenant = lab.desk(), lab.tenant()
    tenant.dial(LAND_LINE)
    first = desk.wait_for(CallOffered)
    desk.phone.refuse(first.call_id)
    second = desk.wait_for(CallOffered)
    assert second.call_id != first.call_id
    assert second.party == first.party


def test_queue_lets_the_agent_talk_before_it_rings_again(lab: Laboratory) -> None:
    desk, tenant = lab.desk(), lab.tenant()
    tenant.dial(LAND_LINE)
    call = desk.answer_next()
    tenant.dial(LAND_LINE)
    wait_until(lambda: (lab.ami.longest_wait(QUEUE) or 0) >= 2)
    assert desk.unasked(CallOffered) == []
    desk.phone.hang_up(call)
    desk.wait_for(CallOffered)


def test_second_call_while_talking_can_be_taken_and_the_first_goes_on_after_it(lab: Laboratory) -> None:
    desk, tenant, colleague = lab.desk(), lab.tenant(), lab.colleague("6003")
    tenant.dial(LAND_LINE)
    first = desk.answer_next()
    wait_to_hear(tenant.recording, [AGENT_HZ])
    colleague.dial("6001")
    second = desk.wait_for(CallOffered)
    assert second.party.number.digits == "6003"
    desk.phone.hold(first)
    desk.phone.answer(second.call_id)
    desk.wait_for(CallAnswered, call_id=second.call_id)
    wait_to_hear(colleague.recording, [AGENT_HZ], silent=[TENANT_HZ])
    wait_to_hear(tenant.recording, [HOLD_MUSIC_HZ], silent=[AGENT_HZ])
    desk.phone.hang_up(second.call_id)
    desk.phone.resume(first)
    desk.wait_for(CallResumed, call_id=first)
    wait_to_hear(tenant.recording, [AGENT_HZ], silent=[HOLD_MUSIC_HZ])


def test_refused_second_call_leaves_the_first_alone(lab: Laboratory) -> None:
    desk, tenant, colleague = lab.desk(), lab.tenant(), lab.colleague("6003")
    tenant.dial(LAND_LINE)
    first = desk.answer_next()
    colleague.dial("6001")
    second = desk.wait_for(CallOffered).call_id
    desk.phone.refuse(second)
    assert colleague.wait_for(Kind.ENDED).code == 486
    desk.wait_for(CallEnded, call_id=second)
    wait_to_hear(tenant.recording, [AGENT_HZ])
    wait_to_hear(desk.recording(first), [TENANT_HZ])
