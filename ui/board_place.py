"""The place of the team lead's board: a window of its own, opened from the agent's, and there at most once."""

from PySide6.QtCore import QObject

from ui.viewmodels.board import Board
from ui.views.board.window import BoardWindow


class BoardPlace(QObject):
    """Opens the board, and has it built anew when the language changes."""

    def __init__(self, board: Board) -> None:
        super().__init__()
        self._board = board
        self.window: BoardWindow | None = None

    def open(self) -> None:
        """Show it, in front of everything."""
        if self.window is None:
            self.window = BoardWindow(self._board)
            self.window.closed.connect(self._forget)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def renew(self) -> None:
        """The same board in the language of now, where it was."""
        old = self.window
        if old is None:
            return
        geometry, is_wall = old.normalGeometry(), old.is_wall
        old.close()
        self.window = BoardWindow(self._board)
        self.window.closed.connect(self._forget)
        self.window.setGeometry(geometry)
        if is_wall:
            self.window.toggle_wall()
        self.window.show()

    def close(self) -> None:
        """The program ends."""
        if self.window is not None:
            self.window.close()

    def _forget(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
