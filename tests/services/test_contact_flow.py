"""Who calls, from the first ring to the last word: found, chosen, shown, verified, opened."""

from collections.abc import Callable

import pytest

from app.domain import events
from app.domain.call import Direction, EndCause, QueueContext
from app.domain.caller import Match
from app.domain.contact import ContactSession, SessionState
from app.domain.dossier import Dossier, PartName, PartState
from app.domain.errors import Failure, StorageFull
from app.domain.tenancy import FlagKind, Flags
from app.domain.verification import Question
from tests import builders
from tests.builders import MOBILE, RELATION
from tests.services.world import World

OTHER = "+31690005678"
INTERNAL = "6001"
BERT = builders.candidate("REL-2", "Groenvink-Demo")


def chosen(session: ContactSession) -> str:
    return session.identification.chosen


def match_of(session: ContactSession) -> Match:
    return session.identification.match


def verify(world: World, session: ContactSession) -> None:
    for question in (Question.BIRTH_DATE, Question.ADDRESS):
        world.desk.wrap_up.toggle_question(session.session_id, question)


# ---------------------------------------------------------------- the look-up


def test_search_begins_at_the_first_ring_and_the_dossier_is_there_before_the_answer(world: World) -> None:
    world.knows()
    session = world.ring()
    assert (match_of(session), chosen(session)) == (Match.ONE, RELATION)
    assert session.dossier is not None
    assert session.dossier.is_complete


def test_call_brings_its_queue_and_its_waiting_time_along(world: World) -> None:
    world.phone.ring("call-1", builders.party(), QueueContext("Reparaties", 80))
    world.settle()
    assert world.session().queue == QueueContext("Reparaties", 80)


def test_number_of_several_people_shows_them_and_loads_nobody(world: World) -> None:
    world.crm.knows(MOBILE, builders.candidate(), BERT)
    session = world.ring()
    assert match_of(session) is Match.SEVERAL
    assert session.identification.candidates == (builders.candidate(), BERT)
    assert world.crm.loaded == []


def test_unknown_number_finds_nobody(world: World) -> None:
    session = world.ring()
    assert match_of(session) is Match.NONE
    assert session.dossier is None


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("anonymous", Match.WITHHELD),
        ("", Match.WITHHELD),
        ("roodspecht", Match.UNREADABLE),
        ("0" * 300, Match.UNREADABLE),
        (INTERNAL, Match.INTERNAL),
    ],
)
def test_number_that_says_nothing_is_never_looked_up(world: World, number: str, expected: Match) -> None:
    session = world.ring(number=number)
    assert match_of(session) is expected
    assert world.crm.identified == []


@pytest.mark.parametrize("failure", Failure)
def test_call_goes_on_without_the_crm_and_the_agent_can_ask_again(world: World, failure: Failure) -> None:
    world.knows()
    world.crm.failure = failure
    session = world.talk()
    assert (match_of(session), session.identification.failure) == (Match.FAILED, failure)
    assert session.state is SessionState.TALKING
    world.crm.failure = None
    world.desk.contacts.look_up_again(session.session_id)
    world.settle()
    assert chosen(session) == RELATION
    assert session.identification.failure is None


def test_whom_we_call_is_looked_up_too(world: World) -> None:
    world.knows()
    session = world.dial()
    assert (session.direction, chosen(session)) == (Direction.OUTGOING, RELATION)


# ---------------------------------------------------------------- answers that come late


def test_late_answer_about_a_previous_call_is_dropped(world: World) -> None:
    world.crm.is_silent = True
    first = world.ring("first")
    world.ends("first")
    second = world.ring("second", OTHER)
    world.tell(events.CallerIdentified(first.session_id, (BERT,)))
    assert match_of(second) is Match.LOOKING
    assert second.dossier is None
    assert chosen(first) == "REL-2"  # the list of missed calls says who it was
    assert world.crm.loaded == []  # and nobody needs her dossier any more


