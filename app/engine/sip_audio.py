"""Sound: who hears whom. The wanted connections are worked out afresh and the difference is made."""

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pjsua2 as pj

from app.engine.call_record import now
from app.engine.protocol import Sound

log = logging.getLogger(__name__)

_RATE = 16_000  # Hz, the conference bridge's own rate
_MICROPHONE = "microphone"
_SPEAKER = "speaker"
_CENTRE = frozenset({_MICROPHONE, _SPEAKER})
# Seconds that the clock runs on after the last sound: the bridge closes a recording on one of its next beats.
_LINGER = 0.2


class SipAudio:
    """The conference bridge of the engine. Only used in the engine's main thread."""

    def __init__(self, endpoint: pj.Endpoint) -> None:
        self._devices = endpoint.audDevManager()
        self._sound = Sound(kind="none")
        self._media: dict[str, Any] = {}
        self._player: Any = None
        self._recorders: dict[str, Any] = {}
        self._ring: Any = None
        self._connected: set[tuple[str, str]] = set()
        self._has_clock = False
        self._quiet_since = 0.0
        self._devices.setNoDev()

    @property
    def kind(self) -> str:
        """Device, file, or 'none' where this build or computer has no sound card."""
        return self._sound.kind

    def configure(self, sound: Sound) -> None:
        """Use another source and destination of sound; wire the calls anew afterwards.

        Raises:
            pj.Error: the file to speak from cannot be read, or the sound card cannot be opened.
        """
        if sound == self._sound:
            return
        self._cut()
        self._player = None
        self._sound = sound
        if sound.kind == "device" and self._devices.getDevCount() > 0:
            # Opened when somebody talks, and closed after; not to hear all day what is said at the desk.
            self._devices.setSndDevMode(pj.PJSUA_SND_DEV_NO_IMMEDIATE_OPEN)
            self._devices.setCaptureDev(pj.PJSUA_SND_DEFAULT_CAPTURE_DEV)
            self._devices.setPlaybackDev(pj.PJSUA_SND_DEFAULT_PLAYBACK_DEV)
            return
        if sound.kind == "device":
            self._sound = Sound(kind="none")
        self._devices.setNoDev()
        self._has_clock = False
        self._keep_time()
        if sound.speak_from:
            self._player = pj.AudioMediaPlayer()
            self._player.createPlayer(sound.speak_from)

    def media_began(self, call_id: str, media: Any) -> None:
        """A call has (again) a stream of sound."""
        self._connected = {pair for pair in self._connected if call_id not in pair}
        self._media[call_id] = media
        self._keep_time()
        if self._sound.record_to and call_id not in self._recorders:
            recorder = pj.AudioMediaRecorder()
            recorder.createRecorder(str(Path(self._sound.record_to) / f"{call_id}.wav"))
            self._recorders[call_id] = recorder

    def media_ended(self, call_id: str) -> None:
        """A call has no stream of sound for the moment."""
        self._connected = {pair for pair in self._connected if call_id not in pair}
        self._media.pop(call_id, None)
        self._quiet_since = now()

    def call_ended(self, call_id: str) -> None:
        """A call is over: close its recording."""
        self.media_ended(call_id)
        self._recorders.pop(call_id, None)

    def wire(self, talking: Iterable[str], joined: Iterable[tuple[str, str]]) -> None:
        """Let us hear and be heard by the `talking` calls; and each `joined` pair hear each other."""
        wanted = {pair for call_id in talking for pair in ((_MICROPHONE, call_id), (call_id, _SPEAKER))}
        wanted |= {pair for first, second in joined for pair in ((first, second), (second, first))}
        wanted = {pair for pair in wanted if all(end in self._media or end in _CENTRE for end in pair)}
        for source, destination in self._connected - wanted:
            self._connect(source, destination, on=False)
        for source, destination in wanted - self._connected:
            self._connect(source, destination, on=True)
        self._connected = wanted

    def ring(self, on: bool) -> None:
        """Start or stop the sound of an incoming call; only a sound card can ring."""
        if not on or self._sound.kind != "device":
            self._ring = None
            return
        if self._ring is not None:
            return
        tone = pj.ToneDesc()
        # The Dutch ringing tone: 425 Hz, one second on, four off.
        tone.freq1, tone.freq2, tone.on_msec, tone.off_msec, tone.volume = 425, 0, 1000, 4000, 12_000
        tones = pj.ToneDescVector()
        tones.append(tone)
        self._ring = pj.ToneGenerator()
        self._ring.createToneGenerator(_RATE, 1)
        self._ring.play(tones, True)
        self._ring.startTransmit(self._devices.getPlaybackDevMedia())

    def close(self) -> None:
        """Let go of everything that belongs to the library, before it is destroyed."""
        self._media.clear()
        self._recorders.clear()
        self._connected.clear()
        self._player = self._ring = None

    def tick(self) -> None:
        """Time has passed: without calls nobody needs the clock, which costs half a percent of a core."""
        if self._has_clock and not self._media and now() - self._quiet_since > _LINGER:
            self._devices.setNoDev()
            self._has_clock = False

    def _keep_time(self) -> None:
        """Without a sound card something else must say when the next fiftieth of a second is over."""
        if self._media and not self._has_clock and self._sound.kind != "device":
            self._devices.setNullDev()
            self._has_clock = True

    def _cut(self) -> None:
        """Take apart what was connected with the old sound, while it is still there."""
        for source, destination in self._connected:
            self._connect(source, destination, on=False)
        self._connected = set()

    def _connect(self, source: str, destination: str, *, on: bool) -> None:
        sender = self._microphone() if source == _MICROPHONE else self._media[source]
        receiver = self._speaker(source) if destination == _SPEAKER else self._media[destination]
        if sender is None or receiver is None:
            return
        try:
            if on:
                sender.startTransmit(receiver)
            else:
                sender.stopTransmit(receiver)
        except pj.Error as error:
            # The stream went away between the library's event and now; the next event wires it anew.
            log.info("sound connection: %s", error.info())

    def _microphone(self) -> Any:
        return self._devices.getCaptureDevMedia() if self._sound.kind == "device" else self._player

    def _speaker(self, call_id: str) -> Any:
        if self._sound.kind == "device":
            return self._devices.getPlaybackDevMedia()
        return self._recorders.get(call_id)
