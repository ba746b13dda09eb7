"""A share as a bar, with a mark where it should be."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget


class ShareBar(QWidget):
    """So much of a hundred. The number always stands beside it in words, so a screen reader passes it by."""

    def __init__(self, goal: int, thickness: int = 8) -> None:
        super().__init__()
        self._goal, self._percent, self._thickness = goal, 0, thickness
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, percent: int) -> None:
        """Fill it."""
        if percent != self._percent:
            self._percent = percent
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self._thickness * 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, self._thickness * 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        palette = QGuiApplication.palette()
        whole = QRectF(0, (self.height() - self._thickness) / 2, self.width(), self._thickness)
        done = QRectF(whole.topLeft(), whole.size())
        done.setWidth(whole.width() * self._percent / 100)
        for colour, place in (
            (QPalette.ColorRole.AlternateBase, whole),
            (QPalette.ColorRole.Highlight, done),
        ):
            painter.setBrush(palette.color(colour))
            painter.drawRoundedRect(place, self._thickness / 2, self._thickness / 2)
        painter.setBrush(palette.color(QPalette.ColorRole.WindowText))
        painter.drawRect(QRectF(whole.width() * self._goal / 100 - 1, 0, 2, self.height()))
        painter.end()
