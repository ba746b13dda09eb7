"""The exchange dies in the middle of a conversation: it is said, the call can be ended, and the next one comes."""

import pytest

from app.domain.agent import Registration
from app.domain.events import CallEnded, CallOffered, LineMeasured, PhoneLost, RegistrationChanged
from app.domain.line_quality import LineQuality, LineSample, judged
from tests.lab.asterisk import LAND_LINE
from tests.lab.desk_phone import DeskPhone
from tests.lab.laboratory import Laboratory
from tests.lab.waiting import wait_until

pytestmark = pytest.mark.lab


class Line:
    """What was measured of a conversation so far."""

    def __init__(self, desk: DeskPhone, call_id: str) -> None:
        self._desk = desk
        self._call_id = call_id
        self.samples: list[LineSample] = []

    def quality(self) -> LineQuality:
        """After the next sample."""
        self.samples.append(self._desk.wait_for(LineMeasured, call_id=self._call_id).sample)
        found = judged(self.samples)
        assert found is not None
        return found


def test_conversation_through_the_exchange_has_figures_of_both_directions(lab: Laboratory) -> None:
    desk = lab.desk()
    lab.tenant().dial(LAND_LINE)
    line = Line(desk, desk.answer_next())
    wait_until(lambda: line.quality().knows_sending, timeout=20)
    quality = line.quality()
    assert (quality.hears_nothing, quality.is_not_heard) == (False, False)
    assert quality.opinion > 4
    assert line.samples[-1].reported_lost == 0


@pytest.mark.parametrize("transport", ["udp", "tcp"])
def test_exchange_that_is_killed_leaves_a_call_that_says_so_and_can_be_ended(
    lab: Laboratory, transport: str
) -> None:
    desk = lab.desk_with(lab.account(transport=transport, expires=10))
    desk.wait_for_registration()
    lab.tenant().dial(LAND_LINE)
    call_id = desk.answer_next()
    line = Line(desk, call_id)
    line.quality()
    try:
        lab.exchange.stop(kill=True)
        # Five seconds after the last packet, and the one that it takes to look.
        assert any(line.quality().hears_nothing for _ in range(6))
        desk.phone.hang_up(call_id)
        desk.wait_for(CallEnded, call_id=call_id)
        if not desk.unasked(RegistrationChanged):
            desk.wait_for(RegistrationChanged, registration=Registration.UNREACHABLE, timeout=60)
        lab.exchange.forget_registrations()
    finally:
        lab.exchange.start()
    desk.wait_for_registration(timeout=60)
    lab.colleague("6003").dial(desk.configuration.account.user)
    desk.wait_for(CallOffered)
    assert desk.unasked(PhoneLost) == []
