"""Why the agent pauses: a few lines to choose from by digit. A call that rings takes it away."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.components.button import KeyButton
from ui.components.look import set_look
from ui.components.text import title_window
from ui.viewmodels.quiet import QuietScreen

_NONE = "0"


class PauseChoice(QDialog):
    """One button for each reason; in a pause that came by itself also one that ends it."""

    def __init__(self, parent: QWidget, quiet: QuietScreen) -> None:
        super().__init__(parent)
        set_look(self, "window")
        title_window(self, self.tr("Pause"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._quiet = quiet
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(20, 18, 20, 18)
        self._layout.setSpacing(8)
        for index, words in enumerate(quiet.picture.reasons):
            self._add(str(index + 1), words).clicked.connect(partial(self._begin, index))
        if quiet.picture.is_paused:
            self._add(_NONE, self.tr("Take calls again")).clicked.connect(self._end)
        self.setMinimumWidth(280)
        self.findChildren(KeyButton)[0].setFocus()  # else the window behind would keep the keys
        quiet.changed.connect(self._leave_to_caller)

    def _add(self, key: str, words: str) -> KeyButton:
        button = KeyButton(words, key, leading_key=True)
        button.setAutoDefault(True)  # Enter means the one that has the keys
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.activated.connect(button.click)
        self._layout.addWidget(button)
        return button

    def _begin(self, index: int) -> None:
        self.accept()
        self._quiet.pause_for(index)

    def _end(self) -> None:
        self.accept()
        self._quiet.end_pause()

    def _leave_to_caller(self) -> None:
        """Somebody rings: the keys of the window must work."""
        if self._quiet.picture.is_disturbed:
            self.reject()
