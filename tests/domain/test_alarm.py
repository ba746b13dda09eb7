"""The alarm 'longest waiting > 3 min during 1 min' neither flutters nor nags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.alarm import Alarm, AlarmRule, AlarmState, AlarmTrigger
from app.domain.moment import Moment
from tests.builders import NOW

S, T = AlarmState, AlarmTrigger
QUIET = Alarm()
RULE = AlarmRule(limit=180, during=60, calm_below=120, snooze=600)

LEADS_TO = {
    (S.QUIET, T.OVER): S.GATHERING,
    (S.GATHERING, T.BETWEEN): S.QUIET,
    (S.GATHERING, T.UNDER): S.QUIET,
    (S.GATHERING, T.UNSEEN): S.QUIET,
    (S.GATHERING, T.LASTED): S.RAISED,
    (S.RAISED, T.UNDER): S.EASING,
    (S.RAISED, T.PUT_OFF): S.SNOOZED,
    (S.EASING, T.OVER): S.RAISED,
    (S.EASING, T.BETWEEN): S.RAISED,
    (S.EASING, T.UNSEEN): S.RAISED,
    (S.EASING, T.LASTED): S.QUIET,
    (S.EASING, T.PUT_OFF): S.SNOOZED,
    (S.SNOOZED, T.WOKEN): S.GATHERING,
}


def watched(*longest: float, alarm: Alarm = QUIET, start: Moment = NOW) -> Alarm:
    """The alarm after the longest waiting was looked at once a second."""
    for second, seconds in enumerate(longest):
        alarm = alarm.observed(RULE, seconds, start.later(second))
    return alarm


@pytest.mark.parametrize("trigger", AlarmTrigger)
@pytest.mark.parametrize("state", AlarmState)
def test_each_step_leads_where_the_table_says_and_else_nothing_changes(
    state: AlarmState, trigger: AlarmTrigger
) -> None:
    before = Alarm(state, NOW)
    after = before.after(trigger, NOW.later(1))
    expected = LEADS_TO.get((state, trigger))
    assert after == (before if expected is None else Alarm(expected, NOW.later(1)))


@pytest.mark.parametrize("state", AlarmState)
def test_team_lead_sees_it_while_it_is_raised_or_not_over_for_long(state: AlarmState) -> None:
    assert Alarm(state).is_raised == (state in (S.RAISED, S.EASING))


def test_alarm_is_raised_when_the_longest_waited_too_long_for_a_minute() -> None:
    assert watched(*[181] * 60).state is S.GATHERING
    assert watched(*[181] * 61).state is S.RAISED


def test_exactly_three_minutes_is_not_over_three_minutes() -> None:
    assert watched(*[180] * 200).state is S.QUIET


def test_one_moment_at_the_limit_lets_the_minute_begin_again() -> None:
    assert watched(*[181] * 50, 180, *[181] * 60).state is S.GATHERING


def test_raised_alarm_stays_while_the_wait_hovers_around_the_limit() -> None:
    assert watched(*[181] * 61, *[170, 190] * 100).state is S.RAISED


def test_alarm_ends_after_a_minute_of_calm() -> None:
    raised = [181.0] * 61
    assert watched(*raised, *[119] * 60).state is S.EASING
    assert watched(*raised, *[119] * 61).state is S.QUIET


def test_calm_that_is_broken_has_to_last_again() -> None:
    assert watched(*[181] * 61, *[0] * 50, 121, *[0] * 60).state is S.EASING


def test_alarm_that_was_put_off_is_quiet_for_ten_minutes_and_must_last_again() -> None:
    put_off = watched(*[181] * 61).after(T.PUT_OFF, NOW)
    assert watched(*[999] * 600, alarm=put_off).state is S.SNOOZED
    assert watched(*[999] * 601, alarm=put_off).state is S.GATHERING
    assert watched(*[999] * 661, alarm=put_off).state is S.RAISED


def test_alarm_that_was_put_off_ends_quietly_when_it_got_better() -> None:
    put_off = watched(*[181] * 61).after(T.PUT_OFF, NOW)
    assert watched(*[0] * 601, alarm=put_off).state is S.QUIET


@given(st.lists(st.floats(0, 400), max_size=200))
def test_no_alarm_without_a_whole_minute_over_the_limit(waits: list[float]) -> None:
    over = "".join("x" if wait > RULE.limit else "." for wait in waits)
    if "x" * 61 not in over:
        assert not watched(*waits).is_raised