def test_answer_after_the_contact_was_saved_changes_nothing_that_was_saved(world: World) -> None:
    world.crm.is_silent = True
    session = world.contact()
    world.save(session)
    world.tell(events.CallerIdentified(session.session_id, (builders.candidate(),)))
    assert world.saved[session.session_id].relation_id == ""
    assert world.journal.kept() == ()
    assert world.crm.loaded == []


def test_answer_that_comes_after_the_agent_chose_does_not_overrule_the_agent(world: World) -> None:
    world.crm.is_silent = True
    session = world.ring()
    world.desk.contacts.choose(session.session_id, BERT)
    world.tell(
        events.CallerIdentified(session.session_id, (builders.candidate(),)),
        events.IdentificationFailed(session.session_id, Failure.TIMED_OUT),
    )
    assert (match_of(session), chosen(session)) == (Match.BY_HAND, "REL-2")
    assert session.identification.failure is None


LATE: tuple[Callable[[str], events.Event], ...] = (
    lambda session_id: events.DossierLoaded(session_id, RELATION, builders.person()),
    lambda session_id: events.DossierPartAbsent(session_id, RELATION, PartName.PERSON),
    lambda session_id: events.DossierPartFailed(session_id, RELATION, PartName.PERSON, Failure.TIMED_OUT),
)


@pytest.mark.parametrize("late", LATE, ids=["loaded", "absent", "failed"])
def test_late_part_about_somebody_else_than_is_on_the_card_is_dropped(
    world: World, late: Callable[[str], events.Event]
) -> None:
    world.crm.is_silent = True
    session = world.ring()
    world.tell(late(session.session_id), late("gone"))
    assert session.dossier is None
    world.desk.contacts.choose(session.session_id, BERT)
    world.tell(late(session.session_id), late("gone"))
    assert session.dossier == Dossier("REL-2")


@pytest.mark.parametrize(
    "intent", ["look_up_again", "forget_choice", "choose", "reveal", "identified", "identification_failed"]
)
def test_contact_that_is_gone_cannot_be_asked_after(world: World, intent: str) -> None:
    contacts = world.desk.contacts
    intents = {
        "look_up_again": lambda: contacts.look_up_again("gone"),
        "forget_choice": lambda: contacts.forget_choice("gone"),
        "choose": lambda: contacts.choose("gone", BERT),
        "reveal": lambda: contacts.reveal("gone", "aandacht"),
        "identified": lambda: contacts.identified("gone", (BERT,)),
        "identification_failed": lambda: contacts.identification_failed("gone", Failure.TIMED_OUT),
    }
    intents[intent]()
    assert world.desk.sessions.all == ()
    assert world.crm.loaded == []
    assert world.audit.noted == []


# ---------------------------------------------------------------- the picture


def test_each_part_fills_its_own_place_as_it_comes(world: World) -> None:
    world.crm.is_silent = True
    world.knows()
    session = world.ring()
    world.tell(events.CallerIdentified(session.session_id, (builders.candidate(),)))
    world.tell(
        events.DossierLoaded(session.session_id, RELATION, builders.unit()),
        events.DossierPartAbsent(session.session_id, RELATION, PartName.COMPLEX),
        events.DossierPartFailed(session.session_id, RELATION, PartName.CASES, Failure.TIMED_OUT),
    )
    dossier = session.dossier
    assert dossier is not None
    assert dossier.unit.content == builders.unit()
    assert dossier.complex.state is PartState.ABSENT
    assert dossier.cases.failure is Failure.TIMED_OUT
    assert dossier.person.state is PartState.LOADING


def test_part_that_is_on_the_card_is_not_taken_away_by_a_failure_that_comes_later(world: World) -> None:
    world.knows()
    session = world.ring()
    world.tell(events.DossierPartFailed(session.session_id, RELATION, PartName.UNIT, Failure.TIMED_OUT))
    assert session.dossier is not None
    assert session.dossier.unit.content == builders.unit()


