"""Who has the keys: the work, in reading order, and never somebody who only calls."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from tests.ui import scenes
from tests.ui.controls import controls, needs_a_stop, place, stops
from tests.ui.hands import Hands
from tests.ui.picture import drawn
from tests.ui.stage import Scene, Stage
from ui.keys import DIGITS, Key
from ui.viewmodels.caller import Tab
from ui.views.main_window import MainWindow
from ui.views.ring_card import RingCardView

Open = Callable[[Stage], MainWindow]
OpenCard = Callable[[Stage], RingCardView]
Field = Callable[[MainWindow], QLineEdit | QPlainTextEdit]

FIELDS: dict[str, Field] = {
    "search": lambda window: window.top_bar.field,
    "question": lambda window: window.consult.question,
    "note": lambda window: window.wrap_up.note,
}


def text_of(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


# ---------------------------------------------------------------- typing


@pytest.mark.parametrize("field_of", FIELDS.values(), ids=FIELDS)
def test_letters_and_digits_typed_in_a_field_stay_there_and_code_nothing(
    field_of: Field, stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    scenes.consulting(stage)
    field_of(window).setFocus()
    typed = f"Jan Jonkvogel-Demo, 0412 AB 12 n j {DIGITS}"
    Hands(window).type(typed)
    assert text_of(field_of(window)) == typed
    picture = stage.screens.wrap_up.picture
    assert (picture.topic, picture.solved) == ("", None)


@pytest.mark.parametrize("field_of", FIELDS.values(), ids=FIELDS)
def test_backspace_in_a_field_takes_a_letter_and_not_the_topic(
    field_of: Field, stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    scenes.consulting(stage)
    stage.screens.wrap_up.choose("REP")
    field_of(window).setFocus()
    hands = Hands(window)
    hands.type("abc")
    hands.press("Backspace")
    assert text_of(field_of(window)) == "ab"
    assert stage.screens.wrap_up.picture.topic != ""


@pytest.mark.parametrize("field_of", FIELDS.values(), ids=FIELDS)
@pytest.mark.parametrize(
    ("key", "command"), [(Key.HANG_UP, "hang_up"), (Key.JOIN, "join"), (Key.HAND_OVER, "hand_over")]
)
def test_keys_for_the_line_work_from_within_a_field(
    key: Key, command: str, field_of: Field, stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    scenes.consulting(stage)
    field_of(window).setFocus()
    before = len(stage.phone.commands)
    Hands(window).press(key)
    assert command in [name for name, *_rest in stage.phone.commands[before:]]


@pytest.mark.parametrize("key", ["J", "N", *DIGITS])
def test_a_key_that_codes_works_again_as_soon_as_escape_left_the_field(
    key: str, stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    scenes.in_call(stage)
    hands = Hands(window)
    before = stage.screens.wrap_up.picture
    hands.press(Key.NOTE, Key.BACK, key)
    assert stage.screens.wrap_up.picture != before
    assert window.wrap_up.note.toPlainText() == ""


# ---------------------------------------------------------------- the way that Tab takes


@pytest.mark.parametrize("scene", scenes.ALL.values(), ids=scenes.ALL)
def test_tab_stops_at_every_control_once_and_comes_back_to_the_window(
    scene: Scene, stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    scene(stage)
    drawn(window)
    visited = list(stops(window))
    assert len(visited) == len(set(visited))
    assert set(visited) == {control for control in controls(window) if needs_a_stop(control)}


@pytest.mark.parametrize("scene", scenes.ALL.values(), ids=scenes.ALL)
def test_tab_goes_through_each_part_of_the_window_as_one_reads(
    scene: Scene, stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    scene(stage)
    drawn(window)
    middle: list[QWidget] = [window.caller, window.senior_desk, window.senior, window.consult]
    parts: list[QWidget] = [window.top_bar, *middle, window.wrap_up, window.calls]
    order = [
        (next(number for number, part in enumerate(parts) if part.isAncestorOf(stop)), place(stop, window))
        for stop in stops(window)
    ]
    assert order == sorted(order)


def test_shift_tab_takes_the_same_way_back(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    scenes.consulting(stage)
    assert list(stops(window, "Shift+Tab")) == list(stops(window))[::-1]


def test_second_call_has_its_place_before_the_lists_below_it(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    scenes.wrapping_up(stage)
    stage.ring("call-4", "+31690007777")
    drawn(window)
    in_column = [stop for stop in stops(window) if window.calls.isAncestorOf(stop)]
    assert in_column == sorted(in_column, key=lambda stop: place(stop, window))


def test_arrows_go_from_page_to_page(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    scenes.in_call(stage)
    tabs = window.caller.person.tabs
    page = next(stop for stop in stops(window) if tabs.isAncestorOf(stop))
    page.setFocus()
    Hands(window).press("Right")
    assert tabs.open_page == list(Tab).index(Tab.CONTACTS)


# ---------------------------------------------------------------- where the work is


@pytest.mark.parametrize(
    ("key", "field_of"),
    [(Key.SEARCH, FIELDS["search"]), (Key.ASK, FIELDS["question"]), (Key.NOTE, FIELDS["note"])],
)
def test_key_that_asks_for_words_puts_the_cursor_where_they_go(
    key: Key, field_of: Field, stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    scenes.in_call(stage)
    hands = Hands(window)
    hands.press(key)
    assert hands.holder is field_of(window)


@pytest.mark.parametrize("end", [Key.BACK, Key.HANG_UP])
def test_keys_fall_back_to_the_window_when_the_consult_ends(
    end: Key, stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    scenes.consulting(stage)
    hands = Hands(window)
    assert window.consult.question.hasFocus()
    hands.press(end)
    assert hands.holder is window


def test_keys_fall_back_to_the_window_when_the_senior_hangs_up(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    scenes.consulting(stage)
    consult = stage.desk.consults.open_consult
    assert consult is not None
    stage.phone.other_ends(consult.colleague_call)
    hands = Hands(window)
    hands.press("1")
    assert hands.holder is window
    assert stage.screens.wrap_up.picture.topic != ""


def test_keys_fall_back_to_the_window_after_saving_from_the_note(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    scenes.wrapping_up(stage)
    hands = Hands(window)
    hands.press("1", "1", Key.SOLVED, Key.NOTE)
    hands.type("Vraagt na.")
    hands.press(Key.SAVE)
    assert hands.holder is window


def test_who_rings_takes_neither_the_cursor_nor_what_is_typed(
    stage: Stage, open_window: Open, open_card: OpenCard
) -> None:
    window, card = open_window(stage), open_card(stage)
    scenes.wrapping_up(stage)
    hands = Hands(window)
    hands.press(Key.NOTE)
    hands.type("Lek")
    stage.ring("call-4", "+31690007777")
    assert card.isVisible()
    assert hands.holder is window.wrap_up.note
    hands.type("kage")
    assert window.wrap_up.note.toPlainText() == "Lekkage"


def test_question_half_typed_stays_while_the_senior_answers(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    scenes.asking(stage)
    hands = Hands(window)
    hands.type("Mag de t")
    consult = stage.desk.consults.open_consult
    assert consult is not None
    stage.phone.other_answers(consult.colleague_call)
    hands.type("uin?")
    assert window.consult.question.text() == "Mag de tuin?"


def test_answering_leaves_the_note_so_that_the_next_digit_is_about_the_new_caller(
    stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    scenes.wrapping_up(stage)
    hands = Hands(window)
    hands.press(Key.NOTE)
    hands.type("Oud")
    stage.ring("call-4", "+31690007777")
    hands.press(Key.ANSWER)
    assert hands.holder is window
    hands.press("1")
    drafts = {session.call_id: session.draft for session in stage.desk.sessions.all}
    assert (drafts["call-2"].note, drafts["call-2"].topic) == ("Oud", "")
    assert (drafts["call-4"].note, drafts["call-4"].topic) == ("", "REP")


def test_answering_key_while_nobody_rings_leaves_the_cursor_where_it_is(
    stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    scenes.in_call(stage)
    hands = Hands(window)
    hands.press(Key.NOTE, Key.ANSWER)
    assert hands.holder is window.wrap_up.note
