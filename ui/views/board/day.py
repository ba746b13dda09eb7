"""The day as the CRM tells it: what the first line solved, topic by topic, and what happens in buildings."""

from PySide6.QtWidgets import QSizePolicy

from ui.components.box import Box, scrolling
from ui.components.icon import Icon
from ui.components.look import set_tone
from ui.components.note import NoteView
from ui.components.table import Cell, Column, FittingTable, Row, Table
from ui.components.text import ElidedLabel, PlainLabel, name_widget
from ui.picture import Line
from ui.viewmodels.board_day import GOAL, TopicRow, Topics
from ui.views.board.form import Form

IN_A_WINDOW, ON_A_WALL = 3, 2  # buildings
LOWEST = 170  # pixels: three topics


class ResolutionView(Box):
    """First-line resolution of today, against the goal."""

    def __init__(self, form: Form) -> None:
        super().__init__("card", margins=(16, 14, 16, 14), gap=10)
        columns = (
            Column(self.tr("Topic"), stretch=4),
            Column("", stretch=3, goal=GOAL),
            Column(self.tr("Share"), "strong", is_figure=True),
            Column(self.tr("Contacts"), "soft", is_figure=True),
        )
        self._table: Table | FittingTable = (
            FittingTable(columns, gap=form.gap, bar=form.bar) if form.is_wall else Table(columns)
        )
        self._as_of, self._more = PlainLabel(look="soft"), PlainLabel(look="soft")
        self._more.hide()
        if isinstance(self._table, FittingTable):
            self._table.fitted.connect(self._show_rest)
        self._note = NoteView("alert", "warn", side=form.icon)
        self._calm = PlainLabel(look="soft", wraps=True)
        heading = self.tr("Solved by us, goal {goal}%").format(goal=GOAL)
        head = Box(is_row=True, gap=12)
        head.add(PlainLabel(heading.upper(), "heading"))
        head.add_space()
        head.add(self._more, self._as_of)
        # The room stays where it is while there are no rows.
        room = Box()
        room.add(scrolling(self._table) if isinstance(self._table, Table) else self._table)
        self.add(head, self._note, self._calm)
        self.add(room, stretch=1)
        self.setMinimumHeight(LOWEST)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def show_topics(self, topics: Topics) -> None:
        """Fill it."""
        self._as_of.show_text(topics.as_of)
        self._note.show_note(topics.note if topics.tone else "")
        self._calm.show_text(topics.note)
        self._calm.setVisible(bool(topics.note) and not topics.tone)
        self._table.setVisible(bool(topics.rows))
        # On a wall there may be no room for all: those furthest from the goal are seen.
        rows = topics.rows if isinstance(self._table, Table) else topics.worst_first
        self._table.show_rows(tuple(map(_cells, rows)))

    def _show_rest(self, hidden: int) -> None:
        self._more.show_text(self.tr("More topics: {n}").format(n=hidden))
        self._more.setVisible(hidden > 0)


class IncidentView(Box):
    """One building: what is reported, and by how many homes since when."""

    def __init__(self, form: Form) -> None:
        super().__init__("note", is_row=True, margins=(12, 7, 12, 7), gap=12)
        self._icon = Icon(side=form.icon)
        self._title, self._detail = PlainLabel(look="strong", wraps=True), ElidedLabel(look="soft")
        words = Box(gap=1)
        words.add(self._title, self._detail)
        self.add(self._icon)
        self.add(words, stretch=1)

    def show_incident(self, line: Line) -> None:
        """Fill it."""
        set_tone(self, line.tone)
        self._icon.draw(line.icon, line.tone)
        self._title.show_text(line.title)
        self._detail.show_text(line.detail)
        name_widget(self, f"{line.title}. {line.detail}")


class BuildingsView(Box):
    """Buildings in which several homes report the same."""

    def __init__(self, form: Form) -> None:
        super().__init__("card", margins=(16, 14, 16, 14), gap=10)
        self._most = ON_A_WALL if form.is_wall else IN_A_WINDOW
        self._views = [IncidentView(form) for _ in range(self._most)]
        self._calm = PlainLabel(look="soft", wraps=True)
        self.add(PlainLabel(self.tr("Something is happening").upper(), "heading"), self._calm, *self._views)

    def show_incidents(self, incidents: tuple[Line, ...]) -> None:
        """Fill it: those with most reports."""
        self._calm.show_text(
            "" if incidents else self.tr("In no building three homes reported the same this hour.")
        )
        self._calm.setVisible(not incidents)
        for index, view in enumerate(self._views):
            view.setVisible(index < len(incidents))
            if index < len(incidents):
                view.show_incident(incidents[index])


def _cells(row: TopicRow) -> Row:
    return Cell(row.words), Cell(share=row.percent), Cell(row.share, row.tone), Cell(row.count)
