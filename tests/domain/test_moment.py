"""Durations come from the clock that never jumps."""

from dataclasses import replace
from datetime import timedelta

from tests.builders import NOW


def test_correction_of_the_wall_clock_changes_no_duration() -> None:
    corrected = replace(NOW.later(10), utc=NOW.utc - timedelta(hours=1))
    assert corrected.seconds_since(NOW) == 10


def test_duration_is_never_negative() -> None:
    assert NOW.seconds_since(NOW.later(10)) == 0


def test_later_moves_both_clocks_and_negative_seconds_move_them_back() -> None:
    later = NOW.later(90)
    assert (later.utc, later.mono) == (NOW.utc + timedelta(seconds=90), NOW.mono + 90)
    assert later.later(-90) == NOW
