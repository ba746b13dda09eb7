"""The search field: a home, a name, or a number to call."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.phone_number import NumberKind, parse_number
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
        if self._number():
            self._desk.dial(self._number())
            self._text = ""
            self._desk.changed()
        else:
            self._searched = self._text
            self._desk.search.search(self._text)

    def leave(self) -> None:
        """Away with the text and its result."""
        self._text = ""
        self._desk.search.clear()

    def _number(self) -> str:
        number = parse_number(self._text) if self._text.strip() else None
        if number is None or number.kind not in (NumberKind.EXTERNAL, NumberKind.INTERNAL):
            return ""
        return number.digits

    def _draw(self) -> SearchPicture:
        if self._searched and not self._desk.search.state.search_id:
            # Somebody was chosen, or another caller is on the screen: the text is about nobody any more.
            # What was typed since then is not lost.
            self._text = "" if self._text == self._searched else self._text
            self._searched = ""
        number = parse_number(self._text) if self._text.strip() else None
        if number is not None and number.kind in (NumberKind.EXTERNAL, NumberKind.INTERNAL):
            return SearchPicture(
                self._text, translate("Search", "Call {number}").format(number=number.display)
            )
        return SearchPicture(self._text, translate("Search", "Search") if self._text.strip() else "")
