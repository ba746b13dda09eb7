"""A tone is found again in a recording, and a voice that nobody has can be told by its pilot."""

import wave
from array import array
from math import pi, sin
from pathlib import Path

import pytest

from app.demo.callers.tone import levels, seconds
from app.demo.callers.voice import Voice, write_voice


def write(path: Path, *parts: tuple[float, float], rate: int = 8000) -> Path:
    """A recording of seconds with a tone each; 0 Hz is silence."""
    samples = array("h")
    for length, hertz in parts:
        samples.extend(int(8192 * sin(2 * pi * hertz * n / rate)) for n in range(int(length * rate)))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return path


def test_tone_has_its_level_and_another_has_none(tmp_path: Path) -> None:
    found = levels(write(tmp_path / "x.wav", (1.0, 500)), [500, 800])
    assert found[500] == pytest.approx(0.25, abs=0.01)
    assert found[800] < 0.01


def test_part_of_a_recording_is_measured_by_itself(tmp_path: Path) -> None:
    path = write(tmp_path / "x.wav", (1.0, 500), (1.0, 0), (1.0, 800))
    assert levels(path, [500], end=1.0)[500] > 0.2
    assert levels(path, [500, 800], start=1.0, end=2.0) == {500: 0.0, 800: 0.0}
    assert levels(path, [800], start=2.0)[800] > 0.2


def test_tone_of_less_than_half_the_time_counts_as_none(tmp_path: Path) -> None:
    path = write(tmp_path / "x.wav", (0.4, 500), (0.6, 0))
    assert levels(path, [500])[500] == 0.0


def test_recording_that_is_too_short_has_no_tone(tmp_path: Path) -> None:
    path = write(tmp_path / "x.wav", (0.05, 500))
    assert levels(path, [500]) == {500: 0.0}
    assert seconds(path) == pytest.approx(0.05)


def test_voice_is_told_by_its_pilot_and_no_other_pilot_is_heard_in_it(tmp_path: Path) -> None:
    write_voice(tmp_path / "v.wav", Voice(110, pilot=697, seed=1), seconds=3)
    found = levels(tmp_path / "v.wav", [697, 852, 1209, 1477])
    assert found[697] > 0.04
    assert max(found[852], found[1209], found[1477]) < found[697] / 2


def test_same_voice_is_the_same_file_and_another_seed_another(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        write_voice(tmp_path / name, Voice(140, seed=seed), seconds=1)
    first, same, other = ((tmp_path / name).read_bytes() for name in "abc")
    assert first == same
    assert first != other
