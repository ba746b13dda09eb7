"""Log files: what the program did, never about whom."""

import logging
import logging.handlers
from pathlib import Path

_BYTES = 1_000_000
_KEPT = 3


def open_log(path: Path) -> None:
    """Log to a file that is turned over at a megabyte, three of which are kept.

    Libraries are held to warnings: their chattier levels quote addresses and bodies.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = logging.handlers.RotatingFileHandler(path, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    for ours in ("app", "ui"):
        logging.getLogger(ours).setLevel(logging.INFO)
