"""A whole call with the hands on the keyboard: what each step shows, and how many keys it costs."""

from collections.abc import Callable

import pytest

from app.domain.agent import Availability
from app.domain.call import CallState
from app.domain.contact import ContactRecord
from app.domain.verification import Question
from tests import builders
from tests.ui import scenes
from tests.ui.hands import Hands
from tests.ui.stage import Stage
from ui.keys import DIGITS, Key
from ui.viewmodels.caller import Screen
from ui.viewmodels.consult import Hears
from ui.views.main_window import MainWindow
from ui.views.ring_card import RingCardView

MOST_STROKES = 25  # of a whole call, ux.md principle 3
MOST_FOR_CODING = 4  # of the commonest topics, ux.md

Open = Callable[[Stage], MainWindow]
OpenCard = Callable[[Stage], RingCardView]


def test_plain_call_from_ring_to_ready_again_costs_few_keys(stage: Stage, open_window: Open) -> None:
    hands = Hands(open_window(stage))
    scenes.ringing(stage)
    hands.press(Key.ANSWER)
    hands.press(Key.FIRST_CHECK, Key.SECOND_CHECK)
    hands.press("1", "1", Key.SOLVED)
    hands.press(Key.HANG_UP)
    hands.press(Key.SAVE)
    record = _only_record(stage)
    assert (record.wrap_up.subtopic.code, record.relation_id) == ("REPLOO", builders.RELATION)
    assert len(record.verified_by) == 2
    assert _availability(stage) is Availability.AVAILABLE
    assert hands.strokes <= MOST_STROKES


def test_unknown_caller_is_found_and_coded_within_the_same_number_of_keys(
    stage: Stage, open_window: Open
) -> None:
    hands = Hands(open_window(stage))
    stage.knows(number="+31690005678")
    stage.ring()
    hands.press(Key.ANSWER, Key.SEARCH)
    hands.type("roodsp")
    hands.press("Return", "1")
    assert stage.screens.caller.picture.title == "Mw. Roodspecht-Demo"
    hands.press("2", "2", Key.SOLVED, Key.HANG_UP, Key.SAVE)
    assert _only_record(stage).relation_id == builders.RELATION
    assert hands.strokes <= MOST_STROKES


def test_whole_call_with_a_question_to_the_senior_needs_no_mouse(
    stage: Stage, open_window: Open, open_card: OpenCard
) -> None:
    window, card = open_window(stage), open_card(stage)
    hands, screens = Hands(window), stage.screens

    scenes.ringing(stage)
    assert card.isVisible()
    hands.press(Key.ANSWER)
    assert not card.isVisible()
    assert _screen(stage) is Screen.PERSON
    assert window.caller.person.isVisible()

    hands.press(Key.FIRST_CHECK, Key.THIRD_CHECK)
    assert screens.caller.picture.is_verified

    hands.press(Key.ASK)
    assert _caller(stage) is CallState.HELD
    assert hands.holder is window.consult.question
    hands.type("Mag de tuin?")
    hands.press("Return")
    assert stage.phone.told[-1][1].question == "Mag de tuin?"
    _senior_answers(stage)
    assert screens.consult.picture.hears is Hears.COLLEAGUE

    hands.press(Key.BACK)
    assert _caller(stage) is CallState.TALKING
    assert len(stage.phone.live) == 1

    hands.press("6", "1", Key.NOT_SOLVED, "3", Key.NOTE)
    hands.type("Vraagt na.")
    hands.press(Key.HANG_UP)
    assert _availability(stage) is Availability.WRAPPING_UP
    hands.press(Key.SAVE)

    record = _only_record(stage)
    assert record.wrap_up.note == "Vraagt na."
    assert record.wrap_up.reason is not None
    assert record.consulted
    assert _availability(stage) is Availability.AVAILABLE
    assert _screen(stage) is Screen.IDLE


