"""Looking at a widget as an eye does: its pixels, its texts, and what it says to a screen reader."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

_ROUNDS = 6  # a layout in a scrolling area in a layout takes one round of events for each


def drawn(
    widget: QWidget, scale: float = 1.0, ground: QColor | Qt.GlobalColor = Qt.GlobalColor.transparent
) -> QImage:
    """The widget as a screen of this scale would show it, once all that was ordered has been laid out.

    `ground` lies below it: what the window shows there, for a widget that is drawn alone.
    """
    for _ in range(_ROUNDS):
        QCoreApplication.processEvents()
        # What was let go of goes, as when the program itself waits for the next event.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    pixmap = QPixmap(widget.size() * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(ground)
    widget.render(pixmap, QPoint())
    return pixmap.toImage()


def visible_labels(window: QWidget) -> Iterator[tuple[QLabel, QRect]]:
    """Every label with text that can be seen whole, and where it is in the window."""
    for label in window.findChildren(QLabel):
        place = QRect(label.mapTo(window, QPoint()), label.size())
        seen = label.visibleRegion().boundingRect().size() == label.size()
        if label.isVisible() and label.text().strip() and seen:
            yield label, place


def luminances(image: QImage) -> list[float]:
    """How light each pixel is, from 0 to 1, row by row (WCAG 2.2, relative luminance)."""
    pixels = (
        memoryview(image.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("B").cast("I").tolist()
    )
    known = {pixel: _luminance(pixel) for pixel in set(pixels)}
    return [known[pixel] for pixel in pixels]


def contrast(image: QImage, place: QRect) -> float:
    """The contrast of what is written there with its ground (WCAG 2.2, 1.4.3): from 1 to 21."""
    part = image.copy(place).convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(part.constBits()).cast("B").cast("I"))
    ground = _luminance(pixels.most_common(1)[0][0])
    return max(ratio(_luminance(pixel), ground) for pixel in pixels)


def ratio(one: float, other: float) -> float:
    """The contrast of two luminances, from 1 to 21."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _luminance(pixel: int) -> float:
    colour = QColor(pixel)
    parts = [_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF())]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
