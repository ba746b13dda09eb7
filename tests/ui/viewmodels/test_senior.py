"""The senior on the agent's screen: her state in the button, the choice, place and question; and her own screen."""

import pytest

from app.domain.consult import ConsultReference
from app.domain.consult_reason import ConsultReason
from app.domain.desk_message import LineTold, PlaceAsked, PlaceTold, TextAnswered, TextAsked
from app.domain.presence import Presence
from tests import builders
from tests.ui import scenes, senior_scenes
from tests.ui.hands import Hands
from tests.ui.picture import drawn
from tests.ui.senior_scenes import says
from tests.ui.stage import Scene, Stage
from tests.ui.test_keys import Open
from ui.keys import Key
from ui.viewmodels.senior import SHOWN_AFTER, SeniorPicture

SENIOR = builders.SENIOR


# ---------------------------------------------------------------- the button


@pytest.mark.parametrize(
    ("scene", "words", "short"),
    [
        (scenes.in_call, "Vraagbaak bellen", "Vraagbaak bellen"),
        (senior_scenes.senior_free, "Vraagbaak · vrij", "Vraagbaak · vrij"),
        (
            senior_scenes.senior_busy,
            "Vraagbaak · in gesprek 04:14 · 2 wachten voor u · gemiddeld 01:50",
            "Vraagbaak · in gesprek 04:14",
        ),
        (senior_scenes.senior_away, "Vraagbaak · niet bereikbaar", "Vraagbaak · niet bereikbaar"),
    ],
)
def test_button_says_how_the_senior_is_doing(scene: Scene, words: str, short: str, stage: Stage) -> None:
    scene(stage)
    picture = stage.screens.top_bar.picture
    assert (picture.ask, picture.ask_short) == (words, short)


def test_button_says_no_time_when_nobody_saw_the_talk_begin(stage: Stage) -> None:
    stage.phone.colleague_does(SENIOR, Presence.TALKING)
    stage.later(60)
    assert stage.screens.top_bar.picture.ask == "Vraagbaak · in gesprek"


def test_button_says_that_she_is_being_rung(stage: Stage) -> None:
    stage.phone.colleague_does(SENIOR, Presence.RINGING)
    says(stage, LineTold(0, 0))
    assert stage.screens.top_bar.picture.ask == "Vraagbaak · wordt gebeld"


# ---------------------------------------------------------------- the choice, with the keys


