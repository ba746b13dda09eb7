"""What desks say to each other, through the demo's exchange and a scripted one: it arrives, or is said to be lost."""

import pytest

from app.demo.exchange.exchange import Exchange
from app.domain.consult import ConsultReference
from app.domain.desk_message import LineAsked, PlaceAsked, TextAsked
from app.domain.events import DeskMessageArrived, DeskMessageLost
from app.engine.protocol import Account
from tests.engine.conftest import MakeDesk
from tests.engine.peer import Arrived, Peer
from tests.engine.rooms import AGENT, HOST, OUTSIDE, PASSWORDS, SENIOR, free_port
from tests.lab.desk_phone import DeskPhone

QUESTION = TextAsked("t" * 32, ConsultReference("s" * 36, "r" * 36, "e" * 36, "é" * 120), ("ó" * 40,) * 4)


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


@pytest.mark.parametrize("message", [LineAsked(), PlaceAsked(ConsultReference("s1"), 12), QUESTION])
def test_message_arrives_whole_and_says_whose_it_is(
    desk: DeskPhone, senior: DeskPhone, message: LineAsked | PlaceAsked | TextAsked
) -> None:
    desk.phone.send(SENIOR, message)
    arrived = senior.wait_for(DeskMessageArrived)
    assert arrived.message == message
    assert arrived.sender.number.digits == AGENT
    assert desk.unasked(DeskMessageLost) == []


def test_message_to_a_desk_that_is_not_there_is_lost_at_once(desk: DeskPhone) -> None:
    desk.phone.send(SENIOR, LineAsked())
    lost = desk.wait_for(DeskMessageLost)
    assert (lost.message, lost.number) == (LineAsked(), SENIOR)


def test_message_of_a_stranger_is_not_heard(desk: DeskPhone, senior: DeskPhone, outside: Peer) -> None:
    account = desk.configuration.account
    body = '{"v":1,"k":"line?"}'
    outside.send(
        f"MESSAGE sip:{AGENT}@{HOST} SIP/2.0\r\nVia: SIP/2.0/UDP {outside.address};branch=z9hG4bKs\r\n"
        f"From: <sip:{SENIOR}@{HOST}>;tag=1\r\nTo: <sip:{AGENT}@{HOST}>\r\nCall-ID: stranger@{OUTSIDE}\r\n"
        f"CSeq: 1 MESSAGE\r\nContent-Type: text/plain\r\nContent-Length: {len(body)}\r\n\r\n{body}",
        f"{account.local_address}:{account.local_port}",
    )
    senior.phone.send(AGENT, PlaceAsked(ConsultReference("s1")))
    assert isinstance(desk.wait_for(DeskMessageArrived).message, PlaceAsked)
    assert desk.unasked(DeskMessageArrived) == []


@pytest.mark.parametrize("code", [403, 404, 480, 500])
def test_message_that_the_exchange_refuses_is_lost(make_desk: MakeDesk, code: int) -> None:
    def refuse(peer: Peer, message: Arrived) -> None:
        if message.text.startswith("REGISTER "):
            peer.reply(message, 200, f"Contact: {message.header('Contact')};expires=60\r\n")
        elif message.text.startswith("MESSAGE "):
            peer.reply(message, code)

    with Peer(OUTSIDE, refuse) as peer:
        desk = make_desk(Account(AGENT, "", peer.address, local_address=HOST, local_port=free_port()))
        desk.wait_for_registration()
        desk.phone.send(SENIOR, LineAsked())
        assert desk.wait_for(DeskMessageLost).number == SENIOR
        desk.phone.stop()
