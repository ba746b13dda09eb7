"""The window of the board: beside the agent's own, or full screen on a wall."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.components.box import clear
from ui.components.look import set_look
from ui.components.text import title_window
from ui.keys import BoardKey
from ui.viewmodels.board import Board
from ui.views.board.content import BoardContent
from ui.views.board.form import Form, wall_for

SMALLEST = (960, 540)
USUAL = (1440, 900)


class BoardWindow(QWidget):
    """The board. It closes by itself when the CRM says that this is no team lead any more."""

    closed = Signal()

    def __init__(self, board: Board) -> None:
        super().__init__()
        set_look(self, "window")
        title_window(self, self.tr("Queues · Bellerbeeld"))
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self._board = board
        self._is_wall = False
        self._form = Form.DESK
        self._before_wall = Qt.WindowState.WindowNoState
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        board.open()
        self._fill()
        board.changed.connect(self._look_again)
        for key, act in (
            (BoardKey.WALL, self.toggle_wall),
            (BoardKey.SNOOZE, board.snooze_first),
            (BoardKey.SCROLL_UP, partial(self._scroll, down=False)),
            (BoardKey.SCROLL_DOWN, partial(self._scroll, down=True)),
            (BoardKey.BACK, self._back),
        ):
            self._on_key(key, act)
        # The keys belong to the window until somebody goes to a button.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    @property
    def is_wall(self) -> bool:
        """True while it fills a screen, in large type."""
        return self._is_wall

    def toggle_wall(self) -> None:
        """Large on the whole screen, or as it was before."""
        self._is_wall = not self._is_wall
        if self._is_wall:
            self._before_wall = self.windowState()
            self.setWindowState(self._before_wall | Qt.WindowState.WindowFullScreen)
        else:
            self.setWindowState(self._before_wall)
        self._fill()
        self.setFocus()

    def _back(self) -> None:
        """From the wall to the window, from the window to the agent's own."""
        if self._is_wall:
            self.toggle_wall()
        else:
            self.close()

    def _scroll(self, *, down: bool) -> None:
        """Every list that is longer than its room, a page further."""
        for area in self.findChildren(QScrollArea):
            bar = area.verticalScrollBar()
            bar.setValue(bar.value() + (bar.pageStep() if down else -bar.pageStep()))

    def _fill(self) -> None:
        """The panels in the size that fits; the style sheet has their type."""
        clear(self._layout)
        self._form = wall_for(self.width()) if self._is_wall else Form.DESK
        content = BoardContent(self._board, self._form)
        content.wall_wanted.connect(self.toggle_wall)
        self._layout.addWidget(content)

    def _look_again(self) -> None:
        if not self._board.picture.is_allowed:
            self.close()

    def _on_key(self, key: BoardKey, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key.value), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(lambda: act())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_wall and wall_for(self.width()) is not self._form:
            self._fill()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._board.close()
        event.accept()
        self.closed.emit()
