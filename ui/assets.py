"""The program's own files: where they are, and what Qt has to know of them."""

import sys
from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtGui import QFont, QFontDatabase, QIcon

# PyInstaller unpacks data beside the program and says where; from source it lies beside `ui`.
ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))
RESOURCES = ROOT / "resources"
_SYSTEM_FONT = "Segoe UI"
_FONTS = ("Inter-Regular.otf", "Inter-SemiBold.otf")


def register_icons() -> None:
    """Let `icons:name.svg` mean a drawing of ours."""
    QDir.setSearchPaths("icons", [str(RESOURCES / "icons")])


def program_icon() -> QIcon:
    """What stands for the program in title and task bar; Windows does not take it from the program file by itself."""
    return QIcon(str(RESOURCES / "bellerbeeld.svg"))


def program_font() -> QFont:
    """The system's own font on Windows; where there is none, the one that comes along."""
    font = QFont(_SYSTEM_FONT if _SYSTEM_FONT in QFontDatabase.families() else _own_family())
    # Figures of one width: a timer that runs moves nothing beside it.
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _own_family() -> str:
    for name in _FONTS:
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / name))
    return "Inter"
