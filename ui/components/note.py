"""A sentence that stands out, with an icon."""

from PySide6.QtCore import Signal

from ui.components.box import Box
from ui.components.button import KeyButton
from ui.components.icon import SIDE, Icon
from ui.components.look import set_tone
from ui.components.text import PlainLabel


class NoteView(Box):
    """The sentence in its frame; nothing at all while there is none. `do` is what can be done about it."""

    wanted = Signal()

    def __init__(self, icon: str, tone: str, do: str = "", key: str = "", *, side: int = SIDE) -> None:
        super().__init__("note", is_row=True, margins=(12, 8, 12, 8), gap=10)
        set_tone(self, tone)
        self._words = PlainLabel(wraps=True)
        self.add(Icon(icon, side=side))
        self.add(self._words, stretch=1)
        if do:
            button = KeyButton(do, key)
            button.clicked.connect(self.wanted)
            self.add(button)

    def show_note(self, words: str) -> None:
        """Fill it; nothing is there without words."""
        self._words.show_text(words)
        self.setVisible(bool(words))
