"""The sheet 'Sound': with what the agent speaks, hears and is called, how loud, and whether it works."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.components.box import Box, scrolling
from ui.components.button import KeyButton
from ui.components.chooser import Chooser
from ui.components.look import set_look
from ui.components.meter import Meter
from ui.components.slider import VolumeSlider
from ui.components.text import PlainLabel, title_window
from ui.keys import Key
from ui.viewmodels.sound import CardLine, CardUse, Sound, Volume

_WIDTH, _LABEL = 560, 120
_MARGIN = 40  # pixels of the window that stay visible around it


class CardView(Box):
    """One use of a sound card: which, how loud, and how loud it is now."""

    def __init__(self, sound: Sound, use: CardUse, volume: Volume, title: str, most: int) -> None:
        super().__init__("card", margins=(16, 12, 16, 14), gap=8)
        self._sound, self._use = sound, use
        self._names: tuple[str, ...] = ()
        self._chooser = Chooser(title)
        self._slider = VolumeSlider(self.tr("Volume: {of}").format(of=title), most)
        self._detail = PlainLabel(look="soft", wraps=True)
        self.meter = Meter()
        self.add(_line(title, self._chooser, "strong"), self._detail, _line(self.tr("Volume"), self._slider))
        self._chooser.chosen.connect(self._choose)
        self._slider.moved.connect(partial(sound.set_volume, volume))

    def show_line(self, line: CardLine) -> None:
        """Fill it."""
        self._names = line.names
        self._chooser.show_choices(line.words, line.chosen)
        self._chooser.enable(is_enabled=not line.is_managed)
        self._detail.show_text(line.detail, "warn" if line.detail else "")
        self._detail.setVisible(bool(line.detail))
        self._slider.show_volume(line.volume, is_enabled=not line.is_volume_managed)

    def _choose(self, number: int) -> None:
        self._sound.choose_card(self._use, self._names[number])


class SoundSheet(QDialog):
    """A sheet to set, to try and to close. The microphone is open while it is there."""

    def __init__(self, parent: QWidget, sound: Sound) -> None:
        super().__init__(parent)
        self._sound = sound
        set_look(self, "window")
        title_window(self, self.tr("Sound"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._microphone = CardView(sound, CardUse.MICROPHONE, Volume.MICROPHONE, self.tr("Microphone"), 200)
        self._speaker = CardView(sound, CardUse.SPEAKER, Volume.SPEAKER, self.tr("Hear with"), 100)
        self._ringer = CardView(sound, CardUse.RINGER, Volume.RING, self.tr("Ring with"), 100)
        self._microphone.add(_line(self.tr("You now"), self._microphone.meter))
        self._speaker.add(_line(self.tr("The other now"), self._speaker.meter))
        self._both = KeyButton(self.tr("Ring where I hear, too"))
        self._ring = KeyButton(self.tr("Let it ring"))
        self._ringer.add(_row(self._both, self._ring))
        self._step = PlainLabel(look="soft", wraps=True)
        self._headsets = PlainLabel(look="soft", wraps=True)
        self._echo = KeyButton(self.tr("Speak, and hear yourself"))
        self._call = KeyButton(self.tr("Call the echo"))
        close = KeyButton(self.tr("Close"), Key.BACK.cap)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        content = Box(gap=12)
        content.add(self._microphone, self._speaker, self._ringer, _row(self._echo, self._call))
        content.add(self._step, self._headsets)
        content.add_space()
        layout.addWidget(scrolling(content), 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self._both.clicked.connect(self._toggle_both)
        self._ring.clicked.connect(sound.try_ring)
        self._echo.clicked.connect(sound.try_echo)
        self._call.clicked.connect(self._call_echo)
        close.clicked.connect(self.accept)
        sound.changed.connect(self.show_sound)
        self.show_sound()
        # A screen at 200 % may be lower than all of it.
        wanted = content.sizeHint().height() + close.sizeHint().height() + 52
        self.resize(_WIDTH, min(wanted, parent.height() - _MARGIN))
        close.setFocus()

    def show_sound(self) -> None:
        """Show the picture."""
        picture = self._sound.picture
        self._microphone.show_line(picture.microphone)
        self._speaker.show_line(picture.speaker)
        self._ringer.show_line(picture.ringer)
        self._microphone.meter.show_loudness(picture.said)
        self._speaker.meter.show_loudness(picture.heard)
        self._both.enable(is_enabled=picture.can_ring_on_both)
        self._both.stand("chosen" if picture.rings_on_speaker else "")
        for button in (self._ring, self._echo):
            button.enable(is_enabled=picture.can_try)
        self._call.enable(is_enabled=picture.can_call_echo)
        self._step.show_text(picture.step)
        self._headsets.show_text(picture.headsets)

    def _toggle_both(self) -> None:
        self._sound.ring_on_both(is_wanted=not self._sound.picture.rings_on_speaker)

    def _call_echo(self) -> None:
        """The call is to be seen and to be ended; the sheet would lie over it."""
        self.accept()
        self._sound.call_echo()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._sound.open()

    def hideEvent(self, event: QHideEvent) -> None:
        # Not `finished`: another language deletes the window with all that lies on it.
        super().hideEvent(event)
        self._sound.close()


def _line(words: str, part: QWidget, look: str = "soft") -> Box:
    line, label = Box(is_row=True, gap=12), PlainLabel(words, look)
    label.setFixedWidth(_LABEL)
    line.add(label)
    line.add(part, stretch=1)
    return line


def _row(*buttons: KeyButton) -> Box:
    row = Box(is_row=True, gap=8)
    for button in buttons:
        row.add(button, stretch=1)
    return row
