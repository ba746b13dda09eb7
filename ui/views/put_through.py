"""F6: to whom the caller is put through, in a small window; a name or number, and two ways to do it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from ui.components.box import Box
from ui.components.button import KeyButton
from ui.components.choices import ChoiceGrid
from ui.components.look import set_look
from ui.components.text import PlainLabel, name_widget, show_hint, title_window
from ui.keys import Key
from ui.viewmodels.put_through import MOST_CHOICES, PutThrough

WIDTH = 520
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PutThroughSheet(QDialog):
    """A field, the places that fit, and what to do with the marked one."""

    def __init__(self, parent: QWidget, put_through: PutThrough) -> None:
        super().__init__(parent)
        set_look(self, "window")
        title_window(self, self.tr("Put through"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH)
        self._put_through = put_through
        self.field = QLineEdit()
        show_hint(self.field, self.tr("Name or number"))
        name_widget(self.field, self.tr("To whom, by name or number"))
        self._choices = ChoiceGrid(1, MOST_CHOICES + 1, keeps_room=False)
        self._message = PlainLabel(look="soft", wraps=True)
        self._ask = KeyButton(self.tr("Talk first"), "Enter", "question")
        self._send = KeyButton(self.tr("Put through at once"), "Ctrl Enter", "transfer")
        close = KeyButton(self.tr("Close"), Key.BACK.cap)
        self._build(close)
        self._ask.stand("go")
        self.field.textEdited.connect(put_through.type)
        self.field.returnPressed.connect(self._talk_first)
        self._choices.chosen.connect(put_through.mark)
        self._ask.clicked.connect(self._talk_first)
        self._send.clicked.connect(self._at_once)
        close.clicked.connect(self.reject)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self._at_once)
        put_through.changed.connect(self.show_choices)
        self.field.installEventFilter(self)
        put_through.open()
        self.show_choices()
        self.field.setFocus()

    def _build(self, close: KeyButton) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        buttons = Box(is_row=True, gap=8)
        for button in (self._ask, self._send, close):
            buttons.add(button, stretch=1)
        for part in (self.field, self._choices, self._message):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(buttons)

    def show_choices(self) -> None:
        """Show the picture."""
        picture = self._put_through.picture
        self._choices.show_choices(picture.choices)
        self._choices.setVisible(bool(picture.choices))
        self._message.show_text(picture.message)
        self._message.setVisible(bool(picture.message))
        for button in (self._ask, self._send):
            button.enable(is_enabled=picture.can_act)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's name: up and down mark another one, while the letters go on into the field."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._put_through.move(step)
                return True
        return super().eventFilter(watched, event)

    def _talk_first(self) -> None:
        if self._put_through.ask():
            self.accept()

    def _at_once(self) -> None:
        if self._put_through.send():
            self.accept()
