"""One application for all tests of the screen, in Dutch and in light colours unless a test says otherwise."""

import faulthandler
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.programs import Programs
from tests.ui.stage import Stage
from ui.appearance import Appearance
from ui.language import Language
from ui.views.board.window import BoardWindow
from ui.views.main_window import MainWindow
from ui.views.ring_card import RingCardView


@pytest.fixture(scope="session")
def appearance(qapp: object) -> Appearance:
    """The look of the program."""
    return Appearance(qapp, "light")  # type: ignore[arg-type]  # pytest-qt's qapp is a QApplication


@pytest.fixture(scope="session")
def language(qapp: object) -> Language:
    """The language of the program."""
    return Language(qapp, "nl")  # type: ignore[arg-type]  # pytest-qt's qapp is a QApplication


@pytest.fixture(autouse=True)
def dressed(request: pytest.FixtureRequest, appearance: Appearance, language: Language) -> None:
    """Light and Dutch, or as the parameters `theme` and `code` of a test say; changed only when it must be."""
    parameters = request.node.callspec.params if hasattr(request.node, "callspec") else {}
    theme, code = parameters.get("theme", "light"), parameters.get("code", "nl")
    if appearance.theme != theme:
        appearance.use(theme)
    if language.code != code:
        language.use(code)


@pytest.fixture
def stage() -> Stage:
    """A desk on fakes."""
    return Stage()


@pytest.fixture
def stage_that_pauses() -> Stage:
    """A desk whose organisation wants agents to code in peace."""
    return Stage(pauses_in_wrap_up=True)


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Callable[[Stage], MainWindow]]:
    """Opens the agent's window on a stage; closed after the test."""
    opened: list[MainWindow] = []

    def open_(stage: Stage) -> MainWindow:
        window = MainWindow(stage.screens)
        window.board_wanted.connect(lambda: stage.opened.append("board"))
        opened.append(window)
        _show(window, qtbot)
        return window

    yield open_
    for window in opened:
        window.close_for_good()
        shiboken6.delete(window)


@pytest.fixture
def open_board(qtbot: QtBot) -> Iterator[Callable[[Stage], BoardWindow]]:
    """Opens the board on a stage whose agent leads a team; closed after the test."""
    opened: list[BoardWindow] = []

    def open_(stage: Stage) -> BoardWindow:
        window = BoardWindow(stage.screens.board)
        opened.append(window)
        _show(window, qtbot)
        return window

    yield open_
    for window in opened:
        window.close()
        shiboken6.delete(window)


@pytest.fixture
def open_card() -> Iterator[Callable[[Stage], RingCardView]]:
    """Makes the ring card of a stage; closed after the test."""
    opened: list[RingCardView] = []

    def open_(stage: Stage) -> RingCardView:
        card = RingCardView(stage.screens.ring_card)
        opened.append(card)
        return card

    yield open_
    for card in opened:
        card.close()
        shiboken6.delete(card)


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets a test put its own hooks for faults in place of those of pytest, which come back after it."""
    for module in (sys, threading):
        monkeypatch.setattr(module, "excepthook", module.excepthook)
    monkeypatch.setattr(faulthandler, "enable", lambda _file: None)
    monkeypatch.setattr(faulthandler, "disable", lambda: None)


@pytest.fixture
def programs(
    qapp: QApplication, language: Language, tmp_path: Path, hooks: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Programs]:
    """Starts whole programs, in Dutch of their own; ended after the test."""
    language.use("en")
    programs = Programs(qapp, tmp_path, monkeypatch)
    yield programs
    programs.end()


def _show(window: QWidget, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
