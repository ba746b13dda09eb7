"""The strip at the right: coding with digits, from the first second of the call."""

from PySide6.QtWidgets import QPlainTextEdit

from ui.components.box import Box
from ui.components.button import KeyButton, TextButton
from ui.components.choices import ChoiceGrid
from ui.components.text import PlainLabel, name_widget, show_hint, show_paragraphs
from ui.keys import DIGITS, Key
from ui.viewmodels.wrap_up import Level, WrapUp

WIDTH = 392
_NOTE_HEIGHT = 76


class WrapUpView(Box):
    """The draft of the contact on the screen."""

    def __init__(self, wrap_up: WrapUp) -> None:
        super().__init__("column-right", margins=(16, 14, 16, 14), gap=10)
        self.setFixedWidth(WIDTH)
        self._wrap_up = wrap_up
        self._shown_session = ""
        self._time = PlainLabel(look="soft")
        head = Box(is_row=True)
        head.add(PlainLabel(self.tr("Wrap-up").upper(), "heading"))
        head.add_space()
        head.add(self._time)
        self._caption = PlainLabel(look="soft", wraps=True)
        self._form = Box(gap=10)
        self._chosen = {level: self._chosen_button(level) for level in Level}
        path = Box(is_row=True, gap=4)
        path.add(*self._chosen.values())
        path.add_space()
        self._question = PlainLabel(look="strong")
        self._choices = ChoiceGrid(2, len(DIGITS), keeps_room=True)
        self._solved = KeyButton(self.tr("Solved"), Key.SOLVED.cap, leading_key=True)
        self._not_solved = KeyButton(self.tr("Not solved"), Key.NOT_SOLVED.cap, leading_key=True)
        result = Box(is_row=True, gap=6)
        result.add(self._solved, stretch=1)
        result.add(self._not_solved, stretch=1)
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(_NOTE_HEIGHT)
        show_hint(self.note, self.tr("Note (may stay empty), {key}").format(key=Key.NOTE.cap))
        name_widget(self.note, self.tr("Note"))
        self._save = KeyButton("", Key.SAVE.cap)
        self._hint = PlainLabel(look="soft", wraps=True)
        self._form.add(path, self._question, self._choices, result, self.note, self._save)
        self.add(head, self._caption, self._form, self._hint)
        self.add_space()
        self._bind()
        wrap_up.changed.connect(self.show_wrap_up)
        self.show_wrap_up()

    def _bind(self) -> None:
        wrap_up = self._wrap_up
        self._choices.chosen.connect(wrap_up.choose)
        self._solved.clicked.connect(lambda: wrap_up.set_solved(solved=True))
        self._not_solved.clicked.connect(lambda: wrap_up.set_solved(solved=False))
        self._save.clicked.connect(wrap_up.save)
        self.note.textChanged.connect(self._write_note)

    def _chosen_button(self, level: Level) -> TextButton:
        button = TextButton("", "link")
        button.clicked.connect(lambda: self._wrap_up.choose_again(level))
        return button

    def show_wrap_up(self) -> None:
        """Show the picture."""
        picture = self._wrap_up.picture
        self._time.show_text(picture.time)
        self._caption.show_text(picture.caption)
        self._form.setVisible(bool(picture.session_id))
        self._hint.show_text(picture.hint, picture.hint_tone)
        if not picture.session_id:
            self._show_note("", "")
            return
        words = {
            Level.TOPIC: picture.topic,
            Level.SUBTOPIC: picture.subtopic,
            Level.REASON: picture.reason,
        }
        for level, button in self._chosen.items():
            button.show_words(words[level] if level is Level.TOPIC else f"› {words[level]}")
            name_widget(button, self.tr("Choose again: {what}").format(what=words[level]))
            button.setVisible(bool(words[level]))
        self._question.show_text(picture.question)
        self._choices.show_choices(picture.choices)
        self._solved.stand("chosen" if picture.solved is True else "")
        self._not_solved.stand("chosen" if picture.solved is False else "")
        self._show_note(picture.session_id, picture.note)
        self._save.show_words(picture.save_words)
        self._save.stand("go" if picture.is_complete else "")

    def _show_note(self, session_id: str, note: str) -> None:
        """The note of another contact; what is being typed in this one is never overwritten."""
        if session_id != self._shown_session:
            self._shown_session = session_id
            show_paragraphs(self.note, note)

    def _write_note(self) -> None:
        if self._shown_session:
            self._wrap_up.write_note(self._shown_session, self.note.toPlainText())
