"""A consult takes the steps of its table and no others."""

from copy import copy

import pytest

from app.domain.consult import Colleague, ConsultState, ConsultTrigger, believed
from app.domain.errors import InvalidTransition
from tests import builders
from tests.builders import NOW

S, T = ConsultState, ConsultTrigger

ALLOWED = {
    (S.ASKING, T.COLLEAGUE_ANSWERED): S.TALKING,
    (S.ASKING, T.COLLEAGUE_ENDED): S.REFUSED,
    (S.ASKING, T.CALLER_ENDED): S.LEFT,
    (S.ASKING, T.BACK_TO_CALLER): S.RETURNED,
    (S.ASKING, T.HANG_UP): S.RETURNED,
    (S.ASKING, T.END_FOR_ALL): S.ENDED_FOR_ALL,
    (S.TALKING, T.COLLEAGUE_ENDED): S.RETURNED,
    (S.TALKING, T.CALLER_ENDED): S.LEFT,
    (S.TALKING, T.BACK_TO_CALLER): S.RETURNED,
    (S.TALKING, T.TALK_TO_CALLER): S.WITH_CALLER,
    (S.TALKING, T.JOIN): S.TOGETHER,
    (S.TALKING, T.PARTED): S.PARKED,
    (S.TALKING, T.HANG_UP): S.RETURNED,
    (S.TALKING, T.END_FOR_ALL): S.ENDED_FOR_ALL,
    (S.TALKING, T.HAND_OVER): S.HANDING_OVER,
    (S.WITH_CALLER, T.COLLEAGUE_ENDED): S.RETURNED,
    (S.WITH_CALLER, T.CALLER_ENDED): S.LEFT,
    (S.WITH_CALLER, T.BACK_TO_CALLER): S.RETURNED,
    (S.WITH_CALLER, T.TALK_TO_COLLEAGUE): S.TALKING,
    (S.WITH_CALLER, T.JOIN): S.TOGETHER,
    (S.WITH_CALLER, T.PARTED): S.PARKED,
    (S.WITH_CALLER, T.HANG_UP): S.HANDING_OVER,
    (S.WITH_CALLER, T.END_FOR_ALL): S.ENDED_FOR_ALL,
    (S.WITH_CALLER, T.HAND_OVER): S.HANDING_OVER,
    (S.TOGETHER, T.COLLEAGUE_ENDED): S.RETURNED,
    (S.TOGETHER, T.CALLER_ENDED): S.LEFT,
    (S.TOGETHER, T.BACK_TO_CALLER): S.RETURNED,
    (S.TOGETHER, T.TALK_TO_CALLER): S.WITH_CALLER,
    (S.TOGETHER, T.TALK_TO_COLLEAGUE): S.TALKING,
    (S.TOGETHER, T.PARTED): S.PARKED,
    (S.TOGETHER, T.HANG_UP): S.HANDING_OVER,
    (S.TOGETHER, T.END_FOR_ALL): S.ENDED_FOR_ALL,
    (S.TOGETHER, T.HAND_OVER): S.HANDING_OVER,
    (S.PARKED, T.COLLEAGUE_ENDED): S.RETURNED,
    (S.PARKED, T.CALLER_ENDED): S.LEFT,
    (S.PARKED, T.BACK_TO_CALLER): S.RETURNED,
    (S.PARKED, T.TALK_TO_CALLER): S.WITH_CALLER,
    (S.PARKED, T.TALK_TO_COLLEAGUE): S.TALKING,
    (S.PARKED, T.JOIN): S.TOGETHER,
    (S.PARKED, T.END_FOR_ALL): S.ENDED_FOR_ALL,
    (S.PARKED, T.HAND_OVER): S.HANDING_OVER,
    (S.HANDING_OVER, T.HAND_OVER_DONE): S.HANDED_OVER,
    (S.HANDING_OVER, T.HAND_OVER_FAILED): S.TALKING,
    (S.HANDING_OVER, T.CALLER_ENDED): S.HANDED_OVER,
    (S.HANDING_OVER, T.COLLEAGUE_ENDED): S.LETTING_GO,
    (S.HANDING_OVER, T.BACK_TO_CALLER): S.RETURNED,
    (S.HANDING_OVER, T.END_FOR_ALL): S.ENDED_FOR_ALL,
    (S.LETTING_GO, T.HAND_OVER_DONE): S.HANDED_OVER,
    (S.LETTING_GO, T.HAND_OVER_FAILED): S.RETURNED,
    (S.LETTING_GO, T.CALLER_ENDED): S.HANDED_OVER,
    (S.LETTING_GO, T.BACK_TO_CALLER): S.RETURNED,
    (S.LETTING_GO, T.END_FOR_ALL): S.ENDED_FOR_ALL,
    (S.SENDING, T.HAND_OVER_DONE): S.HANDED_OVER,
    (S.SENDING, T.HAND_OVER_FAILED): S.REFUSED,
    (S.SENDING, T.CALLER_ENDED): S.HANDED_OVER,
    (S.SENDING, T.BACK_TO_CALLER): S.RETURNED,
    (S.SENDING, T.END_FOR_ALL): S.ENDED_FOR_ALL,
}


