"""Log files: what the program did, never about whom."""

import contextlib
import logging
import logging.handlers
from io import TextIOWrapper
from pathlib import Path

_BYTES = 1_000_000
_KEPT = 3


def open_log(path: Path) -> None:
    """Log to a file that is turned over at a megabyte, three of which are kept.

    Libraries are held to warnings: their chattier levels quote addresses and bodies.

    Raises:
        OSError: the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Half a character in a message is written as '\ud800'; else the whole line would be lost.
    handler = _OwnersFile(
        path, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", errors="backslashreplace"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    for ours in ("app", "ui"):
        logging.getLogger(ours).setLevel(logging.INFO)


class _OwnersFile(logging.handlers.RotatingFileHandler):
    """A log that nobody else on this computer reads, each time it is turned over."""

    def _open(self) -> TextIOWrapper:
        stream = super()._open()
        # Somebody else's file, or a disk that knows no rights, is written all the same.
        with contextlib.suppress(PermissionError):
            Path(self.baseFilename).chmod(0o600)
        return stream
