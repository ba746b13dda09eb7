"""A question with two answers, in a small window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.components.box import Box
from ui.components.button import KeyButton
from ui.components.look import set_look
from ui.components.text import PlainLabel, title_window


class Question(QDialog):
    """`accepted` is the first answer, which does what the words ask; Escape is the second."""

    def __init__(self, parent: QWidget, title: str, words: str, do: str, leave: str) -> None:
        super().__init__(parent)
        set_look(self, "window")
        title_window(self, title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(18)
        text = PlainLabel(words, wraps=True)
        text.setMinimumWidth(380)
        act, stay = KeyButton(do), KeyButton(leave, "Esc")
        stay.stand("go")
        for button in (act, stay):
            button.setAutoDefault(True)  # Enter means the one that has the keys
        act.clicked.connect(self.accept)
        stay.clicked.connect(self.reject)
        buttons = Box(is_row=True, gap=8)
        buttons.add_space()
        buttons.add(act, stay)
        layout.addWidget(text)
        layout.addWidget(buttons)
        stay.setFocus()
