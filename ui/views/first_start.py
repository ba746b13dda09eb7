"""The first start on a desk: passwords are asked once, and kept in the system's key store."""

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout

from ui.components.box import Box
from ui.components.button import KeyButton
from ui.components.look import set_look
from ui.components.text import PlainLabel, name_widget, title_window
from ui.viewmodels.emergency import without_telephone
from ui.views.emergency import EmergencyScreen


class FirstStart(QDialog):
    """Asks for what is missing. The fields that are not asked for stay away."""

    def __init__(
        self, *, asks_phone: bool, asks_crm: bool, asks_queues: bool, asks_pause: bool = False
    ) -> None:
        super().__init__()
        set_look(self, "window")
        title_window(self, self.tr("Bellerbeeld, first start"))
        self._phone, self._crm, self._queues, self._pause = (QLineEdit() for _ in range(4))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        words = PlainLabel(
            self.tr("This is asked once. It is kept in the key store of this computer, not in a file."),
            wraps=True,
        )
        words.setMinimumWidth(420)
        layout.addWidget(words)
        for field, label, is_asked in (
            (self._phone, self.tr("Password of the phone"), asks_phone),
            (self._crm, self.tr("Key of the CRM"), asks_crm),
            (self._queues, self.tr("Password for the queues"), asks_queues),
            (self._pause, self.tr("Password for the pause"), asks_pause),
        ):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            name_widget(field, label)
            if is_asked:
                part = Box(gap=4)
                part.add(PlainLabel(label, "strong"), field)
                layout.addWidget(part)
        keep, later = KeyButton(self.tr("Keep"), "Enter"), KeyButton(self.tr("Later"), "Esc")
        keep.stand("go")
        keep.setAutoDefault(True)
        keep.setDefault(True)
        keep.clicked.connect(self.accept)
        later.clicked.connect(self.reject)
        buttons = Box(is_row=True, gap=8)
        buttons.add(self._help_button())
        buttons.add_space()
        buttons.add(later, keep)
        layout.addWidget(buttons)

    def _help_button(self) -> KeyButton:
        """Before there is a telephone, whoever needs 112 needs another one, and should not have to find that out."""
        screen, button = EmergencyScreen(self), KeyButton("112")
        screen.closed.connect(screen.hide)
        button.clicked.connect(lambda: screen.show_emergency(without_telephone()))
        return button

    @property
    def phone_password(self) -> str:
        """What was typed for the phone; '' when nothing was asked or typed."""
        return self._phone.text()

    @property
    def crm_key(self) -> str:
        """What was typed for the CRM."""
        return self._crm.text()

    @property
    def queues_password(self) -> str:
        """What was typed for the manager interface of the exchange."""
        return self._queues.text()

    @property
    def pause_password(self) -> str:
        """What was typed for the account that may pause this agent."""
        return self._pause.text()
