"""Who is still to be called back: one line for each caller, closed by itself once they were reached."""

import pytest

from app.domain.call import Direction
from app.domain.past_call import PastCall, missed_callers
from app.domain.phone_number import WITHHELD, NumberKind, PhoneNumber
from tests import builders
from tests.builders import NOW

OUT = Direction.OUTGOING
OTHER = builders.number("+31690005678")


def call(minute: int, *, talked: bool = False, **changes: object) -> PastCall:
    began = NOW.later(60 * minute)
    answered = began.later(5).utc if talked else None
    return builders.past_call(
        call_id=f"call-{minute}",
        began_at=began.utc,
        answered_at=answered,
        ended_at=began.later(30).utc,
        **changes,
    )


def lines(*calls: PastCall, live: tuple[str, ...] = ()) -> list[tuple[str, int]]:
    """The newest attempt of each line, and how many there were."""
    return [(one.last.call_id, one.count) for one in missed_callers(calls, live)]


def test_caller_who_tries_three_times_is_one_line_with_the_last_time() -> None:
    assert lines(call(0), call(1), call(2)) == [("call-2", 3)]


def test_newest_caller_stands_first() -> None:
    assert lines(call(0), call(1, number=OTHER), call(2)) == [("call-2", 2), ("call-1", 1)]


@pytest.mark.parametrize("direction", Direction)
def test_line_closes_when_the_caller_is_reached_whoever_called(direction: Direction) -> None:
    assert lines(call(0), call(1), call(2, talked=True, direction=direction)) == []


def test_line_of_another_caller_stays() -> None:
    assert lines(call(0), call(1, number=OTHER), call(2, talked=True)) == [("call-1", 1)]


def test_calling_back_in_vain_closes_nothing_and_is_no_missed_call() -> None:
    assert lines(call(0), call(1, direction=OUT)) == [("call-0", 1)]


def test_caller_who_rings_again_after_being_reached_is_counted_from_one() -> None:
    assert lines(call(0), call(1, talked=True), call(2)) == [("call-2", 1)]


def test_call_that_still_rings_was_not_missed_yet() -> None:
    assert lines(call(0), call(1), live=("call-1",)) == [("call-0", 1)]


def test_callers_without_number_share_a_line_that_no_talk_closes() -> None:
    calls = (call(0, number=WITHHELD), call(1, number=WITHHELD), call(2, number=WITHHELD, talked=True))
    assert lines(*calls) == [("call-1", 2)]


def test_callers_of_whom_only_the_ending_was_kept_are_told_apart_by_it() -> None:
    nothing = PhoneNumber(NumberKind.UNREADABLE)
    calls = [
        call(minute, number=nothing, ending=ending) for minute, ending in enumerate(("234", "678", "234"))
    ]
    assert lines(*calls) == [("call-2", 2), ("call-1", 1)]


def test_length_of_a_talk_is_known_when_both_its_ends_were_seen() -> None:
    assert call(0, talked=True).talked == 25
    assert call(0).talked == 0
    assert builders.past_call(answered_at=NOW.utc, ended_at=None).talked == 0
    assert builders.past_call(answered_at=NOW.later(9).utc, ended_at=NOW.utc).talked == 0, "the clock was set"
