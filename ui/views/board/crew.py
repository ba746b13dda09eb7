"""The agents: how many do what, and in a window who. On a wall nobody is named."""

from PySide6.QtWidgets import QSizePolicy

from ui.components.box import Box, scrolling
from ui.components.flow import Flow
from ui.components.look import set_tone
from ui.components.table import Cell, Column, Table
from ui.components.text import PlainLabel, name_widget
from ui.viewmodels.board_queues import Crew, StateCount
from ui.views.board.form import Form

LOWEST = 250  # pixels: the counts on two lines, and three agents


class CountView(Box):
    """How many agents are so."""

    def __init__(self) -> None:
        super().__init__("note", is_row=True, margins=(12, 6, 12, 6), gap=8)
        self._count, self._word = PlainLabel(look="strong"), PlainLabel()
        self.add(self._count, self._word)

    def show_count(self, count: StateCount) -> None:
        """Fill it."""
        self._count.show_text(str(count.count))
        self._word.show_text(count.word)
        set_tone(self, count.tone)
        name_widget(self, f"{count.count} {count.word}")


class CrewView(Box):
    """The counts, and below them the agents."""

    def __init__(self, form: Form) -> None:
        super().__init__("card", margins=(16, 14, 16, 14), gap=10)
        self._counts = Flow(8)
        self._views: list[CountView] = []
        self._form = form
        self._table = Table(
            (
                Column(self.tr("Agent"), stretch=3),
                Column(self.tr("State"), "tag"),
                Column("", "soft", stretch=2),
                Column(self.tr("Since"), is_figure=True),
            )
        )
        self._nobody = PlainLabel(self.tr("No agent is known."), "soft")
        self.add(PlainLabel(self.tr("Agents").upper(), "heading"), self._nobody, self._counts)
        if not form.is_wall:
            self.add(scrolling(self._table), stretch=1)
            self.setMinimumHeight(LOWEST)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def show_crew(self, crew: Crew) -> None:
        """Fill it."""
        self._nobody.setVisible(not crew.counts)
        while len(self._views) < len(crew.counts):
            self._views.append(CountView())
            self._counts.add(self._views[-1])
        for index, view in enumerate(self._views):
            view.setVisible(index < len(crew.counts))
            if index < len(crew.counts):
                view.show_count(crew.counts[index])
        if not self._form.is_wall:
            rows = (
                (Cell(one.name), Cell(one.state, one.tone), Cell(one.detail), Cell(one.since))
                for one in crew.agents
            )
            self._table.show_rows(tuple(rows))
