"""The headset of a Windows program under Wine: PulseAudio with a microphone that a test speaks into, and an ear."""

import math
import wave
from array import array
from pathlib import Path

from installer.room import Room
from tests.lab.waiting import wait_until

_SOCKET = "/tmp/pulse.sock"  # noqa: S108 - the room's own
_MODULES = (
    f"module-native-protocol-unix auth-anonymous=1 socket={_SOCKET}",
    "module-null-sink sink_name=speaker",
    "module-null-sink sink_name=mouth",
    "module-remap-source source_name=microphone master=mouth.monitor",
)
_RATE = 16_000
_WORD, _PAUSE = 0.8, 0.4  # seconds; half a second of a word is what `wait_to_hear` wants
_WORDS = 200
_AMPLITUDE = 16_000  # of 32768


class Headset:
    """Plugged in from the beginning: Wine looks for sound cards when its first program starts."""

    def __init__(self, room: Room, shelf: Path) -> None:
        self._room = room
        self._shelf = shelf
        loads = [part for module in _MODULES for part in ("-L", module)]
        room.start("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", *loads)
        room.know("PULSE_SERVER", f"unix:{_SOCKET}")
        wait_until(lambda: "microphone" in room.run("pactl", "list", "short", "sources", may_fail=True))
        room.run("pactl", "set-default-sink", "speaker")
        room.run("pactl", "set-default-source", "microphone")

    @property
    def heard(self) -> Path:
        """A recording of what comes out of the headset, while it grows."""
        return self._shelf / "heard.wav"

    def listen(self) -> None:
        """Record from now on."""
        options = (
            "--device=speaker.monitor",
            "--rate=8000",
            "--channels=1",
            "--format=s16le",
            "--latency-msec=50",
        )
        self._room.start("parec", *options, "--file-format=wav", "/shelf/heard.wav")

    def speak(self, hertz: int) -> None:
        """Speak a tone from now on, with pauses: what never pauses is noise to the telephone, and taken away."""
        _write_words(self._shelf / "voice.wav", hertz)
        self._room.start("paplay", "--device=mouth", "/shelf/voice.wav")


def _write_words(file: Path, hertz: int) -> None:
    word = array(
        "h", (int(_AMPLITUDE * math.sin(math.tau * hertz * n / _RATE)) for n in range(int(_WORD * _RATE)))
    )
    pause = bytes(2 * int(_PAUSE * _RATE))
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(_RATE)
        sound.writeframes((word.tobytes() + pause) * _WORDS)
