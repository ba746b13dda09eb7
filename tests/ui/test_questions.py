"""Whoever closes the window with somebody on the line is asked first; the careless answer keeps the call."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui import scenes
from tests.ui.hands import Hands
from tests.ui.picture import drawn, visible_labels
from tests.ui.programs import Programs
from tests.ui.stage import Scene, Stage
from ui.components.button import KeyButton
from ui.keys import Key
from ui.views.main_window import MainWindow
from ui.views.question import Question
from ui.views.ring_card import RingCardView

Open = Callable[[Stage], MainWindow]
OpenCard = Callable[[Stage], RingCardView]

STOP, STAY = "Ophangen en stoppen", "Verder met het gesprek"


@pytest.mark.parametrize(
    "scene", [scenes.ringing, scenes.in_call, scenes.consulting, scenes.together, scenes.second_call]
)
def test_window_does_not_close_over_somebody_on_the_line(
    scene: Scene, stage: Stage, open_window: Open, qtbot: QtBot
) -> None:
    window = open_window(stage)
    scene(stage)
    live = stage.phone.live
    with qtbot.assertNotEmitted(window.closed):
        _close(window, qtbot)
    assert window.isVisible()
    assert stage.phone.live == live


@pytest.mark.parametrize("scene", [scenes.idle, scenes.wrapping_up, scenes.phone_lost])
def test_window_closes_without_a_question_when_nobody_is_there(
    scene: Scene, stage: Stage, open_window: Open, qtbot: QtBot
) -> None:
    window = open_window(stage)
    scene(stage)
    with qtbot.waitSignal(window.closed):
        window.close()
    assert not window.isVisible()
    assert window.findChildren(Question) == []


def test_question_says_what_happens_and_offers_both(stage: Stage, open_window: Open, qtbot: QtBot) -> None:
    _, question = _asked(stage, open_window, qtbot)
    drawn(question)
    words = [label.text() for label, _ in visible_labels(question)]
    assert words == ["Er is iemand aan de lijn. Als u nu stopt, eindigt het gesprek.", STOP, STAY, "Esc"]
    assert question.windowTitle() == "Stoppen?"


@pytest.mark.parametrize("key", ["Esc", "Space", "Return", "Enter"])
def test_first_key_that_comes_keeps_the_call(key: str, stage: Stage, open_window: Open, qtbot: QtBot) -> None:
    window, question = _asked(stage, open_window, qtbot)
    Hands(question).press(key)
    qtbot.waitUntil(lambda: window.findChildren(Question) == [])
    assert window.isVisible()
    assert stage.phone.heard == {"call-1"}


def test_keys_go_back_to_the_window_and_its_call(stage: Stage, open_window: Open, qtbot: QtBot) -> None:
    window, question = _asked(stage, open_window, qtbot)
    Hands(question).press("Esc")
    with qtbot.waitActive(window):
        window.activateWindow()
    Hands(window).press(Key.HOLD)
    assert stage.phone.commands[-1] == ("hold", "call-1")


@pytest.mark.parametrize("key", ["Space", "Return", "Enter"])
def test_other_answer_is_one_step_further(key: str, stage: Stage, open_window: Open, qtbot: QtBot) -> None:
    window, question = _asked(stage, open_window, qtbot)
    with qtbot.waitSignal(window.closed):
        Hands(question).press("Backtab", key)
    assert not window.isVisible()


def test_mouse_answers_too(stage: Stage, open_window: Open, qtbot: QtBot) -> None:
    window, question = _asked(stage, open_window, qtbot)
    QTest.mouseClick(_button(question, f"{STAY}, Esc"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChildren(Question) == [])
    assert window.isVisible()
    question = _close(window, qtbot)
    QTest.mouseClick(_button(question, STOP), Qt.MouseButton.LeftButton)
    assert not window.isVisible()


def test_no_key_for_the_line_works_through_the_question(
    stage: Stage, open_window: Open, qtbot: QtBot
) -> None:
    _, question = _asked(stage, open_window, qtbot)
    before = list(stage.phone.commands)
    Hands(question).press(Key.HANG_UP, Key.ASK, Key.HOLD, Key.SOLVED, "1")
    assert question.isVisible()
    assert stage.phone.commands == before


def test_caller_who_rings_meanwhile_can_be_answered_on_the_card(
    stage: Stage, open_window: Open, open_card: OpenCard, qtbot: QtBot
) -> None:
    card = open_card(stage)
    _asked(stage, open_window, qtbot)
    stage.ring("call-2", "+31690005678")
    drawn(card)
    QTest.mouseClick(_button(card, "Opnemen, F2"), Qt.MouseButton.LeftButton)
    assert stage.phone.heard == {"call-2"}


def test_program_that_is_stopped_so_ends(programs: Programs, qtbot: QtBot) -> None:
    """From the answer to the end of the program: the same signal as of a window that just closes."""
    program = programs.start()
    programs.phone.ring("call-1", builders.party())
    qtbot.waitUntil(program.ring_card.isVisible)
    question = _close(program.window, qtbot)
    with qtbot.waitSignal(program.window.closed):
        _button(question, STOP).click()


def _asked(stage: Stage, open_window: Open, qtbot: QtBot) -> tuple[MainWindow, Question]:
    """The window in a call, and what it asks when it is closed."""
    window = open_window(stage)
    scenes.in_call(stage)
    return window, _close(window, qtbot)


def _close(window: MainWindow, qtbot: QtBot) -> Question:
    window.close()
    (question,) = window.findChildren(Question)
    qtbot.waitUntil(question.isActiveWindow)
    return question


def _button(window: Question | RingCardView, name: str) -> KeyButton:
    return next(button for button in window.findChildren(KeyButton) if button.accessibleName() == name)
