"""Whether an exchange that was away is back: only an answer of SIP counts, and no secret is said for it."""

import queue
import socket
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.demo.exchange.exchange import Exchange
from app.engine.protocol import Account
from app.engine.registrars import Place
from app.engine.scout import Scout
from tests.engine.peer import Arrived, Peer
from tests.engine.rooms import AGENT, HOST, PASSWORDS, free_port

ACCOUNT = Account(AGENT, PASSWORDS[AGENT], "")
LONG = 8.0  # seconds; the scout's own patience is two for each step

Answered = queue.SimpleQueue[Place]


def asked(place: str, transport: str = "udp") -> Answered:
    """What the scout says about this place."""
    answered: Answered = queue.SimpleQueue()
    Scout(answered.put).ask(Place(place, place), replace(ACCOUNT, transport=transport))
    return answered


@pytest.mark.parametrize("transport", ["udp", "tcp"])
def test_exchange_that_answers_is_back(transport: str) -> None:
    exchange = Exchange({AGENT: PASSWORDS[AGENT]}, host=HOST)
    exchange.start()
    try:
        assert asked(exchange.address, transport).get(timeout=LONG).address == exchange.address
        assert not any("Authorization" in seen.text for seen in exchange.seen)
    finally:
        exchange.stop()


def refuses(code: int) -> Callable[[Peer, Arrived], None]:
    return lambda peer, message: peer.reply(message, code)


@pytest.mark.parametrize("code", [200, 401, 404, 405])
def test_any_answer_but_that_it_is_overloaded_shows_that_somebody_is_there(code: int) -> None:
    with Peer(HOST, refuses(code)) as peer:
        assert asked(peer.address).get(timeout=LONG).address == peer.address


def test_exchange_that_is_overloaded_is_not_back() -> None:
    with Peer(HOST, refuses(503)) as peer:
        answered = asked(peer.address)
        peer.wait("OPTIONS ")
        with pytest.raises(queue.Empty):
            answered.get(timeout=0.5)


@pytest.mark.parametrize("transport", ["udp", "tcp", "tls"])
def test_nobody_at_that_address_is_no_answer(transport: str) -> None:
    with pytest.raises(queue.Empty):
        asked(f"{HOST}:{free_port()}", transport).get(timeout=0.5)


@pytest.mark.parametrize("transport", ["tcp", "tls"])
def test_port_that_is_open_and_says_nothing_is_no_answer(transport: str) -> None:
    """As of an exchange that hangs: the system goes on opening connections for it."""
    with socket.create_server((HOST, 0)) as hanging, pytest.raises(queue.Empty):
        asked(f"{HOST}:{hanging.getsockname()[1]}", transport).get(timeout=3)


def test_one_question_at_a_time_goes_to_a_place() -> None:
    answered: Answered = queue.SimpleQueue()
    with Peer(HOST) as slow:
        scout = Scout(answered.put)
        for _ in range(5):
            scout.ask(Place(slow.address, slow.address), ACCOUNT)
        slow.reply(slow.wait("OPTIONS "), 200)
        answered.get(timeout=LONG)
        assert answered.empty()
        assert slow.count("OPTIONS ") == 1
