"""The second: timers on the screen go on, and what waits for its moment is looked at."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

_SECOND = 1000  # milliseconds


class Heartbeat(QObject):
    """Calls `beat` once a second on the GUI thread."""

    def __init__(self, beat: Callable[[], None]) -> None:
        super().__init__()
        self._timer = QTimer(self)
        # Coarse lets the processor sleep: the system may wake several timers at once.
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(_SECOND)
        self._timer.timeout.connect(beat)

    def start(self) -> None:
        """Beat from now on."""
        self._timer.start()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()
