"""112: how it is written, and the steps that a call to it takes."""

from copy import copy

import pytest

from app.domain.call import Direction
from app.domain.emergency import (
    EmergencyCall,
    EmergencyState,
    EmergencyTrigger,
    is_emergency,
    is_emergency_call,
)
from app.domain.errors import InvalidTransition
from tests import builders

S, T = EmergencyState, EmergencyTrigger

ALLOWED = {
    S.NONE: {T.CALLED: S.CALLING},
    S.CALLING: {T.UNHEARD: S.UNHEARD, T.ANSWERED: S.TALKING, T.ENDED: S.FAILED, T.LOST: S.FAILED, T.LEFT: S.NONE},
    S.UNHEARD: {T.ANSWERED: S.TALKING, T.ENDED: S.FAILED, T.LOST: S.FAILED, T.LEFT: S.NONE, T.CLOSED: S.CALLING},
    S.TALKING: {T.ENDED: S.NONE, T.LOST: S.FAILED, T.LEFT: S.NONE},
    S.FAILED: {T.CALLED: S.CALLING, T.CLOSED: S.NONE},
}  # fmt: skip


@pytest.mark.parametrize("trigger", EmergencyTrigger)
@pytest.mark.parametrize("state", EmergencyState)
def test_each_step_leads_where_the_table_says_and_no_other_is_taken(
    state: EmergencyState, trigger: EmergencyTrigger
) -> None:
    call = EmergencyCall("call-1", state)
    untouched = copy(call)
    if trigger in ALLOWED[state]:
        call.apply(trigger)
        assert call.state is ALLOWED[state][trigger]
    else:
        with pytest.raises(InvalidTransition, match=f"{state.name} has no step for {trigger.name}"):
            call.apply(trigger)
        assert call == untouched


@pytest.mark.parametrize("state", EmergencyState)
def test_another_telephone_is_needed_exactly_while_nobody_may_wait_for_this_one(
    state: EmergencyState,
) -> None:
    assert EmergencyCall("call-1", state).needs_another_telephone == (state in (S.UNHEARD, S.FAILED))


@pytest.mark.parametrize("state", EmergencyState)
def test_call_is_live_until_it_is_over(state: EmergencyState) -> None:
    assert EmergencyCall("call-1", state).is_live == (T.LEFT in ALLOWED[state])


@pytest.mark.parametrize("text", ["112", "0112", "112#", "+31112", "0031112"])
def test_112_is_known_however_it_is_written(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize("text", ["", "1112", "1120", "+32112", "113", "144", "*112", "112112"])
def test_nothing_else_is(text: str) -> None:
    assert not is_emergency(text)


def test_only_a_call_of_ours_goes_to_112() -> None:
    assert is_emergency_call(Direction.OUTGOING, builders.party("112"))
    assert not is_emergency_call(Direction.INCOMING, builders.party("112"))
    assert not is_emergency_call(Direction.OUTGOING, builders.party("6001"))
