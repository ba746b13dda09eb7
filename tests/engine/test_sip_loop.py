"""The engine's loop: commands reach the library soon, with a library that shares Python's lock and without."""

import random
import socket
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from app.engine.channel import RegistrarFound
from app.engine.inbox import Inbox
from app.engine.sip_loop import LONGEST_WAIT, SipLoop, releases_lock
from tests.lab.desk_phone import DeskPhone

NUMBERS = [random.Random(1).random() for _ in range(100_000)]


class SharingLibrary:
    """Waits as the Linux wheel does: others run meanwhile. A datagram to its transport wakes it."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self.waits: list[float] = []

    def libHandleEvents(self, milliseconds: int) -> int:  # noqa: N802 - PJSUA2's name
        began = time.monotonic()
        self._socket.settimeout(milliseconds / 1000 or 0.000_001)
        try:
            self._socket.recv(100)
        except TimeoutError:
            return 0
        finally:
            self.waits.append(time.monotonic() - began)
        return 1

    def transportCreate(self, *_: Any) -> int:  # noqa: N802 - PJSUA2's name
        return 7

    def transportGetInfo(self, _number: int) -> Any:  # noqa: N802 - PJSUA2's name
        host, port = self._socket.getsockname()
        return type("Info", (), {"localName": f"{host}:{port}"})()

    def close(self) -> None:
        self._socket.close()


class HoldingLibrary:
    """Holds Python's lock while it waits, as the Windows wheel does; never waits when it is told not to."""

    def __init__(self) -> None:
        self.waits: list[int] = []

    def libHandleEvents(self, milliseconds: int) -> int:  # noqa: N802 - PJSUA2's name
        self.waits.append(milliseconds)
        end = time.monotonic() + milliseconds / 1000
        while milliseconds and time.monotonic() < end:
            sorted(NUMBERS)  # one call in C, in which no other thread gets its turn
        return 0


def test_library_that_shares_the_lock_is_told_from_one_that_holds_it() -> None:
    sharing = SharingLibrary()
    assert releases_lock(sharing)
    sharing.close()
    assert not releases_lock(HoldingLibrary())


def test_wheel_of_this_system_shares_the_lock(desk: DeskPhone) -> None:
    log = Path(desk.configuration.sound.record_to) / "engine.log"
    assert "releases Python's lock" in log.read_text("utf-8")


@pytest.mark.parametrize("kind", [SharingLibrary, HoldingLibrary])
def test_what_is_put_comes_out_in_order_while_the_library_has_its_turns(kind: type[Any]) -> None:
    library, inbox = kind(), Inbox()
    loop = SipLoop(library, inbox)
    taken: list[str] = []
    turns = 0

    def take(arrival: Any) -> None:
        taken.append(arrival.registrar)

    def turn() -> None:
        nonlocal turns
        turns += 1

    def put() -> None:
        for place in range(100):
            inbox.put(RegistrarFound(str(place), ()))

    sender = threading.Thread(target=put)
    sender.start()
    loop.run(take, turn, lambda: len(taken) == 100)
    sender.join()
    loop.close()
    assert taken == [str(place) for place in range(100)]
    assert turns >= 1
    if isinstance(library, SharingLibrary):
        library.close()
    else:
        assert set(library.waits[1:]) <= {0}, "it may not wait while it holds the lock"


def test_command_ends_the_wait_of_a_library_that_shares_the_lock() -> None:
    library, inbox = SharingLibrary(), Inbox()
    loop = SipLoop(library, inbox)
    taken: list[float] = []

    def put() -> None:
        for _ in range(20):
            time.sleep(0.005)  # a key now and then
            inbox.put(RegistrarFound(str(time.monotonic()), ()))

    sender = threading.Thread(target=put)
    sender.start()
    loop.run(
        lambda arrival: taken.append(time.monotonic() - float(arrival.registrar)),  # type: ignore[union-attr]
        lambda: None,
        lambda: len(taken) == 20,
    )
    sender.join()
    loop.close()
    library.close()
    assert sorted(taken)[10] < LONGEST_WAIT / 1000 / 2, "without the bell half of them wait longer"


def test_bell_that_has_gone_silent_costs_no_more_than_one_wait() -> None:
    library, inbox = SharingLibrary(), Inbox()
    loop = SipLoop(library, inbox)
    loop.close()
    inbox.put(RegistrarFound("late", ()))
    taken: list[Any] = []
    loop.run(taken.append, lambda: None, lambda: bool(taken))
    library.close()
    assert len(taken) == 1
