"""From any thread to the GUI thread, in order: the only crossing in the window process."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.domain.events import Event


class Mailbox(QObject):
    """`post` may be called from every thread; `deliver` runs on the thread that made the mailbox."""

    _posted = Signal()

    def __init__(self, deliver: Callable[[Event], None]) -> None:
        super().__init__()
        self._deliver = deliver
        self._waiting: deque[Event] = deque()
        self._is_closed = False
        # Qt handles all signals that wait before anything else, but one timer each time round: so keys and paint
        # come between two of many.
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._deliver_one)
        self._posted.connect(self._wake, Qt.ConnectionType.QueuedConnection)

    def post(self, event: Event) -> None:
        """Hand over an event; returns at once."""
        self._waiting.append(event)
        self._posted.emit()

    def close(self) -> None:
        """Deliver nothing any more: the window ends, and whoever listened may be gone."""
        self._is_closed = True
        self._waiting.clear()
        self._turn.stop()

    def _wake(self) -> None:
        if self._waiting and not self._is_closed and not self._turn.isActive():
            self._turn.start()

    def _deliver_one(self) -> None:
        if not self._waiting:
            return
        event = self._waiting.popleft()
        # Before it is delivered: that may open a window which waits in here for an answer.
        self._wake()
        self._deliver(event)
