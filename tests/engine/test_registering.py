"""A telephone is known to its exchange, or says in words why it is not."""

import socket
from dataclasses import replace

import pytest

from app.demo.exchange.digest import REALM
from app.demo.exchange.exchange import Exchange
from app.domain.agent import Registration
from app.domain.events import CallOffered, RegistrationChanged
from app.engine.protocol import Account
from tests.engine.conftest import MakeDesk
from tests.engine.dialog import Dialog
from tests.engine.peer import Peer
from tests.engine.rooms import AGENT, HOST, PASSWORDS, SENIOR, free_port
from tests.engine.steps import address_of, letting_in
from tests.lab.desk_phone import DeskPhone
from tests.lab.waiting import wait_until


def registration_is(desk: DeskPhone, wanted: Registration, timeout: float = 8) -> RegistrationChanged:
    return desk.wait_for(RegistrationChanged, timeout=timeout, registration=wanted)


@pytest.mark.parametrize("algorithm", ["MD5", "SHA-256"])
@pytest.mark.parametrize("transport", ["udp", "tcp"])
def test_telephone_registers_with_its_password_never_on_the_wire(
    make_desk: MakeDesk, transport: str, algorithm: str
) -> None:
    exchange = Exchange({AGENT: PASSWORDS[AGENT]}, host=HOST, algorithm=algorithm)
    exchange.start()
    try:
        desk = make_desk(
            Account(AGENT, PASSWORDS[AGENT], exchange.address, transport, REALM, local_address=HOST)
        )
        desk.wait_for_registration()
        assert exchange.present == {AGENT}
        registers = [seen for seen in exchange.seen if seen.method == "REGISTER"]
        assert {seen.source.transport for seen in registers} == {transport}
        assert f"algorithm={algorithm}" in registers[-1].text.replace('"', "")
        assert not any(PASSWORDS[AGENT] in seen.text for seen in exchange.seen)
    finally:
        desk.phone.stop()
        exchange.stop()


def test_wrong_password_is_named_and_not_tried_again(
    make_desk: MakeDesk, exchange: Exchange, account: Account
) -> None:
    desk = make_desk(replace(account, password="mis"))
    assert registration_is(desk, Registration.WRONG_PASSWORD).code == 403
    asked = [seen for seen in exchange.seen if "Authorization: Digest" in seen.text]
    assert len(asked) == 1, "an exchange locks an account after some attempts"


def test_right_password_given_later_registers(
    make_desk: MakeDesk, exchange: Exchange, account: Account
) -> None:
    desk = make_desk(replace(account, password="mis"))
    registration_is(desk, Registration.WRONG_PASSWORD)
    desk.phone.configure(replace(desk.configuration, account=account))
    desk.wait_for_registration()
    assert exchange.present == {AGENT}


def test_password_stays_here_when_another_realm_asks_for_it(
    make_desk: MakeDesk, exchange: Exchange, account: Account
) -> None:
    desk = make_desk(replace(account, realm="vestiging-noord"))
    registration_is(desk, Registration.WRONG_PASSWORD)
    assert not any("Authorization: Digest" in seen.text for seen in exchange.seen)


def test_exchange_that_does_not_know_the_user_is_named(make_desk: MakeDesk, account: Account) -> None:
    desk = make_desk(replace(account, user="1099"))
    registration_is(desk, Registration.WRONG_PASSWORD)


def test_refusal_for_another_reason_is_named(make_desk: MakeDesk) -> None:
    with Peer(HOST, lambda peer, message: peer.reply(message, 404)) as peer:
        desk = make_desk(Account(AGENT, "", peer.address, local_address=HOST))
        assert registration_is(desk, Registration.REFUSED).code == 404


@pytest.mark.parametrize("transport", ["udp", "tcp"])
def test_absent_exchange_is_named_within_seconds_and_found_when_it_comes(
    make_desk: MakeDesk, transport: str
) -> None:
    port = free_port()
    account = Account(AGENT, PASSWORDS[AGENT], f"{HOST}:{port}", transport, local_address=HOST)
    desk = make_desk(account)
    registration_is(desk, Registration.UNREACHABLE)
    exchange = Exchange({AGENT: PASSWORDS[AGENT]}, host=HOST, port=port)
    exchange.start()
    try:
        registration_is(desk, Registration.REGISTERED, timeout=15)
        assert exchange.present == {AGENT}
    finally:
        desk.phone.stop()
        exchange.stop()


