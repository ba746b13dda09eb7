"""How long the engine stays without a window."""

from app.engine.solitude import Solitude

LONGEST = 60.0


class Time:
    """A clock that a test moves."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_without_a_call_a_minute_is_enough() -> None:
    clock = Time()
    solitude = Solitude(LONGEST, clock)
    clock.now += LONGEST
    assert not solitude.is_too_long(calls=0, heard=0)
    clock.now += 1
    assert solitude.is_too_long(calls=0, heard=0)


def test_a_window_that_was_there_begins_the_minute_anew() -> None:
    clock = Time()
    solitude = Solitude(LONGEST, clock)
    clock.now += LONGEST
    solitude.ends()
    clock.now += LONGEST
    assert not solitude.is_too_long(calls=0, heard=0)


def test_a_conversation_may_last_as_long_as_it_does() -> None:
    clock = Time()
    solitude = Solitude(LONGEST, clock)
    for packet in range(1, 1000):
        clock.now += LONGEST
        assert not solitude.is_too_long(calls=1, heard=packet)


def test_a_call_in_which_nothing_comes_in_is_given_up_after_a_while() -> None:
    """Somebody on hold may be silent for long, and the window may come back."""
    clock = Time()
    solitude = Solitude(LONGEST, clock)
    assert not solitude.is_too_long(calls=1, heard=500)
    clock.now += 5 * LONGEST
    assert not solitude.is_too_long(calls=1, heard=500)
    clock.now += 1
    assert solitude.is_too_long(calls=1, heard=500)
