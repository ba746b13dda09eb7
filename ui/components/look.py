"""The link with the style sheet: what a widget is, and how it stands."""

from PySide6.QtWidgets import QWidget


def set_look(widget: QWidget, look: str) -> None:
    """Name the part of the style sheet that applies to `widget`. Once, before it is shown."""
    widget.setProperty("look", look)


def set_tone(widget: QWidget, tone: str) -> None:
    """Change how `widget` stands ('ok', 'warn', 'bad', …); costs nothing when it stands so already."""
    if widget.property("tone") == tone:
        return
    widget.setProperty("tone", tone)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