def test_agent_can_load_the_dossier_again(world: World) -> None:
    world.knows()
    session = world.ring()
    world.desk.contacts.look_up_again(session.session_id)
    world.settle()
    assert world.crm.loaded == [RELATION, RELATION]
    assert session.dossier is not None
    assert session.dossier.is_complete


# ---------------------------------------------------------------- the agent says who it is


def test_one_of_several_is_chosen_and_loaded(world: World) -> None:
    world.crm.knows(MOBILE, builders.candidate(), BERT)
    session = world.talk()
    world.desk.contacts.choose(session.session_id, BERT)
    world.settle()
    assert (match_of(session), chosen(session)) == (Match.SEVERAL, "REL-2")
    assert world.crm.loaded == ["REL-2"]


def test_somebody_found_by_hand_is_remembered_as_such(world: World) -> None:
    world.crm.knows(MOBILE, builders.candidate(), BERT)
    session = world.talk()
    world.desk.contacts.choose(session.session_id, builders.candidate("REL-3"))
    assert match_of(session) is Match.BY_HAND
    world.desk.contacts.choose(session.session_id, BERT)
    assert match_of(session) is Match.SEVERAL


def test_caller_who_was_somebody_else_after_all_takes_verification_and_what_was_opened_along(
    world: World,
) -> None:
    world.knows()
    session = world.talk()
    verify(world, session)
    world.desk.contacts.reveal(session.session_id, "aandacht")
    world.desk.contacts.forget_choice(session.session_id)
    assert not session.verification.is_verified
    assert not session.revealed
    assert session.dossier is None
    assert match_of(session) is Match.NONE
    world.desk.contacts.choose(session.session_id, builders.candidate())
    assert match_of(session) is Match.ONE


def test_choosing_another_person_begins_a_new_verification(world: World) -> None:
    world.knows()
    session = world.talk()
    verify(world, session)
    world.desk.contacts.reveal(session.session_id, "aandacht")
    world.desk.contacts.choose(session.session_id, BERT)
    assert not session.verification.is_verified
    assert not session.revealed


def test_several_people_are_offered_again_when_the_first_choice_was_wrong(world: World) -> None:
    world.crm.knows(MOBILE, builders.candidate(), BERT)
    session = world.talk()
    world.desk.contacts.choose(session.session_id, BERT)
    world.desk.contacts.forget_choice(session.session_id)
    assert match_of(session) is Match.SEVERAL
    assert session.identification.candidates == (builders.candidate(), BERT)


@pytest.mark.parametrize(
    ("number", "expected"),
    [("anonymous", Match.WITHHELD), ("roodspecht", Match.UNREADABLE), (OTHER, Match.NONE)],
)
def test_screen_says_again_what_the_number_told_when_the_search_by_hand_was_wrong(
    world: World, number: str, expected: Match
) -> None:
    session = world.talk(number=number)
    world.desk.contacts.choose(session.session_id, BERT)
    world.desk.contacts.forget_choice(session.session_id)
    world.settle()
    assert match_of(session) is expected
    assert chosen(session) == ""


# ---------------------------------------------------------------- what may be seen


def test_confidential_facts_open_only_for_a_verified_caller_and_are_written_down_first(
    world: World,
) -> None:
    world.knows(Flags((builders.flag(FlagKind.ARREARS),)))
    session = world.talk()
    world.desk.contacts.reveal(session.session_id, "aandacht")
    assert (session.revealed, world.audit.noted) == (False, [])
    verify(world, session)
    world.desk.contacts.reveal(session.session_id, "aandacht")
    (disclosure,) = world.audit.noted
    assert session.revealed
    assert (disclosure.session_id, disclosure.relation_id) == (session.session_id, RELATION)
    assert (disclosure.what, disclosure.match, disclosure.at) == ("aandacht", Match.ONE, world.clock.now())


def test_opening_twice_is_written_down_once(world: World) -> None:
    world.knows()
    session = world.talk()
    verify(world, session)
    for _ in range(2):
        world.desk.contacts.reveal(session.session_id, "aandacht")
    assert len(world.audit.noted) == 1


