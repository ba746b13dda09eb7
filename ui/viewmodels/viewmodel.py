"""What all view-models share: a picture that is made anew after each change, and told when it differs."""

from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from app.services.desk import Desk

Picture = TypeVar("Picture")


class ViewModel(QObject, Generic[Picture]):
    """Watches the desk. `changed` is emitted only when the screen has to look different."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.picture: Picture = self._draw()
        desk.listen(self.refresh)

    def refresh(self) -> None:
        """Draw again, and say so when something differs."""
        picture = self._draw()
        if picture != self.picture:
            self.picture = picture
            self.changed.emit()

    def _draw(self) -> Picture:
        raise NotImplementedError
