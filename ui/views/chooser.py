"""Several people on a number, nobody, a withheld number, a look-up that failed, a search by hand: whom to take."""

from ui.components.box import Box
from ui.components.button import KeyButton
from ui.components.choices import ChoiceGrid
from ui.components.note import NoteView
from ui.components.text import PlainLabel
from ui.keys import Key
from ui.viewmodels.caller import MOST_CANDIDATES, Caller, CallerPicture, Screen


class ChooserView(Box):
    """A title, what to do, and people to choose from with a digit."""

    def __init__(self, caller: Caller) -> None:
        super().__init__(margins=(0, 0, 8, 0), gap=10)
        self._title, self._subtitle = (
            PlainLabel(look="title", wraps=True),
            PlainLabel(look="strong", wraps=True),
        )
        self._asked = NoteView("question", "info")
        self._message = PlainLabel(look="soft", wraps=True)
        self._retry = KeyButton(self.tr("Look up again"), Key.RETRY.cap)
        self._retry.setMaximumWidth(260)
        self._choices = ChoiceGrid(1, MOST_CANDIDATES, keeps_room=False)
        self.add(self._title, self._subtitle, self._asked, self._message, self._retry, self._choices)
        self.add_space()
        self._retry.clicked.connect(caller.look_up_again)
        self._choices.chosen.connect(caller.choose)

    def show_picture(self, picture: CallerPicture) -> None:
        """Fill it."""
        self._title.show_text(picture.title)
        self._subtitle.show_text(picture.subtitle)
        self._subtitle.setVisible(bool(picture.subtitle))
        self._asked.show_note(picture.asked)
        is_looking = picture.screen is Screen.LOOKING
        self._message.show_text(self.tr("Being looked up …") if is_looking else picture.message)
        self._retry.setVisible(picture.can_retry)
        self._choices.show_choices(picture.candidates)
