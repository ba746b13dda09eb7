"""A consult takes the steps of its table and no others."""

from copy import copy

import pytest

from app.domain.consult import ConsultState, ConsultTrigger, believed
from app.domain.errors import InvalidTransition
from tests import builders
from tests.builders import NOW

S, T = ConsultState, ConsultTrigger

ALLOWED = {
    (S.ASKING, T.COLLEAGUE_ANSWERED): S.TALKING,
    (S.ASKING, T.COLLEAGUE_ENDED): S.REFUSED,
    (S.ASKING, T.CALLER_ENDED): S.LEFT,
    (S.ASKING, T.BACK_TO_CALLER): S.RETURNED,
    (S.TALKING, T.COLLEAGUE_ENDED): S.RETURNED,
    (S.TALKING, T.CALLER_ENDED): S.LEFT,
    (S.TALKING, T.BACK_TO_CALLER): S.RETURNED,
    (S.TALKING, T.JOIN): S.TOGETHER,
    (S.TALKING, T.HAND_OVER): S.HANDING_OVER,
    (S.TOGETHER, T.COLLEAGUE_ENDED): S.RETURNED,
    (S.TOGETHER, T.CALLER_ENDED): S.LEFT,
    (S.TOGETHER, T.BACK_TO_CALLER): S.RETURNED,
    (S.TOGETHER, T.PARTED): S.TALKING,
    (S.TOGETHER, T.HAND_OVER): S.HANDING_OVER,
    (S.HANDING_OVER, T.HAND_OVER_DONE): S.HANDED_OVER,
    (S.HANDING_OVER, T.HAND_OVER_FAILED): S.TALKING,
    (S.HANDING_OVER, T.CALLER_ENDED): S.HANDED_OVER,
    (S.HANDING_OVER, T.COLLEAGUE_ENDED): S.LETTING_GO,
    (S.HANDING_OVER, T.BACK_TO_CALLER): S.RETURNED,
    (S.LETTING_GO, T.HAND_OVER_DONE): S.HANDED_OVER,
    (S.LETTING_GO, T.HAND_OVER_FAILED): S.RETURNED,
    (S.LETTING_GO, T.CALLER_ENDED): S.HANDED_OVER,
    (S.LETTING_GO, T.BACK_TO_CALLER): S.RETURNED,
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
def test_consult_is_open_until_one_of_its_four_ends(state: ConsultState) -> None:
    assert builders.consult(state).is_open == (state not in (S.RETURNED, S.REFUSED, S.LEFT, S.HANDED_OVER))


@pytest.mark.parametrize("state", ConsultState)
def test_agent_can_go_back_to_the_caller_from_every_open_state(state: ConsultState) -> None:
    consult = builders.consult(state)
    if consult.is_open:
        consult.apply(T.BACK_TO_CALLER, NOW)
        assert consult.state is S.RETURNED


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
