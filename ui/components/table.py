"""A table of short texts. Labels are kept and filled anew, so nothing flickers when one figure changes."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.components.box import Box
from ui.components.share_bar import ShareBar
from ui.components.text import ElidedLabel, PlainLabel, name_widget


@dataclass(frozen=True)
class Column:
    """A column: its heading, how its texts look, and whether it takes the room that is left.

    `goal`: its texts are shares, drawn as bars against this goal.
    """

    heading: str
    look: str = ""
    is_figure: bool = False
    stretch: int = 0
    goal: int | None = None


@dataclass(frozen=True)
class Cell:
    """What stands in one place: a text and how it stands, or a share."""

    text: str = ""
    tone: str = ""
    share: int = 0


Row = tuple[Cell, ...]


class Table(Box):
    """Rows under headings. What a row says as a whole is said by its first label."""

    def __init__(self, columns: tuple[Column, ...], *, gap: int = 7, bar: int = 8) -> None:
        super().__init__(margins=(0, 0, 6, 0))
        self._columns = columns
        self._gap, self._bar = gap, bar
        self._rows: list[list[QWidget]] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(gap + 7)
        self._grid.setVerticalSpacing(0)
        for index, column in enumerate(columns):
            self._grid.setColumnStretch(index, column.stretch)
            heading = PlainLabel(column.heading.upper(), "heading")
            heading.setContentsMargins(0, 0, 0, gap - 2)
            self._grid.addWidget(heading, 0, index, _side(column))
        self.items.addLayout(self._grid)
        self.add_space()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Fill it."""
        while len(self._rows) < len(rows):
            self._rows.append(self._new_row(len(self._rows)))
        for index, widgets in enumerate(self._rows):
            for widget in widgets:
                widget.setVisible(index < len(rows))
            if index < len(rows):
                self._fill(widgets, rows[index])

    def height_of(self, rows: int) -> int:
        """How many pixels so many rows take, headings included; of rows that have been shown before."""
        lines = 1 + 2 * min(rows, len(self._rows))
        return sum(self._height_of_line(line) for line in range(lines))

    def _height_of_line(self, line: int) -> int:
        items = (self._grid.itemAtPosition(line, column) for column in range(len(self._columns)))
        return max((item.sizeHint().height() for item in items if item is not None), default=0)

    def _fill(self, widgets: list[QWidget], cells: Row) -> None:
        for widget, cell in zip(widgets, cells, strict=False):
            if isinstance(widget, ShareBar):
                widget.show_share(cell.share)
            elif isinstance(widget, PlainLabel):
                widget.show_text(cell.text, cell.tone)
        said = (
            f"{one.heading} {cell.text}".strip()
            for one, cell in zip(self._columns, cells, strict=True)
            if cell.text
        )
        name_widget(widgets[0], ", ".join(said))

    def _new_row(self, index: int) -> list[QWidget]:
        line, row = 2 * index + 1, 2 * index + 2
        rule = Box("rule")
        self._grid.addWidget(rule, line, 0, 1, len(self._columns))
        widgets: list[QWidget] = []
        for place, column in enumerate(self._columns):
            widget = _widget(column, self._bar)
            if column.look != "tag":  # its ground must not grow with the row
                widget.setContentsMargins(0, self._gap, 0, self._gap)
            self._grid.addWidget(widget, row, place, _side(column))
            widgets.append(widget)
        return [*widgets, rule]


class FittingTable(QWidget):
    """A table that shows as many of its rows as there is room for, each whole. `fitted` says how many it did not."""

    fitted = Signal(int)

    def __init__(self, columns: tuple[Column, ...], *, gap: int, bar: int) -> None:
        super().__init__()
        self._table = Table(columns, gap=gap, bar=bar)
        self._table.setParent(self)
        self._rows: tuple[Row, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Fill it."""
        self._rows = rows
        self._table.show_rows(rows)
        fitting = len(rows)
        while fitting and self._table.height_of(fitting) > self.height():
            fitting -= 1
        self._table.show_rows(rows[:fitting])
        self._table.resize(self.width(), self._table.height_of(fitting) + 1)
        self.fitted.emit(len(rows) - fitting)

    def sizeHint(self) -> QSize:
        return QSize(self._table.sizeHint().width(), self._table.height_of(3))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._table.minimumSizeHint().width(), self._table.height_of(1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_rows(self._rows)


def _widget(column: Column, bar: int) -> QWidget:
    if column.goal is not None:
        return ShareBar(column.goal, bar)
    return ElidedLabel(look=column.look) if column.stretch else PlainLabel(look=column.look)


def _side(column: Column) -> Qt.AlignmentFlag:
    if column.goal is not None or column.stretch:
        return Qt.AlignmentFlag(0)
    side = Qt.AlignmentFlag.AlignRight if column.is_figure else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
