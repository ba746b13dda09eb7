"""Asks for another password of the phone, beside the window and not in its way."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from ui.components.box import Box
from ui.components.button import KeyButton
from ui.components.look import set_look
from ui.components.text import PlainLabel, name_widget, title_window


class PasswordSheet(QDialog):
    """`given` brings what was typed. Not modal: everything else, 112 above all, stays at hand."""

    given = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        set_look(self, "window")
        title_window(self, self.tr("Password of the phone"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = PlainLabel(
            self.tr(
                "The telephone exchange did not accept the password of this phone. It was tried once and is not "
                "tried again: exchanges lock a phone after some attempts. Your IT department has the right one."
            ),
            wraps=True,
        )
        words.setMinimumWidth(420)
        label = self.tr("Password of the phone")
        self._field = QLineEdit()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        name_widget(self._field, label)
        part = Box(gap=4)
        part.add(PlainLabel(label, "strong"), self._field)
        keep, later = KeyButton(self.tr("Keep"), "Enter"), KeyButton(self.tr("Later"), "Esc")
        keep.stand("go")
        keep.setDefault(True)
        keep.clicked.connect(self.accept)
        later.clicked.connect(self.reject)
        buttons = Box(is_row=True, gap=8)
        buttons.add_space()
        buttons.add(later, keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        for widget in (words, part, buttons):
            layout.addWidget(widget)
        self.accepted.connect(self._give)

    def _give(self) -> None:
        if self._field.text():
            self.given.emit(self._field.text())
