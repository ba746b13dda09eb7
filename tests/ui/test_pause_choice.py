"""Choosing why: one digit, and never in the way of a caller."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.agent import Availability
from tests.builders import PAUSE_HINT
from tests.ui import quiet_scenes, scenes
from tests.ui.hands import Hands
from tests.ui.menus import menu_of
from tests.ui.quiet_scenes import exchange_shows
from tests.ui.stage import Stage
from ui.components.button import KeyButton
from ui.keys import Key
from ui.views.main_window import MainWindow
from ui.views.pause_choice import PauseChoice

Open = Callable[[Stage], MainWindow]


def _asked(window: MainWindow, qtbot: QtBot) -> PauseChoice:
    """The key was pressed, and the question has the keys."""
    Hands(window).press(Key.PAUSE)
    (chooser,) = window.findChildren(PauseChoice)
    qtbot.waitUntil(chooser.isActiveWindow)
    return chooser


def _words(chooser: PauseChoice) -> list[str]:
    return [button.accessibleName() for button in chooser.findChildren(KeyButton)]


def test_two_strokes_are_a_pause_with_its_reason(stage: Stage, open_window: Open, qtbot: QtBot) -> None:
    chooser = _asked(open_window(stage), qtbot)
    assert _words(chooser) == ["Pauze, 1", "Lunch, 2", "Overleg, 3"]
    Hands(chooser).press("3")
    assert stage.phone.commands[-1][2] == "*452"
    assert stage.desk.quiet.reason == "Overleg"


def test_escape_leaves_everything_as_it_was(stage: Stage, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(stage)
    before = list(stage.phone.commands)
    Hands(_asked(window, qtbot)).press("Esc")
    assert not _chooser_is_open(window)
    assert stage.phone.commands == before


def test_call_that_rings_takes_the_question_away_and_f2_answers(
    stage: Stage, open_window: Open, qtbot: QtBot
) -> None:
    window = open_window(stage)
    _asked(window, qtbot)
    stage.ring()
    assert not _chooser_is_open(window)
    with qtbot.waitActive(window):
        window.activateWindow()
    Hands(window).press(Key.ANSWER)
    assert stage.desk.availability is Availability.TALKING


def test_pause_by_itself_can_be_ended_with_the_digit_zero(
    stage_that_pauses: Stage, open_window: Open, qtbot: QtBot
) -> None:
    stage = stage_that_pauses
    window = open_window(stage)
    exchange_shows(stage, PAUSE_HINT, is_on=False)
    scenes.wrapping_up(stage)
    exchange_shows(stage, PAUSE_HINT, is_on=True)
    chooser = _asked(window, qtbot)
    assert _words(chooser)[-1] == "Weer gesprekken aannemen, 0"
    Hands(chooser).press("0")
    assert stage.phone.commands[-1][2] == "*46"


def test_pause_ends_with_the_same_key(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    quiet_scenes.paused(stage)
    Hands(window).press(Key.PAUSE)
    assert not _chooser_is_open(window)
    assert stage.phone.commands[-1][2] == "*46"


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
@pytest.mark.parametrize(
    ("scene", "lines"),
    [
        (scenes.idle, ["Pauze", "Niet storen"]),
        (quiet_scenes.paused, ["Pauze beëindigen", "Niet storen"]),
        (quiet_scenes.do_not_disturb, ["Pauze", "Niet storen beëindigen"]),
    ],
)
def test_menu_says_what_it_would_do(
    scene: Callable[[Stage], None], lines: list[str], stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    scene(stage)
    assert [line for line in menu_of(window) if line in lines] == lines


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_menu_does_the_same_as_the_key(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    menu_of(window, "Niet storen")
    assert stage.phone.commands[-1][2] == "*78"
    menu_of(window, "Pauze")
    assert _chooser_is_open(window)


def _chooser_is_open(window: MainWindow) -> bool:
    QApplication.sendPostedEvents()
    return any(chooser.isVisible() for chooser in window.findChildren(PauseChoice))
