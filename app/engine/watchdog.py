"""Ends a process that hangs: it helps nobody, keeps the port, and stands in the way of a new one."""

import faulthandler
import os
import time
from pathlib import Path


class Watchdog:
    """Bites when nobody calls `alive` for `patience` seconds; what every thread did then goes to `last_words`.

    It needs neither Python's lock nor the library, so it also helps when one of them hangs.
    """

    def __init__(self, patience: float, last_words: Path | None) -> None:
        self._patience = patience
        self._file = Path(last_words or os.devnull).open("a", encoding="utf-8")  # noqa: SIM115 - until `stop`
        self._fed_at = 0.0

    def alive(self) -> None:
        """A sign of life; cheap enough for every turn of a loop."""
        at = time.monotonic()
        if at - self._fed_at > self._patience / 10:
            self.give(self._patience)
            self._fed_at = at

    def give(self, seconds: float) -> None:
        """What begins now may take so long, and no longer."""
        faulthandler.dump_traceback_later(seconds, exit=True, file=self._file)

    def stop(self) -> None:
        """Watch no more."""
        faulthandler.cancel_dump_traceback_later()
        self._file.close()