def test_digit_after_the_one_key_takes_a_place_and_codes_nothing(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    senior_scenes.senior_busy(stage)
    hands = Hands(window)
    hands.press(Key.ASK, "1")
    assert stage.desk.help.places.open_place is not None
    assert stage.desk.sessions.all[0].draft.topic == ""
    assert stage.screens.senior.picture.place == "Plaats in de rij van de vraagbaak wordt gevraagd …"
    hands.press("1")
    assert stage.desk.sessions.all[0].draft.topic != ""


def test_third_choice_rings_her_all_the_same(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    senior_scenes.senior_busy(stage)
    Hands(window).press(Key.ASK, "3")
    assert stage.desk.consults.open_consult is not None


def test_choice_is_left_with_one_key(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    senior_scenes.choosing(stage)
    Hands(window).press(Key.BACK)
    assert stage.screens.senior.picture.is_empty
    assert stage.phone.heard == {"call-1"}


def test_other_digits_code_while_the_choice_is_open(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    senior_scenes.choosing(stage)
    Hands(window).press("4")
    assert stage.desk.sessions.all[0].draft.topic != ""
    assert stage.screens.senior.picture.busy


# ---------------------------------------------------------------- place and call back


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ((3, 0), "U bent nummer 3 in de rij van de vraagbaak"),
        ((3, 215), "U bent nummer 3 in de rij van de vraagbaak · nog ongeveer 03:35"),
    ],
)
def test_place_is_said_with_the_time_when_that_is_known(
    told: tuple[int, int], words: str, stage: Stage
) -> None:
    senior_scenes.in_line(stage)
    place = stage.desk.help.places.place
    assert place is not None
    says(stage, PlaceTold(place.session_id, *told))
    assert stage.screens.senior.picture.place == words


def test_time_runs_down_and_ends_in_any_moment(stage: Stage) -> None:
    senior_scenes.in_line(stage)
    place = stage.desk.help.places.place
    assert place is not None
    says(stage, PlaceTold(place.session_id, 1, 10))
    stage.later(4)
    assert stage.screens.senior.picture.place.endswith("nog ongeveer 00:06")
    stage.later(7)
    assert stage.screens.senior.picture.place.endswith("elk moment")


def test_her_call_is_on_the_card_and_the_one_key_takes_it(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    senior_scenes.called_back(stage)
    card, picture = stage.screens.ring_card.picture, stage.screens.senior.picture
    assert (card.title, card.call_id) == ("De vraagbaak belt terug", "back")
    assert card.subtitle == "Over Mw. Roodspecht-Demo; die wacht zodra u opneemt"
    assert picture.place == "Vraagbaak belt terug over deze beller"
    assert picture.calls_back
    Hands(window).press(Key.ASK)
    assert stage.phone.heard == {"back"}
    assert not stage.screens.ring_card.picture.is_ringing
    assert stage.screens.senior.picture.place == ""


def test_line_is_left_with_a_button(stage: Stage) -> None:
    senior_scenes.in_line(stage)
    stage.screens.senior.leave_line()
    assert stage.screens.senior.picture.is_empty


def test_place_that_was_lost_is_said_for_a_while(stage: Stage) -> None:
    senior_scenes.place_lost(stage)
    picture = stage.screens.senior.picture
    assert picture.place == "Geen plaats in de rij van de vraagbaak: de werkplek daar antwoordt niet"
    assert (picture.place_tone, picture.can_leave_line) == ("bad", False)
    stage.later(SHOWN_AFTER + 1)
    assert stage.screens.senior.picture.is_empty


def test_place_for_one_caller_is_not_shown_under_another(stage: Stage) -> None:
    senior_scenes.in_line(stage)
    stage.desk.calls.toggle_hold("call-1")
    stage.talk("call-2", "+31690005678")
    assert stage.screens.senior.picture.place == ""


# ---------------------------------------------------------------- in writing


def test_question_is_written_with_answers_and_goes_out_with_enter(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    senior_scenes.senior_busy(stage)
    hands = Hands(window)
    hands.press(Key.ASK_IN_WRITING)
    drawn(window)
    hands.type("Mag dit?")
    window.senior.answers.setFocus()
    hands.type("ja / nee")
    hands.press("Return")
    question = stage.desk.help.texts.question
    assert question is not None
    assert (question.reference.question, question.answers) == ("Mag dit?", ("ja", "nee"))
    assert not stage.screens.senior.picture.is_writing


def test_what_was_typed_stays_when_the_form_is_left_and_opened_again(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    senior_scenes.senior_busy(stage)
    hands = Hands(window)
    hands.press(Key.ASK_IN_WRITING)
    drawn(window)
    hands.type("Mag")
    hands.press(Key.BACK)
    assert not stage.screens.senior.picture.is_writing
    hands.press(Key.ASK_IN_WRITING)
    drawn(window)
    assert window.senior.question.text() == "Mag"


def test_nothing_is_sent_without_words(stage: Stage) -> None:
    senior_scenes.writing(stage)
    stage.screens.senior.send("  ", "ja")
    assert stage.screens.senior.picture.is_writing
    assert stage.desk.help.texts.question is None


def test_form_is_not_opened_without_a_caller(stage: Stage) -> None:
    stage.screens.senior.write()
    assert not stage.screens.senior.picture.is_writing


@pytest.mark.parametrize(
    ("scene", "words", "tone", "can_take_back"),
    [
        (senior_scenes.question_shown, "Staat bij de vraagbaak op het scherm, 00:07", "", True),
        (senior_scenes.question_answered, "Vraagbaak antwoordt: niet opgelost", "ok", False),
        (
            senior_scenes.question_lost,
            "De vraag kwam niet aan bij de vraagbaak: de werkplek daar antwoordt niet",
            "bad",
            False,
        ),
    ],
)
def test_agent_sees_what_became_of_the_question(
    scene: Scene, words: str, tone: str, can_take_back: bool, stage: Stage
) -> None:
    scene(stage)
    picture = stage.screens.senior.picture
    assert (picture.question, picture.question_tone, picture.can_take_back) == (words, tone, can_take_back)
    assert picture.asked == senior_scenes.QUESTION


def test_question_that_expired_is_said_to_be_unanswered(stage: Stage) -> None:
    senior_scenes.question_shown(stage)
    question = stage.desk.help.texts.question
    assert question is not None
    for _ in range(7):
        question.heard_at = stage.clock.now()
        stage.later(30)
    assert stage.screens.senior.picture.question == "Geen antwoord van de vraagbaak op tijd"


def test_question_is_taken_back_and_gone(stage: Stage) -> None:
    senior_scenes.question_shown(stage)
    stage.screens.senior.take_back()
    assert stage.screens.senior.picture.is_empty


def test_answer_is_read_away_and_then_the_reason_is_declined(stage: Stage) -> None:
    senior_scenes.question_answered(stage)
    assert stage.screens.senior.leave()
    assert stage.screens.senior.picture == SeniorPicture(whom="de vraagbaak", wants_reason=True)
    assert stage.screens.senior.leave()
    assert stage.screens.senior.picture.is_empty
    assert not stage.screens.senior.leave()


# ---------------------------------------------------------------- why


@pytest.mark.parametrize(("index", "reason"), list(enumerate(ConsultReason)))
def test_one_key_says_why_she_was_needed_and_digits_go_on_coding(
    index: int, reason: ConsultReason, stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    senior_scenes.why_needed(stage)
    hands = Hands(window)
    hands.press("2")
    draft = stage.desk.sessions.all[0].draft
    assert (draft.topic != "", draft.consult_reason) == (True, "")
    hands.press(f"Alt+{index + 1}")
    assert stage.desk.sessions.all[0].draft.consult_reason == reason.value
    assert not stage.screens.senior.picture.wants_reason


def test_reason_is_not_asked_while_she_is_still_there(stage: Stage) -> None:
    senior_scenes.talks(stage)
    stage.phone.other_answers(stage.consult())
    assert not stage.screens.senior.picture.wants_reason
    assert not stage.screens.senior.press(0)


# ---------------------------------------------------------------- her own screen


def test_digit_alone_answers_while_nobody_is_on_the_line(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    senior_scenes.senior_asked(stage)
    (first, second) = stage.screens.senior_desk.picture.asked
    assert (first.who, first.question, first.waited) == ("1007", senior_scenes.QUESTION, "00:09")
    Hands(window).press("3")
    assert stage.phone.sent[-1] == ("1007", TextAnswered("t7", "bij de wijkbeheerder"))
    assert stage.screens.senior_desk.picture.asked == (second,)


def test_line_of_words_answers(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    senior_scenes.senior_asked(stage)
    Hands(window).press("1")
    drawn(window)
    window.senior_desk.card.field.setFocus()
    hands = Hands(window)
    hands.type("Nee, alleen voor de woning")
    hands.press("Return")
    assert stage.phone.sent[-1] == ("1009", TextAnswered("t9", "Nee, alleen voor de woning"))
    assert stage.screens.senior_desk.picture.asked == ()


def test_digit_codes_and_another_key_answers_while_somebody_is_on_the_line(
    stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    senior_scenes.senior_line(stage)
    hands = Hands(window)
    hands.press("2")
    assert stage.desk.sessions.all[0].draft.topic != ""
    assert len(stage.screens.senior_desk.picture.asked) == 1
    hands.press(Key.SECOND_CHOICE)
    assert stage.phone.sent[-1] == ("1007", TextAnswered("t7", "niet opgelost"))


def test_line_shows_who_waits_with_which_question_and_how_long(stage: Stage) -> None:
    senior_scenes.senior_line(stage)
    first, second, *others = stage.screens.senior_desk.picture.waiting
    assert (first.who, first.question, first.waited) == ("1010", "zonder toelichting", "05:00")
    assert (second.who, second.question) == ("1011", senior_scenes.QUESTION)
    assert len(others) == 4


def test_who_is_being_called_is_said(stage: Stage) -> None:
    stage.later(20)
    says(stage, PlaceAsked(ConsultReference("elders", question="Mag dit?")), "1007")
    for _ in range(6):
        stage.later(1)
    (item,) = stage.screens.senior_desk.picture.waiting
    assert item.waited == "wordt gebeld"


def test_question_without_answers_has_no_digit(stage: Stage) -> None:
    says(stage, TextAsked("t1", ConsultReference("elders", question="Hoe?")), "1007")
    assert not stage.screens.senior_desk.press(0)
    stage.screens.senior_desk.answer("t1", "Zo")
    assert not stage.screens.senior_desk.press(0)