def test_what_cannot_be_written_down_stays_covered(world: World) -> None:
    world.knows()
    session = world.talk()
    verify(world, session)
    world.audit.error = StorageFull("SQLITE_FULL")
    with pytest.raises(StorageFull):
        world.desk.contacts.reveal(session.session_id, "aandacht")
    assert not session.revealed


def test_answer_that_turns_out_wrong_covers_everything_again(world: World) -> None:
    world.knows()
    session = world.talk()
    verify(world, session)
    world.desk.contacts.reveal(session.session_id, "aandacht")
    world.desk.wrap_up.toggle_question(session.session_id, Question.LEASE_BEGIN)
    assert session.revealed
    for question in (Question.LEASE_BEGIN, Question.BIRTH_DATE):
        world.desk.wrap_up.toggle_question(session.session_id, question)
    assert not session.revealed


# ---------------------------------------------------------------- a colleague asks us


def test_colleagues_question_shows_the_tenant_before_the_hello(world: World) -> None:
    world.knows()
    session = world.ring(number=INTERNAL, reference=builders.reference())
    assert (match_of(session), chosen(session)) == (Match.BY_COLLEAGUE, RELATION)
    assert session.dossier is not None
    assert session.is_question


def test_colleagues_question_about_an_unknown_caller_loads_nobody(world: World) -> None:
    session = world.ring(number=INTERNAL, reference=builders.reference(relation_id=""))
    assert match_of(session) is Match.BY_COLLEAGUE
    assert world.crm.loaded == []


def test_colleagues_question_can_turn_out_to_be_about_somebody_else(world: World) -> None:
    world.knows()
    session = world.ring(number=INTERNAL, reference=builders.reference())
    world.desk.contacts.forget_choice(session.session_id)
    world.settle()
    assert (match_of(session), chosen(session)) == (Match.NONE, "")


def test_colleagues_question_needs_no_coding(world: World) -> None:
    session = world.ring(number=INTERNAL, reference=builders.reference())
    world.answer()
    world.ends()
    assert session.state is SessionState.CLOSED
    assert world.desk.sessions.to_code == ()
    assert world.journal.kept() == ()


def test_colleagues_question_that_nobody_took_is_in_the_list_of_missed_calls(world: World) -> None:
    session = world.ring(number=INTERNAL, reference=builders.reference())
    world.ends(cause=EndCause.NOT_ANSWERED)
    assert world.desk.sessions.missed == (session,)


def test_words_that_follow_a_question_appear_on_the_screen(world: World) -> None:
    first = world.ring("first", INTERNAL, builders.reference(question=""))
    other = world.ring("other", INTERNAL, builders.reference(session_id="session-9", question=""))
    plain = world.ring("plain")
    world.colleague_tells(builders.reference(question="Mag dit?"), INTERNAL)
    assert first.reference is not None
    assert other.reference is not None
    assert (first.reference.question, other.reference.question) == ("Mag dit?", "")
    assert plain.reference is None
    (kept,) = [one for one in world.journal.kept() if one.call_id == "first"]
    assert kept.reference == first.reference


def test_words_about_a_question_that_is_over_are_dropped(world: World) -> None:
    session = world.ring(number=INTERNAL, reference=builders.reference(question=""))
    world.answer()
    world.ends()
    world.colleague_tells(builders.reference(question="Mag dit?"), INTERNAL)
    assert session.reference is not None
    assert session.reference.question == ""


FROM_OUTSIDE = [
    (MOBILE, Match.NONE),
    ("+441632960961", Match.NONE),
    ("anonymous", Match.WITHHELD),
    ("", Match.WITHHELD),
    ("roodspecht", Match.UNREADABLE),
    ("6001@elders", Match.UNREADABLE),
]


@pytest.mark.parametrize(("number", "expected"), FROM_OUTSIDE)
def test_no_caller_from_outside_can_name_somebody_elses_dossier(
    world: World, number: str, expected: Match
) -> None:
    world.crm.holds(RELATION, *builders.contents())
    session = world.ring(number=number, reference=builders.reference())
    assert (match_of(session), chosen(session), session.dossier) == (expected, "", None)
    assert (session.reference, session.is_question) == (None, False)
    assert world.crm.loaded == []
    world.answer()
    world.ends()
    assert world.desk.sessions.to_code == (session,)  # a conversation like any other


