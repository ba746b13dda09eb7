"""Following a colleague at a real exchange, whose hints say what telephones are doing."""

import pytest

from app.domain.events import CallEnded, CallOffered, PresenceChanged
from app.domain.presence import Presence
from tests.lab.asterisk import SENIOR
from tests.lab.desk_phone import DeskPhone
from tests.lab.laboratory import Laboratory

pytestmark = pytest.mark.lab


def sees(desk: DeskPhone, presence: Presence) -> PresenceChanged:
    """Wait until the desk is told that the senior does this."""
    return desk.wait_for(PresenceChanged, number=SENIOR, presence=presence)


@pytest.mark.parametrize("transport", ["udp", "tcp"])
def test_senior_is_followed_through_a_call(lab: Laboratory, transport: str) -> None:
    desk, senior = lab.desk(transport=transport), lab.desk(SENIOR)
    desk.phone.watch((SENIOR,))
    assert not sees(desk, Presence.FREE).has_begun_then
    desk.phone.dial("consult", SENIOR)
    ringing = senior.wait_for(CallOffered).call_id
    sees(desk, Presence.RINGING)
    senior.phone.answer(ringing)
    assert sees(desk, Presence.TALKING).has_begun_then
    senior.phone.hold(ringing)
    senior.phone.hang_up(ringing)
    sees(desk, Presence.FREE)
    assert desk.unasked(PresenceChanged) == []


def test_second_call_that_rings_does_not_begin_the_talk_anew(lab: Laboratory) -> None:
    desk, senior, third = lab.desk(), lab.desk(SENIOR), lab.desk("6003")
    desk.phone.watch((SENIOR,))
    sees(desk, Presence.FREE)
    third.phone.dial("first", SENIOR)
    senior.answer_next()
    sees(desk, Presence.RINGING)
    sees(desk, Presence.TALKING)
    desk.phone.dial("second", SENIOR)
    senior.phone.refuse(senior.wait_for(CallOffered).call_id)
    desk.wait_for(CallEnded)
    third.phone.hang_up("first")
    sees(desk, Presence.FREE)
    assert desk.unasked(PresenceChanged) == []


def test_senior_who_leaves_is_away_and_comes_back(lab: Laboratory) -> None:
    desk = lab.desk()
    desk.phone.watch((SENIOR,))
    sees(desk, Presence.AWAY)
    senior = lab.desk(SENIOR)
    sees(desk, Presence.FREE)
    senior.phone.stop()
    sees(desk, Presence.AWAY)


def test_exchange_that_was_started_again_is_followed_again(lab: Laboratory) -> None:
    desk = lab.desk_with(lab.account(expires=10))
    desk.wait_for_registration()
    desk.phone.watch((SENIOR,))
    sees(desk, Presence.AWAY)
    lab.exchange.stop()
    desk.wait_for(PresenceChanged, timeout=30, presence=Presence.UNKNOWN)
    lab.exchange.start()
    assert not desk.wait_for(PresenceChanged, timeout=30, presence=Presence.AWAY).has_begun_then
