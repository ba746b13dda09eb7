"""The screen and the wiring; the only package that imports PySide6."""
