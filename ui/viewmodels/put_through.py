"""The chooser for putting a caller through: to whom, and whether to talk with them first."""

from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.directory import MOST_FOUND, Entry, EntryKind, found
from app.services.desk import Desk
from ui.picture import Choice
from ui.texts import consult as words
from ui.viewmodels.viewmodel import ViewModel

translate = QCoreApplication.translate

MOST_CHOICES = MOST_FOUND
"""The most that the chooser shows at once."""


@dataclass(frozen=True)
class PutThroughPicture:
    """What the chooser shows. `message` stands where there is nothing to choose from."""

    choices: tuple[Choice, ...] = ()
    message: str = ""
    can_act: bool = False


class PutThrough(ViewModel[PutThroughPicture]):
    """Colleagues, queues and partners of the settings, those of the caller's building first, or any number."""

    def __init__(self, desk: Desk) -> None:
        self._text = ""
        self._place = 0
        super().__init__(desk)

    @property
    def can_begin(self) -> bool:
        """True while somebody is on the line who can be put through."""
        return self._desk.asking.can_begin

    def open(self) -> None:
        """Begin anew."""
        self.type("")

    def type(self, text: str) -> None:
        """What stands in the field now."""
        self._text, self._place = text, 0
        self.refresh()

    def move(self, by: int) -> None:
        """Mark another one, up or down."""
        last = len(self._found()) - 1
        self._place = max(0, min(last, self._place + by))
        self.refresh()

    def mark(self, number: str) -> None:
        """Mark the one with this number."""
        numbers = [entry.number for entry in self._found()]
        self._place = numbers.index(number) if number in numbers else 0
        self.refresh()

    def ask(self) -> bool:
        """Talk with the marked one first, while the caller waits; False when that is not possible."""
        entry = self._marked()
        done = entry is not None and self._desk.asking.ask("", entry.colleague)
        self._desk.changed()
        return done

    def send(self) -> bool:
        """Put the caller through at once; False when that is not possible."""
        entry = self._marked()
        done = entry is not None and self._desk.asking.put_through(entry.colleague)
        self._desk.changed()
        return done

    def _found(self) -> tuple[Entry, ...]:
        session = self._desk.sessions.focused
        dossier = session.dossier if session is not None else None
        building = dossier.complex.content if dossier is not None else None
        return found(self._desk.directory, building.carers if building is not None else (), self._text)

    def _marked(self) -> Entry | None:
        entries = self._found()
        return entries[self._place] if self._place < len(entries) else None

    def _draw(self) -> PutThroughPicture:
        entries = self._found()
        choices = tuple(
            Choice("", entry.number, words.named(entry.name), _detail(entry), index == self._place)
            for index, entry in enumerate(entries)
        )
        return PutThroughPicture(choices, self._message(entries), bool(choices) and self.can_begin)

    def _message(self, entries: tuple[Entry, ...]) -> str:
        if not self.can_begin:
            return translate("PutThrough", "Nobody is on the line who can be put through.")
        if entries:
            return ""
        if self._text.strip():
            return translate("PutThrough", "Nobody found. Any number will do as well.")
        return translate("PutThrough", "Type a name or a number.")


def _detail(entry: Entry) -> str:
    match entry.kind:
        case EntryKind.BUILDING:
            of = translate("PutThrough", "{role} of this building").format(role=entry.role)
        case EntryKind.COLLEAGUE:
            of = translate("PutThrough", "colleague")
        case EntryKind.QUEUE:
            of = translate("PutThrough", "queue")
        case EntryKind.PARTNER:
            of = translate("PutThrough", "partner")
        case EntryKind.NUMBER:
            return ""
        case _:
            assert_never(entry.kind)
    return f"{of} · {words.named(entry.number)}"
