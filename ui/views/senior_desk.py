"""The senior's own panel: her line, and the questions in writing as cards that a digit answers."""

from functools import partial

from PySide6.QtWidgets import QLineEdit

from ui.components.box import Box
from ui.components.button import KeyButton
from ui.components.text import ElidedLabel, PlainLabel, name_widget, show_field, show_hint
from ui.keys import CHOICES
from ui.viewmodels.senior_desk import MOST_BUTTONS, AskedItem, SeniorDesk, WaitingItem

MOST_WAITING = 4  # lines; more are counted


class WaitingLine(Box):
    """Somebody in the line: who, with which question, how long."""

    def __init__(self) -> None:
        super().__init__(is_row=True, gap=10)
        self._who, self._waited = PlainLabel(look="strong"), PlainLabel(look="soft")
        self._question = ElidedLabel()
        self.add(self._who)
        self.add(self._question, stretch=1)
        self.add(self._waited)

    def show_waiting(self, item: WaitingItem) -> None:
        """Fill it."""
        self._who.show_text(item.who)
        self._question.show_text(item.question)
        self._waited.show_text(item.waited)


class AskedCard(Box):
    """The question that is next: its answers, and a field for another one."""

    def __init__(self, senior_desk: SeniorDesk) -> None:
        super().__init__(gap=8)
        self._senior_desk = senior_desk
        self._text_id = ""
        self._who, self._waited = PlainLabel(look="strong"), PlainLabel(look="soft")
        self._question = PlainLabel(wraps=True)
        head, self._answers = Box(is_row=True, gap=10), Box(is_row=True, gap=8)
        head.add(self._who)
        head.add_space()
        head.add(self._waited)
        self.buttons = [KeyButton(leading_key=True, key=str(number + 1)) for number in range(MOST_BUTTONS)]
        for index, button in enumerate(self.buttons):
            button.clicked.connect(partial(self._choose, index))
            self._answers.add(button, stretch=1)
        self.field = QLineEdit()
        name_widget(self.field, self.tr("Answer in words"))
        show_hint(self.field, self.tr("Or an answer in one line, then Enter"))
        self.field.returnPressed.connect(self._say)
        self.add(head, self._question, self._answers, self.field)

    def show_asked(self, item: AskedItem | None, *, takes_digits: bool) -> None:
        """Fill it, or go away."""
        self.setVisible(item is not None)
        if item is None:
            self._text_id = ""
            return
        if item.text_id != self._text_id:
            self._text_id = item.text_id
            show_field(self.field, "")
        self._who.show_text(self.tr("{who} asks").format(who=item.who))
        self._waited.show_text(item.waited)
        self._question.show_text(item.question)
        self._answers.setVisible(bool(item.answers))
        for index, button in enumerate(self.buttons):
            button.setVisible(index < len(item.answers))
            if index < len(item.answers):
                button.show_key(str(index + 1) if takes_digits else CHOICES[index].cap)
                button.show_words(item.answers[index])

    def _choose(self, index: int) -> None:
        self._senior_desk.choose(self._text_id, index)

    def _say(self) -> None:
        if self._senior_desk.answer(self._text_id, self.field.text()):
            show_field(self.field, "")


class SeniorDeskView(Box):
    """Away while nobody wants anything."""

    def __init__(self, senior_desk: SeniorDesk) -> None:
        super().__init__("card", margins=(14, 12, 14, 12), gap=10)
        self._senior_desk = senior_desk
        self.card = AskedCard(senior_desk)
        self._more_asked = PlainLabel(look="soft")
        self._heading = PlainLabel(self.tr("Waiting for you").upper(), "heading")
        self._lines = [WaitingLine() for _ in range(MOST_WAITING)]
        self._more_waiting = PlainLabel(look="soft")
        self.add(self.card, self._more_asked, self._heading, *self._lines, self._more_waiting)
        senior_desk.changed.connect(self.show_desk)

    def show_desk(self) -> None:
        """Show the picture."""
        picture = self._senior_desk.picture
        asked, waiting = picture.asked, picture.waiting
        self.setVisible(bool(asked or waiting))
        self.card.show_asked(asked[0] if asked else None, takes_digits=picture.takes_digits)
        self._more_asked.show_text(self.tr("and {n} more in writing").format(n=len(asked) - 1))
        self._more_asked.setVisible(len(asked) > 1)
        self._heading.setVisible(bool(waiting))
        for index, line in enumerate(self._lines):
            line.setVisible(index < len(waiting))
            if index < len(waiting):
                line.show_waiting(waiting[index])
        self._more_waiting.show_text(self.tr("and {n} more").format(n=len(waiting) - MOST_WAITING))
        self._more_waiting.setVisible(len(waiting) > MOST_WAITING)
