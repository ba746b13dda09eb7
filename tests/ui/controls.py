"""What a hand can reach in a window: buttons and fields, and the way that Tab takes through them."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from tests.ui.hands import Hands

KINDS = (QAbstractButton, QLineEdit, QPlainTextEdit)


def controls(window: QWidget) -> list[QWidget]:
    """Every button and field that is there and works."""
    found = [widget for kind in KINDS for widget in window.findChildren(kind)]
    return [widget for widget in found if widget.isVisible() and widget.isEnabled()]


def needs_a_stop(control: QWidget) -> bool:
    """False for what Tab passes by on purpose: of the names of pages the arrows reach the others."""
    group = control.group() if isinstance(control, QAbstractButton) else None
    return group is None or group.checkedButton() is control


def stops(window: QWidget, key: str = "Tab") -> Iterator[QWidget]:
    """What has the keys, stop by stop, from the window round to the window."""
    window.setFocus()
    hands = Hands(window)
    for _ in range(len(controls(window)) + 1):
        hands.press(key)
        holder = hands.holder
        if holder is None or holder is window:
            return
        yield holder


def place(widget: QWidget, window: QWidget) -> tuple[int, int]:
    """How far down and to the right a widget begins: the order in which one reads."""
    at = widget.mapTo(window, QPoint())
    return at.y(), at.x()


def takes_keys(widget: QWidget) -> bool:
    """True for what Tab stops at."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
