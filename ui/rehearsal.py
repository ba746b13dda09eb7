"""The real window, steered by another program: `python -m ui.rehearsal`, for the demonstration and the tests.

One JSON object a line on standard input orders something, and each gets one line back on standard output
under the same `id`; one more says when it is ready. Keys are pressed as a person would press them; pictures
are what the screen shows. The first line holds the secrets. The installed program does not contain this
module.
"""

import dataclasses
import json
import sys
import threading
import time
from collections.abc import Callable
from enum import Enum
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.caller import Match
from app.domain.contact import ContactSession
from ui.__main__ import application, arguments, launch_of
from ui.bootstrap import Program

Answer = dict[str, Any]


class Rehearsal(QObject):
    """Carries out orders on the GUI thread, and notes when what could be seen."""

    _ordered = Signal(str)
    _alone = Signal()  # whoever gives the orders has ended

    def __init__(self, program: Program, qt: QApplication) -> None:
        super().__init__()
        self._program = program
        self._qt = qt
        self._marks: dict[str, dict[str, float]] = {}
        self._ordered.connect(self._carry_out, Qt.ConnectionType.QueuedConnection)
        self._alone.connect(program.end, Qt.ConnectionType.QueuedConnection)
        self._program.ring_card.painted.connect(self._card_painted)
        self._program.window.caller.person.installEventFilter(self)
        self._orders: dict[str, Callable[[Answer], Any]] = {
            "press": self._press,
            "type": self._type,
            "picture": self._picture,
            "grab": self._grab,
            "marks": lambda _order: self._marks,
            "language": lambda order: self._program.window.language_chosen.emit(order["code"]),
            "theme": lambda order: self._program.window.theme_chosen.emit(order["name"]),
            "size": self._resize,
            "freeze": lambda order: time.sleep(order["seconds"]),
            "quit": lambda _order: QTimer.singleShot(0, self._program.window.close_for_good),
        }
        threading.Thread(target=self._listen, name="orders", daemon=True).start()
        self._say({"ready": True})

    # ------------------------------------------------------------ orders

    def _listen(self) -> None:
        for line in sys.stdin:
            self._ordered.emit(line)
        self._alone.emit()

    def _carry_out(self, line: str) -> None:
        order = json.loads(line)
        self._say({"id": order["id"], "is": self._orders[order["do"]](order)})

    @staticmethod
    def _say(line: Answer) -> None:
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()

    def _press(self, order: Answer) -> None:
        combination = QKeySequence(order["key"])[0]  # type: ignore[index]  # a sequence of Qt, unknown to the stubs
        window = self._window(order.get("at", "window"))
        if not window.isActiveWindow():
            window.activateWindow()
            QTest.qWaitForWindowActive(window)
        QTest.keyClick(self._qt.focusWidget() or window, combination.key(), combination.keyboardModifiers())

    def _type(self, order: Answer) -> None:
        QTest.keyClicks(self._qt.focusWidget() or self._program.window, order["text"])

    def _picture(self, order: Answer) -> Any:
        return _plain(getattr(self._program.screens, order["of"]).picture)

    def _grab(self, order: Answer) -> bool:
        return _drawn(self._window(order["what"])).save(order["path"])

    def _resize(self, order: Answer) -> None:
        window = self._window(order.get("at", "window"))
        # The screen that is not there is small; what fills it would be too.
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(order["width"], order["height"])

    def _window(self, name: str) -> QWidget:
        """The agent's 'window', the ring 'card', or the 'board' when it is open."""
        return {
            "window": self._program.window,
            "card": self._program.ring_card,
            "board": self._program.board.window or self._program.window,
        }[name]

    # ------------------------------------------------------------ what could be seen, and when

    def _card_painted(self, call_id: str) -> None:
        session = self._program.desk.sessions.of_call(call_id)
        if session is not None:
            self._mark(session.session_id, "offered", session.offered_at.mono)
            self._mark(session.session_id, "first_paint", time.monotonic())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            session = self._program.desk.sessions.focused
            if session is not None and self._is_popped_whole(session):
                self._mark(session.session_id, "full_card", time.monotonic())
        return super().eventFilter(watched, event)

    def _is_popped_whole(self, session: ContactSession) -> bool:
        """True for a card that filled by itself since the ring: nobody chose the caller, no window was killed."""
        by_itself = session.identification.match in (Match.ONE, Match.BY_COLLEAGUE)
        is_complete = session.dossier is not None and session.dossier.is_complete
        return by_itself and is_complete and "first_paint" in self._marks.get(session.session_id, {})

    def _mark(self, session_id: str, name: str, at: float) -> None:
        self._marks.setdefault(session_id, {}).setdefault(name, at)


def _drawn(widget: QWidget) -> QPixmap:
    widget.ensurePolished()
    return widget.grab()


def _plain(value: Any) -> Any:
    """A picture as JSON: enums by name, tuples as lists."""
    if isinstance(value, Enum):
        return value.name
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value


def main() -> int:
    """Run until told to quit."""
    options = arguments().parse_args()
    options.secrets_stdin = True
    qt = application()
    launch = launch_of(options)
    if launch is None:
        return 1
    program = Program(qt, launch)
    program.start()
    rehearsal = Rehearsal(program, qt)
    code = qt.exec()
    program.stop()
    rehearsal.deleteLater()
    return code


if __name__ == "__main__":
    sys.exit(main())
