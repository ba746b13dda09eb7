"""A switch at the exchange takes the steps of its table and no others; what the exchange says is what shows."""

from copy import copy

import pytest

from app.domain.errors import InvalidTransition
from app.domain.quiet import PauseReason, reason_of
from app.domain.remote_switch import RemoteSwitch, SwitchState, SwitchTrigger
from tests.builders import NOW

S, T = SwitchState, SwitchTrigger

ALLOWED = {
    S.UNKNOWN: {T.SAID_ON: S.TURNING_ON, T.TOLD_ON: S.ON, T.TOLD_OFF: S.OFF},
    S.OFF: {T.SAID_ON: S.TURNING_ON, T.TOLD_ON: S.PUT_ON, T.TOLD_OFF: S.OFF},
    S.TURNING_ON: {
        T.SAID_OFF: S.TURNING_OFF,
        T.TOLD_ON: S.ON,
        T.TOLD_OFF: S.TURNING_ON,
        T.DONE: S.ON,
        T.NOT_DONE: S.TAKEN_OFF,
        T.UNTELLABLE: S.ON_HERE,
    },
    S.ON: {T.SAID_OFF: S.TURNING_OFF, T.TOLD_ON: S.ON, T.TOLD_OFF: S.TAKEN_OFF},
    S.ON_HERE: {T.SAID_OFF: S.OFF, T.TOLD_ON: S.ON, T.TOLD_OFF: S.TAKEN_OFF},
    S.TURNING_OFF: {
        T.SAID_ON: S.TURNING_ON,
        T.TOLD_ON: S.TURNING_OFF,
        T.TOLD_OFF: S.OFF,
        T.DONE: S.OFF,
        T.NOT_DONE: S.PUT_ON,
    },
    S.TAKEN_OFF: {
        T.SAID_ON: S.TURNING_ON,
        T.SAID_OFF: S.OFF,
        T.TOLD_ON: S.ON,
        T.TOLD_OFF: S.TAKEN_OFF,
        T.ACCEPTED: S.OFF,
    },
    S.PUT_ON: {
        T.SAID_ON: S.ON,
        T.SAID_OFF: S.TURNING_OFF,
        T.TOLD_ON: S.PUT_ON,
        T.TOLD_OFF: S.OFF,
        T.ACCEPTED: S.ON,
    },
}


@pytest.mark.parametrize("trigger", SwitchTrigger)
@pytest.mark.parametrize("state", SwitchState)
def test_each_step_leads_where_the_table_says_and_no_other_is_taken(
    state: SwitchState, trigger: SwitchTrigger
) -> None:
    switch = RemoteSwitch(state)
    untouched = copy(switch)
    if trigger in ALLOWED[state]:
        switch.apply(trigger, NOW)
        assert switch.state is ALLOWED[state][trigger]
    else:
        with pytest.raises(InvalidTransition, match=f"{state.name} has no step for {trigger.name}"):
            switch.apply(trigger, NOW)
        assert switch == untouched


@pytest.mark.parametrize("state", SwitchState)
def test_what_the_exchange_says_is_what_shows_from_that_moment(state: SwitchState) -> None:
    for trigger, is_on in ((T.TOLD_ON, True), (T.TOLD_OFF, False)):
        switch = RemoteSwitch(state)
        switch.apply(trigger, NOW)
        assert switch.is_on is is_on


@pytest.mark.parametrize("state", SwitchState)
def test_switch_is_turning_only_while_the_exchange_has_not_answered(state: SwitchState) -> None:
    assert RemoteSwitch(state).is_turning == (T.DONE in ALLOWED[state])


@pytest.mark.parametrize("state", SwitchState)
def test_only_a_difference_can_be_accepted(state: SwitchState) -> None:
    assert RemoteSwitch(state).differs == (T.ACCEPTED in ALLOWED[state])


def test_difference_that_is_accepted_shows_the_same_as_before() -> None:
    for state in (S.TAKEN_OFF, S.PUT_ON):
        switch = RemoteSwitch(state)
        before = switch.is_on
        switch.apply(T.ACCEPTED, NOW)
        assert (switch.is_on, switch.differs) == (before, False)


def test_switch_remembers_since_when_it_stands_so() -> None:
    switch = RemoteSwitch()
    switch.apply(T.TOLD_ON, NOW)
    switch.apply(T.TOLD_ON, NOW.later(9))
    assert switch.changed_at == NOW


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Lunch", PauseReason("Lunch")),
        ("Lunch = *451", PauseReason("Lunch", "*451")),
        (" Overleg=*452 ", PauseReason("Overleg", "*452")),
    ],
)
def test_reason_of_a_pause_may_have_a_code_of_its_own(text: str, reason: PauseReason) -> None:
    assert reason_of(text) == reason
