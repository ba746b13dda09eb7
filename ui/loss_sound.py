"""A sound when nobody can call any more."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from app.services.desk import Desk


class LossSound:
    """Sounds once at the beginning of each outage; not into a conversation, where it would be in the ear.

    The system's own alert, because it is heard without a headset, without a telephone library and at a
    loudness that its owner chose.
    """

    def __init__(self, desk: Desk, beep: Callable[[], None] = QApplication.beep) -> None:
        self._desk = desk
        self._beep = beep
        self._known = desk.reachability.outage
        desk.listen(self._look)

    def _look(self) -> None:
        outage = self._desk.reachability.outage
        is_new, self._known = outage is not None and outage is not self._known, outage
        if is_new and self._desk.calls.talking is None:
            self._beep()
