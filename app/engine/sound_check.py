"""What the agent does about her sound: looks at the meters, lets it ring, listens to herself."""

import logging
from collections.abc import Callable

import pjsua2 as pj

from app.engine.call_record import now
from app.engine.protocol import SoundMeasured, SoundTried
from app.engine.ringer import RATE
from app.engine.sip_audio import MICROPHONE, SPEAKER, SipAudio
from app.engine.sound_trial import SoundTrial

log = logging.getLogger(__name__)

_METER, _TRIAL = "meter", "trial"
_RUNG = 3.0  # seconds of a ring that is only tried
_MEASURED = 0.15  # seconds between two measurements of the loudness

Say = Callable[[SoundMeasured | SoundTried], None]


class SoundCheck:
    """Meters and trials. Only used in the engine's main thread. `say` hands a notice to the window."""

    def __init__(self, audio: SipAudio, say: Say) -> None:
        self._audio = audio
        self._say = say
        self._trial = SoundTrial()
        self._is_watched = False
        self._measured_at = 0.0
        self._rings_until = 0.0

    def watch(self, *, on: bool) -> None:
        """Say how loud it is, several times a second, or not any more; the microphone is open meanwhile."""
        if on == self._is_watched:
            return
        self._is_watched = on
        if on:
            # The bridge measures only what somebody listens to: a generator of tones, which does not mind.
            listener = pj.ToneGenerator()
            listener.createToneGenerator(RATE, 1)
            self._audio.lend(_METER, listener)
        self._audio.want(_METER, {(MICROPHONE, _METER)} if on else set())
        if not on:
            self._audio.take_back(_METER)
            self.stop()

    def try_part(self, part: str) -> None:
        """Try 'ring' or 'echo'."""
        self.stop()
        if part == "ring":
            self._try_ring()
        else:
            self._try_echo()

    def _try_ring(self) -> None:
        self._audio.ring(True)
        self._rings_until = now() + _RUNG
        self._say(SoundTried("ringing"))

    def _try_echo(self) -> None:
        try:
            self._trial.begin()
        except (pj.Error, OSError) as error:
            log.warning("nothing can be recorded: %s", type(error).__name__)
            self._say(SoundTried("failed"))
            return
        self._audio.lend(_TRIAL, self._trial.recorder)
        self._audio.want(_TRIAL, {(MICROPHONE, _TRIAL)})
        self._say(SoundTried("recording"))

    def stop(self) -> None:
        """Be done with what is tried: somebody calls, or the agent looks away."""
        if self._rings_until:
            self._audio.ring(False)
        if self._trial.is_running:
            self._end_trial()
        elif not self._rings_until:
            return
        self._rings_until = 0.0
        self._say(SoundTried("done"))

    def tick(self) -> None:
        """Time has passed."""
        if self._rings_until and now() > self._rings_until:
            self.stop()
        try:
            self._take_step(self._trial.tick())
        except pj.Error as error:
            log.warning("what was recorded cannot be played: %s", error.reason)
            self._end_trial()
            self._say(SoundTried("failed"))
        if self._is_watched and now() - self._measured_at >= _MEASURED:
            self._measured_at = now()
            self._say(SoundMeasured(*self._audio.measured()))

    def close(self) -> None:
        """Let go of everything that belongs to the library."""
        self.watch(on=False)
        self.stop()

    def _take_step(self, step: str) -> None:
        match step:
            case "recorded":
                self._disconnect()
            case "playing":
                self._audio.media_began(_TRIAL, self._trial.player)
                self._audio.want(_TRIAL, {(_TRIAL, SPEAKER)})
                self._say(SoundTried("playing"))
            case "done":
                self.stop()
            case _:
                return

    def _end_trial(self) -> None:
        self._disconnect()
        self._trial.end()

    def _disconnect(self) -> None:
        self._audio.want(_TRIAL, set())
        self._audio.take_back(_TRIAL)
