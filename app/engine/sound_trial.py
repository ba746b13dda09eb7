"""The agent hears how she is heard: two seconds of the microphone, played back; no exchange needed."""

import tempfile
from pathlib import Path
from typing import Any

import pjsua2 as pj

from app.engine.call_record import now

RECORDED = 2.0  # seconds
# The bridge closes a file on one of its next beats; before that it can be neither played nor removed.
_CLOSING = 0.3


class SoundTrial:
    """Records, then plays. Only used in the engine's main thread.

    `recorder` wants the microphone, `player` the loudspeaker, while they are not None.
    """

    def __init__(self) -> None:
        self.recorder: Any = None
        self.player: Any = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._left: list[tempfile.TemporaryDirectory[str]] = []
        self._next_at = 0.0

    @property
    def is_running(self) -> bool:
        """True from `begin` until `end`."""
        return self._folder is not None

    def begin(self) -> None:
        """Record; the file is this user's alone, and gone when it was heard.

        Raises:
            pj.Error: nothing can be recorded.
            OSError: there is no room for it.
        """
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.recorder = pj.AudioMediaRecorder()
        self.recorder.createRecorder(str(self._file))
        self._next_at = now() + RECORDED

    def tick(self) -> str:
        """Time has passed: 'recorded', 'playing' or 'done' when it is that far now, '' when nothing changes.

        Raises:
            pj.Error: what was recorded cannot be played.
        """
        if not self.is_running:
            self._tidy()
            return ""
        if now() < self._next_at:
            return ""
        if self.recorder is not None:
            self.recorder = None
            self._next_at = now() + _CLOSING
            return "recorded"
        if self.player is None:
            self.player = pj.AudioMediaPlayer()
            self.player.createPlayer(str(self._file), pj.PJMEDIA_FILE_NO_LOOP)
            self._next_at = now() + RECORDED
            return "playing"
        return "done"

    def end(self) -> None:
        """Be done; what was said is removed as soon as nothing has it open."""
        self.recorder = self.player = None
        if self._folder is not None:
            self._left.append(self._folder)
            self._folder = None
            self._next_at = now() + _CLOSING

    def _tidy(self) -> None:
        if self._left and now() > self._next_at:
            for folder in self._left:
                folder.cleanup()
            self._left = [folder for folder in self._left if Path(folder.name).exists()]
            self._next_at = now() + _CLOSING

    @property
    def _file(self) -> Path:
        return Path(self._folder.name if self._folder else "") / "trial.wav"
