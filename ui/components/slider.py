"""A volume to push with the mouse or the arrow keys, with its number beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSlider

from ui.components.box import Box
from ui.components.text import PlainLabel, name_widget

_STEP = 5  # per cent


class VolumeSlider(Box):
    """`moved` brings the per cent when the agent moves it, and never when it is only shown."""

    moved = Signal(int)

    def __init__(self, about: str, most: int) -> None:
        super().__init__(is_row=True, gap=10)
        self._slider, self._number = QSlider(Qt.Orientation.Horizontal), PlainLabel(look="soft")
        self._slider.setRange(0, most)
        self._slider.setSingleStep(_STEP)
        self._slider.setPageStep(4 * _STEP)
        name_widget(self._slider, about)
        self._number.setFixedWidth(48)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.add(self._slider, stretch=1)
        self.add(self._number)
        self._slider.valueChanged.connect(self._tell)

    def show_volume(self, percent: int, *, is_enabled: bool) -> None:
        """Stand there."""
        was_blocked = self._slider.blockSignals(True)
        self._slider.setValue(percent)
        self._slider.blockSignals(was_blocked)
        self._slider.setEnabled(is_enabled)
        self._number.show_text(f"{percent} %")

    def _tell(self, percent: int) -> None:
        self._number.show_text(f"{percent} %")
        self.moved.emit(percent)
