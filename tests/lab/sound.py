"""Which tone is in a recording: enough to prove who hears whom."""

import wave
from array import array
from math import cos, pi, sqrt
from pathlib import Path


def tone_level(recording: Path, hertz: int) -> float:
    """Amplitude of the tone over the whole WAV file, as a share of full scale (0 to 1); Goertzel's algorithm.

    A tone that sounds half of the time has half of its level.
    """
    with wave.open(str(recording), "rb") as sound:
        rate = sound.getframerate()
        samples = array("h", sound.readframes(sound.getnframes()))
    # Blocks of a tenth of a second: a frequency need not be exact, and a phase jump spoils one block only.
    block = rate // 10
    blocks = [samples[start : start + block] for start in range(0, len(samples) - block + 1, block)]
    return sum(_level(part, hertz / rate) for part in blocks) / max(1, len(blocks))


def _level(samples: "array[int]", turns_per_sample: float) -> float:
    factor = 2 * cos(2 * pi * turns_per_sample)
    before, now = 0.0, 0.0
    for sample in samples:
        before, now = now, sample / 32768 + factor * now - before
    power = now * now + before * before - factor * now * before
    return 2 * sqrt(max(0.0, power)) / len(samples)
