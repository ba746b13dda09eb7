"""Light, dark, or as the system: colours and sizes of `tokens.toml` in the style sheet and the palette."""

import tomllib
from string import Template
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.assets import RESOURCES, program_font, register_icons

_ROLES = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "cover",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "ink",
}


class Appearance:
    """The look of one application. `theme` is 'system', 'light' or 'dark'."""

    def __init__(self, application: QApplication, theme: str) -> None:
        self._application = application
        self._tokens: dict[str, dict[str, Any]] = tomllib.loads(_read("tokens.toml"))
        self._sheet = Template(_read("style.qss"))
        self.theme = theme
        application.setStyle("Fusion")  # the same measures on every system
        application.setFont(program_font())
        register_icons()
        application.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    def use(self, theme: str) -> None:
        """Another look, at once."""
        self.theme = theme
        self._apply()

    @property
    def is_dark(self) -> bool:
        """True when the dark colours are on the screen."""
        if self.theme == "system":
            return self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self.theme == "dark"

    def _system_changed(self) -> None:
        if self.theme == "system":
            self._apply()

    def _apply(self) -> None:
        colours = self._tokens["dark" if self.is_dark else "light"]
        palette = QPalette()
        for role, name in _ROLES.items():
            palette.setColor(role, QColor(colours[name]))
        self._application.setPalette(palette)
        self._application.setStyleSheet(self._sheet.substitute(colours | self._tokens["size"]))


def _read(name: str) -> str:
    return (RESOURCES / name).read_text(encoding="utf-8")
