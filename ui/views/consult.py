"""The panel for asking the senior colleague: who hears whom, how long the caller waits, and the ways out."""

from PySide6.QtWidgets import QLineEdit

from ui.components.box import Box
from ui.components.button import KeyButton
from ui.components.hearing import HearingView
from ui.components.look import set_tone
from ui.components.text import ElidedLabel, PlainLabel, name_widget, show_field, show_hint
from ui.keys import Key
from ui.viewmodels.consult import Consult, Hears


class ConsultView(Box):
    """Shown while a consult runs, and for a moment after."""

    def __init__(self, consult: Consult) -> None:
        super().__init__("card", margins=(14, 12, 14, 12), gap=10)
        self._consult = consult
        self._was_open = False
        self._state, self._held = ElidedLabel(look="strong"), PlainLabel(look="strong")
        head = Box(is_row=True, gap=8)
        head.add(self._state, stretch=1)
        head.add(self._held)
        self._hearing = HearingView(self.tr("Caller"), self.tr("You"), self.tr("Senior"))
        self.question = QLineEdit()
        name_widget(self.question, self.tr("Question to the senior"))
        self._caller = KeyButton(self.tr("Caller"), Key.BACK.cap)
        self._senior = KeyButton(self.tr("Senior"))
        self._together = KeyButton(self.tr("Together"), Key.JOIN.cap)
        self._hand_over = KeyButton(self.tr("Put through"), Key.HAND_OVER.cap, "transfer")
        buttons = Box(is_row=True, gap=8)
        for button in (self._caller, self._senior, self._together):
            buttons.add(button, stretch=1)
        self.add(head, self._hearing, self.question, buttons, self._hand_over)
        self._caller.clicked.connect(consult.back)
        self._together.clicked.connect(consult.join)
        self._hand_over.clicked.connect(consult.hand_over)
        self.question.textEdited.connect(consult.type)
        self.question.returnPressed.connect(self._send)
        consult.changed.connect(self.show_consult)

    def show_consult(self) -> None:
        """Show the picture."""
        picture = self._consult.picture
        self.setVisible(bool(picture.state))
        self._state.show_text(picture.state)
        self._held.show_text(self.tr("Caller waits {time}").format(time=picture.held) if picture.held else "")
        set_tone(self._held, "warn" if picture.held else "")
        hears_caller = picture.hears in (Hears.CALLER, Hears.ALL)
        hears_senior = picture.hears in (Hears.COLLEAGUE, Hears.ALL)
        self._hearing.show_hearing(caller=hears_caller, colleague=hears_senior, words=picture.state)
        for part in (self._hearing, self.question, self._caller, self._senior, self._together):
            part.setVisible(picture.is_open)
        self._hand_over.setVisible(picture.is_open)
        self._together.enable(is_enabled=picture.can_join)
        self._hand_over.enable(is_enabled=picture.can_hand_over)
        self._senior.enable(is_enabled=False)
        self._caller.stand("chosen" if picture.hears is Hears.CALLER else "")
        self._senior.stand("chosen" if picture.hears is Hears.COLLEAGUE else "")
        self._together.stand("chosen" if picture.hears is Hears.ALL else "")
        asked = self.tr("On the senior's screen: {q}").format(q=picture.question)
        show_hint(
            self.question, asked if picture.question else self.tr("Your question in one line, then Enter")
        )
        if picture.is_open and not self._was_open:
            show_field(self.question, self._consult.typed)
            self.question.setFocus()
        self._was_open = picture.is_open

    def _send(self) -> None:
        self._consult.send_question(self.question.text())
        self._consult.type("")
        show_field(self.question, "")
