"""Whoever is not the exchange gets no ring, no notice and no digest."""

import socket
from contextlib import ExitStack
from dataclasses import replace

import pytest

from app.demo.exchange.exchange import Exchange
from app.demo.surroundings import Callers
from app.domain.events import (
    CallAnswered,
    CallEnded,
    CallOffered,
    Event,
    PartyChanged,
    PhoneLost,
    QuestionArrived,
)
from app.engine.protocol import Account
from tests.engine.conftest import MakeDesk
from tests.engine.dialog import Dialog
from tests.engine.peer import Peer
from tests.engine.rooms import AGENT, HOST, OUTSIDE, SENIOR
from tests.engine.steps import address_of, letting_in, rings_for
from tests.lab.desk_phone import DeskPhone
from tests.lab.waiting import wait_until

FORGED = (
    'P-Asserted-Identity: "Gemeente" <sip:+31690009999@127.0.0.1>\r\nX-CTI-Queue: Wonen\r\nX-CTI-Waited: 5\r\n'
    "User-to-User: eyJzIjoic2Vzc2llLTEifQ;encoding=base64url\r\n"
    'Call-Info: <sip:x>;answer-after=0\r\nAlert-Info: <http://127.0.0.1>;info="auto answer"\r\n'
)


def facts(desk: DeskPhone) -> list[Event]:
    """Everything the desk was told, but for its registration."""
    every: list[Event] = [*desk.unasked(CallOffered), *desk.unasked(CallEnded), *desk.unasked(PartyChanged)]
    return [*every, *desk.unasked(QuestionArrived), *desk.unasked(CallAnswered)]


def test_strangers_invite_rings_nowhere(desk: DeskPhone, outside: Peer) -> None:
    Dialog(outside, address_of(desk)).invite(FORGED)
    refusal = outside.wait("SIP/2.0 5")
    assert refusal.header("Contact") is None
    assert outside.count("SIP/2.0 1") == outside.count("SIP/2.0 2") == 0
    assert facts(desk) == []


@pytest.mark.parametrize("user", [AGENT, "nobody", SENIOR, "1001;phone-context=x"])
def test_it_does_not_matter_whom_a_stranger_asks_for(desk: DeskPhone, outside: Peer, user: str) -> None:
    Dialog(outside, address_of(desk), user).invite(FORGED)
    outside.wait("SIP/2.0 5")
    assert facts(desk) == []


def test_stranger_at_the_address_of_the_exchange_but_another_port_is_a_stranger(desk: DeskPhone) -> None:
    with Peer(HOST) as neighbour:
        Dialog(neighbour, address_of(desk)).invite(FORGED)
        neighbour.wait("SIP/2.0 5")
    assert facts(desk) == []


@pytest.mark.parametrize(
    ("method", "headers", "body"),
    [
        ("MESSAGE", "Content-Type: text/plain\r\n", '{"s":"sessie-1","q":"Wachtwoord?"}'),
        ("REFER", "Refer-To: <sip:+31690001234@127.0.0.1>\r\n", ""),
        ("NOTIFY", "Event: refer\r\nSubscription-State: active\r\n", ""),
        ("SUBSCRIBE", "Event: presence\r\n", ""),
        ("INFO", "", "Signal=1"),
        ("UPDATE", FORGED, ""),
        ("BYE", "", ""),
        ("OPTIONS", "", ""),
        ("PUBLISH", "Event: presence\r\n", ""),
    ],
)
def test_other_requests_of_a_stranger_do_nothing(
    desk: DeskPhone, tenants: Callers, outside: Peer, exchange: Exchange, method: str, headers: str, body: str
) -> None:
    seen = len(exchange.seen)
    Dialog(outside, address_of(desk)).request(method, headers, body, "text/plain")
    # What was sent after it is through, so it is through as well.
    assert rings_for(desk, tenants)
    assert facts(desk) == []
    assert not any(message.method == "INVITE" and message.source.port != exchange.port
                   and "sip:+31690001234" in message.start for message in exchange.seen[seen:])  # fmt: skip
    assert not any("Authorization" in message.text for message in outside.seen)


def test_stranger_who_knows_the_names_of_a_call_cannot_put_another_person_on_the_screen(
    make_desk: MakeDesk, account: Account, outside: Peer
) -> None:
    desk = make_desk(letting_in(account, outside))
    desk.wait_for_registration()
    call = Dialog(outside, address_of(desk))
    call.rings()
    desk.phone.answer(desk.wait_for(CallOffered).call_id)
    call.answered()
    desk.wait_for(CallAnswered)
    with Peer("127.0.0.3") as eavesdropper:
        call.peer = eavesdropper
        call.request("UPDATE", FORGED)
        call.invite(FORGED.replace("Call-Info", "X-Call-Info"))
        call.peer = outside
        call.request("UPDATE")
        outside.wait("SIP/2.0 200")
    assert desk.unasked(PartyChanged) == []


