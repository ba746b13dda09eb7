"""A grid of things to choose with a digit."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from ui.components.box import Box
from ui.components.button import KeyButton
from ui.picture import Choice


class ChoiceGrid(Box):
    """Buttons in columns, filled from a picture. Room for `places` buttons is kept when `keeps_room`."""

    chosen = Signal(str)

    def __init__(self, columns: int, places: int, *, keeps_room: bool) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        self._codes = [""] * places
        self._buttons = [KeyButton(leading_key=True) for _ in range(places)]
        for index, button in enumerate(self._buttons):
            button.clicked.connect(self._report(index))
            grid.addWidget(button, index // columns, index % columns)
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(keeps_room)
            button.setSizePolicy(policy)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        self.items.addLayout(grid)

    def show_choices(self, choices: tuple[Choice, ...]) -> None:
        """Fill the buttons."""
        for index, button in enumerate(self._buttons):
            button.setVisible(index < len(choices))
            if index < len(choices):
                choice = choices[index]
                self._codes[index] = choice.code
                words = f"{choice.words} · {choice.detail}" if choice.detail else choice.words
                button.show_key(choice.key)
                button.show_words(words)
                button.stand("chosen" if choice.is_chosen else "")

    def _report(self, index: int) -> Callable[[], None]:
        return lambda: self.chosen.emit(self._codes[index])
