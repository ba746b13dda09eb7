"""The chooser of F6 by the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui import scenes
from tests.ui.stage import Stage
from ui.views.main_window import MainWindow
from ui.views.put_through import PutThroughSheet


def test_name_arrow_and_enter_ask_and_control_enter_puts_through(stage: Stage) -> None:
    scenes.in_call(stage)
    window = MainWindow(stage.screens)
    sheet = PutThroughSheet(window, stage.screens.put_through)
    QTest.keyClicks(sheet.field, "e")
    QTest.keyClick(sheet.field, Qt.Key.Key_Down)
    marked = next(one.code for one in stage.screens.put_through.picture.choices if one.is_chosen)
    assert marked == stage.screens.put_through.picture.choices[1].code
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)
    assert stage.phone.commands[-2][0] == "dial"
    assert stage.phone.commands[-2][2] == marked
    window.deleteLater()