def test_transfer_to_us_by_a_stranger_is_refused(
    make_desk: MakeDesk, account: Account, outside: Peer
) -> None:
    desk = make_desk(letting_in(account, outside))
    desk.wait_for_registration()
    call = Dialog(outside, address_of(desk))
    call.rings()
    desk.phone.answer(desk.wait_for(CallOffered).call_id)
    answer = call.answered()
    desk.wait_for(CallAnswered)
    to_tag = (answer.header("To") or "").partition("tag=")[2]
    from_tag = (answer.header("From") or "").partition("tag=")[2]
    with Peer("127.0.0.3") as stranger:
        Dialog(stranger, address_of(desk)).invite(
            f"{FORGED}Replaces: {call.call_id};to-tag={to_tag};from-tag={from_tag}\r\n"
        )
        stranger.wait("SIP/2.0 403")
    call.request("UPDATE")
    outside.wait("SIP/2.0 200")
    assert [*desk.unasked(CallEnded), *desk.unasked(PartyChanged)] == []


# ---------------------------------------------------------------- the password


def test_stranger_who_asks_for_the_password_gets_no_digest(
    desk: DeskPhone, outside: Peer, exchange: Exchange
) -> None:
    challenge = (
        'Proxy-Authenticate: Digest realm="bellerbeeld-demo", nonce="1", algorithm=MD5, qop="auth"\r\n'
    )
    register = next(message for message in exchange.seen if message.method == "REGISTER")
    answer = register.text.replace(register.start, "SIP/2.0 407 Answer").replace(
        "Max-Forwards", f"{challenge}Max-Forwards"
    )
    outside.send(answer.encode("latin-1"), address_of(desk))
    Dialog(outside, address_of(desk)).invite(challenge)
    outside.wait("SIP/2.0 5")
    assert not any("Authorization" in message.text for message in outside.seen)
    assert {message.start_line for message in outside.seen} == {"SIP/2.0 500 Server Internal Error"}


@pytest.mark.parametrize("is_stranger", [True, False], ids=["a stranger", "the exchange"])
def test_subscriber_is_told_nothing_and_gets_no_digest(
    make_desk: MakeDesk, account: Account, outside: Peer, is_stranger: bool
) -> None:
    """The library by itself accepts it, says NOTIFY, and answers a 407 to that with the digest of our password."""
    desk = make_desk(replace(account if is_stranger else letting_in(account, outside), realm="*"))
    desk.wait_for_registration()
    subscription = Dialog(outside, address_of(desk))
    subscription.request("SUBSCRIBE", "Event: presence\r\nExpires: 60\r\n")
    assert outside.wait("SIP/2.0 ", call_id=subscription.call_id).code >= 400
    probe = Dialog(outside, address_of(desk))
    probe.request("OPTIONS")
    outside.wait("SIP/2.0 200", call_id=probe.call_id)
    assert all(message.is_response for message in outside.seen)


def digest_given(desk: DeskPhone, caller: Peer, realm: str) -> bool:
    """Whether a caller whom the exchange let through gets our digest by asking for it at the BYE."""
    call = Dialog(caller, address_of(desk))
    call.rings()
    call_id = desk.wait_for(CallOffered).call_id
    desk.phone.answer(call_id)
    call.answered()
    desk.wait_for(CallAnswered)
    desk.phone.hang_up(call_id)
    bye = caller.wait("BYE ")
    caller.reply(bye, 407, f'Proxy-Authenticate: Digest realm="{realm}", nonce="1", algorithm=MD5\r\n')
    # Our telephone takes one after the other: with the answer to this it has seen the challenge as well.
    call.request("OPTIONS")
    wait_until(lambda: any(message.method == "OPTIONS" for message in caller.seen))
    desk.wait_for(CallEnded)
    return any("Authorization: Digest" in message.text for message in caller.seen)


def test_caller_through_the_exchange_gets_no_digest_when_our_realm_is_named(
    make_desk: MakeDesk, account: Account, outside: Peer
) -> None:
    desk = make_desk(letting_in(account, outside))
    desk.wait_for_registration()
    assert not digest_given(desk, outside, "another")


def test_realm_that_is_left_open_gives_the_digest_to_any_caller(
    make_desk: MakeDesk, account: Account, outside: Peer
) -> None:
    """Why the settings ask for the realm: this is what '*' means."""
    desk = make_desk(replace(letting_in(account, outside), realm="*"))
    desk.wait_for_registration()
    assert digest_given(desk, outside, "another")


# ---------------------------------------------------------------- connections


def test_connections_without_number_do_not_stop_a_telephone_that_uses_tcp(
    make_desk: MakeDesk, account: Account, tenants: Callers
) -> None:
    desk = make_desk(replace(account, transport="tcp"))
    desk.wait_for_registration()
    with ExitStack() as connections:
        for _ in range(100):
            one = connections.enter_context(socket.socket())
            one.bind((OUTSIDE, 0))
            one.setblocking(False)
            one.connect_ex((HOST, desk.configuration.account.local_port))
        desk.phone.refuse(rings_for(desk, tenants, "while they are open"))
        desk.wait_for(CallEnded)
    assert rings_for(desk, tenants, "after they are closed")
    assert desk.unasked(PhoneLost) == []
