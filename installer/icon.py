"""The program's icon for Windows, drawn from `resources/bellerbeeld.svg` in every size that Windows asks for."""

import struct
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_ENTRY = struct.Struct("<BBBBHHII")


def write_icon(drawing: Path, target: Path) -> None:
    """Write an .ico with a picture of each size."""
    renderer = QSvgRenderer(str(drawing))
    target.write_bytes(as_ico([_png(renderer, size) for size in SIZES], SIZES))


def as_ico(pictures: Sequence[bytes], sizes: Sequence[int]) -> bytes:
    """An .ico file of PNG pictures (Windows Vista and later): a directory, then the pictures."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    place = len(head) + _ENTRY.size * len(pictures)
    entries = b""
    for picture, size in zip(pictures, sizes, strict=True):
        side = size % 256  # 256 is written as 0
        entries += _ENTRY.pack(side, side, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return head + entries + b"".join(pictures)


def _png(renderer: QSvgRenderer, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide6 itself takes text, and its stubs do not say so
    return bytes(content.data())
