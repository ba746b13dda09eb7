"""What a colleague tells about a caller reaches the screen, whichever way and in whichever order it comes."""

import pytest

from app.domain.caller import Match
from app.domain.consult import Tried
from app.services.announcements import KEPT
from tests import builders
from tests.builders import MOBILE, RELATION
from tests.services.world import World

INTERNAL = "6001"
OTHER = "+31690005555"
ASKED = builders.reference(question="Mag dit?", tried=Tried("REPLOO", "nee"))
SENT = builders.reference(question="", caller=MOBILE)


@pytest.fixture
def known(world: World) -> World:
    world.crm.holds(RELATION, *builders.contents())
    return world


def test_text_after_a_call_whose_header_the_exchange_dropped_opens_the_dossier(known: World) -> None:
    session = known.ring(number=INTERNAL)
    assert session.identification.match is Match.INTERNAL
    known.colleague_tells(ASKED, INTERNAL)
    assert session.reference == ASKED
    assert session.is_question
    assert (session.identification.match, session.identification.chosen) == (Match.BY_COLLEAGUE, RELATION)


def test_text_before_such_a_call_opens_it_at_the_first_ring(known: World) -> None:
    known.colleague_tells(ASKED, INTERNAL)
    session = known.ring(number=INTERNAL)
    assert session.reference == ASKED
    assert session.identification.chosen == RELATION
    again = known.ring("again", INTERNAL)
    assert again.reference is None, "a text is about one call"


def test_text_is_forgotten_when_its_call_does_not_come(known: World) -> None:
    known.colleague_tells(ASKED, INTERNAL)
    known.later(KEPT + 1)
    assert known.ring(number=INTERNAL).reference is None


def test_last_of_several_texts_counts(known: World) -> None:
    known.colleague_tells(builders.reference(session_id="session-0"), INTERNAL)
    known.colleague_tells(ASKED, INTERNAL)
    assert known.ring(number=INTERNAL).reference == ASKED
    assert known.ring("again", INTERNAL).reference is None


@pytest.mark.parametrize("is_first", [True, False])
def test_caller_whom_a_colleague_sends_comes_with_the_dossier(known: World, is_first: bool) -> None:
    if is_first:
        known.colleague_tells(SENT, INTERNAL)
    session = known.ring(number=MOBILE)
    if not is_first:
        known.colleague_tells(SENT, INTERNAL)
    assert session.reference == SENT
    assert session.taken_over
    assert session.identification.chosen == RELATION
    known.answer()
    known.ends()
    assert known.desk.sessions.to_code == (session,)


def test_other_callers_are_not_taken_for_the_one_who_is_sent(known: World) -> None:
    known.colleague_tells(SENT, INTERNAL)
    for call_id, number in (("other", OTHER), ("withheld", "anonymous"), ("colleague", INTERNAL)):
        assert known.ring(call_id, number).reference is None
    assert known.ring("sent").reference == SENT


def test_header_of_a_call_that_a_colleague_put_through_is_believed(known: World) -> None:
    session = known.ring(number=MOBILE, reference=ASKED, sent_by=INTERNAL)
    assert session.reference == ASKED
    assert session.taken_over
    assert session.identification.chosen == RELATION


@pytest.mark.parametrize("sent_by", ["", OTHER])
def test_header_of_any_other_call_from_outside_is_not(known: World, sent_by: str) -> None:
    session = known.ring(number=MOBILE, reference=ASKED, sent_by=sent_by)
    assert (session.reference, session.identification.chosen) == (None, "")


@pytest.mark.parametrize("sender", [MOBILE, OTHER, "anonymous", ""])
def test_texts_from_outside_tell_nothing(known: World, sender: str) -> None:
    session = known.ring(number=MOBILE)
    known.colleague_tells(SENT, sender)
    known.colleague_tells(ASKED, sender)
    assert session.reference is None
    assert known.ring("later").reference is None


def test_window_that_finds_a_call_that_was_put_through_believes_it(known: World) -> None:
    known.kill_window()
    known.phone.ring("call-1", builders.party(), reference=ASKED, sent_by=INTERNAL)
    known.mailbox.clear()
    known.start_window()
    assert known.session().reference == ASKED
    assert known.session().taken_over


def test_more_words_of_the_colleague_who_sends_replace_the_header(known: World) -> None:
    session = known.ring(reference=builders.reference(question="Lang…", caller=MOBILE), sent_by=INTERNAL)
    known.colleague_tells(builders.reference(question="Lange vraag", caller=MOBILE), INTERNAL)
    assert session.reference is not None
    assert session.reference.question == "Lange vraag"
    known.colleague_tells(builders.reference(question="", caller=MOBILE), INTERNAL)
    assert session.reference.question == "Lange vraag"


def test_whom_the_agent_chose_by_hand_stays_chosen(known: World) -> None:
    session = known.ring()
    known.desk.contacts.choose(session.session_id, builders.candidate("REL-9"))
    known.settle()
    known.colleague_tells(SENT, INTERNAL)
    assert session.identification.chosen == "REL-9"
    assert session.reference == SENT


def test_caller_of_whom_the_colleague_knew_nothing_is_looked_up_by_number(world: World) -> None:
    world.knows()
    unknown = builders.reference(relation_id="", unit_id="", caller=MOBILE)
    world.colleague_tells(unknown, INTERNAL)
    session = world.ring()
    assert (session.identification.match, session.identification.chosen) == (Match.ONE, RELATION)


def test_caller_handed_over_after_a_question_without_a_dossier_is_looked_up_too(world: World) -> None:
    world.knows()
    session = world.ring(number=INTERNAL, reference=builders.reference(relation_id="", unit_id=""))
    world.answer()
    assert session.identification.chosen == ""
    world.phone.other_changes("call-1", builders.party())
    world.settle()
    assert session.taken_over
    assert session.identification.chosen == RELATION


def test_text_about_a_conversation_that_waits_for_coding_is_kept_for_the_next_call(known: World) -> None:
    done = known.contact("done")
    known.colleague_tells(SENT, INTERNAL)
    assert done.reference is None
    assert known.ring("back").reference == SENT


def test_text_of_a_colleague_whom_we_call_ourselves_is_not_about_that_call(known: World) -> None:
    session = known.dial(INTERNAL)
    known.colleague_tells(ASKED, INTERNAL)
    assert session.reference is None