def test_conference_and_handing_over_need_no_mouse(stage: Stage, open_window: Open) -> None:
    hands = Hands(open_window(stage))
    scenes.ringing(stage)
    hands.press(Key.ANSWER, Key.ASK)
    _senior_answers(stage)
    hands.press(Key.JOIN)
    assert stage.screens.consult.picture.hears is Hears.ALL
    consult = stage.desk.consults.open_consult
    assert consult is not None
    hands.press(Key.HAND_OVER)
    assert stage.phone.commands[-1] == ("hand_over", consult.customer_call, consult.colleague_call)
    stage.phone.transfer_succeeds(consult.customer_call, consult.colleague_call)
    hands.press("1", "1", Key.NOT_SOLVED, "1", Key.SAVE)
    assert _only_record(stage).consulted


def test_saving_may_be_ordered_before_the_call_has_ended(stage: Stage, open_window: Open) -> None:
    hands = Hands(open_window(stage))
    scenes.ringing(stage)
    hands.press(Key.ANSWER, "1", "1", Key.SOLVED, Key.SAVE)
    assert stage.crm.written == []
    hands.press(Key.HANG_UP)
    assert _only_record(stage).wrap_up.subtopic.code == "REPLOO"
    assert _availability(stage) is Availability.AVAILABLE


def test_every_topic_is_coded_in_at_most_four_keys(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    topics = stage.desk.wrap_up.taxonomy.topics
    ways = [
        (topic_key, subtopic_key)
        for topic_key, topic in zip(DIGITS, topics, strict=False)
        for subtopic_key, _subtopic in zip(DIGITS, topic.subtopics, strict=False)
    ]
    assert len(ways) >= 40
    for number, way in enumerate(ways):
        stage.talk(f"call-{number}")
        hands = Hands(window)
        hands.press(*way, Key.SOLVED)
        assert stage.screens.wrap_up.picture.is_complete, way
        assert hands.strokes <= MOST_FOR_CODING
        stage.phone.other_ends(f"call-{number}")
        hands.press(Key.SAVE)
    assert len({record.wrap_up.subtopic.code for record in stage.crm.written}) == len(ways)


def test_missed_caller_is_called_back_with_the_keyboard(stage: Stage, open_window: Open) -> None:
    hands = Hands(open_window(stage))
    stage.ring("call-1", "+31690009999")
    stage.phone.other_ends("call-1")
    hands.press("Backtab", "Space")
    assert stage.screens.search.picture.text == "+31690009999"
    hands.press("Return")
    assert stage.phone.commands[-1][::2] == ("dial", "+31690009999")
    assert hands.strokes <= MOST_FOR_CODING


@pytest.mark.parametrize("way", ["Tab", "Shift+Tab"])
def test_no_field_keeps_the_keys_for_itself(way: str, stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    hands = Hands(window)
    scenes.consulting(stage)
    hands.press(Key.NOTE)
    seen = set()
    while hands.holder is not None and hands.holder not in seen:
        seen.add(hands.holder)
        hands.press(way)
    assert {window.wrap_up.note, window.consult.question, window.top_bar.field} <= seen


def test_questions_that_were_answered_are_written_down(stage: Stage, open_window: Open) -> None:
    hands = Hands(open_window(stage))
    scenes.in_call(stage)
    hands.press(Key.FIRST_CHECK, Key.SECOND_CHECK, Key.SECOND_CHECK, Key.THIRD_CHECK)
    hands.press("1", "1", Key.SOLVED, Key.HANG_UP, Key.SAVE)
    assert set(_only_record(stage).verified_by) == {Question.BIRTH_DATE.value, Question.LEASE_BEGIN.value}


def _only_record(stage: Stage) -> ContactRecord:
    (record,) = stage.crm.written
    return record


def _availability(stage: Stage) -> Availability:
    return stage.desk.availability


def _screen(stage: Stage) -> Screen:
    return stage.screens.caller.picture.screen


def _caller(stage: Stage) -> CallState:
    return next(call.state for call in stage.phone.live if call.call_id == "call-1")


def _senior_answers(stage: Stage) -> None:
    consult = stage.desk.consults.open_consult
    assert consult is not None
    stage.phone.other_answers(consult.colleague_call)
