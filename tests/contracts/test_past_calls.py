"""What every PastCalls does: the calls of the last hours are there for the next window, and then for nobody."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.call import Direction
from app.domain.past_call import PastCall
from app.domain.phone_number import WITHHELD
from tests import builders
from tests.builders import NOW
from tests.contracts.storage import Storage

CALLS = [
    builders.past_call(),
    builders.past_call(
        call_id="call-2",
        direction=Direction.OUTGOING,
        number=builders.number("1002"),
        name="Groenvink-Demo",
        queue="",
        contact_id="",
        answered_at=NOW.later(4).utc,
        ended_at=NOW.later(90).utc,
    ),
    builders.past_call(call_id="call-3", number=WITHHELD, name="half \N{SNOWMAN} teken"),
]


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.call_id)
def test_call_comes_back_as_it_was(stored: Storage, call: PastCall) -> None:
    stored.past_calls.keep(call)
    assert stored.past_calls.kept() == (call,)


def test_calls_come_back_oldest_first(stored: Storage) -> None:
    for name, seconds in (("b", 5), ("c", 9.5), ("a", 0)):
        stored.past_calls.keep(builders.past_call(call_id=name, began_at=NOW.later(seconds).utc))
    assert [call.call_id for call in stored.past_calls.kept()] == ["a", "b", "c"]


def test_call_that_goes_on_is_kept_once_with_what_is_new(stored: Storage) -> None:
    ringing = builders.past_call(name="")
    ended = replace(ringing, name="Roodspecht-Demo", answered_at=NOW.utc, ended_at=NOW.later(60).utc)
    for call in (ringing, ended, ended):
        stored.past_calls.keep(call)
    assert stored.past_calls.kept() == (ended,)


@pytest.mark.parametrize("is_solved", [True, False])
def test_saving_the_contact_counts_the_call_as_coded_and_nothing_takes_that_back(
    stored: Storage, is_solved: bool
) -> None:
    call = builders.past_call(contact_id="session-1")
    other = builders.past_call(call_id="call-2", contact_id="session-2")
    for one in (call, other):
        stored.past_calls.keep(one)
    reason = None if is_solved else builders.taxonomy().reasons[0]
    stored.outbox.add(builders.record("session-1", wrap_up=builders.wrap_up(reason)), NOW)
    stored.past_calls.keep(call)
    assert stored.past_calls.kept() == (replace(call, is_coded=True, is_solved=is_solved), other)


def test_calls_that_are_too_old_are_gone_and_the_others_stay(stored: Storage) -> None:
    for hours in (25, 24, 23):
        stored.past_calls.keep(
            builders.past_call(call_id=f"{hours}", began_at=NOW.utc - timedelta(hours=hours))
        )
    for _ in range(2):
        stored.past_calls.forget_until(NOW.utc - timedelta(hours=24))
    assert [call.call_id for call in stored.past_calls.kept()] == ["23"]
