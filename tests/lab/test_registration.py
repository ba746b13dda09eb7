"""The telephone's place at a real exchange: taken, refused, lost and found again."""

import os
import signal
from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.demo.exchange.exchange import Exchange
from app.domain.agent import Registration
from app.domain.events import CallOffered, RegistrationChanged
from tests.lab.ami import NotSeen, logged_in
from tests.lab.asterisk import REALM, Asterisk
from tests.lab.capture import Captured
from tests.lab.desk_phone import DeskPhone
from tests.lab.laboratory import AGENT, Laboratory
from tests.lab.sip_message import SipMessage
from tests.lab.waiting import wait_until

pytestmark = pytest.mark.lab

SOON_S = 10.0  # for what takes five at the most when nobody else has the computer; `run.py bench recovery` measures
BACK_S = 30.0  # two answers to the scout, five seconds apart


def _registers_with_digest(captured: Sequence[Captured], user: str) -> list[SipMessage]:
    requests = (item.message for item in captured if not item.message.is_response)
    return [
        request
        for request in requests
        if request.method == "REGISTER" and f'username="{user}"' in (request.header("Authorization") or "")
    ]


def _is_registered(exchange: Asterisk) -> bool:
    """What the exchange itself says; a connection of its own, because the exchange may be a new process."""
    with logged_in(exchange.tester) as ami:
        return ami.contact(AGENT) is not None


@pytest.mark.parametrize("transport", ["udp", "tcp"])
def test_telephone_registers_with_a_digest_and_never_shows_its_password(
    lab: Laboratory, capture_allowed: None, transport: str
) -> None:
    account = lab.account(transport=transport)
    with lab.capture() as wire:
        lab.desk_with(account).wait_for_registration()
        captured = wire.messages()
    contact = lab.ami.contact(AGENT)
    assert contact is not None
    assert f"@{account.local_address}:" in contact
    assert ("transport=TCP" in contact) == (transport == "tcp")
    (accepted,) = _registers_with_digest(captured, AGENT)
    assert f'realm="{REALM}"' in (accepted.header("Authorization") or "")
    assert all(account.password not in item.message.text for item in captured)


@pytest.mark.parametrize("transport", ["udp", "tcp"])
def test_registered_telephone_can_be_rung(lab: Laboratory, transport: str) -> None:
    desk, colleague = lab.desk(transport=transport), lab.colleague("6003")
    colleague.dial(AGENT)
    assert desk.wait_for(CallOffered).party.number.digits == "6003"


def test_telephone_that_is_closed_is_no_longer_known_to_the_exchange(lab: Laboratory) -> None:
    desk = lab.desk()
    assert lab.ami.contact(AGENT) is not None
    desk.phone.stop()
    wait_until(lambda: lab.ami.contact(AGENT) is None)


def test_wrong_password_is_called_so_and_is_not_tried_again(lab: Laboratory, capture_allowed: None) -> None:
    with lab.capture() as wire:
        desk = lab.desk_with(lab.account(password="not-the-password"))
        desk.wait_for(RegistrationChanged, registration=Registration.WRONG_PASSWORD)
        with pytest.raises(NotSeen):  # a repetition would come after one second
            desk.wait_for_registration(timeout=3)
        attempts = _registers_with_digest(wire.messages(), AGENT)
    assert len(attempts) == 1
    assert lab.ami.contact(AGENT) is None


def test_unknown_user_is_told_from_a_wrong_password_by_nobody(lab: Laboratory) -> None:
    """Asterisk asks a user whom it does not know for a digest all the same, so as not to give away who exists."""
    desk = lab.desk_with(lab.account("6099", password="any"))
    desk.wait_for(RegistrationChanged, registration=Registration.WRONG_PASSWORD)


TRANSPORTS = ["udp", "tcp", "tls"]


def _is_lost(desk: DeskPhone) -> None:
    desk.wait_for(RegistrationChanged, SOON_S, registration=Registration.UNREACHABLE)


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_exchange_that_dies_is_noticed_and_found_again(lab: Laboratory, transport: str) -> None:
    desk = lab.desk(transport=transport)
    try:
        lab.exchange.stop(kill=True)
        _is_lost(desk)
        lab.exchange.forget_registrations()
    finally:
        lab.exchange.start()
    desk.wait_for_registration(SOON_S)
    assert _is_registered(lab.exchange)


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_exchange_that_hangs_is_noticed_and_used_when_it_goes_on(lab: Laboratory, transport: str) -> None:
    """A connection of TCP stays open meanwhile: the system answers for the exchange."""
    desk = lab.desk(transport=transport)
    pid = lab.exchange.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    try:
        _is_lost(desk)
    finally:
        os.kill(pid, signal.SIGCONT)
    desk.wait_for_registration(SOON_S)


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_exchange_that_restarts_and_forgot_everybody_is_registered_with_again(
    lab: Laboratory, transport: str
) -> None:
    """Over UDP nothing tells that it was away: only the next heartbeat can mend it."""
    lab.desk(transport=transport)
    try:
        lab.exchange.stop(kill=True)
        lab.exchange.forget_registrations()
    finally:
        lab.exchange.start()
    wait_until(lambda: _is_registered(lab.exchange), timeout=SOON_S)


def test_telephone_that_waits_elsewhere_goes_back_to_the_exchange_without_being_known_at_both(
    lab: Laboratory,
) -> None:
    """The other is the demonstration's, at an address of the same network."""
    network = lab.exchange.network
    other = Exchange({AGENT: lab.exchange.account(AGENT).password}, host=network.trunk)
    other.start()
    account = replace(lab.account(), realm="*", further_registrars=(other.address,))
    try:
        desk = lab.desk_with(account)
        desk.wait_for_registration()
        try:
            lab.exchange.stop(kill=True)
            lab.exchange.forget_registrations()
            wait_until(lambda: other.present == {AGENT}, SOON_S)
        finally:
            lab.exchange.start()
        wait_until(lambda: _is_registered(lab.exchange), timeout=BACK_S)
        wait_until(lambda: other.present == frozenset(), SOON_S)
        desk.phone.stop()
    finally:
        other.stop()