@pytest.mark.parametrize(("number", "expected"), FROM_OUTSIDE)
def test_window_that_finds_such_a_call_does_not_believe_it_either(
    world: World, number: str, expected: Match
) -> None:
    world.kill_window()
    world.phone.ring("call-1", builders.party(number), reference=builders.reference())
    world.mailbox.clear()
    world.start_window()
    assert (match_of(world.session()), world.session().reference) == (expected, None)
    assert world.crm.loaded == []


def test_words_for_a_caller_from_outside_are_dropped(world: World) -> None:
    session = world.ring(reference=builders.reference(question=""))
    world.colleague_tells(builders.reference(question="Mag dit?"), INTERNAL)
    assert session.reference is None


def test_words_are_dropped_once_the_caller_was_handed_over_to_us(world: World) -> None:
    session = world.ring(number=INTERNAL, reference=builders.reference(question="Mag dit?"))
    world.answer()
    world.phone.other_changes("call-1", builders.party(MOBILE))
    world.colleague_tells(builders.reference(question="Iets anders?"), INTERNAL)
    assert session.reference == builders.reference(question="Mag dit?")


def test_caller_who_is_handed_over_to_us_is_ours_to_code(world: World) -> None:
    world.knows()
    session = world.ring(number=INTERNAL, reference=builders.reference())
    world.answer()
    verify(world, session)
    world.phone.other_changes("call-1", builders.party(MOBILE))
    world.settle()
    assert not session.is_question
    assert not session.verification.is_verified
    assert chosen(session) == RELATION
    world.ends()
    assert world.desk.sessions.to_code == (session,)
    world.code(session)
    world.save(session)
    assert world.saved[session.session_id].number == MOBILE


# ---------------------------------------------------------------- somebody else at the other end


def test_caller_whom_the_exchange_puts_through_is_looked_up_and_is_not_yet_verified(world: World) -> None:
    world.knows()
    session = world.talk(number=INTERNAL)
    verify(world, session)
    world.phone.other_changes("call-1", builders.party(MOBILE))
    world.settle()
    assert (match_of(session), chosen(session)) == (Match.ONE, RELATION)
    assert session.dossier is not None
    assert not session.verification.is_verified


def test_card_of_the_former_caller_goes_away_with_the_caller(world: World) -> None:
    world.knows()
    session = world.talk()
    verify(world, session)
    world.desk.contacts.reveal(session.session_id, "aandacht")
    world.phone.other_changes("call-1", builders.party(OTHER))
    world.settle()
    assert (match_of(session), session.dossier) == (Match.NONE, None)
    assert not session.verification.is_verified
    assert not session.revealed


def test_person_whom_the_agent_chose_stays_but_must_be_verified_anew(world: World) -> None:
    world.knows()
    session = world.talk(number="anonymous")
    world.desk.contacts.choose(session.session_id, BERT)
    verify(world, session)
    world.phone.other_changes("call-1", builders.party(MOBILE))
    world.settle()
    assert chosen(session) == "REL-2"
    assert not session.verification.is_verified


def test_whom_we_called_on_purpose_stays_on_the_screen_when_another_telephone_answers(world: World) -> None:
    world.knows()
    session = world.dial()
    world.phone.other_answers(session.call_id)
    world.phone.other_changes(session.call_id, builders.party(OTHER))
    world.settle()
    assert chosen(session) == RELATION
    assert session.party.number == builders.number(OTHER)


def test_same_number_under_another_name_is_the_same_caller(world: World) -> None:
    world.knows()
    session = world.talk()
    verify(world, session)
    world.phone.other_changes("call-1", builders.party(MOBILE, "Roodspecht"))
    world.settle()
    assert session.verification.is_verified
    assert len(world.crm.identified) == 1
