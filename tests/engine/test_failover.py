"""Several exchanges: the next has its turn when one is not there, and the first gets the telephone back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from app.demo.exchange.digest import REALM
from app.demo.exchange.exchange import Exchange
from app.domain.agent import Registration
from app.domain.events import CallAnswered, CallEnded, CallOffered, RegistrationChanged
from app.engine.protocol import Account
from tests.engine.conftest import MakeDesk
from tests.engine.dialog import Dialog
from tests.engine.peer import Arrived, Peer, accepting_registrar
from tests.engine.rooms import AGENT, HOST, OUTSIDE, PASSWORDS, free_port
from tests.engine.steps import address_of
from tests.lab.desk_phone import DeskPhone
from tests.lab.waiting import wait_until

LIMIT = 8.0  # seconds for what should take five; another program may have the computer

Behaviour = Callable[[Peer, Arrived], None]


@contextmanager
def running(port: int = 0, host: str = OUTSIDE) -> Iterator[Exchange]:
    exchange = Exchange({AGENT: PASSWORDS[AGENT]}, host=host, port=port)
    exchange.start()
    try:
        yield exchange
    finally:
        exchange.stop()


def account(*registrars: str, transport: str = "udp") -> Account:
    first, *further = registrars
    return Account(
        AGENT,
        PASSWORDS[AGENT],
        first,
        transport,
        REALM,
        local_address=HOST,
        local_port=free_port(),
        further_registrars=tuple(further),
    )


def has_lost(desk: DeskPhone) -> None:
    desk.wait_for(RegistrationChanged, LIMIT, registration=Registration.UNREACHABLE)


@pytest.mark.parametrize("transport", ["udp", "tcp"])
def test_telephone_goes_to_the_second_when_the_first_falls_silent_and_back_when_it_answers(
    make_desk: MakeDesk, transport: str
) -> None:
    with running(host=HOST) as first, running() as second:
        desk = make_desk(account(first.address, second.address, transport=transport))
        desk.wait_for_registration()
        first.go_silent()
        has_lost(desk)
        desk.wait_for_registration(LIMIT)
        wait_until(lambda: second.present == {AGENT}, LIMIT)
        first.come_back()
        wait_until(lambda: second.present == frozenset(), 30)
        wait_until(lambda: first.present == {AGENT}, LIMIT)
        kept = [change.registration for change in desk.unasked(RegistrationChanged)]
        assert kept == [Registration.STARTING], "the way back is no loss"
        desk.phone.stop()


@pytest.mark.parametrize("transport", ["udp", "tcp"])
def test_telephone_starts_at_the_second_when_nobody_is_at_the_address_of_the_first(
    make_desk: MakeDesk, transport: str
) -> None:
    with running() as second:
        desk = make_desk(account(f"{HOST}:{free_port()}", second.address, transport=transport))
        desk.wait_for_registration(LIMIT)
        assert second.present == {AGENT}
        desk.phone.stop()


@pytest.mark.parametrize("code", [404, 500, 503])
def test_telephone_goes_to_the_second_when_the_first_refuses(make_desk: MakeDesk, code: int) -> None:
    def refuse(peer: Peer, message: Arrived) -> None:
        peer.reply(message, code, "Retry-After: 60\r\n")

    with Peer(HOST, refuse) as first, running() as second:
        desk = make_desk(account(first.address, second.address))
        desk.wait_for_registration(LIMIT)
        assert first.count("REGISTER ") == 1
        desk.phone.stop()


def test_calls_of_both_exchanges_are_taken_and_of_nobody_else(make_desk: MakeDesk) -> None:
    both = (Peer(HOST, accepting_registrar), Peer(OUTSIDE, accepting_registrar))
    with both[0] as first, both[1] as second, Peer("127.0.0.3") as stranger:
        desk = make_desk(account(first.address, second.address))
        desk.wait_for_registration()
        for peer in both:
            Dialog(peer, address_of(desk)).rings()
            desk.wait_for(CallOffered)
        Dialog(stranger, address_of(desk)).invite()
        stranger.wait("SIP/2.0 ")
        assert desk.unasked(CallOffered) == []


def falls_silent(silent: set[Peer]) -> Behaviour:
    """An exchange that answers REGISTER and OPTIONS as long as it is not among the silent."""

    def behave(peer: Peer, message: Arrived) -> None:
        if peer in silent:
            return
        if message.text.startswith("OPTIONS "):
            peer.reply(message, 200)
        accepting_registrar(peer, message)

    return behave


def test_call_lives_through_the_move_and_the_way_back_waits_for_its_end(make_desk: MakeDesk) -> None:
    silent: set[Peer] = set()
    with Peer(HOST, falls_silent(silent)) as first, Peer(OUTSIDE, falls_silent(silent)) as second:
        desk = make_desk(account(first.address, second.address))
        desk.wait_for_registration()
        call = Dialog(first, address_of(desk))
        call.invite()
        desk.phone.answer(desk.wait_for(CallOffered).call_id)
        call.answered()
        desk.wait_for(CallAnswered)
        silent.add(first)
        has_lost(desk)
        desk.wait_for_registration(LIMIT)
        silent.clear()
        answered = first.count("OPTIONS ")
        wait_until(lambda: first.count("OPTIONS ") > answered + 3, 40)
        assert desk.unasked(CallEnded) == []
        before = second.count("REGISTER ")
        wait_until(lambda: second.count("REGISTER ") > before, LIMIT)
        call.request("BYE")
        desk.wait_for(CallEnded)
        wait_until(lambda: second.seen[-1].header("Expires") == "0", 30)


def test_text_and_call_go_to_the_exchange_where_the_telephone_is(make_desk: MakeDesk) -> None:
    with Peer(OUTSIDE, accepting_registrar) as second:
        desk = make_desk(account(f"{HOST}:{free_port()}", second.address))
        desk.wait_for_registration(LIMIT)
        desk.phone.dial("anruf", "1002")
        assert f"INVITE sip:1002@{second.address}" in second.wait("INVITE ").start_line


def test_wrong_password_at_the_first_is_not_tried_at_the_second(make_desk: MakeDesk) -> None:
    with running(host=HOST) as first, running() as second:
        desk = make_desk(replace(account(first.address, second.address), password="mis"))
        desk.wait_for(RegistrationChanged, LIMIT, registration=Registration.WRONG_PASSWORD)
        assert second.seen == ()
        assert sum("Authorization: Digest" in seen.text for seen in first.seen) == 1
