"""A telephone call takes the steps of its table and no others."""

from copy import copy

import pytest

from app.domain.call import CallState, CallTrigger
from app.domain.errors import InvalidTransition
from tests import builders
from tests.builders import NOW

S, T = CallState, CallTrigger

ALLOWED = {
    (S.RINGING, T.ANSWERED): S.TALKING,
    (S.RINGING, T.ENDED): S.ENDED,
    (S.DIALLING, T.ANSWERED): S.TALKING,
    (S.DIALLING, T.ENDED): S.ENDED,
    (S.TALKING, T.HELD): S.HELD,
    (S.TALKING, T.ENDED): S.ENDED,
    (S.HELD, T.RESUMED): S.TALKING,
    (S.HELD, T.ENDED): S.ENDED,
}


@pytest.mark.parametrize("trigger", CallTrigger)
@pytest.mark.parametrize("state", CallState)
def test_each_step_leads_where_the_table_says_and_no_other_is_taken(
    state: CallState, trigger: CallTrigger
) -> None:
    call = builders.call(state)
    untouched = copy(call)
    if (state, trigger) in ALLOWED:
        call.apply(trigger, NOW)
        assert call.state is ALLOWED[state, trigger]
    else:
        with pytest.raises(InvalidTransition, match=f"{state.name} has no step for {trigger.name}"):
            call.apply(trigger, NOW)
        assert call == untouched


@pytest.mark.parametrize("state", CallState)
def test_call_lives_until_it_has_ended(state: CallState) -> None:
    assert builders.call(state).is_live == (state is not S.ENDED)


@pytest.mark.parametrize("state", CallState)
def test_two_people_are_connected_while_they_talk_or_one_is_on_hold(state: CallState) -> None:
    assert builders.call(state).is_connected == (state in (S.TALKING, S.HELD))


def test_call_remembers_when_it_was_answered_and_when_it_ended() -> None:
    call = builders.call()
    call.apply(T.ANSWERED, NOW.later(5))
    call.apply(T.ENDED, NOW.later(65))
    assert call.answered_at == NOW.later(5)
    assert call.ended_at == NOW.later(65)


def test_answer_is_not_moved_by_a_hold() -> None:
    call = builders.call()
    for seconds, trigger in ((5, T.ANSWERED), (10, T.HELD), (20, T.RESUMED)):
        call.apply(trigger, NOW.later(seconds))
    assert call.answered_at == NOW.later(5)
    assert call.held_since is None
    assert call.ended_at is None


def test_waiting_on_hold_is_added_up_over_all_holds() -> None:
    call = builders.call(S.TALKING)
    for seconds, trigger in ((10, T.HELD), (25, T.RESUMED), (60, T.HELD), (67, T.RESUMED)):
        call.apply(trigger, NOW.later(seconds))
    assert call.held_seconds == 15 + 7


def test_hold_that_lasts_to_the_end_of_the_call_counts() -> None:
    call = builders.call(S.TALKING)
    call.apply(T.HELD, NOW.later(10))
    assert call.held_since == NOW.later(10)
    call.apply(T.ENDED, NOW.later(40))
    assert call.held_seconds == 30
    assert call.held_since is None


def test_hold_of_unknown_beginning_counts_for_nothing() -> None:
    call = builders.call(S.HELD)
    call.apply(T.RESUMED, NOW.later(40))
    assert call.held_seconds == 0
