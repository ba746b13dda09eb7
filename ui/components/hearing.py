"""Who hears whom, drawn: caller, agent and colleague in a row, a line where two hear each other."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QPainter, QPaintEvent, QPalette, QPen

from ui.components.text import PlainLabel, name_widget

_HEIGHT = 34


class HearingView(PlainLabel):
    """Three names in a row: caller, agent, colleague; solid lines join those who hear each other."""

    def __init__(self, caller: str, agent: str, colleague: str) -> None:
        super().__init__()
        self._names = (caller, agent, colleague)
        self._caller = self._colleague = False

    def show_colleague(self, name: str) -> None:
        """Another colleague than before."""
        if name != self._names[2]:
            self._names = (*self._names[:2], name)
            self.update()

    def show_hearing(self, *, caller: bool, colleague: bool, words: str) -> None:
        """Draw whom the agent hears; `words` say it to a screen reader."""
        if (caller, colleague) != (self._caller, self._colleague):
            self._caller, self._colleague = caller, colleague
            self.update()
        name_widget(self, words)

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        # Of the whole program: under a style sheet this widget's own is too faint to be read.
        faint = QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        metrics = QFontMetricsF(self.font())
        middle = self.height() / 2
        widths = [metrics.horizontalAdvance(name) + 20 for name in self._names]
        gap = (self.width() - 2 - sum(widths)) / 2
        lefts = [1.0, 1 + widths[0] + gap, 1 + widths[0] + widths[1] + 2 * gap]
        heard = (self._caller, True, self._colleague)
        for index, joined in ((0, self._caller), (1, self._colleague)):
            style = Qt.PenStyle.SolidLine if joined else Qt.PenStyle.DotLine
            painter.setPen(QPen(accent if joined else faint, 2.5 if joined else 1.5, style))
            start = lefts[index] + widths[index]
            painter.drawLine(QLineF(QPointF(start, middle), QPointF(lefts[index + 1], middle)))
        for name, left, width, is_heard in zip(self._names, lefts, widths, heard, strict=True):
            frame = QRectF(left, 3, width, self.height() - 6)
            painter.setPen(QPen(accent if is_heard else faint, 1.5))
            painter.drawRoundedRect(frame, 6, 6)
            painter.setPen(ink if is_heard else faint)
            painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), name)
        painter.end()
