"""Putting a caller through without a word, and over several desks, through a real exchange."""

import pytest

from app.domain.consult import NOT_SOLVED, ConsultReference, Tried
from app.domain.events import (
    CallAnswered,
    CallEnded,
    CallOffered,
    HandOverDone,
    PartyChanged,
    QuestionArrived,
)
from tests.lab.asterisk import LAND_LINE, SENIOR
from tests.lab.laboratory import AGENT_HZ, SENIOR_HZ, TENANT_HZ, TENANT_NUMBER, Laboratory
from tests.lab.sound import wait_to_hear

pytestmark = pytest.mark.lab

COLLEAGUE = "6003"
REFERENCE = ConsultReference(
    "session-8", "R-100042", "E-2071", "Mag dit vandaag nog?", Tried("REPLOO", NOT_SOLVED), TENANT_NUMBER
)


def test_caller_put_through_talks_with_the_colleague_whose_screen_knows_who_and_why(lab: Laboratory) -> None:
    desk, colleague, tenant = lab.desk(), lab.desk(COLLEAGUE, tone_hz=SENIOR_HZ), lab.tenant()
    tenant.dial(LAND_LINE)
    call = desk.answer_next()
    wait_to_hear(tenant.recording, [AGENT_HZ])
    desk.phone.hold(call)
    desk.phone.put_through(call, COLLEAGUE, REFERENCE)
    offered = colleague.wait_for(CallOffered)
    assert offered.reference == REFERENCE
    assert offered.sent_by == "6001"
    assert offered.party.number.digits == TENANT_NUMBER
    colleague.phone.answer(offered.call_id)
    wait_to_hear(tenant.recording, [SENIOR_HZ], silent=[AGENT_HZ])
    wait_to_hear(colleague.recording(offered.call_id), [TENANT_HZ])
    desk.wait_for(CallEnded, call_id=call)


@pytest.mark.parametrize("outcome", ["busy", "silent", "absent"])
def test_caller_who_cannot_be_put_through_comes_back(lab: Laboratory, outcome: str) -> None:
    lab.exchange.ring_for(1)
    desk, tenant = lab.desk(), lab.tenant()
    colleague = lab.desk(COLLEAGUE) if outcome != "absent" else None
    tenant.dial(LAND_LINE)
    call = desk.answer_next()
    wait_to_hear(tenant.recording, [AGENT_HZ])
    desk.phone.hold(call)
    desk.phone.put_through(call, COLLEAGUE, REFERENCE)
    if colleague is not None:
        offered = colleague.wait_for(CallOffered)
        if outcome == "busy":
            colleague.phone.refuse(offered.call_id)
    # The exchange brings the caller back as a new call, with all that was known.
    back = desk.wait_for(CallOffered, timeout=15)
    assert (back.reference, back.sent_by) == (REFERENCE, "6001")
    assert back.party.number.digits == TENANT_NUMBER
    desk.phone.answer(back.call_id)
    wait_to_hear(tenant.recording, [AGENT_HZ])
    wait_to_hear(desk.recording(back.call_id), [TENANT_HZ])


def test_text_tells_what_an_exchange_drops_that_passes_no_header(lab: Laboratory) -> None:
    desk, colleague = lab.desk(), lab.desk(COLLEAGUE)
    desk.phone.dial("ask", f"87{COLLEAGUE}", REFERENCE)
    desk.phone.tell(COLLEAGUE, REFERENCE)
    assert colleague.wait_for(CallOffered).reference is None
    told = colleague.wait_for(QuestionArrived)
    assert (told.reference, told.sender.number.digits) == (REFERENCE, "6001")


def test_number_of_the_caller_survives_three_hops(lab: Laboratory) -> None:
    first, second, third = lab.desk(), lab.desk(SENIOR), lab.desk(COLLEAGUE)
    fourth, tenant = lab.desk("6004", tone_hz=SENIOR_HZ), lab.tenant()
    tenant.dial(LAND_LINE)
    call = first.answer_next()
    hops = [(first, second, SENIOR), (second, third, COLLEAGUE), (third, fourth, "6004")]
    for number, (desk, following, extension) in enumerate(hops):
        desk.phone.hold(call)
        consult = f"consult-{number}"
        desk.phone.dial(consult, extension, REFERENCE)
        answered = following.answer_next()
        desk.wait_for(CallAnswered, call_id=consult)
        wait_to_hear(desk.recording(consult), [SENIOR_HZ if following is fourth else AGENT_HZ])
        desk.phone.hand_over(call, consult)
        desk.wait_for(HandOverDone)
        assert following.wait_for(PartyChanged, call_id=answered).party.number.digits == TENANT_NUMBER
        call = answered
    wait_to_hear(tenant.recording, [SENIOR_HZ])
    wait_to_hear(fourth.recording(call), [TENANT_HZ])
