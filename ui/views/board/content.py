"""All panels of the board, in one of two sizes: for a desk, or for a wall."""

from PySide6.QtCore import Signal

from ui.components.box import Box, scrolling
from ui.components.button import KeyButton
from ui.components.icon import Icon
from ui.components.look import set_tone
from ui.components.note import NoteView
from ui.components.text import PlainLabel, name_widget
from ui.keys import BoardKey
from ui.viewmodels.board import Board
from ui.viewmodels.top_bar import Lamp
from ui.views.board.alarms import AlarmsView
from ui.views.board.crew import CrewView
from ui.views.board.day import BuildingsView, ResolutionView
from ui.views.board.figures import FiguresView
from ui.views.board.form import Form
from ui.views.board.queues import QueuesView, WallQueuesView


class FeedView(Box):
    """Whether the figures are of this moment: shape, word and colour."""

    def __init__(self, form: Form) -> None:
        super().__init__("note", is_row=True, margins=(12, 6, 12, 6), gap=8)
        self._icon, self._word = Icon(side=form.icon), PlainLabel(look="strong")
        self.add(self._icon, self._word)

    def show_lamp(self, lamp: Lamp) -> None:
        """Fill it."""
        self._icon.draw("check" if lamp.tone == "ok" else "alert", lamp.tone)
        self._word.show_text(lamp.word, lamp.tone)
        set_tone(self, lamp.tone)
        name_widget(self, lamp.word)


class BoardContent(Box):
    """Bar, alarms, large figures, panels."""

    wall_wanted = Signal()

    def __init__(self, board: Board, form: Form) -> None:
        super().__init__(form.value)
        self._board = board
        self._feed = FeedView(form)
        self._old = NoteView("alert", "bad", side=form.icon)
        self._alarms = AlarmsView(board.snooze, form)
        self._figures = FiguresView(form)
        self._queues = WallQueuesView(form) if form.is_wall else QueuesView()
        self._crew = CrewView(form)
        self._topics, self._buildings = ResolutionView(form), BuildingsView(form)
        self._build(form)
        board.changed.connect(self.show_board)
        self.show_board()

    def _build(self, form: Form) -> None:
        left, right = Box(gap=16), Box(gap=16)
        left.add(self._queues, stretch=1)
        left.add(self._crew if form.is_wall else self._buildings)
        right.add(self._topics, stretch=4)
        if form.is_wall:
            right.add(self._buildings)
        else:
            right.add(self._crew, stretch=5)
        columns = Box(is_row=True, gap=16)
        columns.add(left, stretch=12)
        columns.add(right, stretch=10)
        below = Box(margins=(16, 16, 16, 16), gap=16)
        below.add(self._old, self._alarms, self._figures)
        below.add(columns, stretch=1)
        self.add(self._bar(form))
        # A low window scrolls; nobody scrolls a wall.
        self.add(below if form.is_wall else scrolling(below), stretch=1)

    def _bar(self, form: Form) -> Box:
        bar = Box("bar", is_row=True, margins=(16, 10, 16, 10), gap=12)
        bar.add(PlainLabel(self.tr("Queues"), "title"), self._feed)
        bar.add_space()
        if not form.is_wall:
            wall = KeyButton(self.tr("On the wall"), BoardKey.WALL.cap)
            wall.clicked.connect(self.wall_wanted)
            bar.add(wall)
        return bar

    def show_board(self) -> None:
        """Show the picture."""
        picture = self._board.picture
        self._feed.show_lamp(picture.feed)
        self._old.show_note(picture.sentence)
        self._alarms.show_alarms(picture.alarms)
        self._figures.show_cards(picture.cards)
        self._queues.show_queues(picture)
        self._crew.show_crew(picture.crew)
        self._topics.show_topics(picture.topics)
        self._buildings.show_incidents(picture.incidents)
        for panel in (self._queues, self._crew):
            set_tone(panel, "old" if picture.is_old else "")
