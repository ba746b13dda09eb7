"""The screen and the wiring: the only place that imports PySide6."""
