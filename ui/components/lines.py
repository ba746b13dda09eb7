"""The lines of 'what matters now', each in a place that is kept for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from ui.components.box import Box
from ui.components.button import KeyButton
from ui.components.icon import Icon
from ui.components.look import set_look, set_tone
from ui.components.text import ElidedLabel, name_widget
from ui.picture import Line

HEIGHT = 52  # pixels of one line


class LineView(Box):
    """One line: shape, word and colour say how urgent it is."""

    opened = Signal()

    def __init__(self, open_words: str, open_key: str) -> None:
        super().__init__("note", is_row=True, margins=(12, 6, 8, 6), gap=10)
        self._icon = Icon()
        self._title, self._detail = ElidedLabel(look="strong"), ElidedLabel(look="soft")
        words = Box()
        words.add(self._title, self._detail)
        self._open = KeyButton(open_words, open_key)
        self._open.clicked.connect(self.opened)
        self.add(self._icon)
        self.add(words, stretch=1)
        self.add(self._open)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_line(self, line: Line, *, can_open: bool) -> None:
        """Fill it."""
        look = "cover" if line.is_covered else "note"
        if look != self.property("look"):
            set_look(self, look)
            self.style().unpolish(self)
            self.style().polish(self)
        set_tone(self, line.tone)
        self._icon.draw(line.icon, line.tone if line.tone in ("warn", "bad") else "")
        self._title.show_text(line.title)
        self._detail.show_text(line.detail)
        self._detail.setVisible(bool(line.detail))
        self._open.setVisible(line.is_covered and can_open)
        name_widget(self, f"{line.title}. {line.detail}")


class LinesView(Box):
    """So many places for lines."""

    opened = Signal()

    def __init__(self, places: int, open_words: str = "", open_key: str = "") -> None:
        super().__init__(gap=8)
        self._views = [LineView(open_words, open_key) for _ in range(places)]
        for view in self._views:
            view.opened.connect(self.opened)
        self._calm = ElidedLabel(look="soft")
        self.add(self._calm, *self._views)
        self.add_space()

    def keep_room(self, *, is_kept: bool) -> None:
        """Take the height of all places although some are empty, so that a late line pushes nothing away."""
        gaps = self.items.spacing() * (len(self._views) - 1)
        self.setMinimumHeight(HEIGHT * len(self._views) + gaps if is_kept else 0)

    def show_lines(self, lines: tuple[Line, ...], *, calm: str = "", can_open: bool = False) -> None:
        """Fill the places; `calm` stands there when there is no line."""
        self._calm.show_text(calm)
        self._calm.setVisible(bool(calm))
        for index, view in enumerate(self._views):
            view.setVisible(index < len(lines))
            if index < len(lines):
                view.show_line(lines[index], can_open=can_open)
