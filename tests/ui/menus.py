"""Menus: opened with their button, read, and left again."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget


def menu_of(window: QWidget, choose: str = "", button: str = "Menu") -> dict[str, bool]:
    """The lines of the menu behind a button, and whether each can be chosen; one is chosen when it is named."""
    lines: dict[str, bool] = {}

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        actions = {action.text(): action for action in menu.actions() if not action.isSeparator()}
        lines.update({text: action.isEnabled() for text, action in actions.items()})
        if choose:
            menu.setActiveAction(actions[choose])
        QTest.keyClick(menu, Qt.Key.Key_Return if choose else Qt.Key.Key_Escape)

    QTimer.singleShot(0, look)
    next(one for one in window.findChildren(QAbstractButton) if one.accessibleName() == button).click()
    return lines
