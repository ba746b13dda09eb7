"""What was not foreseen: written down without anybody's data, and told, while the program goes on."""

import faulthandler
import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

log = logging.getLogger(__name__)


class Crash(QObject):
    """Catches what nobody caught. `happened` comes on the GUI thread's own time, also from other threads."""

    happened = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        # A fault of the machine code itself leaves its stack here: names of functions, no values.
        self._file = (folder / "fault.log").open("a", encoding="utf-8")
        faulthandler.enable(self._file)
        sys.excepthook = self._caught
        threading.excepthook = lambda arguments: self._caught(
            arguments.exc_type, arguments.exc_value, arguments.exc_traceback
        )

    def close(self) -> None:
        """Catch no more."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        faulthandler.disable()
        self._file.close()

    def _caught(
        self, kind: type[BaseException], _error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Never the error's own text: it may quote what a tenant is called.
        place = " < ".join(
            f"{Path(frame.filename).name}:{frame.lineno}"
            for frame in reversed(traceback.extract_tb(trace)[-6:])
        )
        log.error("unforeseen %s at %s", kind.__name__, place)
        self.happened.emit()
