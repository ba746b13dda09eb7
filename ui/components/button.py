"""Buttons that show their key, so that the hand can stay on the keyboard."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.components.icon import Icon
from ui.components.look import set_look, set_tone
from ui.components.text import ElidedLabel, PlainLabel, describe_widget, name_widget, show_button_text


class KeyButton(QPushButton):
    """A button with an icon or a leading key at the left, words, and its key at the right."""

    def __init__(self, text: str = "", key: str = "", icon: str = "", *, leading_key: bool = False) -> None:
        super().__init__()
        self.setAutoDefault(False)
        # May become narrower than its words, which then end in '…'; a name from outside must not push a column.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._icon, self._words, self._key = Icon(icon), ElidedLabel(text), PlainLabel(key, "key")
        row = self._row = QHBoxLayout(self)
        side = 9 if leading_key else 11
        row.setContentsMargins(side, 0, side, 0)
        row.setSpacing(7 if leading_key else 8)
        parts = [self._key, self._words] if leading_key else [self._icon, self._words, self._key]
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(part, 1 if part is self._words else 0)
        self._icon.setVisible(bool(icon))
        self._key.setVisible(bool(key))
        self.show_words(text)

    def show_words(self, text: str) -> None:
        """Other words on the button."""
        self._words.show_text(text)
        key = self._key.text()
        name_widget(self, f"{text}, {key}" if key else text)

    def show_key(self, key: str) -> None:
        """Another key on the button."""
        self._key.show_text(key)
        self._key.setVisible(bool(key))
        self.show_words(self._words.text())

    def stand(self, tone: str) -> None:
        """'go' for the one thing to do next, 'chosen', 'bad' for what ends something, '' otherwise."""
        set_tone(self, tone)
        describe_widget(self, self.tr("chosen") if tone == "chosen" else "")
        inner = {"go": "on" if self.isEnabled() else "", "bad": "bad"}.get(tone, "")
        set_tone(self._words, inner)
        set_tone(self._icon, inner)
        set_tone(self._key, "on" if inner == "on" else "")
        set_look(self._words, "strong" if tone == "chosen" else "")
        self._words.style().polish(self._words)

    def enable(self, *, is_enabled: bool) -> None:
        """Make it work, or not, and look so."""
        if self.isEnabled() != is_enabled:
            self.setEnabled(is_enabled)
            self.stand(str(self.property("tone") or ""))

    def sizeHint(self) -> QSize:
        # Chosen or not, it is as wide: what stands beside it does not move.
        return QSize(self._row.sizeHint().width() + _more_in_bold(self._words, self._words.text()), 36)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._row.minimumSize().width(), 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # On a ground of the accent colour no frame at the edge can be told from it.
        if self.hasFocus() and self.property("tone") == "go":
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._words.palette().color(self._words.foregroundRole()), 2))
            painter.drawRoundedRect(self.rect().adjusted(3, 3, -3, -3), 4, 4)
            painter.end()


class TextButton(QPushButton):
    """A plain button or tab with words only."""

    def __init__(self, text: str, look: str = "") -> None:
        super().__init__()
        self.setAutoDefault(False)
        set_look(self, look)
        self.show_words(text)

    def show_words(self, text: str) -> None:
        """Other words on the button."""
        show_button_text(self, text)
        name_widget(self, text)

    def sizeHint(self) -> QSize:
        """Wide enough for the words in bold, which is how a tab that is open shows them."""
        hint = super().sizeHint()
        return QSize(hint.width() + _more_in_bold(self, self.text()), hint.height())


def _more_in_bold(widget: QWidget, text: str) -> int:
    """How many pixels wider `text` becomes when it is set in bold."""
    bold = QFont(widget.font())
    bold.setWeight(QFont.Weight.DemiBold)
    usual, heavy = (metrics.size(0, text).width() for metrics in (widget.fontMetrics(), QFontMetrics(bold)))
    return max(0, heavy - usual)
