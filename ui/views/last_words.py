"""The one window of a program that cannot start: it says why."""

from PySide6.QtWidgets import QDialog, QVBoxLayout

from ui.components.button import KeyButton
from ui.components.text import PlainLabel, title_window


class LastWords(QDialog):
    """A sentence, and a button that ends it."""

    def __init__(self, words: str) -> None:
        super().__init__()
        title_window(self, "Bellerbeeld")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(18)
        text = PlainLabel(words, wraps=True)
        text.setMinimumWidth(420)
        close = KeyButton(self.tr("Close"), "Esc")
        close.setAutoDefault(True)
        close.clicked.connect(self.reject)
        layout.addWidget(text)
        layout.addWidget(close)
