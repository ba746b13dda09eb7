"""What an agent dials to steer the queue, as the exchange sees it; and the echo test."""

import pytest

from app.domain.call import EndCause
from app.domain.events import CallAnswered, CallEnded, CallOffered
from tests.lab.asterisk import ECHO_TEST, LAND_LINE, LOG_IN, LOG_OUT, PAUSE, QUEUE, UNPAUSE
from tests.lab.desk_phone import DeskPhone
from tests.lab.laboratory import AGENT_HZ, Laboratory
from tests.lab.sound import wait_to_hear

pytestmark = pytest.mark.lab


def _dial_code(desk: DeskPhone, code: str) -> EndCause:
    """Dial it; how the exchange ended the call, which it answers only when the code was carried out."""
    desk.phone.dial(f"code {code}", code)
    return desk.wait_for(CallEnded, call_id=f"code {code}").cause


def test_pause_code_pauses_the_agent_in_the_queue_and_the_other_lets_calls_in_again(lab: Laboratory) -> None:
    desk, tenant = lab.desk(), lab.tenant()
    assert _dial_code(desk, PAUSE) is EndCause.BY_OTHER_PARTY
    assert lab.ami.queue_members(QUEUE)["PJSIP/6001"].paused
    tenant.dial(LAND_LINE)
    assert _dial_code(desk, UNPAUSE) is EndCause.BY_OTHER_PARTY
    assert not lab.ami.queue_members(QUEUE)["PJSIP/6001"].paused
    assert desk.wait_for(CallOffered).queue.queue == QUEUE


def test_log_in_code_makes_the_agent_a_member_of_the_queue_and_log_out_ends_that(lab: Laboratory) -> None:
    desk = lab.desk("6003")
    assert "PJSIP/6003" not in lab.ami.queue_members(QUEUE)
    assert _dial_code(desk, LOG_IN) is EndCause.BY_OTHER_PARTY
    assert lab.ami.queue_members(QUEUE)["PJSIP/6003"].dynamic
    assert _dial_code(desk, LOG_OUT) is EndCause.BY_OTHER_PARTY
    assert "PJSIP/6003" not in lab.ami.queue_members(QUEUE)


def test_code_that_the_exchange_does_not_carry_out_is_a_refused_call(lab: Laboratory) -> None:
    desk = lab.desk("6003")
    assert _dial_code(desk, PAUSE) is EndCause.REFUSED
    assert desk.unasked(CallAnswered) == []


def test_echo_test_lets_agents_hear_themselves(lab: Laboratory) -> None:
    desk = lab.desk()
    desk.phone.dial("echo", ECHO_TEST)
    desk.wait_for(CallAnswered, call_id="echo")
    wait_to_hear(desk.recording("echo"), [AGENT_HZ])
    desk.phone.hang_up("echo")
    assert desk.wait_for(CallEnded, call_id="echo").cause is EndCause.HUNG_UP
