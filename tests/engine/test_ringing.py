"""A call is heard to ring, unless the ear is taken."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.demo.callers.tone import levels, seconds
from app.engine.calls import may_ring_aloud

DUTCH_RING = 425


@pytest.mark.parametrize(
    ("states", "aloud"),
    [
        ((), False),
        (("ringing",), True),
        (("ringing", "ringing"), True),
        (("talking",), False),
        (("talking", "ringing"), False),
        (("held", "ringing"), False),
        (("dialling", "ringing"), False),
        (("held", "talking", "ringing"), False),
    ],
)
def test_second_call_rings_in_silence_while_somebody_is_in_the_ear(
    states: tuple[str, ...], aloud: bool
) -> None:
    assert may_ring_aloud(states) is aloud


def test_sound_card_is_opened_when_needed_and_rings_the_dutch_tone(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.engine.one_card", str(tmp_path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said = json.loads(done.stdout.splitlines()[-1])
    assert said["kind"] == "device"
    names = [call.partition("(")[0] for call in said["asked"] if call.startswith("set")]
    assert names == ["setNoDev", "setNoDev", "setCaptureDev", "setPlaybackDev", "setSndDevMode"]
    rings = tmp_path / "loudspeaker.wav"
    first, last = (
        levels(rings, [DUTCH_RING], start=start, end=start + 0.2)[DUTCH_RING] for start in (0.1, 0.7)
    )
    assert 0.05 < first < last
    assert levels(rings, [DUTCH_RING], start=1.1, end=seconds(rings))[DUTCH_RING] < 0.01
