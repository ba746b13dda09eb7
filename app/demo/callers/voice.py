"""A voice that nobody has: syllables of vowels and hisses, with pauses, and a pilot tone to know it by.

The vowels are made as a mouth makes them: a buzz through three resonances (formants), Dutch in kind.
"""

import math
import random
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

_FULL = 32767
_VOICE_LEVEL = 0.35  # share of full scale
_PILOT_LEVEL = 0.06
# The first three formants of some Dutch vowels in Hz (Pols, Tromp and Plomp 1973, rounded).
_VOWELS = (
    (280, 2200, 2800),  # ie
    (400, 2000, 2600),  # ee
    (580, 1700, 2500),  # e
    (790, 1300, 2500),  # aa
    (680, 1050, 2500),  # a
    (440, 900, 2500),  # oo
    (260, 830, 2300),  # oe
)
_BANDWIDTHS = (80, 110, 160)  # Hz


@dataclass(frozen=True)
class Voice:
    """How somebody sounds. `pitch` in Hz: 110 for a low voice, 210 for a high one. `pilot` in Hz, 0 for none."""

    pitch: float = 140.0
    pilot: float = 0.0
    seed: int = 0


def write_voice(path: Path, voice: Voice, *, seconds: float = 10.0, rate: int = 16_000) -> None:
    """Write `seconds` of `voice` as a WAV file, 16 bits, one channel, `rate` samples a second.

    The same voice is the same file. The pilot tone fits the length, so that it has no click when repeated.

    Raises:
        OSError: the file cannot be written.
    """
    length = round(seconds * rate)
    speech = _speech(voice, length, rate)
    turns = round(voice.pilot * seconds) / length  # whole periods
    samples = array("h", bytes(2 * length))
    for position in range(length):
        pilot = _PILOT_LEVEL * math.sin(2 * math.pi * turns * position) if turns else 0.0
        samples[position] = round(_FULL * (_VOICE_LEVEL * speech[position] + pilot))
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(samples.tobytes())


def _speech(voice: Voice, length: int, rate: int) -> list[float]:
    """Syllables, words and pauses, between -1 and 1."""
    chance = random.Random(voice.seed)
    speech: list[float] = []
    while len(speech) < length:
        for _ in range(chance.randint(2, 6)):  # a phrase
            if chance.random() < 0.5:
                speech += _hiss(chance, round(rate * chance.uniform(0.04, 0.09)))
            pitch = voice.pitch * chance.uniform(0.9, 1.15)
            speech += _vowel(chance, pitch, round(rate * chance.uniform(0.10, 0.22)), rate)
        speech += [0.0] * round(rate * chance.uniform(0.15, 0.5))
    return speech[:length]


def _vowel(chance: random.Random, pitch: float, length: int, rate: int) -> list[float]:
    buzz = _buzz(chance, pitch, length, rate)
    for formant, bandwidth in zip(chance.choice(_VOWELS), _BANDWIDTHS, strict=True):
        buzz = _resonate(buzz, formant, bandwidth, rate)
    loudest = max(map(abs, buzz)) or 1.0
    return [sample / loudest * _swell(position / length) for position, sample in enumerate(buzz)]


def _buzz(chance: random.Random, pitch: float, length: int, rate: int) -> list[float]:
    """Pulses of the vocal cords, a little uneven, falling in pitch as the end of a word does."""
    buzz = [0.0] * length
    position = 0.0
    while position < length:
        buzz[int(position)] = 1.0
        fall = 1.05 - 0.15 * position / length
        position += rate / (pitch * fall * chance.uniform(0.985, 1.015))
    return buzz


def _resonate(samples: list[float], frequency: float, bandwidth: float, rate: int) -> list[float]:
    """A resonance with two poles."""
    radius = math.exp(-math.pi * bandwidth / rate)
    first, second = 2 * radius * math.cos(2 * math.pi * frequency / rate), -radius * radius
    before = last = 0.0
    result = []
    for sample in samples:
        before, last = last, sample + first * last + second * before
        result.append(last)
    return result


def _hiss(chance: random.Random, length: int) -> list[float]:
    return [0.15 * chance.uniform(-1, 1) * _swell(position / length) for position in range(length)]


def _swell(share: float) -> float:
    """Softly in, softly out."""
    return float(math.sin(math.pi * share) ** 0.6)
