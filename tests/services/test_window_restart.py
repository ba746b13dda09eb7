"""A window that was killed comes back to the same calls, cards, clocks, drafts and questions."""

import pytest

from app.domain.call import CallState, Direction, EndCause
from app.domain.caller import Match
from app.domain.consult import ConsultState
from app.domain.contact import ContactSession, SessionState
from app.domain.errors import StorageFull
from app.domain.verification import Question
from tests import builders
from tests.builders import MOBILE, RELATION
from tests.services.test_contact_flow import INTERNAL
from tests.services.world import World

BERT = "+31690002222"


def only(world: World) -> ContactSession:
    (session,) = world.desk.sessions.all
    return session


def state_of(session: ContactSession) -> SessionState:
    return session.state


# ---------------------------------------------------------------- the conversation


def test_conversation_goes_on_with_its_card_clock_checks_and_draft(world: World) -> None:
    world.knows()
    before = world.talk()
    world.code(before, "Kraan lekt.")
    for question in (Question.ADDRESS, Question.BIRTH_DATE):
        world.desk.wrap_up.toggle_question(before.session_id, question)
    world.desk.contacts.reveal(before.session_id, "aandacht")
    world.later(30)
    world.restart_window()
    after = only(world)
    assert after is not before
    assert after.dossier == before.dossier
    assert after == before
    assert world.state() is CallState.TALKING
    assert world.desk.sessions.focused is after
    call = world.desk.calls.live("call-1")
    assert call is not None
    assert call.answered_at == before.answered_at


def test_ringing_call_rings_on_and_a_look_up_that_was_cut_off_is_made_again(world: World) -> None:
    world.knows()
    world.crm.is_silent = True
    world.ring()
    world.crm.is_silent = False
    world.restart_window()
    session = only(world)
    assert state_of(session) is SessionState.RINGING
    assert session.identification.chosen == RELATION
    world.answer()
    assert state_of(session) is SessionState.TALKING


@pytest.mark.parametrize("match", [Match.NONE, Match.WITHHELD])
def test_caller_who_was_not_found_is_not_looked_up_again(world: World, match: Match) -> None:
    world.talk(number="anonymous" if match is Match.WITHHELD else MOBILE)
    asked = len(world.crm.identified)
    world.restart_window()
    assert only(world).identification.match is match
    assert len(world.crm.identified) == asked


def test_waiting_on_hold_before_and_after_the_restart_adds_up(world: World) -> None:
    session = world.talk()
    for _ in range(2):
        world.toggle_hold()
        world.later(20)
        world.toggle_hold()
    world.restart_window()
    world.toggle_hold()
    world.later(5)
    world.restart_window()
    call = world.desk.calls.live("call-1")
    assert call is not None
    assert call.held_since is not None
    world.later(5)
    world.toggle_hold()
    world.code(only(world))
    world.ends()
    world.save(only(world))
    assert world.saved[session.session_id].held == 20 + 20 + 10


def test_screen_shows_again_whom_the_agent_talks_with_and_not_the_last_who_called(world: World) -> None:
    world.talk("anna")
    world.talk("bert", BERT)
    world.toggle_hold("anna")
    world.restart_window()
    assert world.focused_call == "anna"


# ---------------------------------------------------------------- what happened in between


def test_conversation_that_ended_without_a_window_waits_for_coding(world: World) -> None:
    session = world.talk()
    world.code(session, "Kraan lekt.")
    world.kill_window()
    world.phone.ends_unseen("call-1")
    world.start_window()
    (waiting,) = world.desk.sessions.to_code
    assert waiting.draft == builders.complete_draft()


def test_conversation_that_ended_without_a_window_is_saved_when_that_was_asked(world: World) -> None:
    session = world.talk()
    world.code(session)
    world.save(session)
    world.kill_window()
    world.phone.ends_unseen("call-1")
    world.start_window()
    assert list(world.saved) == [session.session_id]
    assert world.desk.sessions.to_code == ()


