"""One of several things, behind a button that names the one that counts."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu

from ui.components.button import KeyButton
from ui.components.text import add_action, name_widget


class Chooser(KeyButton):
    """Opens a menu. `chosen` brings the number of what was chosen."""

    chosen = Signal(int)

    def __init__(self, about: str) -> None:
        super().__init__(key="▾")
        self._about = about
        self._choices: tuple[str, ...] = ()
        self.clicked.connect(self._open)

    def show_choices(self, choices: tuple[str, ...], chosen: int) -> None:
        """Name the one that counts, and offer them all."""
        self._choices = choices
        self.show_words(choices[chosen])
        name_widget(self, f"{self._about}: {choices[chosen]}")

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setMinimumWidth(self.width())
        for number, words in enumerate(self._choices):
            add_action(menu, words, partial(self.chosen.emit, number))
        menu.exec(self.mapToGlobal(QPoint(0, self.height() + 4)))
        menu.deleteLater()
