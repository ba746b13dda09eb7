"""The keypad in the window: typed, clicked, and gone with the call."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.hands import Hands
from tests.ui.stage import Stage
from ui.components.text import PlainLabel
from ui.keys import Key
from ui.views.keypad import KeypadSheet
from ui.views.main_window import MainWindow

Open = Callable[[Stage], MainWindow]


def opened(stage: Stage, open_window: Open) -> KeypadSheet:
    stage.talk()
    window = open_window(stage)
    Hands(window).press(Key.KEYPAD)
    (sheet,) = window.findChildren(KeypadSheet)
    return sheet


def pressed(stage: Stage) -> str:
    return "".join(command[2] for command in stage.phone.commands if command[0] == "press")


def test_digits_typed_in_the_keypad_are_sent_and_never_shown(stage: Stage, open_window: Open) -> None:
    sheet = opened(stage, open_window)
    QTest.keyClicks(sheet, "4711")
    QTest.keyClick(sheet, Qt.Key.Key_5, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClicks(sheet, "*x#")
    assert pressed(stage) == "47115*#"
    shown = " ".join(label.text() for label in sheet.findChildren(PlainLabel))
    assert "4711" not in shown
    assert "•••••••" in shown


def test_key_that_stays_down_is_one_key(stage: Stage, open_window: Open) -> None:
    sheet = opened(stage, open_window)
    for is_repeated in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_7, Qt.KeyboardModifier.NoModifier, "7", is_repeated
        )
        QApplication.sendEvent(sheet, event)
    assert pressed(stage) == "7"


def test_every_key_is_a_button_with_a_name(stage: Stage, open_window: Open) -> None:
    sheet = opened(stage, open_window)
    buttons = {one.accessibleName(): one for one in sheet.findChildren(QPushButton)}
    for name in ("Toets 1", "Toets 0", "Toets sterretje", "Toets hekje"):
        buttons[name].click()
    assert pressed(stage) == "10*#"


def test_keypad_closes_with_the_call(stage: Stage, open_window: Open) -> None:
    sheet = opened(stage, open_window)
    assert sheet.isVisible()
    stage.phone.other_ends("call-1")
    assert not sheet.isVisible()


def test_lock_of_an_encrypted_call_is_seen_and_said(stage: Stage, open_window: Open) -> None:
    stage.talk()
    window = open_window(stage)
    stage.phone.sound_is_agreed("call-1", is_encrypted=True)
    (card,) = window.calls._cards.values()
    assert "versleuteld" in card.accessibleName()
    assert card._lock.isVisible()
