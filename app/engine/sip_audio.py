"""Sound: who hears whom. The wanted connections are worked out afresh and the difference is made."""

import logging
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any

import pjsua2 as pj

from app.engine.call_record import now
from app.engine.chime import Chime
from app.engine.protocol import Sound, SoundChanged
from app.engine.ringer import Ringer, loudness
from app.engine.sound_card import SoundCard

log = logging.getLogger(__name__)

MICROPHONE, SPEAKER = "microphone", "speaker"
_CENTRE = frozenset({MICROPHONE, SPEAKER})
# Seconds that the clock runs on after the last sound: the bridge closes a recording on one of its next beats.
_LINGER = 0.2
_FULL = 45  # what the library's measure is for the loudest sound; it counts as the ear does

Pairs = set[tuple[str, str]]


class SipAudio:
    """The conference bridge of the engine. Only used in the engine's main thread."""

    def __init__(self, endpoint: pj.Endpoint) -> None:
        self._devices = endpoint.audDevManager()
        self._sound = Sound(kind="none")
        self._card = SoundCard(self._devices)
        self._ringer = Ringer(self._devices, self._card)
        self._chime = Chime()
        self._media: dict[str, Any] = {}
        self._player: Any = None
        self._recorders: dict[str, Any] = {}
        self._wanted: dict[str, Pairs] = {}
        self._connected: Pairs = set()
        self._has_clock = False
        self._quiet_since = 0.0
        self._said: SoundChanged | None = None
        self.changed: Callable[[SoundChanged], None] = lambda _notice: None
        self._devices.setNoDev()

    # ------------------------------------------------------------ what it is

    @property
    def kind(self) -> str:
        """Device, file, or 'none' where this build or computer has no sound card."""
        return (
            "none" if self._sound.kind == "device" and not self._card.devices.are_there else self._sound.kind
        )

    @property
    def cards(self) -> SoundChanged:
        """The sound cards, and which of them work now."""
        if self.kind != "device":
            return SoundChanged(self.kind)
        devices, sound = self._card.devices, self._sound
        microphone, speaker = self._card.used or ("", "")
        ringer = sound.ringer if devices.speaker(sound.ringer) is not None else ""
        lost = [*self._card.missing, *([sound.ringer] if ringer != sound.ringer else [])]
        return SoundChanged(
            self.kind,
            devices.microphones,
            devices.speakers,
            microphone,
            speaker,
            ringer,
            tuple(dict.fromkeys(lost)),
        )

    def configure(self, sound: Sound) -> None:
        """Use another source and destination of sound, or other volumes.

        Raises:
            pj.Error: the file to speak from cannot be read.
        """
        before, self._sound = self._sound, sound
        if sound == before:
            return
        self._card.choose(sound.microphone, sound.speaker)
        if (sound.kind, sound.speak_from, sound.record_to) != (
            before.kind,
            before.speak_from,
            before.record_to,
        ):
            self._begin_anew(sound)
        elif self._card.needs_another:
            self._reopen()
        if self._ringer.is_ringing:
            self._ringer.stop()
            self.ring(True)
        self._set_volumes()
        self._apply()
        self._tell()

    # ------------------------------------------------------------ calls

    def media_began(self, call_id: str, media: Any) -> None:
        """A call has (again) a stream of sound; so has anything else that is played."""
        self._connected = {pair for pair in self._connected if call_id not in pair}
        self._media[call_id] = media
        self._keep_time()
        if self._sound.record_to and call_id not in self._recorders:
            recorder = pj.AudioMediaRecorder()
            recorder.createRecorder(str(Path(self._sound.record_to) / f"{call_id}.wav"))
            recorder.adjustRxLevel(loudness(self._sound.speaker_volume))
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

    def wire(
        self, talking: Iterable[str], joined: Iterable[tuple[str, str]], muted: Collection[str] = ()
    ) -> None:
        """Let us hear the `talking` calls, and be heard unless `muted`; and each `joined` pair hear each other."""
        calls = set(talking)
        heard = {(call_id, SPEAKER) for call_id in calls}
        spoken = {(MICROPHONE, call_id) for call_id in calls.difference(muted)}
        together = {pair for first, second in joined for pair in ((first, second), (second, first))}
        self.want("calls", heard | spoken | together)

    def want(self, why: str, pairs: Pairs) -> None:
        """These connections for this reason, beside those for other reasons."""
        self._wanted[why] = pairs
        self._apply()

    # ------------------------------------------------------------ beside calls

    def lend(self, name: str, media: Any) -> None:
        """Something else that can be connected, by a name of its own."""
        self._media[name] = media
        self._keep_time()

    def take_back(self, name: str) -> None:
        """That is no more."""
        self.call_ended(name)

    def ring(self, on: bool) -> None:
        """Start or stop the sound of an incoming call; only a sound card can ring."""
        if not on or self.kind != "device":
            self._ringer.stop()
        elif not self._ringer.is_ringing:
            self._open()
            self._ringer.start(self._sound)

    def chime(self) -> None:
        """One soft tone in the agent's ear, during a conversation."""
        speakers = (
            [self._devices.getPlaybackDevMedia()] if self.kind == "device" else self._recorders.values()
        )
        try:
            self._chime.sound(speakers)
        except pj.Error as error:
            log.warning("no tone: %s", error.info())

    def measured(self) -> tuple[int, int]:
        """How loud it is, in per cent: what the microphone hears, and what the loudspeaker says."""
        microphone = self._microphone()
        card = [self._devices.getPlaybackDevMedia()] if self.kind == "device" else []
        speakers = [*card, *self._recorders.values()]
        said = int(microphone.getTxLevel()) if microphone is not None else 0
        heard = max((int(speaker.getRxLevel()) for speaker in speakers), default=0)
        return min(100, said * 100 // _FULL), min(100, heard * 100 // _FULL)

    def card_failed(self) -> None:
        """The library says that a card does not work any more. Said in a callback: no more than noted here."""
        self._card.fail()

    def tell(self) -> None:
        """Say what there is, though nothing changed: a window came."""
        self._said = None
        self._tell()

    def close(self) -> None:
        """Let go of everything that belongs to the library, before it is destroyed."""
        self._ringer.stop()
        self._chime.stop()
        self._wanted.clear()
        self._media.clear()
        self._recorders.clear()
        self._connected.clear()
        self._player = None

    def tick(self) -> None:
        """Time has passed: see to the ring and the cards; without calls nobody needs the clock, half a percent."""
        self._ringer.tick()
        self._chime.tick()
        if self._sound.kind == "device":
            self._see_to_card()
        if self._has_clock and not self._media and now() - self._quiet_since > _LINGER:
            self._devices.setNoDev()
            self._has_clock = False

    # ------------------------------------------------------------ the card

    def _see_to_card(self) -> None:
        is_needed = bool(self._connected) or self._ringer.is_ringing
        before = self.kind
        if not self._card.has_failed:  # or another one first: looking at all of them takes time
            self._card.look()
        if self.kind != before:
            self._begin_anew(self._sound)
            self._apply()
        elif is_needed and self._card.needs_another:
            self._reopen()
            self._apply()
        elif not is_needed and not self._card.is_open:
            self._card.close()
        self._tell()

    def _begin_anew(self, sound: Sound) -> None:
        """Another kind of sound: none of the connections of before is left."""
        self._cut()
        self._player = None
        self._card.close()
        self._has_clock = False
        self._keep_time()
        if sound.kind == "file" and sound.speak_from:
            self._player = pj.AudioMediaPlayer()
            self._player.createPlayer(sound.speak_from)

    def _open(self) -> None:
        """Have the card open when there is one; it is closed when nothing sounds."""
        if self.kind == "device" and not self._card.is_open:
            self._card.open()
            self._set_volumes()
            self._tell()

    def _reopen(self) -> None:
        is_ringing = self._ringer.is_ringing
        self._ringer.stop()
        self._cut()
        self._card.open()
        self._set_volumes()
        self.ring(is_ringing)

    def _set_volumes(self) -> None:
        heard = loudness(self._sound.speaker_volume)
        microphone = self._microphone()
        if microphone is not None:
            microphone.adjustTxLevel(loudness(self._sound.microphone_volume))
        if self.kind == "device":
            self._devices.getPlaybackDevMedia().adjustRxLevel(heard)
        for recorder in self._recorders.values():
            recorder.adjustRxLevel(heard)

    def _tell(self) -> None:
        if (cards := self.cards) != self._said:
            self._said = cards
            self.changed(cards)

    def _keep_time(self) -> None:
        """Without a sound card something else must say when the next fiftieth of a second is over."""
        if self._media and not self._has_clock and self.kind != "device":
            self._devices.setNullDev()
            self._has_clock = True

    # ------------------------------------------------------------ connections

    def _apply(self) -> None:
        """Make the difference between what is wanted and what is connected."""
        ends = self._media.keys() | _CENTRE
        wanted = {pair for pairs in self._wanted.values() for pair in pairs if ends.issuperset(pair)}
        if any(_CENTRE.intersection(pair) for pair in wanted):
            self._open()
        for source, destination in self._connected - wanted:
            self._connect(source, destination, on=False)
        for source, destination in wanted - self._connected:
            self._connect(source, destination, on=True)
        self._connected = wanted

    def _cut(self) -> None:
        """Take apart what was connected with the old sound, while it is still there."""
        for source, destination in self._connected:
            self._connect(source, destination, on=False)
        self._connected = set()

    def _connect(self, source: str, destination: str, *, on: bool) -> None:
        sender = self._microphone() if source == MICROPHONE else self._media.get(source)
        receiver = self._speaker(source) if destination == SPEAKER else self._media.get(destination)
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
        return self._devices.getCaptureDevMedia() if self.kind == "device" else self._player

    def _speaker(self, call_id: str) -> Any:
        if self.kind == "device":
            return self._devices.getPlaybackDevMedia()
        return self._recorders.get(call_id)
