"""The only way for text to reach a widget: as it is, never as HTML, never as a mnemonic.

Names and texts of the CRM and of callers are other people's input. Qt guesses whether a text is rich;
here nothing is guessed. `tests/ui/test_plain_text.py` fails on any other way to show text.
"""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStyle,
    QStyleOption,
    QWidget,
)

from ui.components.look import set_look, set_tone

_NARROWEST = 24  # pixels of a label that gives its room to others


class PlainLabel(QLabel):
    """Text that wraps, literally."""

    def __init__(self, text: str = "", look: str = "", *, wraps: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        set_look(self, look)
        self.show_text(text)

    def show_text(self, text: str, tone: str | None = None) -> None:
        """Show `text`; with `tone` also how it stands."""
        if text != self.text():
            super().setText(text)
        if tone is not None:
            set_tone(self, tone)

    def minimumSizeHint(self) -> QSize:
        """Qt's name: a word without end is cut at the edge, and pushes no neighbour away."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _NARROWEST), hint.height()) if self.wordWrap() else hint


class ElidedLabel(PlainLabel):
    """One line that ends in '…' when there is no room. The whole text stays there for a screen reader."""

    def sizeHint(self) -> QSize:
        # Of our own font: letters that only another font has must not make the line higher.
        margins = self.contentsMargins()
        width = super().sizeHint().width()
        return QSize(width, self.fontMetrics().height() + margins.top() + margins.bottom())

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        room = self.contentsRect()
        words = " ".join(self.text().split())
        line = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), line)
        painter.end()


def show_button_text(button: QAbstractButton, text: str) -> None:
    """Put `text` on a button, in which '&' would otherwise mean a mnemonic."""
    button.setText(text.replace("&", "&&"))


def show_hint(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """The text that stands in an empty field."""
    field.setPlaceholderText(text)


def show_field(field: QLineEdit, text: str) -> None:
    """Put `text` into a field, unless it is there already (the cursor would jump)."""
    if field.text() != text:
        field.setText(text)


def show_paragraphs(field: QPlainTextEdit, text: str) -> None:
    """Put a text of several lines into a field, without the field telling that it changed."""
    was_blocked = field.blockSignals(True)
    field.setPlainText(text)
    field.blockSignals(was_blocked)


def name_widget(widget: QWidget, name: str) -> None:
    """What a screen reader says. Qt hands it on literally."""
    if widget.accessibleName() != name:
        widget.setAccessibleName(name)


def describe_widget(widget: QWidget, words: str) -> None:
    """What a screen reader adds to the name: how the widget stands."""
    if widget.accessibleDescription() != words:
        widget.setAccessibleDescription(words)


def title_window(window: QWidget, title: str) -> None:
    """What the title bar and the task bar say; both are drawn by the system, literally."""
    window.setWindowTitle(title)


def add_action(
    menu: QMenu,
    words: str,
    act: Callable[[], None],
    key: QKeySequence | None = None,
    *,
    is_enabled: bool = True,
) -> None:
    """A line in a menu, in which '&' would otherwise mean a mnemonic."""
    action = menu.addAction(words.replace("&", "&&"))
    action.setEnabled(is_enabled)
    action.triggered.connect(lambda: act())
    if key is not None:
        action.setShortcut(key)