@pytest.mark.parametrize("trigger", ConsultTrigger)
@pytest.mark.parametrize("state", ConsultState)
def test_each_step_leads_where_the_table_says_and_no_other_is_taken(
    state: ConsultState, trigger: ConsultTrigger
) -> None:
    consult = builders.consult(state)
    untouched = copy(consult)
    if (state, trigger) in ALLOWED:
        consult.apply(trigger, NOW.later(3))
        assert consult.state is ALLOWED[state, trigger]
        assert consult.changed_at == NOW.later(3)
    else:
        with pytest.raises(InvalidTransition, match=f"{state.name} has no step for {trigger.name}"):
            consult.apply(trigger, NOW.later(3))
        assert consult == untouched


@pytest.mark.parametrize("state", ConsultState)
def test_consult_is_open_until_one_of_its_five_ends(state: ConsultState) -> None:
    ends = (S.RETURNED, S.REFUSED, S.LEFT, S.HANDED_OVER, S.ENDED_FOR_ALL)
    assert builders.consult(state).is_open == (state not in ends)


@pytest.mark.parametrize("state", ConsultState)
def test_agent_can_go_back_to_the_caller_from_every_open_state(state: ConsultState) -> None:
    consult = builders.consult(state)
    if consult.is_open:
        consult.apply(T.BACK_TO_CALLER, NOW)
        assert consult.state is S.RETURNED


@pytest.mark.parametrize("state", [S.ASKING, S.TALKING, S.WITH_CALLER, S.TOGETHER])
def test_agent_who_hangs_up_never_ends_the_callers_call(state: ConsultState) -> None:
    consult = builders.consult(state)
    consult.apply(T.HANG_UP, NOW)
    has_colleague = state in (S.WITH_CALLER, S.TOGETHER)
    assert consult.state is (S.HANDING_OVER if has_colleague else S.RETURNED)


@pytest.mark.parametrize("state", ConsultState)
def test_everybody_can_be_hung_up_on_from_every_open_state(state: ConsultState) -> None:
    consult = builders.consult(state)
    assert consult.allows(T.END_FOR_ALL) == consult.is_open


@pytest.mark.parametrize("state", ConsultState)
def test_who_does_not_hear_the_agent_is_kept_waiting(state: ConsultState) -> None:
    consult = builders.consult(state)
    heard = {S.TALKING: {"call-2"}, S.WITH_CALLER: {"call-1"}, S.TOGETHER: {"call-1", "call-2"}}
    assert set(consult.heard) == heard.get(state, set())
    may_wait = state in (S.ASKING, S.TALKING, S.WITH_CALLER, S.PARKED)
    for call_id in ("call-1", "call-2"):
        assert consult.keeps_waiting(call_id) == (may_wait and call_id not in consult.heard)
    assert not consult.keeps_waiting("somebody else")


@pytest.mark.parametrize("state", ConsultState)
def test_no_open_state_is_a_dead_end(state: ConsultState) -> None:
    reached = {state}
    while more := {after for (before, _), after in ALLOWED.items() if before in reached} - reached:
        reached |= more
    assert any(not builders.consult(one).is_open for one in reached)


def test_only_a_colleague_on_an_extension_is_believed() -> None:
    reference = builders.reference()
    assert believed(reference, builders.party("6001")) is reference
    for outside in ("+31690001234", "anonymous", "", "roodspecht"):
        assert believed(reference, builders.party(outside)) is None
    assert believed(None, builders.party("6001")) is None


def test_reference_of_a_call_that_a_colleague_put_through_is_believed() -> None:
    reference = builders.reference()
    caller = builders.party("+31690001234")
    assert believed(reference, caller, sent_by="6001") is reference
    assert believed(reference, builders.party("anonymous"), sent_by="6001") is reference
    for outside in ("+31690005678", "roodspecht", ""):
        assert believed(reference, caller, sent_by=outside) is None


def test_only_an_extension_is_told_what_we_know() -> None:
    assert Colleague("6002").is_internal
    assert not any(Colleague(number).is_internal for number in ("+31690001234", "0690001234", "*45", ""))
