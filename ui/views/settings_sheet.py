"""The settings of this desk, and who decided about each."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSlider, QDialog, QVBoxLayout, QWidget

from ui.components.box import scrolling
from ui.components.button import KeyButton
from ui.components.look import set_look
from ui.components.rows import Page
from ui.components.text import PlainLabel, title_window
from ui.keys import Key
from ui.picture import Section

USUAL = (640, 640)
_MARGIN = 40  # pixels of the window that stay visible around it

_Step = QAbstractSlider.SliderAction
_STEPS = {
    "Up": _Step.SliderSingleStepSub,
    "Down": _Step.SliderSingleStepAdd,
    Key.SCROLL_UP.value: _Step.SliderPageStepSub,
    Key.SCROLL_DOWN.value: _Step.SliderPageStepAdd,
    "Home": _Step.SliderToMinimum,
    "End": _Step.SliderToMaximum,
}


class SettingsSheet(QDialog):
    """A sheet to read and to close."""

    def __init__(self, parent: QWidget, sections: tuple[Section, ...]) -> None:
        super().__init__(parent)
        set_look(self, "window")
        title_window(self, self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(USUAL[0], min(USUAL[1], parent.height() - _MARGIN))
        words = PlainLabel(
            self.tr(
                "IT sets these; they count from the next start. Language, colours and sound are in the menu."
            ),
            "soft",
            wraps=True,
        )
        page = Page()
        page.show_sections(sections)
        self._area = scrolling(page)
        close = KeyButton(self.tr("Close"), Key.BACK.cap)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(words)
        layout.addWidget(self._area, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        for key, step in _STEPS.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(self._stepper(step))
        close.setFocus()

    def _stepper(self, step: QAbstractSlider.SliderAction) -> Callable[[], None]:
        return lambda: self._area.verticalScrollBar().triggerAction(step)
