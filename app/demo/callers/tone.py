"""Which tones are in a recording: Goertzel's algorithm over a WAV file."""

import math
import wave
from array import array
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

_STEP = 0.1  # seconds of one measurement


def levels(
    path: Path, frequencies: Iterable[float], *, start: float = 0.0, end: float = math.inf
) -> dict[float, float]:
    """The amplitude of each frequency (Hz) between `start` and `end` (seconds), as a share of full scale.

    It is the median over tenths of a second: a tone that sounds for less than half of the time counts as
    none, and a click counts for nothing. 0 for a recording that is too short.

    Raises:
        OSError: the file cannot be read.
        wave.Error: it is no WAV file.
    """
    with wave.open(str(path), "rb") as sound:
        rate = sound.getframerate()
        samples = array("h", sound.readframes(sound.getnframes()))
    width = int(rate * _STEP)
    first, last = int(start * rate), int(min(end, len(samples) / rate) * rate)
    blocks = [samples[begin : begin + width] for begin in range(first, last - width + 1, width)]
    return {
        frequency: _median([_level(block, frequency / rate) for block in blocks]) for frequency in frequencies
    }


def seconds(path: Path) -> float:
    """How long a recording is.

    Raises:
        OSError: the file cannot be read.
        wave.Error: it is no WAV file.
    """
    with wave.open(str(path), "rb") as sound:
        return sound.getnframes() / sound.getframerate()


def _level(samples: "array[int]", turns: float) -> float:
    """The amplitude of `turns` per sample.

    Under Hann's window, or the overtones of a voice some tens of Hz away would pass for the tone.
    """
    factor = 2 * math.cos(2 * math.pi * turns)
    before = last = 0.0
    for weight, sample in zip(_hann(len(samples)), samples, strict=True):
        before, last = last, weight * sample + factor * last - before
    power = last * last + before * before - factor * last * before
    return 4 * math.sqrt(max(power, 0.0)) / len(samples) / 32768


@lru_cache(maxsize=4)
def _hann(length: int) -> tuple[float, ...]:
    return tuple(0.5 - 0.5 * math.cos(2 * math.pi * at / length) for at in range(length))


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0
