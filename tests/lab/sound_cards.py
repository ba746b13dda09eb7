"""Sound cards that are plugged in and pulled out: each is a PulseAudio of its own, behind a name of ALSA.

What a real card shows when it is pulled out is shown here, too: what was open fails, and it cannot be opened
again. (Taking away a device *within* one PulseAudio shows neither: ALSA's plugin then says 'underrun' for ever.)
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.lab.packages import Package
from tests.lab.waiting import wait_until

PULSEAUDIO = Package("pulseaudio", "pulseaudio", "plays sound cards")
PULSE_TOOLS = Package("pulseaudio-utils", "parec", "hears what a sound card says, and speaks into it")
SOUND_PACKAGES = (PULSEAUDIO, PULSE_TOOLS)

_LISTEN = ("--rate=8000", "--channels=1", "--format=s16le", "--latency-msec=50", "--file-format=wav")
_END_S = 5
_BEGUN = 4000  # bytes, a quarter of a second


class SoundCard:
    """One card: what it says is heard in `says`, what somebody says to it goes in by `speak`."""

    def __init__(self, name: str, folder: Path, changed: Callable[[], None]) -> None:
        self.name = name
        self._changed = changed
        self._folder = folder / name
        self._folder.mkdir(mode=0o700)
        self._server: subprocess.Popen[bytes] | None = None
        self._helpers: list[subprocess.Popen[bytes]] = []
        self._plugged = 0

    @property
    def is_plugged(self) -> bool:
        """True from `plug` to `pull`."""
        return self._server is not None

    @property
    def _socket(self) -> Path:
        return self._folder / "native"

    @property
    def says(self) -> Path:
        """A recording of what it says since it was plugged in; it grows."""
        return self._folder / f"says-{self._plugged}.wav"

    @property
    def alsa(self) -> str:
        """Its definition for ALSA."""
        parts = ("playback", "mouthpiece"), ("capture", "microphone")
        ends = " ".join(
            f'{part}.pcm {{ type pulse server "unix:{self._socket}" device "{device}" }}'
            for part, device in parts
        )
        return f'pcm.{self.name} {{ type asym {ends} hint {{ show on description "{self.name}" }} }}\n'

    def plug(self, voice: Path | None = None) -> None:
        """Plug it in; into its microphone somebody says `voice`, over and over."""
        self._plugged += 1
        self._socket.unlink(missing_ok=True)
        modules = (
            f"module-native-protocol-unix auth-anonymous=1 socket={self._socket}",
            "module-null-sink sink_name=mouthpiece",
            "module-null-sink sink_name=air",
            "module-remap-source source_name=microphone master=air.monitor remix=no",
        )
        loads = [part for module in modules for part in ("-L", module)]
        self._server = self._start("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1",
                                   "--use-pid-file=no", *loads)  # fmt: skip
        wait_until(lambda: b"microphone" in self._ask("pactl", "list", "short", "sources"))
        self._help("parec", "--device=mouthpiece.monitor", *_LISTEN, str(self.says))
        if voice is not None:
            self._help("sh", "-c", 'while paplay --device=air "$0"; do :; done', str(voice))
        # A server that has just begun is two seconds ahead with its silence; only then is it heard at once.
        wait_until(lambda: self.says.exists() and self.says.stat().st_size > _BEGUN)
        self._changed()

    def pull(self) -> None:
        """Pull it out."""
        for process in (self._server, *self._helpers):
            if process is not None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(_END_S)
        self._server = None
        self._helpers.clear()
        self._changed()

    def _help(self, *command: str) -> None:
        self._helpers.append(self._start(*command))

    def _ask(self, *command: str) -> bytes:
        return subprocess.run(command, env=self._environment, capture_output=True, check=False).stdout

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            ("setpriv", "--pdeathsig=KILL", *command),  # a test that is killed leaves no sound card behind
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    @property
    def _environment(self) -> dict[str, str]:
        own = {"PULSE_RUNTIME_PATH": str(self._folder), "PULSE_SERVER": f"unix:{self._socket}"}
        return {"PATH": os.environ["PATH"], "HOME": str(self._folder), **own}


class SoundCards:
    """The cards of a computer, for the length of a `with` block."""

    def __init__(self, *names: str) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="cards-"))
        self._cards = {name: SoundCard(name, self._folder, self._write) for name in names}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for card in self._cards.values():
            card.pull()
        shutil.rmtree(self._folder)

    def __getitem__(self, name: str) -> SoundCard:
        return self._cards[name]

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to see these cards and no other. The first is the system's own choice."""
        own = {"PULSE_RUNTIME_PATH": str(self._folder), "HOME": str(self._folder)}
        return {"ALSA_CONFIG_PATH": str(self._file), **own}

    @property
    def _file(self) -> Path:
        return self._folder / "asound.conf"

    def _write(self) -> None:
        """Name the cards that are plugged in, as the kernel does."""
        first = next(iter(self._cards))
        default = (
            f'pcm.!default {{ type plug slave.pcm "{first}" hint {{ show on description "system" }} }}\n'
        )
        named = "".join(card.alsa for card in self._cards.values() if card.is_plugged)
        new = self._file.with_suffix(".new")
        new.write_text(named + default, encoding="utf-8")
        new.replace(self._file)
