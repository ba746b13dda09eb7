"""One soft tone in the agent's ear during a conversation; the other end does not hear it."""

from collections.abc import Iterable
from typing import Any

import pjsua2 as pj

from app.engine.call_record import now
from app.engine.ringer import RATE

CHIME_HZ = 880  # unlike any tone of the network, and high enough to be heard softly beside a voice
_LENGTH = 180  # milliseconds
_SOFT = 2_500  # of 32,767: 22 dB below the loudest, below a voice in a headset
_OVER = 1.0  # seconds until the library may forget it


class Chime:
    """Sounds once for each `sound`. Only used in the engine's main thread."""

    def __init__(self) -> None:
        self._tone: Any = None
        self._began_at = 0.0

    def sound(self, speakers: Iterable[Any]) -> None:
        """Let it be heard from these ports of the conference bridge.

        Raises:
            pj.Error: it cannot.
        """
        tone = pj.ToneDesc()
        tone.freq1, tone.freq2, tone.on_msec, tone.off_msec, tone.volume = CHIME_HZ, 0, _LENGTH, 0, _SOFT
        tones = pj.ToneDescVector()
        tones.append(tone)
        self._tone = pj.ToneGenerator()
        self._tone.createToneGenerator(RATE, 1)
        self._began_at = now()
        self._tone.play(tones, False)
        for speaker in speakers:
            self._tone.startTransmit(speaker)

    def tick(self) -> None:
        """Time has passed: let go of a tone that is over."""
        if self._tone is not None and now() - self._began_at > _OVER:
            self.stop()

    def stop(self) -> None:
        """Be silent."""
        self._tone = None
