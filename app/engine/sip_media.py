"""How sound is encoded and treated on its way: codecs and their order, silence, jitter, echo, and what came of it."""

import logging
from collections.abc import Callable, Sequence
from typing import Any

import pjsua2 as pj

from app.engine.abilities import name_of
from app.engine.call_record import CallRecord
from app.engine.protocol import Media, SoundAgreed
from app.engine.sip_objects import SipCall

log = logging.getLogger(__name__)

_FIRST = 255  # the library's highest priority; 0 is never
_USUAL_PREFETCH = 0.8  # of the jitter buffer, at the most: what the library itself has
# pjmedia shifts the samples of G.722 by two bits, everybody else by one: it is heard at half the level, and hears
# others at twice theirs (pjproject #4419; measured against Asterisk). First what we hear.
_G722 = "G722"
_G722_LEVELS = (0.5, 2.0)


class SipMedia:
    """What the settings say of sound, told to the library. Only used in the engine's main thread."""

    def __init__(self, endpoint: pj.Endpoint) -> None:
        self._endpoint = endpoint
        self._media = Media()
        self.use(self._media)

    @property
    def settings(self) -> Media:
        """What is in force."""
        return self._media

    def use(self, media: Media) -> None:
        """From the next call on; echo cancellation at once."""
        self._media = media
        for codec in self._endpoint.codecEnum2():
            parameters = self._endpoint.codecGetParam(codec.codecId)
            parameters.setting.vad = media.silence
            self._endpoint.codecSetParam(codec.codecId, parameters)
        self._endpoint.audDevManager().setEcOptions(media.echo_tail, 0)

    def shape(self, stream: Any) -> None:
        """Give a stream that is about to begin (pj.StreamInfo) its jitter buffer."""
        if self._media.jitter_buffer:
            stream.jbMax = self._media.jitter_buffer
            stream.jbMaxPre = int(self._media.jitter_buffer * _USUAL_PREFETCH)


def order_codecs(endpoint: pj.Endpoint, wanted: Sequence[str]) -> None:
    """Offer these, the first one first, and no others."""
    for codec in endpoint.codecEnum2():
        name = name_of(codec.codecId)
        rank = wanted.index(name) if name in wanted else -1
        endpoint.codecSetPriority(codec.codecId, _FIRST - rank if rank >= 0 else 0)


class Agreements:
    """What the two ends of each call agreed about its sound; `say` hands what is new to the window."""

    def __init__(self, say: Callable[[SoundAgreed], None]) -> None:
        self._say = say

    def heard(self, call: SipCall, index: int) -> Any:
        """The stream with this index is active: the sound of the call, as loud as with any codec."""
        sound = call.getAudioMedia(index)
        try:
            codec = call.getStreamInfo(index).codecName
            # The library says in no other place whether keys are in use; an offer of keys is not an answer with them.
            is_encrypted = "SRTP status: Active" in call.dump(True, "")
        except pj.Error as error:
            # The stream went away meanwhile; the next event tells of another. Whoever talks is to be heard.
            log.info("what was agreed: %s", error.reason)
            return sound
        record: CallRecord = call.record
        if (record.codec, record.is_encrypted) != (codec, is_encrypted):
            record.codec, record.is_encrypted = codec, is_encrypted
            self._say(SoundAgreed(record.call_id, codec, is_encrypted))
        _level(sound, codec)
        return sound


def _level(sound: Any, codec: str) -> None:
    towards_us, from_us = _G722_LEVELS if codec == _G722 else (1.0, 1.0)
    # Measured: 'Rx' is what this port receives from the bridge, and so what the other end hears.
    sound.adjustTxLevel(towards_us)
    sound.adjustRxLevel(from_us)
