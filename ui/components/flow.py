"""Things side by side, on as many lines as they need."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.components.box import Box


class Flow(Box):
    """A frame whose contents wrap, as words do."""

    def __init__(self, gap: int = 8) -> None:
        super().__init__()
        self._flow = _FlowLayout(gap)
        self.items.addLayout(self._flow)

    def add(self, *widgets: QWidget, stretch: int = 0) -> None:  # noqa: ARG002 - of Box; here each has its own width
        """Append widgets."""
        for widget in widgets:
            self._flow.addWidget(widget)


class _FlowLayout(QLayout):
    """Left to right, then the next line; the height follows from the width."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._gap = gap
        self._items: list[QLayoutItem] = []

    def _arrange(self, room: QRect, *, moves: bool) -> int:
        """Lay the items out in `room`, or only ask; the height that they take."""
        left, top, line_height = room.left(), room.top(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            width = min(size.width(), room.width())
            if left > room.left() and left + width > room.left() + room.width():
                left, top, line_height = room.left(), top + line_height + self._gap, 0
            if moves:
                item.setGeometry(QRect(QPoint(left, top), QSize(width, size.height())))
            left += width + self._gap
            line_height = max(line_height, size.height())
        return top + line_height - room.top()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # Qt wants None past the end
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, room: QRect) -> None:
        super().setGeometry(room)
        self._arrange(room, moves=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        widest = max((item.minimumSize().width() for item in self._items if not item.isEmpty()), default=0)
        tallest = max((item.sizeHint().height() for item in self._items if not item.isEmpty()), default=0)
        return QSize(widest, tallest)
