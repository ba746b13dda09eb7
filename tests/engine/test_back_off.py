"""Seventy telephones and one exchange: everybody is back within seconds, and never all at the same moment."""

import random
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine import back_off
from tests.engine.test_registration import ACCEPTED, Bench, refusal

DESKS = 70
MANY_DESKS = 200
STEP = 0.1  # seconds of a bench

# When PJSIP sends a question over UDP again (RFC 3261 17.1.2.2: T1 half a second, T2 four), in seconds after it.
REPEATS = (0.0, 0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5, 23.5, 27.5, 31.5)
GIVES_UP = 32.0


class Exchange:
    """What it does with a REGISTER at some time: nothing, a yes, or a no."""

    def __init__(self, answers: Callable[[float], tuple[int, str] | None]) -> None:
        self.answers = answers
        self.packets: Counter[float] = Counter()

    def hears(self, at: float) -> tuple[int, str] | None:
        self.packets[round(at, 1)] += 1
        return self.answers(at)


class Telephone:
    """A registration and the part of PJSIP that repeats its question over UDP."""

    def __init__(self, exchange: Exchange) -> None:
        self.bench = Bench()
        self._exchange = exchange
        self._sent = 0
        self._repeats: list[float] = []
        self.taken_at: list[float] = []
        self.bench.begin()

    def step(self) -> None:
        bench = self.bench
        bench.wait(STEP)
        if len(bench.line.registers) > self._sent:
            self._sent = len(bench.line.registers)
            self._repeats = [bench.time + seconds for seconds in (*REPEATS, GIVES_UP)]
        if self._repeats and bench.time >= self._repeats[0]:
            self._repeats.pop(0)
            answer = self._exchange.hears(bench.time) if self._repeats else (408, "")
            if answer is not None and answer[0] == 200:
                self.taken_at.append(bench.time)
            if answer is not None:
                self._repeats = []
                bench.hear(*answer)

    @property
    def is_registered(self) -> bool:
        return self.bench.states[-1] == "registered"


def _run(telephones: list[Telephone], until: float) -> None:
    while telephones[0].bench.time < until:
        for telephone in telephones:
            telephone.step()


@pytest.mark.parametrize(("away", "busiest"), [(0.6, 0.2), (3.0, 0.1), (20.0, 0.1), (60.0, 0.1)])
def test_everybody_is_back_five_seconds_after_the_exchange_and_not_at_once(
    away: float, busiest: float
) -> None:
    """`busiest`: of all, in a tenth of a second. Who was away for less than a heartbeat gets the usual heartbeats."""
    random.seed(7)
    dies, returns = 1010.0, 1010.0 + away
    exchange = Exchange(lambda at: None if dies <= at < returns else (200, ACCEPTED))
    telephones = [Telephone(exchange) for _ in range(MANY_DESKS)]
    _run(telephones, returns + 5.0)
    assert all(telephone.is_registered for telephone in telephones)
    back = [next(at for at in one.taken_at if at >= returns) for one in telephones]
    assert max(Counter(round(at, 1) for at in back).values()) <= busiest * MANY_DESKS


def test_dead_exchange_gets_a_packet_every_few_seconds_from_each() -> None:
    random.seed(7)
    exchange = Exchange(lambda at: None if at > 1010 else (200, ACCEPTED))
    telephones = [Telephone(exchange) for _ in range(DESKS)]
    _run(telephones, 1110.0)
    late = sum(number for at, number in exchange.packets.items() if at > 1020)
    assert late / 90 <= DESKS / 2.5


def test_exchange_that_refuses_everybody_is_asked_ever_less_and_everybody_is_back_in_time() -> None:
    random.seed(7)
    mended = 1400.0
    exchange = Exchange(lambda at: (503, refusal(503)) if 1010 <= at < mended else (200, ACCEPTED))
    telephones = [Telephone(exchange) for _ in range(DESKS)]
    _run(telephones, mended)
    last_minutes = sum(number for at, number in exchange.packets.items() if at > mended - 120)
    assert last_minutes / 120 <= DESKS / 40
    _run(telephones, mended + 1.5 * back_off.LONGEST_REFUSAL + 1)
    assert all(telephone.is_registered for telephone in telephones)


@given(st.integers(min_value=1), st.floats(min_value=0, max_value=1e9))
def test_wait_is_never_shorter_than_the_exchange_asks_nor_without_end(times: int, wish: float) -> None:
    wait = back_off.after_refusal(times, wish)
    assert wait >= min(wish, back_off.LONGEST_WISH)
    assert 0.5 * back_off.FIRST_REFUSAL <= wait <= 1.25 * back_off.LONGEST_WISH
