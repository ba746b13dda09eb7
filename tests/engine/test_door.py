"""The door: who may ring, and how many at a time."""

from app.engine.door import OF_EACH_PLACE, Door

PLACES = 4
MOST_AT_ONCE = OF_EACH_PLACE * PLACES


class Clock:
    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


def test_only_the_exchange_is_let_in() -> None:
    door = Door(lambda source: source == "127.0.0.1:5060", Clock(), PLACES)
    assert door.lets_in("127.0.0.1:5060")
    assert not door.lets_in("127.0.0.1:5061")


def test_no_more_come_in_at_once_than_the_library_survives() -> None:
    clock = Clock()
    door = Door(lambda _source: True, clock, PLACES)
    assert [door.lets_in("x") for _ in range(MOST_AT_ONCE + 3)] == [True] * MOST_AT_ONCE + [False] * 3
    clock.time += 0.9
    assert not door.lets_in("x")
    clock.time += 0.2
    assert door.lets_in("x")


def test_strangers_take_nobodys_place() -> None:
    door = Door(lambda source: source == "exchange", Clock(), PLACES)
    for _ in range(1000):
        assert not door.lets_in("stranger")
    assert door.lets_in("exchange")


def test_calls_at_an_even_pace_are_never_turned_away() -> None:
    clock = Clock()
    door = Door(lambda _source: True, clock, PLACES)
    for _ in range(200):
        assert door.lets_in("exchange")
        clock.time += 1 / 10
