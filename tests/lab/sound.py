"""Tones: made, and found again in a recording; enough to prove who hears whom."""

import time
import wave
from array import array
from collections.abc import Collection
from math import cos, pi, sin, sqrt
from pathlib import Path

HEARD = 0.2  # share of full scale; whole and alone, a tone of the lab has 0.24, and one with gaps much less
NOT_HEARD = 0.01  # what A-law makes of another tone stays below this
_RECENT_S = 0.5
_GLANCE_S = 0.05
_WAV_HEADER = 44  # bytes
_AMPLITUDE = 8000  # of 32768


class NotHeard(Exception):
    """The sound was not what was waited for; the message holds the levels at the end."""


def write_tone(file: Path, hertz: int, seconds: int = 10, rate: int = 8000) -> None:
    """A WAV file with a steady tone; whole periods, so that it can be played over and over."""
    file.parent.mkdir(parents=True, exist_ok=True)
    samples = array("h", (int(_AMPLITUDE * sin(2 * pi * hertz * n / rate)) for n in range(seconds * rate)))
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(samples.tobytes())


def wait_to_hear(
    recording: Path,
    tones: Collection[int],
    *,
    silent: Collection[int] = (),
    timeout: float = 5,
    loud: float = HEARD,
) -> None:
    """Until the last half second of a recording that still grows holds all `tones` and none of `silent` (hertz).

    `loud` is what counts as heard, for a telephone whose echo canceller makes a tone softer.

    Raises:
        NotHeard: not within `timeout` seconds.
    """
    deadline = time.monotonic() + timeout
    while True:
        levels = _recent_levels(recording, (*tones, *silent))
        if all(levels[hertz] > loud for hertz in tones) and all(
            levels[hertz] < NOT_HEARD for hertz in silent
        ):
            return
        if time.monotonic() > deadline:
            wanted = f"wanted {sorted(tones)}" + (f" without {sorted(silent)}" if silent else "")
            heard = ", ".join(f"{hertz} Hz {level:.3f}" for hertz, level in levels.items())
            raise NotHeard(f"{recording.name}: {wanted}, heard {heard}")
        time.sleep(_GLANCE_S)


def _recent_levels(recording: Path, tones: Collection[int]) -> dict[int, float]:
    """The amplitude of each tone in the last half second, as a share of full scale (0 to 1)."""
    # Read by hand: the header of a recording that is not closed yet has no length.
    content = recording.read_bytes() if recording.exists() else b""
    rate = int.from_bytes(content[24:28], "little")
    sound = content[_WAV_HEADER:]
    wanted = int(_RECENT_S * rate) * 2
    if not rate or len(sound) < wanted:
        return dict.fromkeys(tones, 0.0)
    samples = array("h", sound[len(sound) - len(sound) % 2 - wanted :][:wanted])
    # Blocks of a tenth of a second: a frequency need not be exact, and a phase jump spoils one block only.
    block = rate // 10
    blocks = [samples[start : start + block] for start in range(0, len(samples) - block + 1, block)]
    return {hertz: sum(tone_level(part, hertz / rate) for part in blocks) / len(blocks) for hertz in tones}


def tone_level(samples: "array[int]", turns_per_sample: float) -> float:
    """The amplitude of one tone as a share of full scale, by Goertzel's algorithm."""
    factor = 2 * cos(2 * pi * turns_per_sample)
    before, now = 0.0, 0.0
    for sample in samples:
        before, now = now, sample / 32768 + factor * now - before
    power = now * now + before * before - factor * now * before
    return 2 * sqrt(max(0.0, power)) / len(samples)