def test_save_that_the_full_disk_prevented_at_the_end_is_made_by_the_next_window(world: World) -> None:
    session = world.talk()
    world.code(session)
    world.save(session)
    world.outbox.error = world.journal.error = StorageFull("SQLITE_FULL")
    world.phone.engine_dies()
    world.settle()
    world.kill_window()
    world.outbox.error = world.journal.error = None
    world.start_window()
    assert list(world.saved) == [session.session_id]
    assert [contact_id for contact_id, _ in world.crm.attempts] == [session.session_id]


def test_call_that_was_answered_without_a_window_is_a_conversation(world: World) -> None:
    world.ring()
    world.kill_window()
    world.phone.answer("call-1")
    world.start_window()
    assert state_of(only(world)) is SessionState.TALKING


def test_call_that_stopped_ringing_without_a_window_is_missed(world: World) -> None:
    world.ring()
    world.kill_window()
    world.phone.ends_unseen("call-1")
    world.start_window()
    assert world.desk.sessions.missed == (only(world),)


@pytest.mark.parametrize("direction", Direction)
def test_conversation_of_which_nothing_was_kept_can_still_be_coded(
    world: World, direction: Direction
) -> None:
    world.journal.error = StorageFull("SQLITE_FULL")
    if direction is Direction.INCOMING:
        world.talk()
    else:
        world.phone.other_answers(world.dial().call_id)
    world.kill_window()
    world.journal.error = None
    world.start_window()
    session = only(world)
    assert (session.direction, state_of(session)) == (direction, SessionState.TALKING)
    world.ends(session.call_id)
    assert world.desk.sessions.to_code == (session,)


def test_caller_who_was_handed_over_while_there_was_no_window_is_ours_to_code(world: World) -> None:
    world.ring(number=INTERNAL, reference=builders.reference())
    world.answer()
    world.kill_window()
    world.phone.other_changes("call-1", builders.party(MOBILE))
    world.start_window()
    assert not only(world).is_question
    world.ends()
    assert world.desk.sessions.to_code == (only(world),)


def test_colleagues_question_that_ended_without_a_window_needs_no_coding(world: World) -> None:
    world.ring(number=INTERNAL, reference=builders.reference())
    world.answer()
    world.kill_window()
    world.phone.ends_unseen("call-1")
    world.start_window()
    assert state_of(only(world)) is SessionState.CLOSED
    assert world.desk.sessions.to_code == ()


def test_contact_that_waits_for_coding_still_waits(world: World) -> None:
    world.contact(note="Kraan lekt.")
    world.restart_window()
    assert only(world).draft == builders.complete_draft()
    assert world.desk.sessions.to_code == (only(world),)
    world.save(only(world))
    assert world.crm.written[0].wrap_up.note == "Kraan lekt."


# ---------------------------------------------------------------- the consult


@pytest.mark.parametrize("state", [ConsultState.ASKING, ConsultState.TALKING, ConsultState.TOGETHER])
def test_consult_is_found_again_and_the_caller_can_be_taken_back(world: World, state: ConsultState) -> None:
    world.talk()
    world.ask()
    if state is not ConsultState.ASKING:
        world.colleague_answers()
    if state is ConsultState.TOGETHER:
        world.join()
    before = world.consult
    world.later(5)
    world.restart_window()
    after = world.consult
    assert after is not before
    assert (after.state, after.colleague_call, after.customer_call) == (
        state,
        before.colleague_call,
        before.customer_call,
    )
    assert (after.question, after.asked_at, after.session_id) == (
        before.question,
        before.asked_at,
        before.session_id,
    )
    assert len(world.desk.sessions.all) == 1
    assert only(world).consulted
    world.back()
    assert world.phone.heard == {"call-1"}


def test_question_about_a_caller_who_hung_up_in_between_is_no_consult(world: World) -> None:
    world.consult_talking()
    world.kill_window()
    world.phone.ends_unseen("call-1")
    world.start_window()
    assert world.desk.consults.consult is None
    assert world.desk.sessions.to_code == (only(world),)


def test_question_of_which_nothing_was_kept_is_no_consult(world: World) -> None:
    world.journal.error = StorageFull("SQLITE_FULL")
    world.consult_talking()
    world.kill_window()
    world.journal.error = None
    world.start_window()
    assert world.desk.consults.consult is None
    assert only(world).call_id == "call-1"


