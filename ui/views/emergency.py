"""The whole screen says one thing: call 112 with a mobile."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components.box import Box
from ui.components.button import KeyButton
from ui.components.text import PlainLabel, name_widget, title_window
from ui.viewmodels.emergency import EmergencyPicture


class EmergencyScreen(QWidget):
    """A window over everything, until it is read, or 112 answers after all. `closed`: the agent has read it."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        title_window(self, "112")
        self._title = PlainLabel(self.tr("Call 112 with a mobile"), "title", wraps=True)
        self._state, self._address = PlainLabel(wraps=True), PlainLabel(look="strong", wraps=True)
        where = PlainLabel(self.tr("Say where you are and what happens there."), wraps=True)
        close = KeyButton(self.tr("Read"), "Esc")
        close.clicked.connect(self.closed)
        frame = Box("alarm", margins=(48, 48, 48, 48), gap=24)
        frame.add_space()
        frame.add(self._title, self._state, where, self._address)
        buttons = Box(is_row=True)
        buttons.add(close)
        buttons.add_space()
        frame.add(buttons)
        frame.add_space()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self._close = close

    def show_emergency(self, picture: EmergencyPicture) -> None:
        """Fill the screen, or leave it."""
        if not picture.is_open:
            self.hide()
            return
        self._state.show_text(picture.state)
        self._address.show_text(picture.address)
        self._address.setVisible(bool(picture.address))
        name_widget(self, ". ".join(filter(None, (self._title.text(), picture.state, picture.address))))
        if not self.isVisible():
            self.showFullScreen()
            self.activateWindow()
            self._close.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
