"""The agent's own calls; a press on one calls back."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QPushButton, QVBoxLayout, QWidget

from ui.components.box import Box, scrolling
from ui.components.button import KeyButton
from ui.components.icon import Icon
from ui.components.look import set_look
from ui.components.text import ElidedLabel, PlainLabel, describe_widget, name_widget, title_window
from ui.keys import Key
from ui.viewmodels.call_list import CallList, PastCallItem

USUAL = (560, 640)
_MARGIN = 40  # pixels of the window that stay visible around it


class PastCallButton(QPushButton):
    """One call: how it went, with whom, when."""

    def __init__(self, item: PastCallItem, call_back: Callable[[str], None]) -> None:
        super().__init__()
        self.setAutoDefault(False)
        set_look(self, "item")
        icon, title, time = Icon(item.icon), ElidedLabel(item.title, "strong"), PlainLabel(item.time, "soft")
        icon.draw(item.icon, item.tone)
        grid = QGridLayout(self)
        grid.setContentsMargins(11, 6, 11, 6)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        detail = ElidedLabel(item.detail, "soft")
        grid.addWidget(icon, 0, 0)
        grid.addWidget(title, 0, 1)
        grid.addWidget(time, 0, 2)
        grid.addWidget(detail, 1, 1, 1, 2)
        for part in (icon, title, time, detail):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        name_widget(self, f"{item.title}, {item.detail}, {item.time}")
        describe_widget(self, self.tr("calls back") if item.number else self.tr("no number to call back"))
        self.setEnabled(bool(item.number))
        self.clicked.connect(lambda: call_back(item.number))


class CallListSheet(QDialog):
    """A sheet to look at and to call back from. `call_back_wanted` brings the number."""

    call_back_wanted = Signal(str)

    def __init__(self, parent: QWidget, calls: CallList) -> None:
        super().__init__(parent)
        set_look(self, "window")
        title_window(self, self.tr("Calls"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(USUAL[0], min(USUAL[1], parent.height() - _MARGIN))
        self._calls = calls
        self._list = Box(gap=2)
        self._area = scrolling(self._list)
        self._kept, self._none = (
            PlainLabel(look="soft", wraps=True),
            PlainLabel(self.tr("No calls yet."), "soft"),
        )
        close = KeyButton(self.tr("Close"), Key.BACK.cap)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(self._kept)
        layout.addWidget(self._area, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        for key, down in (("Up", False), ("Down", True)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda down=down: self.focusNextPrevChild(down))
        self._show_calls()
        enabled = (button for button in self.findChildren(PastCallButton) if button.isEnabled())
        next(enabled, close).setFocus()

    def _show_calls(self) -> None:
        """As it is now: the sheet is opened to find somebody, so nothing moves while it is open."""
        picture = self._calls.picture
        self._kept.show_text(picture.kept)
        self._list.add(self._none)
        self._none.setVisible(not picture.calls)
        for item in picture.calls:
            self._list.add(PastCallButton(item, self._call_back))
        self._list.add_space()

    def _call_back(self, number: str) -> None:
        self.accept()
        self.call_back_wanted.emit(number)
