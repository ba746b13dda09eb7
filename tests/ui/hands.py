"""An agent's hands on the keyboard: every key goes to what has the keys, and is counted."""

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.keys import BoardKey, Key


class Hands:
    """Presses keys in one window. `strokes` is what it cost, one for each key or combination."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.strokes = 0

    def press(self, *keys: Key | BoardKey | str) -> None:
        """Press keys one after the other, in Qt's portable notation ('Ctrl+Return') or as one of ours."""
        for key in keys:
            text = key if isinstance(key, str) else key.value
            combination = QKeySequence(text)[0]  # type: ignore[index]  # a sequence of Qt, unknown to the stubs
            QTest.keyClick(self._holder(), combination.key(), combination.keyboardModifiers())
            self.strokes += 1

    def type(self, text: str) -> None:
        """Type letters."""
        QTest.keyClicks(self._holder(), text)
        self.strokes += len(text)

    @property
    def holder(self) -> QWidget | None:
        """What has the keys now; the window itself when no field or button has."""
        return QApplication.focusWidget()

    def _holder(self) -> QWidget:
        return self.holder or self._window
