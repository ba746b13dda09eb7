"""The search field: a home, a name, or a number to call."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.dialling import Dialled, dialled
from app.services.desk import Desk
from ui.viewmodels.viewmodel import ViewModel

translate = QCoreApplication.translate


@dataclass(frozen=True)
class SearchPicture:
    """What the field offers: `action` says what Enter will do."""

    text: str = ""
    action: str = ""


class Search(ViewModel[SearchPicture]):
    """What is typed, and what Enter does with it."""

    def __init__(self, desk: Desk) -> None:
        self._text = ""
        self._searched = ""
        super().__init__(desk)

    def type(self, text: str) -> None:
        """The text in the field now."""
        self._text = text
        if not text:
            self._desk.search.clear()
        self.refresh()

    def go(self) -> None:
        """Call the number, or look for the home or name."""
        number = self._number()
        if number is not None:
            self._desk.dial(number.digits)
            self._text = ""
            self._desk.changed()
        else:
            self._searched = self._text
            self._desk.search.search(self._text)

    def leave(self) -> None:
        """Away with the text and its result."""
        self._text = ""
        self._desk.search.clear()

    def _number(self) -> Dialled | None:
        return dialled(self._text)

    def _draw(self) -> SearchPicture:
        if self._searched and not self._desk.search.state.search_id:
            # Somebody was chosen, or another caller is on the screen: the text is about nobody any more.
            # What was typed since then is not lost.
            self._text = "" if self._text == self._searched else self._text
            self._searched = ""
        number = self._number()
        if number is not None:
            return SearchPicture(self._text, _call_words(number))
        return SearchPicture(self._text, translate("Search", "Search") if self._text.strip() else "")


def _call_words(number: Dialled) -> str:
    if number.is_charged:
        return translate("Search", "Call {number}, at a charge").format(number=number.display)
    if number.extension:
        words = translate("Search", "Call {number} and ask for extension {extension}")
        return words.format(number=number.display, extension=number.extension)
    return translate("Search", "Call {number}").format(number=number.display)
