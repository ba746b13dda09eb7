"""Following how colleagues are doing at the exchange, with the demo's exchange and with a scripted one."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.demo.exchange.exchange import Exchange
from app.domain.agent import Registration
from app.domain.events import (
    CallEnded,
    CallOffered,
    Event,
    PhoneConnected,
    PresenceChanged,
    RegistrationChanged,
)
from app.domain.presence import Presence
from app.engine.protocol import Account
from tests.engine.conftest import MakeDesk
from tests.engine.rooms import AGENT, HOST, PASSWORDS, SENIOR, free_port
from tests.lab.desk_phone import DeskPhone


@pytest.fixture
def senior(make_desk: MakeDesk, exchange: Exchange, account: Account) -> DeskPhone:
    """The senior's desk, registered at the exchange."""
    own = Account(
        SENIOR,
        PASSWORDS[SENIOR],
        exchange.address,
        realm=account.realm,
        local_address=HOST,
        local_port=free_port(),
    )
    desk = make_desk(own)
    desk.wait_for_registration()
    return desk


def sees(desk: DeskPhone, presence: Presence, number: str = SENIOR) -> PresenceChanged:
    """Wait until the desk is told that a colleague does this."""
    return desk.wait_for(PresenceChanged, number=number, presence=presence)


def test_senior_is_followed_from_the_first_ring_to_the_end_of_the_call(
    desk: DeskPhone, senior: DeskPhone
) -> None:
    desk.phone.watch((SENIOR,))
    assert not sees(desk, Presence.FREE).has_begun_then
    desk.phone.dial("consult", SENIOR)
    ringing = senior.wait_for(CallOffered)
    assert sees(desk, Presence.RINGING).has_begun_then
    senior.phone.answer(ringing.call_id)
    assert sees(desk, Presence.TALKING).has_begun_then
    desk.phone.hang_up("consult")
    assert sees(desk, Presence.FREE).has_begun_then


def test_number_that_is_followed_no_longer_is_not_told_of(desk: DeskPhone, senior: DeskPhone) -> None:
    desk.phone.watch((SENIOR, AGENT))
    sees(desk, Presence.FREE)
    sees(desk, Presence.FREE, AGENT)
    desk.phone.watch((AGENT,))
    desk.phone.dial("consult", SENIOR)
    senior.phone.refuse(senior.wait_for(CallOffered).call_id)
    desk.wait_for(CallEnded)
    sees(desk, Presence.TALKING, AGENT)
    sees(desk, Presence.FREE, AGENT)
    told = [one for one in desk.unasked(PresenceChanged) if one.number == SENIOR]
    assert [one for one in told if one.presence is not Presence.UNKNOWN] == []


def test_window_that_comes_back_is_told_what_is_known(
    desk: DeskPhone, senior: DeskPhone, folder: Path
) -> None:
    desk.phone.watch((SENIOR,))
    seen = sees(desk, Presence.FREE)
    told: list[Event] = []
    with DeskPhone(desk.configuration, folder / AGENT, told.append):
        (known,) = next(one for one in told if isinstance(one, PhoneConnected)).presences
    assert (known.number, known.presence, known.at.mono) == (SENIOR, Presence.FREE, seen.at.mono)


def test_senior_who_is_not_there_is_away_and_comes(
    desk: DeskPhone, make_desk: MakeDesk, exchange: Exchange, account: Account
) -> None:
    desk.phone.watch((SENIOR,))
    sees(desk, Presence.AWAY)
    make_desk(
        Account(
            SENIOR,
            PASSWORDS[SENIOR],
            exchange.address,
            realm=account.realm,
            local_address=HOST,
            local_port=free_port(),
        )
    )
    assert sees(desk, Presence.FREE).has_begun_then


def test_nobody_is_known_while_the_exchange_is_silent_and_all_are_when_it_is_back(
    make_desk: MakeDesk, account: Account, exchange: Exchange
) -> None:
    desk = make_desk(replace(account, expires=10))
    desk.wait_for_registration()
    desk.phone.watch((SENIOR,))
    sees(desk, Presence.AWAY)
    exchange.go_silent()
    desk.wait_for(RegistrationChanged, timeout=20, registration=Registration.UNREACHABLE)
    sees(desk, Presence.UNKNOWN)
    exchange.come_back()
    desk.wait_for(RegistrationChanged, timeout=20, registration=Registration.REGISTERED)
    assert not sees(desk, Presence.AWAY).has_begun_then


def test_registration_that_begins_anew_subscribes_anew(desk: DeskPhone, exchange: Exchange) -> None:
    """As after a fault of the network, when the exchange may have forgotten all of it."""
    desk.phone.watch((SENIOR,))
    sees(desk, Presence.AWAY)
    other = replace(desk.configuration.account, display_name="Anders")
    desk.phone.configure(replace(desk.configuration, account=other))
    sees(desk, Presence.UNKNOWN)
    sees(desk, Presence.AWAY)
    assert sum(one.method == "SUBSCRIBE" for one in exchange.seen) >= 3


def test_number_that_the_exchange_does_not_know_stays_unknown(desk: DeskPhone) -> None:
    desk.phone.watch(("1999", "geen nummer", AGENT))
    sees(desk, Presence.FREE, AGENT)
    assert desk.unasked(PresenceChanged) == []
