"""Line icons: SVG, drawn sharp at every scale in the colour of the text around them."""

from PySide6.QtCore import QByteArray, QFile, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy

from ui.components.look import set_tone
from ui.components.text import PlainLabel

SIDE = 18  # pixels at 100 %, where nobody says otherwise


class Icon(PlainLabel):
    """A drawing from `resources/icons`, by name ('' draws nothing). Words always stand beside it."""

    def __init__(self, name: str = "", look: str = "icon", side: int = SIDE) -> None:
        super().__init__(look=look)
        self._side = side
        self._name = ""
        self._source = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.draw(name)

    def draw(self, name: str, tone: str | None = None) -> None:
        """Show another drawing."""
        if name != self._name:
            self._name = name
            self._source = _source_of(name) if name else ""
            self.update()
        if tone is not None:
            set_tone(self, tone)

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._source:
            return
        colour = self.palette().color(self.foregroundRole()).name()
        drawing = QSvgRenderer(QByteArray(self._source.replace("currentColor", colour).encode()))
        painter = QPainter(self)
        left, top = (self.width() - self._side) / 2, (self.height() - self._side) / 2
        drawing.render(painter, QRectF(left, top, self._side, self._side))
        painter.end()


def _source_of(name: str) -> str:
    file = QFile(f"icons:{name}.svg")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(f"icon {name}")
    try:
        return bytes(file.readAll().data()).decode()
    finally:
        file.close()
