"""Frames and their arrangement."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.components.look import set_look


class Box(QFrame):
    """A frame of the style sheet with a column or a row of things in it."""

    def __init__(
        self,
        look: str = "plain",
        *,
        is_row: bool = False,
        margins: tuple[int, int, int, int] = (0, 0, 0, 0),
        gap: int = 0,
    ) -> None:
        super().__init__()
        set_look(self, look)
        self.items: QBoxLayout = QHBoxLayout(self) if is_row else QVBoxLayout(self)
        self.items.setContentsMargins(*margins)
        self.items.setSpacing(gap)

    def add(self, *widgets: QWidget, stretch: int = 0) -> None:
        """Append widgets."""
        for widget in widgets:
            self.items.addWidget(widget, stretch)

    def add_space(self) -> None:
        """What is left of the room goes here."""
        self.items.addStretch(1)


def clear(layout: QLayout) -> None:
    """Remove all from a layout; the widgets go when Qt is ready with them."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def scrolling(content: QWidget) -> QScrollArea:
    """`content` in an area that scrolls up and down only, and never takes a key that means something."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
