"""Where things are, and what may stop the packaging."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INSTALLER = ROOT / "installer"
WORK = ROOT / "build" / "package"

PYTHON = WORK / "python"
"""Windows' Python with all of `windows.lock`."""
PROGRAM = WORK / "Bellerbeeld"
"""The program as it is installed."""


class CannotPackage(Exception):
    """Something is missing or refused; the message is one line that says what to do."""
