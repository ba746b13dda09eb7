"""From any thread to the GUI thread, in order: the only crossing in the window process."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from app.domain.events import Event


class Mailbox(QObject):
    """`post` may be called from every thread; `deliver` runs on the thread that made the mailbox."""

    _posted = Signal()

    def __init__(self, deliver: Callable[[Event], None]) -> None:
        super().__init__()
        self._deliver = deliver
        self._waiting: deque[Event] = deque()
        self._posted.connect(self._empty, Qt.ConnectionType.QueuedConnection)

    def post(self, event: Event) -> None:
        """Hand over an event; returns at once."""
        self._waiting.append(event)
        self._posted.emit()

    def _empty(self) -> None:
        # One at a time, so that keys and paint come between two of many.
        if self._waiting:
            self._deliver(self._waiting.popleft())
