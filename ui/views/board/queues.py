"""The queues, one a row."""

from PySide6.QtWidgets import QSizePolicy

from ui.components.box import Box, scrolling
from ui.components.table import Cell, Column, FittingTable, Row, Table
from ui.components.text import PlainLabel
from ui.viewmodels.board import BoardPicture
from ui.viewmodels.board_queues import QueueRow
from ui.views.board.form import Form

LOWEST = 190  # pixels: three queues


class QueuesView(Box):
    """All queues by name, and the sentence of the alarm."""

    def __init__(self) -> None:
        super().__init__("card", margins=(16, 14, 16, 14), gap=10)
        self._table = Table(self._columns())
        self._rule = PlainLabel(look="soft", wraps=True)
        self.add(PlainLabel(self.tr("Queues").upper(), "heading"))
        self.add(scrolling(self._table), stretch=1)
        self.add(self._rule)
        self.setMinimumHeight(LOWEST)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Queue"), "strong", stretch=1),
            Column(self.tr("Waiting"), "strong", is_figure=True),
            Column(self.tr("Longest"), is_figure=True),
            Column(self.tr("In time"), is_figure=True),
            Column(self.tr("Gave up"), is_figure=True),
        )

    def show_queues(self, picture: BoardPicture) -> None:
        """Fill it."""
        self._table.show_rows(tuple(map(_cells, picture.queues)))
        words = self.tr("Alarm: {rule}. In time and gave up: since the exchange began to count.")
        self._rule.show_text(words.format(rule=picture.alarms.rule))


class WallQueuesView(QueuesView):
    """As many queues as there is room for, those that matter most first, and how many there are beside them."""

    def __init__(self, form: Form) -> None:
        Box.__init__(self, "card", margins=(20, 16, 20, 14), gap=8)
        self._fitting = FittingTable(self._columns(), gap=form.gap, bar=form.bar)
        self._more = PlainLabel(look="soft")
        self._fitting.fitted.connect(self._show_rest)
        self.add(self._fitting, stretch=1)
        self.add(self._more)

    def show_queues(self, picture: BoardPicture) -> None:
        """Fill it."""
        self._fitting.show_rows(tuple(map(_cells, picture.urgent)))

    def _show_rest(self, hidden: int) -> None:
        self._more.show_text(self.tr("More queues: {n}").format(n=hidden) if hidden else "")


def _cells(row: QueueRow) -> Row:
    return (
        Cell(row.name, row.tone),
        Cell(row.waiting),
        Cell(row.longest, row.tone),
        Cell(row.level, row.level_tone),
        Cell(row.abandoned),
    )
