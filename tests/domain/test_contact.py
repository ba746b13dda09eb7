"""A contact session takes the steps of its table and no others."""

from copy import copy

import pytest

from app.domain.contact import SessionState, SessionTrigger
from app.domain.errors import InvalidTransition
from tests import builders
from tests.builders import NOW

S, T = SessionState, SessionTrigger

ALLOWED = {
    (S.RINGING, T.ANSWERED): S.TALKING,
    (S.RINGING, T.ENDED): S.MISSED,
    (S.TALKING, T.ENDED): S.WRAPPING_UP,
    (S.WRAPPING_UP, T.SAVED): S.SAVED,
    (S.SAVED, T.RECORDED): S.RECORDED,
    (S.TALKING, T.DISMISSED): S.CLOSED,
    (S.WRAPPING_UP, T.DISMISSED): S.CLOSED,
    (S.MISSED, T.FOUND_AGAIN): S.RINGING,
    (S.WRAPPING_UP, T.FOUND_AGAIN): S.TALKING,
    (S.CLOSED, T.FOUND_AGAIN): S.TALKING,
}


@pytest.mark.parametrize("trigger", SessionTrigger)
@pytest.mark.parametrize("state", SessionState)
def test_each_step_leads_where_the_table_says_and_no_other_is_taken(
    state: SessionState, trigger: SessionTrigger
) -> None:
    session = builders.session(state)
    untouched = copy(session)
    if (state, trigger) in ALLOWED:
        session.apply(trigger, NOW)
        assert session.state is ALLOWED[state, trigger]
    else:
        with pytest.raises(InvalidTransition, match=f"{state.name} has no step for {trigger.name}"):
            session.apply(trigger, NOW)
        assert session == untouched


@pytest.mark.parametrize("state", SessionState)
def test_contact_is_open_while_the_agent_has_something_to_do_with_it(state: SessionState) -> None:
    assert builders.session(state).is_open == (state in (S.RINGING, S.TALKING, S.WRAPPING_UP))


@pytest.mark.parametrize("state", SessionState)
def test_only_a_conversation_that_ended_waits_for_coding(state: SessionState) -> None:
    assert builders.session(state).needs_coding == (state is S.WRAPPING_UP)


def test_contact_remembers_when_it_was_answered_and_when_it_ended() -> None:
    session = builders.session()
    session.apply(T.ANSWERED, NOW.later(5))
    session.apply(T.ENDED, NOW.later(65))
    session.apply(T.SAVED, NOW.later(80))
    assert session.answered_at == NOW.later(5)
    assert session.ended_at == NOW.later(65)


def test_conversation_that_was_thought_lost_and_goes_on_has_not_ended() -> None:
    session = builders.session(S.TALKING, answered_at=NOW)
    session.apply(T.ENDED, NOW.later(65))
    session.apply(T.FOUND_AGAIN, NOW.later(66))
    assert session.ended_at is None
    assert session.answered_at == NOW


def test_colleagues_question_is_one_until_the_caller_is_handed_over() -> None:
    assert not builders.session().is_question
    assert builders.session(reference=builders.reference()).is_question
    assert not builders.session(reference=builders.reference(), taken_over=True).is_question
