"""How loud it is, as a bar that moves."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

_THICKNESS = 6


class Meter(QWidget):
    """So much of a hundred, without a word: it moves too often to be read out."""

    def __init__(self) -> None:
        super().__init__()
        self._percent = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_loudness(self, percent: int) -> None:
        """Move."""
        if percent != self._percent:
            self._percent = percent
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, _THICKNESS * 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        palette = QGuiApplication.palette()
        whole = QRectF(0, (self.height() - _THICKNESS) / 2, self.width(), _THICKNESS)
        painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(whole, _THICKNESS / 2, _THICKNESS / 2)
        whole.setWidth(whole.width() * self._percent / 100)
        painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
        painter.drawRoundedRect(whole, _THICKNESS / 2, _THICKNESS / 2)
        painter.end()
