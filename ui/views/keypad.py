"""Ctrl+T: the keys of a telephone, for menus and PINs. What is typed or pressed goes out at once."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from ui.components.button import KeyButton, TextButton
from ui.components.look import set_look
from ui.components.text import PlainLabel, name_widget, title_window
from ui.keys import Key
from ui.viewmodels.keypad import KEYS, Keypad

_COLUMNS = 3
_WIDTH = 280


class KeypadSheet(QDialog):
    """Closes by itself when the call is over."""

    def __init__(self, parent: QWidget, keypad: Keypad) -> None:
        super().__init__(parent)
        set_look(self, "window")
        title_window(self, self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDTH)
        self._keypad = keypad
        self._who, self._sent = PlainLabel(look="strong", wraps=True), PlainLabel(look="strong")
        self._note = PlainLabel(look="soft", wraps=True)
        grid = QGridLayout()
        grid.setSpacing(8)
        for index, key in enumerate(KEYS):
            button = TextButton(key, "digit")
            button.setMinimumHeight(44)
            name_widget(
                button, self.tr("Key {key}").format(key=_spoken(key, self.tr("star"), self.tr("hash")))
            )
            button.clicked.connect(self._presser(key))
            grid.addWidget(button, index // _COLUMNS, index % _COLUMNS)
        close = KeyButton(self.tr("Close"), Key.BACK.cap)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(self._who)
        layout.addWidget(self._sent)
        layout.addLayout(grid)
        layout.addWidget(self._note)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        keypad.changed.connect(self.show_keys)
        self.show_keys()
        close.setFocus()

    def show_keys(self) -> None:
        """Show the picture."""
        picture = self._keypad.picture
        if not picture.who:
            self.accept()
            return
        self._who.show_text(picture.who)
        self._sent.show_text(picture.sent or self.tr("Type, or press a key."))
        name_widget(self._sent, self.tr("{n} keys sent").format(n=len(picture.sent)))
        self._note.show_text(picture.note)
        self._note.setVisible(bool(picture.note))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's name: by what the key writes, so that number pads and all keyboards are the same."""
        if event.text() and event.text() in KEYS:
            if not event.isAutoRepeat():
                self._keypad.press(event.text())
            return
        super().keyPressEvent(event)

    def _presser(self, key: str) -> Callable[[], None]:
        return lambda: self._keypad.press(key)


def _spoken(key: str, star: str, hash_: str) -> str:
    return {"*": star, "#": hash_}.get(key, key)