def test_telephone_that_tells_all_again_changes_nothing_in_a_consult(world: World) -> None:
    world.consult_together()
    before = world.consult
    world.phone.connect()
    world.settle()
    assert world.consult is before
    assert before.state is ConsultState.TOGETHER


def test_ordinary_call_out_is_no_consult(world: World) -> None:
    world.dial()
    world.restart_window()
    assert world.desk.consults.consult is None


def test_caller_of_three_who_talk_is_on_the_screen_and_not_the_one_who_waits(world: World) -> None:
    world.talk("anna")
    world.talk("bert", BERT)
    world.toggle_hold("anna")
    world.ask()
    world.colleague_answers()
    world.join()
    world.restart_window()
    assert world.consult.state is ConsultState.TOGETHER
    assert world.focused_call == "anna"
    assert world.phone.heard == {"anna", world.colleague_call}


def test_two_calls_that_were_answered_before_the_window_was_killed_do_not_hear_each_other(
    world: World,
) -> None:
    for call_id in ("anna", "bert"):
        world.ring(call_id)
        world.later(1)
        world.phone.answer(call_id)
    world.restart_window()
    assert world.phone.heard == {"bert"}
    assert world.focused_call == "bert"


# ---------------------------------------------------------------- the engine


def test_every_conversation_is_kept_for_coding_when_the_engine_dies(world: World) -> None:
    first = world.talk("first")
    second = world.talk("second", BERT)
    ringing = world.ring("ringing")
    world.phone.engine_dies()
    world.settle()
    assert world.desk.sessions.to_code == (first, second)
    assert world.desk.sessions.missed == (ringing,)
    world.phone.connect()
    world.settle()
    assert world.desk.sessions.to_code == (first, second)


def test_call_begun_with_the_next_engine_does_not_end_with_the_one_before(world: World) -> None:
    world.talk()
    world.phone.engine_dies()
    world.phone.connect()
    world.clock.advance(1)
    world.desk.dial(BERT)
    world.phone.other_answers(world.desk.sessions.all[-1].call_id)
    world.settle()
    dialled = world.desk.sessions.all[-1]
    assert state_of(dialled) is SessionState.TALKING
    assert world.desk.sessions.to_code == (world.session(),)


@pytest.mark.parametrize("state", [CallState.RINGING, CallState.TALKING, CallState.HELD])
def test_call_that_only_seemed_to_be_lost_goes_on_as_the_same_contact(world: World, state: CallState) -> None:
    session = world.ring()
    if state is not CallState.RINGING:
        world.answer()
        world.code(session, "Kraan lekt.")
    if state is CallState.HELD:
        world.toggle_hold()
    world.phone.channel_breaks()
    world.settle()
    assert world.desk.calls.all == {}
    world.phone.connect()
    world.settle()
    assert world.state() is state
    assert only(world) is session
    expected = SessionState.RINGING if state is CallState.RINGING else SessionState.TALKING
    assert state_of(session) is expected
    assert [one.state for one in world.journal.kept()] == [expected]
    world.answer()
    world.ends()
    assert world.desk.sessions.to_code == (session,)
    assert session.ended_at is not None


def test_call_that_only_seemed_to_be_lost_and_was_saved_meanwhile_is_not_coded_twice(world: World) -> None:
    session = world.talk()
    world.code(session)
    world.phone.channel_breaks()
    world.settle()
    world.save(session)
    world.phone.connect()
    world.settle()
    world.ends()
    assert world.desk.sessions.to_code == ()
    assert len(world.saved) == 1


def test_question_that_only_seemed_to_be_lost_can_still_become_our_caller(world: World) -> None:
    session = world.ring(number=INTERNAL, reference=builders.reference())
    world.answer()
    world.phone.channel_breaks()
    world.settle()
    assert state_of(session) is SessionState.CLOSED
    world.phone.connect()
    world.phone.other_changes("call-1", builders.party(MOBILE))
    world.settle()
    world.ends(cause=EndCause.BY_OTHER_PARTY)
    assert world.desk.sessions.to_code == (session,)
