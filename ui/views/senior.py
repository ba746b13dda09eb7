"""The panel about the senior: what to do while she is busy, the place in her line, a question in writing, why."""

from functools import partial

from PySide6.QtWidgets import QLineEdit

from ui.components.box import Box
from ui.components.button import KeyButton
from ui.components.flow import Flow
from ui.components.text import ElidedLabel, PlainLabel, name_widget, show_field, show_hint
from ui.keys import CHOICES, Key
from ui.viewmodels.senior import SeniorScreen


class SeniorView(Box):
    """Away while there is nothing to say. The caller goes on talking behind all of it."""

    def __init__(self, senior: SeniorScreen) -> None:
        super().__init__("card", margins=(14, 12, 14, 12), gap=10)
        self._senior = senior
        self._was_writing = False
        self._busy = ElidedLabel(look="strong")
        self._choice = Flow()
        self.place = KeyButton(self.tr("Wait in line"), "1", leading_key=True)
        self._write = KeyButton(self.tr("Ask in writing"), "2", leading_key=True)
        self._ring = KeyButton(self.tr("Ring all the same"), "3", leading_key=True)
        for index, button in enumerate((self.place, self._write, self._ring)):
            self._choice.add(button)
            button.clicked.connect(partial(self._press, index))
        self._form = self._make_form()
        self._place_line, self._place_words = Box(is_row=True, gap=8), ElidedLabel(look="strong")
        self._take = KeyButton(self.tr("Take her call"), Key.ASK.cap, "phone")
        self._leave = KeyButton(self.tr("Leave the line"))
        self._place_line.add(self._place_words, stretch=1)
        self._place_line.add(self._take, self._leave)
        self._question_line, self._asked = Box(is_row=True, gap=8), ElidedLabel(look="soft")
        self._question_words = PlainLabel(look="strong", wraps=True)
        self._take_back = KeyButton(self.tr("Take it back"))
        self._question_line.add(self._question_words, stretch=1)
        self._question_line.add(self._take_back)
        self._why = self._make_reasons()
        self.add(self._busy, self._choice, *self._form, self._place_line, self._asked, self._question_line)
        self.add(self._why)
        self._take.clicked.connect(senior.take_call)
        self._leave.clicked.connect(senior.leave_line)
        self._take_back.clicked.connect(senior.take_back)
        senior.changed.connect(self.show_senior)

    def _make_form(self) -> tuple[QLineEdit, QLineEdit]:
        self.question, self.answers = QLineEdit(), QLineEdit()
        name_widget(self.question, self.tr("Question in writing"))
        name_widget(self.answers, self.tr("Answers to choose from"))
        show_hint(self.answers, self.tr("Answers to choose from, with / between them (need not be)"))
        for field in (self.question, self.answers):
            field.returnPressed.connect(self._send)
            field.textEdited.connect(self._keep)
        return self.question, self.answers

    def _make_reasons(self) -> Box:
        box, row = Box(gap=6), Flow()
        for index, (words, key) in enumerate(zip(self._senior.reasons, CHOICES, strict=False)):
            button = KeyButton(words, key.cap)
            button.clicked.connect(partial(self._press, index))
            row.add(button)
        not_now = KeyButton(self.tr("Not now"), Key.BACK.cap)
        not_now.clicked.connect(self._senior.leave)
        row.add(not_now)
        box.add(PlainLabel(self.tr("Why was she needed?"), "soft"), row)
        return box

    def show_senior(self) -> None:
        """Show the picture."""
        picture = self._senior.picture
        self.setVisible(not picture.is_empty)
        self._busy.show_text(picture.busy)
        self._place_words.show_text(picture.place, picture.place_tone)
        self._asked.show_text(picture.asked)
        self._question_words.show_text(picture.question, picture.question_tone)
        for part, is_shown in (
            (self._busy, bool(picture.busy)),
            (self._choice, bool(picture.busy)),
            (self.question, picture.is_writing),
            (self.answers, picture.is_writing),
            (self._place_line, bool(picture.place)),
            (self._take, picture.calls_back),
            (self._leave, picture.can_leave_line),
            (self._asked, bool(picture.asked)),
            (self._question_line, bool(picture.question)),
            (self._take_back, picture.can_take_back),
            (self._why, picture.wants_reason),
        ):
            part.setVisible(is_shown)
        self._take.stand("go" if picture.calls_back else "")
        show_hint(
            self.question, self.tr("Question to {whom} in one line, then Enter").format(whom=picture.whom)
        )
        if picture.is_writing and not self._was_writing:
            show_field(self.question, self._senior.typed)
            show_field(self.answers, self._senior.typed_answers)
            self.question.setFocus()
        self._was_writing = picture.is_writing

    def _press(self, index: int) -> None:
        self._senior.press(index)

    def _keep(self) -> None:
        self._senior.typed, self._senior.typed_answers = self.question.text(), self.answers.text()

    def _send(self) -> None:
        self._senior.send(self.question.text(), self.answers.text())
