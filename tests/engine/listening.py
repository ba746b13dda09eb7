"""Who hears whom, from recordings that are still being written."""

import time
import wave
from array import array
from collections.abc import Collection
from pathlib import Path

from app.demo.callers.tone import levels

_SPAN = 0.5  # seconds of one look
_LONGEST = 1.2  # seconds in which that much sound comes in, if any comes at all
_AUDIBLE = 0.03  # share of full scale; the tones are sent with 0.25
_HEADER = 44  # bytes of a WAV file's head, which says nothing of the length until the file is closed
_GLANCE = 0.02


def comes_to_hear(recording: Path, wanted: Collection[int], all_tones: Collection[int]) -> set[int]:
    """Which of `all_tones` (Hz) are heard once it has been exactly `wanted` twice in a row; or the last that was.

    Give up after some seconds; the caller asserts.
    """
    heard: set[int] = set()
    in_a_row = 0
    deadline = time.monotonic() + 8
    while in_a_row < 2 and time.monotonic() < deadline:
        heard = hears_now(recording, all_tones)
        in_a_row = in_a_row + 1 if heard == set(wanted) else 0
    return heard


def hears_now(recording: Path, all_tones: Collection[int]) -> set[int]:
    """Which of `all_tones` (Hz) come in during the next half second; none when the recording does not grow."""
    rate = int.from_bytes(_content(recording)[24:28], "little") or 16_000
    before = len(_content(recording))
    wanted = before + int(_SPAN * rate) * 2
    deadline = time.monotonic() + _LONGEST
    while len(_content(recording)) < wanted and time.monotonic() < deadline:
        time.sleep(_GLANCE)
    sound = _content(recording)[max(before, _HEADER) :]
    sound = sound[: len(sound) // 2 * 2]
    if len(sound) < rate * _SPAN:  # half of what ought to be there
        return set()
    part = recording.with_suffix(".part.wav")
    with wave.open(str(part), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(array("h", sound).tobytes())
    found = levels(part, all_tones)
    return {tone for tone in all_tones if found[tone] > _AUDIBLE}


def _content(recording: Path) -> bytes:
    return recording.read_bytes() if recording.exists() else b""