def test_exchange_that_falls_silent_is_named_by_the_next_heartbeat(
    make_desk: MakeDesk, exchange: Exchange, account: Account
) -> None:
    desk = make_desk(account)
    desk.wait_for_registration()
    exchange.go_silent()
    registration_is(desk, Registration.UNREACHABLE)
    exchange.come_back()
    registration_is(desk, Registration.REGISTERED, timeout=15)


def test_lost_connection_is_made_again(make_desk: MakeDesk) -> None:
    port = free_port()
    first = Exchange({AGENT: PASSWORDS[AGENT]}, host=HOST, port=port)
    first.start()
    desk = make_desk(Account(AGENT, PASSWORDS[AGENT], first.address, "tcp", local_address=HOST))
    desk.wait_for_registration()
    first.stop()
    second = Exchange({AGENT: PASSWORDS[AGENT]}, host=HOST, port=port)
    second.start()
    try:
        wait_until(lambda: second.present == {AGENT}, timeout=15)
    finally:
        desk.phone.stop()
        second.stop()


@pytest.mark.parametrize("transport", ["udp", "tcp"])
def test_taken_port_is_named_and_used_when_it_is_free(
    make_desk: MakeDesk, exchange: Exchange, account: Account, transport: str
) -> None:
    with socket.socket(
        socket.AF_INET, socket.SOCK_DGRAM if transport == "udp" else socket.SOCK_STREAM
    ) as other:
        other.bind((HOST, account.local_port))
        if transport == "tcp":
            other.listen()
        desk = make_desk(replace(account, transport=transport))
        registration_is(desk, Registration.NO_PORT)
    registration_is(desk, Registration.REGISTERED, timeout=15)


@pytest.mark.parametrize(
    ("registrar", "user"),
    [
        ("127.0.0.1:99999", AGENT),
        ("127.0.0.1", 'a b"<>'),
        ("", AGENT),
        ("127.0.0.1:0", AGENT),
        ("x y", AGENT),
    ],
)
def test_account_that_cannot_be_is_refused_and_the_engine_lives(
    make_desk: MakeDesk, exchange: Exchange, account: Account, registrar: str, user: str
) -> None:
    desk = make_desk(replace(account, registrar=registrar, user=user))
    desk.wait_for(RegistrationChanged, timeout=8, registration=Registration.STARTING)
    desk.phone.configure(replace(desk.configuration, account=account))
    registration_is(desk, Registration.REGISTERED)


def test_name_of_an_exchange_is_asked_outside_the_telephones_thread(
    make_desk: MakeDesk, exchange: Exchange, account: Account
) -> None:
    desk = make_desk(replace(account, registrar=f"localhost:{exchange.port}"))
    registration_is(desk, Registration.REGISTERED)
    assert exchange.present == {AGENT}


def test_name_that_nobody_knows_is_named_unreachable(make_desk: MakeDesk, account: Account) -> None:
    desk = make_desk(replace(account, registrar="telefooncentrale.invalid"))
    registration_is(desk, Registration.UNREACHABLE, timeout=30)


def test_telephone_that_ends_takes_its_leave(desk: DeskPhone, exchange: Exchange) -> None:
    desk.phone.stop()
    assert exchange.present == frozenset()


def test_another_account_waits_until_the_call_is_over(
    make_desk: MakeDesk, exchange: Exchange, account: Account, outside: Peer
) -> None:
    desk = make_desk(letting_in(account, outside))
    desk.wait_for_registration()
    call = Dialog(outside, address_of(desk))
    call.invite()
    offered = desk.wait_for(CallOffered)
    desk.phone.answer(offered.call_id)
    call.answered()
    other = replace(account, user=SENIOR, password=PASSWORDS[SENIOR], local_port=free_port())
    desk.phone.configure(replace(desk.configuration, account=other))
    call.request("INFO")
    outside.wait("SIP/2.0 ")
    assert exchange.present == {AGENT}
    call.request("BYE")
    wait_until(lambda: SENIOR in exchange.present)
