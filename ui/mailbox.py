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
        self._is_closed = False
        self._posted.connect(self._empty, Qt.ConnectionType.QueuedConnection)

    def post(self, event: Event) -> None:
        """Hand over an event; returns at once."""
        self._waiting.append(event)
        self._posted.emit()

    def close(self) -> None:
        """Deliver nothing any more: the window ends, and whoever listened may be gone."""
        self._is_closed = True
        self._waiting.clear()

    def _empty(self) -> None:
        # One at a time, so that keys and paint come between two of many.
        if self._waiting and not self._is_closed:
            self._deliver(self._waiting.popleft())
