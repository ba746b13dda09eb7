"""The panel for asking a colleague: who hears whom, how long the caller waits, and the ways out."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit

from ui.components.box import Box
from ui.components.button import KeyButton
from ui.components.hearing import HearingView
from ui.components.look import set_tone
from ui.components.text import ElidedLabel, PlainLabel, name_widget, show_field, show_hint
from ui.keys import Key
from ui.viewmodels.consult import Consult, ConsultPicture, Hears

_ROOM_FOR_KEYS = 480  # pixels; below that three names and their keys do not fit side by side


class ConsultView(Box):
    """Shown while a consult runs, and for a moment after. `end_wanted`: to hang up on both, which is asked again."""

    end_wanted = Signal()

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
        name_widget(self.question, self.tr("Question to the colleague"))
        self._caller, self._senior = KeyButton(self.tr("Caller")), KeyButton()
        self._together = KeyButton(self.tr("Together"), Key.JOIN.cap)
        self._back = KeyButton(self.tr("Back"), Key.BACK.cap)
        self._hand_over = KeyButton(self.tr("Put through"), Key.HAND_OVER.cap)
        self._end = KeyButton(self.tr("End for everybody"), Key.END_FOR_ALL.cap)
        self._end.stand("bad")
        rows = Box(is_row=True, gap=8), Box(is_row=True, gap=8)
        for button in (self._caller, self._senior, self._together):
            rows[0].add(button, stretch=1)
        for button in (self._back, self._hand_over):
            rows[1].add(button, stretch=1)
        self.add(head, self._hearing, self.question, *rows, self._end)
        self._caller.clicked.connect(consult.talk_to_caller)
        self._senior.clicked.connect(consult.talk_to_colleague)
        self._back.clicked.connect(consult.back)
        self._end.clicked.connect(self.end_wanted)
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
        self._held.show_text(self._waiting_words(picture))
        set_tone(self._held, "warn" if picture.caller_waits else "")
        hears_caller = picture.hears in (Hears.CALLER, Hears.ALL)
        hears_senior = picture.hears in (Hears.COLLEAGUE, Hears.ALL)
        self._hearing.show_colleague(picture.colleague)
        self._hearing.show_hearing(caller=hears_caller, colleague=hears_senior, words=picture.state)
        always, with_colleague = (self._back, self._end), (self._caller, self._senior, self._together)
        for button in always:
            button.setVisible(picture.is_open)
        for button in (*with_colleague, self._hand_over):
            button.setVisible(picture.has_colleague)
        self._hearing.setVisible(picture.has_colleague)
        self.question.setVisible(picture.can_tell)
        self._senior.show_words(picture.colleague)
        for button, hears, is_enabled in (
            (self._caller, Hears.CALLER, picture.can_talk_to_caller),
            (self._senior, Hears.COLLEAGUE, picture.can_talk_to_colleague),
            (self._together, Hears.ALL, picture.can_join),
        ):
            button.enable(is_enabled=is_enabled)
            button.stand("chosen" if picture.lit is hears else "")
            key = {Hears.ALL: Key.JOIN.cap, picture.swap: Key.SWAP.cap}.get(hears, "")
            button.show_key(key if self.width() >= _ROOM_FOR_KEYS else "")
        self._hand_over.enable(is_enabled=picture.can_hand_over)
        asked = self.tr("On the colleague's screen: {q}").format(q=picture.question)
        show_hint(
            self.question, asked if picture.question else self.tr("Your question in one line, then Enter")
        )
        if picture.can_tell and not self._was_open:
            show_field(self.question, self._consult.typed)
            self.question.setFocus()
        self._was_open = picture.can_tell

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's name: where there is little room the words come before their keys."""
        super().resizeEvent(event)
        self.show_consult()

    def _waiting_words(self, picture: ConsultPicture) -> str:
        if picture.caller_waits:
            return self.tr("Caller waits {time}").format(time=picture.caller_waits)
        if picture.colleague_waits:
            words = self.tr("{who} waits {time}")
            return words.format(who=picture.colleague, time=picture.colleague_waits)
        return ""

    def _send(self) -> None:
        self._consult.send_question(self.question.text())
        self._consult.type("")
        show_field(self.question, "")
