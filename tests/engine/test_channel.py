"""The engine's end of the channel, without an engine: a window that hangs can make nobody wait."""

import queue
import threading
from collections.abc import Iterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection, answer_challenge, deliver_challenge

import pytest

from app.engine import protocol
from app.engine.channel import Arrival, Window, WindowCame, WindowLeft, WindowSaid
from tests.lab.waiting import wait_until

KEY = b"a secret of thirty-two characters"
NOTICE = protocol.TextArrived("1002", "x" * 1000)


class Ends:
    """A window at both ends: ours is `window`, `other` is the window's own."""

    def __init__(self, most_waiting: int) -> None:
        self.other, ours = Pipe()
        self.arrivals: queue.SimpleQueue[Arrival] = queue.SimpleQueue()
        self.window = Window(ours, KEY, most_waiting)
        self.window.start(self.arrivals.put)

    def introduce(self, key: bytes = KEY) -> None:
        answer_challenge(self.other, key)
        deliver_challenge(self.other, key)

    def next(self) -> Arrival:
        return self.arrivals.get(timeout=5)


@pytest.fixture
def ends() -> Iterator[Ends]:
    ends = Ends(most_waiting=50)
    yield ends
    ends.window.drop()
    ends.other.close()


def is_closed(connection: Connection) -> bool:
    try:
        while True:
            connection.recv_bytes()
    except (EOFError, ConnectionResetError):
        return True


def test_window_that_knows_the_secret_is_let_in_and_heard(ends: Ends) -> None:
    ends.introduce()
    assert ends.next() == WindowCame(ends.window)
    ends.other.send_bytes(protocol.encode(protocol.Answer("1")))
    assert ends.next() == WindowSaid(ends.window, protocol.Answer("1"))
    ends.window.say(NOTICE)
    assert protocol.decode_notice(ends.other.recv_bytes()) == NOTICE


def test_guesser_is_shut_out_without_a_word(ends: Ends) -> None:
    answer_challenge_wrongly = threading.Thread(target=_guess, args=(ends.other,))
    answer_challenge_wrongly.start()
    answer_challenge_wrongly.join()
    assert is_closed(ends.other)
    assert ends.arrivals.empty()


def _guess(connection: Connection) -> None:
    connection.recv_bytes()
    connection.send_bytes(b"x" * 16)


def test_one_who_leaves_during_the_introduction_is_no_window(ends: Ends) -> None:
    ends.other.close()
    wait_until(lambda: "channel-read" not in {thread.name for thread in threading.enumerate()})
    assert ends.arrivals.empty()


def test_window_that_does_not_read_is_let_go_and_saying_never_waits(ends: Ends) -> None:
    ends.introduce()
    assert ends.next() == WindowCame(ends.window)
    for _ in range(2000):  # far more than the queue and the system's buffer together hold
        ends.window.say(NOTICE)
    assert ends.next() == WindowLeft(ends.window)
    assert is_closed(ends.other)


def test_last_words_arrive_before_the_end(ends: Ends) -> None:
    ends.introduce()
    ends.window.say(NOTICE)
    ends.window.say(protocol.WindowReplaced())
    ends.window.close()
    assert protocol.decode_notice(ends.other.recv_bytes()) == NOTICE
    assert protocol.decode_notice(ends.other.recv_bytes()) == protocol.WindowReplaced()
    assert is_closed(ends.other)


def test_window_that_closes_is_told_once(ends: Ends) -> None:
    ends.introduce()
    assert ends.next() == WindowCame(ends.window)
    ends.other.close()
    assert ends.next() == WindowLeft(ends.window)
    ends.window.say(NOTICE)
    ends.window.close()
    assert ends.arrivals.empty()
