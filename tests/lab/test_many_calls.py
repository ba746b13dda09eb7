"""Many calls one after the other: none may be ended by what is left of an earlier one (pjproject #3856)."""

from collections import Counter

import pytest

from app.domain.call import EndCause
from app.domain.events import CallAnswered, CallEnded, CallOffered, Event
from tests.lab.desk_phone import DeskPhone
from tests.lab.laboratory import AGENT, Laboratory
from tests.lab.sipp import INVITE_ANSWER_BYE
from tests.lab.waiting import wait_until

pytestmark = [pytest.mark.lab, pytest.mark.usefixtures("sipp_installed", "capture_allowed")]

_CALLS = 200
_PER_SECOND = 5


def test_two_hundred_calls_at_five_a_second_are_all_answered_and_end_when_the_tenant_hangs_up(
    lab: Laboratory,
) -> None:
    desks: list[DeskPhone] = []

    def answer(event: Event) -> None:
        if isinstance(event, CallOffered):
            desks[0].phone.answer(event.call_id)

    desks.append(lab.desk_with(lab.account(), react=answer))
    desks[0].wait_for_registration()
    network = lab.exchange.network
    sipp = lab.sipp(network.trunk, network.trunk_port)
    exchange = f"{network.exchange}:{network.sip_port}"
    result = sipp.run(INVITE_ANSWER_BYE, exchange, AGENT, calls=_CALLS, rate=_PER_SECOND)
    assert (result.calls, result.succeeded, result.failed) == (_CALLS, _CALLS, 0), result.complaint
    wait_until(lambda: len(desks[0].unasked(CallEnded)) == _CALLS)
    assert len(desks[0].unasked(CallAnswered)) == _CALLS
    causes = Counter(event.cause for event in desks[0].unasked(CallEnded))
    assert causes == {EndCause.BY_OTHER_PARTY: _CALLS}
