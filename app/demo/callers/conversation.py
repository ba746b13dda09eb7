"""One call of a caller: what it is about, its sound, and what PJSUA2 calls back.

The rules of the engine hold here too: copy plain values in a callback and leave; a Python object that
outlives its call hangs up the next one (pjproject #3856).
"""

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import pjsua2 as pj


@dataclass(frozen=True)
class Part:
    """What somebody plays in a call: the file they say, the file they hear into, seconds until they go."""

    voice: str = ""
    record: str = ""
    seconds: int = 0

    def next(self) -> "Part":
        """The same after a transfer, with a recording of its own: 'one.wav', then 'one.transferred.wav'."""
        path = Path(self.record)
        record = str(path.with_name(f"{path.stem}.transferred{path.suffix}")) if self.record else ""
        return replace(self, record=record)


class Audience(Protocol):
    """Who is told what happens to a call."""

    def say(self, event: str, call_id: str, **facts: object) -> None:
        """Something happened now."""

    def transferred(self, conversation: "Conversation") -> "Conversation | None":
        """The other end asks us to call somebody else: the call for it, or None to refuse."""

    def replaced(self, conversation: "Conversation") -> "Conversation":
        """Somebody takes the other end's place: the call that goes on."""

    def over(self, conversation: "Conversation") -> bool:
        """The call has ended; False when its caller goes on in another one."""


class Conversation(pj.Call):
    """A call. Kept by `Callers` until it ends, and by nobody else."""

    def __init__(
        self,
        account: pj.Account,
        audience: Audience,
        call_id: str,
        part: Part,
        pj_id: int = pj.PJSUA_INVALID_ID,
    ) -> None:
        super().__init__(account, pj_id)
        self.account = account
        self.call_id = call_id
        self.part = part
        self.ends_at = 0.0  # of the steady clock; 0 while nobody knows
        self._audience = audience
        self._player: Any = None
        self._recorder: Any = None

    def levels(self) -> tuple[int, int]:
        """How loud the other end and we are at this moment, 0 to 255.

        Raises:
            pj.Error: there is no sound yet.
        """
        media = self.getAudioMedia(-1)
        return media.getRxLevel(), media.getTxLevel()

    def onCallState(self, prm: Any) -> None:
        info = self.getInfo()
        if info.state == pj.PJSIP_INV_STATE_CALLING:
            self._audience.say("dialling", self.call_id)
        elif info.state == pj.PJSIP_INV_STATE_EARLY and info.role == pj.PJSIP_ROLE_UAC:
            self._audience.say("ringing", self.call_id, code=info.lastStatusCode)
        elif info.state == pj.PJSIP_INV_STATE_CONFIRMED:
            self.ends_at = time.monotonic() + self.part.seconds if self.part.seconds else 0.0
            self._audience.say("answered", self.call_id)
        elif info.state == pj.PJSIP_INV_STATE_DISCONNECTED:
            self._player = self._recorder = None
            self._audience.over(self)
            self._audience.say("ended", self.call_id, code=info.lastStatusCode)
            # WORKAROUND pjproject #3856: the destructor hangs up whichever call has this id by then.
            self.this.disown()

    def onCallMediaState(self, prm: Any) -> None:
        # The list of streams belongs to `info`: it dies with it.
        info = self.getInfo()
        for stream in info.media:
            if stream.type != pj.PJMEDIA_TYPE_AUDIO:
                continue
            if stream.status in (pj.PJSUA_CALL_MEDIA_ACTIVE, pj.PJSUA_CALL_MEDIA_REMOTE_HOLD):
                self._connect(self.getAudioMedia(stream.index))
            self._audience.say("sound", self.call_id, state=_SOUND.get(stream.status, "none"))

    def onCallTransferRequest(self, prm: Any) -> None:
        successor = self._audience.transferred(self)
        if successor is None:
            prm.statusCode = pj.PJSIP_SC_BUSY_HERE
        else:
            prm.newCall = successor

    def onCallReplaceRequest(self, prm: Any) -> None:
        prm.newCall = self._audience.replaced(self)

    def _connect(self, media: Any) -> None:
        if self.part.voice and self._player is None:
            self._player = pj.AudioMediaPlayer()
            self._player.createPlayer(self.part.voice)
        if self.part.record and self._recorder is None:
            self._recorder = pj.AudioMediaRecorder()
            self._recorder.createRecorder(self.part.record)
        if self._player is not None:
            self._player.startTransmit(media)
        if self._recorder is not None:
            media.startTransmit(self._recorder)


_SOUND = {
    pj.PJSUA_CALL_MEDIA_ACTIVE: "active",
    pj.PJSUA_CALL_MEDIA_LOCAL_HOLD: "holding",
    pj.PJSUA_CALL_MEDIA_REMOTE_HOLD: "held",
}
