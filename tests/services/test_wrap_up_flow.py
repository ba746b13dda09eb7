"""Coding a contact: open from the first second, on disk before 'saved', never on another caller."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.caller import Match
from app.domain.contact import ContactSession, SessionState
from app.domain.errors import IncompleteWrapUp, StorageError, StorageFull
from app.domain.tenancy import Unit
from app.domain.verification import Question
from app.domain.wrap_up import LONGEST_NOTE, Draft
from app.services.wrap_up_flow import WrapUpFlow
from tests import builders
from tests.builders import COMPLEX, MOBILE, NOW, RELATION, UNIT
from tests.services.world import World

ANNA, BERT = "+31690001111", "+31690002222"


def state_of(session: ContactSession) -> SessionState:
    return session.state


# ---------------------------------------------------------------- filling in


def test_coding_is_open_from_the_first_second_and_kept_with_every_change(world: World) -> None:
    session = world.talk()
    world.code(session, "Kraan lekt.")
    (kept,) = world.journal.kept()
    assert kept.draft == session.draft == builders.complete_draft()


def test_sub_topic_of_another_topic_falls_away(world: World) -> None:
    session = world.talk()
    world.code(session)
    flow = world.desk.wrap_up
    flow.choose_topic(session.session_id, "REP")
    assert session.draft.subtopic == "REPLOO"
    flow.choose_topic(session.session_id, "OVL")
    assert (session.draft.topic, session.draft.subtopic) == ("OVL", "")


def test_reason_falls_away_when_it_was_solved_after_all_and_says_that_it_was_not(world: World) -> None:
    session = world.talk()
    flow = world.desk.wrap_up
    flow.set_solved(session.session_id, False)
    flow.choose_reason(session.session_id, "TWL")
    flow.set_solved(session.session_id, False)
    assert session.draft == Draft(solved=False, reason="TWL")
    flow.set_solved(session.session_id, True)
    assert session.draft == Draft(solved=True)
    flow.choose_reason(session.session_id, "KEN")
    assert session.draft == Draft(solved=False, reason="KEN")


def test_note_is_bounded_and_written_to_disk_only_when_it_changes(world: World) -> None:
    session = world.talk()
    world.desk.wrap_up.write_note(session.session_id, "x" * (LONGEST_NOTE + 1))
    assert session.draft.note == "x" * LONGEST_NOTE
    world.journal.error = StorageError("SQLITE_BUSY")
    world.desk.wrap_up.write_note(session.session_id, "x" * LONGEST_NOTE)
    assert world.desk.sessions.storage_error is None
    world.desk.wrap_up.write_note(session.session_id, "y")
    assert world.desk.sessions.storage_error is not None


INTENTS: dict[str, Callable[[WrapUpFlow, str], None]] = {
    "choose_topic": lambda flow, session_id: flow.choose_topic(session_id, "OVL"),
    "choose_subtopic": lambda flow, session_id: flow.choose_subtopic(session_id, "OVLGEL"),
    "set_solved": lambda flow, session_id: flow.set_solved(session_id, False),
    "choose_reason": lambda flow, session_id: flow.choose_reason(session_id, "TWL"),
    "write_note": lambda flow, session_id: flow.write_note(session_id, "te laat"),
    "toggle_question": lambda flow, session_id: flow.toggle_question(session_id, Question.ADDRESS),
    "save": lambda flow, session_id: flow.save(session_id),
    "keep_open": lambda flow, session_id: flow.keep_open(session_id),
}


@pytest.mark.parametrize("intent", INTENTS)
@pytest.mark.parametrize("state", SessionState)
def test_only_an_open_contact_can_be_changed(world: World, state: SessionState, intent: str) -> None:
    session = builders.known_session(state, save_when_ended=intent == "keep_open")
    before = replace(session)
    world.desk.sessions.add(session)
    INTENTS[intent](world.desk.wrap_up, "session-1")
    INTENTS[intent](world.desk.wrap_up, "gone")
    is_open = state in (SessionState.RINGING, SessionState.TALKING, SessionState.WRAPPING_UP)
    assert (session != before) == is_open


# ---------------------------------------------------------------- saving


def test_saved_contact_is_on_disk_its_draft_is_not_and_the_agent_is_free(world: World) -> None:
    world.crm.is_silent = True
    session = world.contact(note="Kraan lekt.")
    world.save(session)
    assert state_of(session) is SessionState.SAVED
    assert [entry.record.contact_id for entry in world.outbox.waiting()] == [session.session_id]
    assert world.journal.kept() == ()
    assert world.desk.sessions.focused is None


def test_contact_is_recorded_when_the_crm_has_confirmed_it(world: World) -> None:
    session = world.contact()
    world.save(session)
    assert state_of(session) is SessionState.RECORDED
    assert world.outbox.waiting() == ()
    assert [record.contact_id for record in world.crm.written] == [session.session_id]


@pytest.mark.parametrize("missing", [{"topic": ""}, {"subtopic": ""}, {"solved": None}, {"topic": "OVL"}])
def test_contact_that_lacks_something_cannot_be_saved_and_keeps_what_it_has(
    world: World, missing: dict[str, object]
) -> None:
    session = world.contact()
    session.draft = builders.complete_draft(**missing)
    with pytest.raises(IncompleteWrapUp):
        world.save(session)
    assert state_of(session) is SessionState.WRAPPING_UP
    assert session.draft == builders.complete_draft(**missing)
    assert world.saved == {}


def test_full_disk_refuses_the_save_keeps_the_draft_and_lets_calls_go_on(world: World) -> None:
    session = world.contact(note="Kraan lekt.")
    world.outbox.error = world.journal.error = StorageFull("SQLITE_FULL")
    with pytest.raises(StorageFull):
        world.save(session)
    assert isinstance(world.desk.storage_error, StorageFull)
    assert state_of(session) is SessionState.WRAPPING_UP
    assert session.draft == builders.complete_draft()
    assert world.crm.written == []
    world.talk("next", BERT)
    assert world.focused_call == "next"
    world.ends("next")
    world.outbox.error = world.journal.error = None
    world.save(session)
    assert list(world.saved) == [session.session_id]
    assert world.desk.delivery.storage_error is None


def test_colleagues_question_cannot_be_saved_as_a_contact(world: World) -> None:
    session = world.ring(number="6001", reference=builders.reference())
    world.answer()
    world.code(session)
    world.save(session)
    assert not session.save_when_ended
    world.ends()
    assert world.saved == {}


# ---------------------------------------------------------------- saving at the end of the conversation


def test_contact_saves_itself_at_the_end_of_the_conversation_when_asked(world: World) -> None:
    session = world.talk()
    world.code(session)
    world.save(session)
    assert world.saved == {}
    assert [one.save_when_ended for one in world.journal.kept()] == [True]
    world.ends()
    assert list(world.saved) == [session.session_id]
    assert world.desk.sessions.to_code == ()


def test_order_to_save_at_the_end_can_be_taken_back(world: World) -> None:
    session = world.talk()
    world.code(session)
    world.save(session)
    world.desk.wrap_up.keep_open(session.session_id)
    assert [one.save_when_ended for one in world.journal.kept()] == [False]
    world.ends()
    assert world.desk.sessions.to_code == (session,)


def test_order_to_save_what_lacks_something_is_refused_at_once(world: World) -> None:
    session = world.talk()
    with pytest.raises(IncompleteWrapUp):
        world.save(session)
    assert not session.save_when_ended


@pytest.mark.parametrize("trouble", ["incomplete", "full disk"])
def test_what_cannot_be_saved_at_the_end_of_the_conversation_waits_for_the_agent(
    world: World, trouble: str
) -> None:
    session = world.talk()
    world.code(session)
    world.save(session)
    if trouble == "incomplete":
        world.desk.wrap_up.choose_topic(session.session_id, "OVL")
    else:
        world.outbox.error = StorageFull("SQLITE_FULL")
    world.ends()
    assert world.desk.sessions.to_code == (session,)
    assert not session.save_when_ended
    assert [one.save_when_ended for one in world.journal.kept()] == [False]


# ---------------------------------------------------------------- what the CRM gets


def test_contact_says_who_called_about_what_for_how_long_and_how_it_was_checked(world: World) -> None:
    world.knows()
    session = world.ring()
    world.later(5)
    world.answer()
    for question in (Question.ADDRESS, Question.BIRTH_DATE):
        world.desk.wrap_up.toggle_question(session.session_id, question)
    world.later(40)
    world.toggle_hold()
    world.later(25)
    world.toggle_hold()
    world.later(20)
    world.code(session, " Kraan lekt. ")
    world.ends()
    world.later(12)
    world.save(session)
    record = world.saved[session.session_id]
    assert record == builders.record(
        session.session_id,
        ended_at=NOW.later(90).utc,
        queue="",
        waited=0,
        talked=85,
        held=25,
        coded=12,
    )
    assert (record.relation_id, record.unit_id, record.complex_id) == (RELATION, UNIT, COMPLEX)
    assert record.verified_by == ("geboortedatum", "postcode en huisnummer")


def test_contact_of_an_unknown_caller_says_no_more_than_is_known(world: World) -> None:
    session = world.contact(number="anonymous")
    world.desk.wrap_up.toggle_question(session.session_id, Question.ADDRESS)
    world.save(session)
    record = world.saved[session.session_id]
    assert (record.number, record.match) == ("", Match.WITHHELD)
    assert (record.relation_id, record.unit_id, record.complex_id) == ("", "", "")
    assert record.verified_by == ()


def test_home_without_a_complex_is_recorded_without_one(world: World) -> None:
    world.crm.knows(MOBILE, builders.candidate())
    world.crm.holds(RELATION, Unit(UNIT))
    session = world.contact()
    world.save(session)
    record = world.saved[session.session_id]
    assert (record.unit_id, record.complex_id) == (UNIT, "")


def test_reason_goes_along_with_what_was_not_solved(world: World) -> None:
    session = world.contact()
    world.desk.wrap_up.choose_reason(session.session_id, "KEN")
    world.save(session)
    wrap_up = world.saved[session.session_id].wrap_up
    assert wrap_up.reason is not None
    assert (wrap_up.reason.code, wrap_up.outcome.code) == ("KEN", "TWL")


# ---------------------------------------------------------------- two callers


def test_note_about_one_caller_is_never_saved_to_another(world: World) -> None:
    anna = world.talk("anna", ANNA)
    world.code(anna, "Over Anna.")
    bert = world.talk("bert", BERT)
    world.code(bert, "Over Bert.")
    world.save(anna)
    world.ends("bert")
    world.save(bert)
    world.ends("anna")
    saved = {record.number: record.wrap_up.note for record in world.saved.values()}
    assert saved == {ANNA: "Over Anna.", BERT: "Over Bert."}
