"""The sheet 'Sound': cards, volumes, meters, and what can be tried."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal

from app.domain.sound import SoundPart, TrialStep
from app.services.desk import Desk
from ui.texts import settings as settings_words
from ui.texts import sound as words
from ui.viewmodels.settings_list import SettingsList
from ui.viewmodels.viewmodel import ViewModel

translate = QCoreApplication.translate


class CardUse(Enum):
    """What a sound card is for; the value is its name among the agent's choices."""

    MICROPHONE = "microphone"
    SPEAKER = "speaker"
    RINGER = "ringer"


class Volume(Enum):
    """What has a volume of its own."""

    MICROPHONE = "microphone_volume"
    SPEAKER = "speaker_volume"
    RING = "ring_volume"


@dataclass(frozen=True)
class CardLine:
    """What can be chosen for one use. `names` and `words` belong together; `detail` says what is wrong."""

    names: tuple[str, ...]
    words: tuple[str, ...]
    chosen: int
    volume: int
    is_managed: bool
    is_volume_managed: bool
    detail: str = ""


@dataclass(frozen=True)
class SoundPicture:
    """What the sheet shows. Loudness in per cent."""

    microphone: CardLine
    speaker: CardLine
    ringer: CardLine
    rings_on_speaker: bool
    can_ring_on_both: bool
    said: int
    heard: int
    step: str
    can_try: bool
    can_call_echo: bool
    headsets: str


class Sound(ViewModel[SoundPicture]):
    """The agent's sound. `kept` brings an option and its value, for the next start."""

    kept = Signal(str, object)

    def __init__(self, desk: Desk, settings: SettingsList) -> None:
        self._settings = settings
        super().__init__(desk)

    # ------------------------------------------------------------ intents

    def open(self) -> None:
        """Somebody looks: the meters move."""
        self._desk.sound.watch(is_watched=True)

    def close(self) -> None:
        """Nobody looks any more."""
        self._desk.sound.watch(is_watched=False)

    def choose_card(self, use: CardUse, name: str) -> None:
        """Use another card."""
        self._choose(use.value, name)

    def set_volume(self, volume: Volume, percent: int) -> None:
        """Louder or softer."""
        self._choose(volume.value, percent)

    def ring_on_both(self, *, is_wanted: bool) -> None:
        """Ring in the headset, too, or not."""
        self._choose("ring_on_speaker", is_wanted)

    def try_ring(self) -> None:
        """Let it ring."""
        self._desk.sound.try_part(SoundPart.RING)

    def try_echo(self) -> None:
        """Record, and play back."""
        self._desk.sound.try_part(SoundPart.ECHO)

    def call_echo(self) -> None:
        """Call the number at which the exchange repeats what is said."""
        self._desk.sound.call_echo()
        self._desk.changed()

    def toggle_mute(self) -> None:
        """Be heard no more, or again."""
        self._desk.sound.toggle_mute()

    def _choose(self, name: str, value: str | int | bool) -> None:
        if not self._settings.is_managed(f"sound_{name}"):
            change: dict[str, Any] = {name: value}
            self._desk.sound.choose(replace(self._desk.sound.choice, **change))
            self.kept.emit(f"sound_{name}", value)

    # ------------------------------------------------------------ the picture

    def _draw(self) -> SoundPicture:
        sound = self._desk.sound
        choice, cards = sound.choice, sound.cards
        is_free = not self._desk.calls.all
        return SoundPicture(
            microphone=self._line(
                CardUse.MICROPHONE, choice.microphone, cards.microphones, Volume.MICROPHONE
            ),
            speaker=self._line(CardUse.SPEAKER, choice.speaker, cards.speakers, Volume.SPEAKER),
            ringer=self._line(CardUse.RINGER, choice.ringer, cards.speakers, Volume.RING),
            rings_on_speaker=choice.ring_on_speaker,
            can_ring_on_both=bool(choice.ringer) and not self._settings.is_managed("sound_ring_on_speaker"),
            said=sound.loudness.microphone,
            heard=sound.loudness.heard,
            step=words.step_words(sound.step),
            can_try=is_free and sound.step in (TrialStep.IDLE, TrialStep.FAILED),
            can_call_echo=sound.can_call_echo,
            headsets=words.headsets_words(self._desk.headset.names),
        )

    def _line(self, use: CardUse, chosen: str, there: tuple[str, ...], volume: Volume) -> CardLine:
        names = ("", *there) if chosen in ("", *there) else ("", *there, chosen)
        tell = words.ringer_words if use is CardUse.RINGER else words.card_words
        managed = self._settings.is_managed(f"sound_{use.value}")
        is_lost = bool(chosen) and chosen in self._desk.sound.cards.lost
        details = (
            translate("Sound", "Not plugged in.") if is_lost else "",
            settings_words.managed_words() if managed else "",
        )
        return CardLine(
            names=names,
            words=tuple(tell(name) for name in names),
            chosen=names.index(chosen),
            volume=getattr(self._desk.sound.choice, volume.value),
            is_managed=managed,
            is_volume_managed=self._settings.is_managed(f"sound_{volume.value}"),
            detail=" ".join(one for one in details if one),
        )
