"""The sound of an incoming call: begins softly, is never loud, and may come from another card than the voice."""

import logging
from typing import Any

import pjsua2 as pj

from app.engine.call_record import now
from app.engine.protocol import Sound
from app.engine.sound_card import SoundCard

log = logging.getLogger(__name__)

RATE = 16_000  # Hz, the conference bridge's own rate
# The loudest that it gets, of 32,767: 9 dB below what the card can do.
_LOUDEST = 12_000
_FIRST = 0.2  # share of the volume with which it begins
_RISE = 3.0  # seconds until it has its volume


def loudness(percent: int) -> float:
    """The factor for a volume in per cent: 50 sounds half as loud, not half as strong."""
    return (percent / 100) ** 2


class Ringer:
    """Rings or is silent. Only used in the engine's main thread. `card` is the one with which the agent hears."""

    def __init__(self, library: Any, card: SoundCard) -> None:
        self._library = library
        self._card = card
        self._tone: Any = None
        self._own: Any = None
        self._began_at = 0.0
        self._volume = 0.0

    @property
    def is_ringing(self) -> bool:
        """True while it sounds."""
        return self._tone is not None

    def start(self, sound: Sound) -> None:
        """Ring, from the card that was chosen for it, where the agent hears, or both, until `stop`."""
        tone = pj.ToneDesc()
        # The Dutch ringing tone: 425 Hz, one second on, four off.
        tone.freq1, tone.freq2, tone.on_msec, tone.off_msec, tone.volume = 425, 0, 1000, 4000, _LOUDEST
        tones = pj.ToneDescVector()
        tones.append(tone)
        try:
            self._tone = pj.ToneGenerator()
            self._tone.createToneGenerator(RATE, 1)
            self._began_at, self._volume = now(), loudness(sound.ring_volume)
            self.tick()
            self._tone.play(tones, True)
            for port in self._ports(sound):
                self._tone.startTransmit(port)
        except pj.Error as error:
            log.warning("it cannot ring: %s", error.info())
            self.stop()

    def stop(self) -> None:
        """Be silent, and close a card of its own."""
        self._tone = None
        if self._own is not None:
            self._own.close()
            self._own = None

    def tick(self) -> None:
        """Time has passed: a little louder, until it has its volume."""
        if self._tone is not None:
            risen = _FIRST + (1 - _FIRST) * min(1.0, (now() - self._began_at) / _RISE)
            self._tone.adjustTxLevel(self._volume * risen)

    def _ports(self, sound: Sound) -> list[Any]:
        devices, (microphone, speaker) = self._card.devices, self._card.used or ("", "")
        number, beside = devices.speaker(sound.ringer), devices.microphone(microphone)
        if sound.ringer not in ("", speaker) and number is not None and beside is not None:
            self._own = _opened(number, beside)
        ports = [self._own] if self._own is not None else []
        if self._own is None or sound.ring_on_speaker:
            ports.append(self._library.getPlaybackDevMedia())
        return ports


def _opened(speaker: int, microphone: int) -> Any:
    """A sound card beside the one with which the agent speaks; None when it cannot be opened.

    The library opens no card without a microphone, so it takes one and nobody listens to it.
    """
    card = pj.ExtraAudioDevice(speaker, microphone)
    try:
        card.open()
    except pj.Error as error:
        log.warning("the ringer's sound card cannot be opened: %s", error.reason)
        return None
    return card
