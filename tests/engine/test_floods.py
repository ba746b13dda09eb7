"""Many INVITEs at once, from strangers and through the exchange, whatever the telephone is doing."""

import time
from collections.abc import Callable
from contextlib import ExitStack

import pytest

from app.demo.surroundings import Callers
from app.domain.events import (
    CallAnswered,
    CallEnded,
    CallOffered,
    Event,
    LineMeasured,
    PhoneLost,
    RegistrationChanged,
)
from app.domain.line_quality import Light, judged
from app.engine.protocol import Account
from tests.engine.conftest import MakeDesk
from tests.engine.dialog import Dialog
from tests.engine.peer import Peer
from tests.engine.rooms import OUTSIDE
from tests.engine.steps import address_of, can_be_rung, letting_in, rings_for, talks_with
from tests.engine.talker import Talker
from tests.lab.desk_phone import DeskPhone
from tests.lab.sound_relay import SoundRelay
from tests.lab.waiting import wait_until

STRANGER = "127.0.0.3"
AT_ONCE = 100  # 33 abort the public wheel when nobody stands at the door


@pytest.fixture
def desk(make_desk: MakeDesk, account: Account, outside: Peer) -> DeskPhone:
    """A desk that takes calls from the scripted peer as well as from the exchange."""
    desk = make_desk(letting_in(account, outside))
    desk.wait_for_registration()
    return desk


def free(_desk: DeskPhone, _tenants: Callers) -> str:
    return ""


def paused(desk: DeskPhone, _tenants: Callers) -> str:
    """The window sends each call away as busy at once: do-not-disturb."""

    def refuse(event: Event) -> None:
        if isinstance(event, CallOffered):
            desk.phone.refuse(event.call_id)

    desk.react = refuse
    return ""


STATES: dict[str, Callable[[DeskPhone, Callers], str]] = {
    "free": free,
    "ringing": rings_for,
    "talking": talks_with,
    "paused": paused,
}


@pytest.mark.parametrize("source", ["a stranger", "the exchange"])
@pytest.mark.parametrize("state", STATES)
def test_hundred_invites_at_once_kill_nothing_and_end_no_call(
    desk: DeskPhone, tenants: Callers, outside: Peer, state: str, source: str
) -> None:
    running = STATES[state](desk, tenants)
    with ExitStack() as stack:
        sender = outside if source == "the exchange" else stack.enter_context(Peer(STRANGER))
        calls = [Dialog(sender, address_of(desk)) for _ in range(AT_ONCE)]
        for call in calls:
            call.invite()
        sender.wait("SIP/2.0 ")
        for call in calls:
            call.cancel()
        wait_until(lambda: can_be_rung(desk, outside))
        desk.react = None
        offered = [desk.wait_for(CallOffered), *desk.unasked(CallOffered)]
        # One is the call that rang afterwards; of the others the door lets in what the library has room for.
        assert (len(offered) > 1) == (source == "the exchange")
        assert len(offered) < AT_ONCE
    assert running not in {event.call_id for event in desk.unasked(CallEnded)} - {""}
    assert desk.unasked(PhoneLost) == []
    assert len(desk.unasked(RegistrationChanged)) <= 1, "the registration did not notice"


@pytest.mark.parametrize("source", ["a stranger", "the exchange"])
def test_two_hundred_invites_a_second_leave_the_conversation_as_it_is(
    desk: DeskPhone, outside: Peer, source: str
) -> None:
    with ExitStack() as stack:
        sender = outside if source == "the exchange" else stack.enter_context(Peer(STRANGER))
        relay = stack.enter_context(SoundRelay(OUTSIDE))
        talk = Dialog(outside, address_of(desk), ear=relay.port)
        talk.invite()
        call_id = desk.wait_for(CallOffered).call_id
        desk.phone.answer(call_id)
        talker = stack.enter_context(Talker(relay, talk.answered()))
        desk.wait_for(CallAnswered)
        desk.wait_for(LineMeasured)
        heard = talker.heard
        flood = []
        begin = time.monotonic()
        for number in range(1_000):
            flood.append(Dialog(sender, address_of(desk)))
            flood[-1].invite()
            # At an even pace; that of the test, not of what it measures.
            time.sleep(max(0.0, begin + number / 200 - time.monotonic()))
        for call in flood:
            call.cancel()
        wait_until(lambda: can_be_rung(desk, outside))
        samples = [event.sample for event in desk.unasked(LineMeasured) if event.call_id == call_id]
        assert len(samples) >= 4, "it was measured all the while"
        quality = judged(samples)
        assert quality is not None
        assert quality.light is not Light.RED
        assert not quality.hears_nothing
        assert talker.heard > heard + 150, "the caller heard us all the while"
        assert call_id not in {event.call_id for event in desk.unasked(CallEnded)}
        talk.request("UPDATE")
        outside.wait("SIP/2.0 200", call_id=talk.call_id)
    assert desk.unasked(PhoneLost) == []


def test_flood_that_is_taken_back_at_once_is_survived(desk: DeskPhone, outside: Peer) -> None:
    for _ in range(AT_ONCE):
        call = Dialog(outside, address_of(desk))
        call.invite()
        call.cancel()
    wait_until(lambda: can_be_rung(desk, outside))
    assert desk.unasked(PhoneLost) == []
