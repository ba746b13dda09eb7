"""Callers: sipp plays a scenario of `sipp/`, and what happened is read from a capture of the wire.

sipp counts calls that went as the scenario says; how long an answer took is taken from the capture, because
sipp's own clock has a resolution of a millisecond and includes its own scheduling.
"""

import csv
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.lab.call_timing import CallTiming, call_timings
from tests.lab.capture import Capture, Captured
from tests.lab.packages import SIPP, ensure
from tests.lab.template import fill

_LONGEST_COMPLAINT = 600  # characters; what goes wrong first says enough
_SCENARIOS = Path(__file__).parent / "sipp"
TENANT = '"Roodspecht-Demo" <sip:+31690000001@provider.example>'


@dataclass(frozen=True)
class Scenario:
    """What the caller does. `headers` are added to the INVITE; `talk_ms` is how long an answered call lasts."""

    name: str
    caller: str = TENANT
    headers: Sequence[str] = ()
    talk_ms: int = 300

    def text(self) -> str:
        """In sipp's own notation."""
        values = {
            "caller": self.caller,
            "headers": "".join(f"\n      {header}" for header in self.headers),
            "talk_ms": str(self.talk_ms),
        }
        return fill((_SCENARIOS / f"{self.name}.xml").read_text("utf-8"), values)


INVITE_180_CANCEL = Scenario("invite-180-cancel")
INVITE_ANSWER_BYE = Scenario("invite-answer-bye")
INVITE_STRANGER = Scenario("invite-stranger")
TENANT_CALL = Scenario("tenant-call")


@dataclass(frozen=True)
class SippResult:
    """What came of it: sipp's count, and from the capture the timing of each call by Call-ID."""

    calls: int
    succeeded: int
    failed: int
    complaint: str
    timings: Mapping[str, CallTiming]
    captured: Sequence[Captured]

    @property
    def ringing_ms(self) -> list[float]:
        """INVITE to 180, milliseconds, of each call that rang."""
        return [timing.ringing for timing in self.timings.values() if timing.ringing is not None]


class SippRun:
    """A sipp that is calling, for the length of a `with` block; leaving the block early ends it at once."""

    def __init__(self, command: Sequence[str], folder: Path, callee: str, capture: Capture) -> None:
        self._command = command
        self._folder = folder
        self._callee = callee
        self._capture = capture
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self._capture.__enter__()
        self._process = subprocess.Popen(
            self._command,
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._capture.__exit__(kind, error, trace)

    def result(self, timeout: float = 60) -> SippResult:
        """Wait until all calls are over. Raises subprocess.TimeoutExpired after `timeout` seconds."""
        if self._process is None:
            raise ValueError("sipp was not started: use the run as a block")
        self._process.wait(timeout)
        captured = self._capture.messages()
        errors = self._folder / "errors"
        return SippResult(
            *_counts(self._folder / "statistics"),
            complaint=errors.read_text("utf-8", "replace")[:_LONGEST_COMPLAINT] if errors.exists() else "",
            timings=call_timings(captured, self._callee),
            captured=captured,
        )


class Sipp:
    """Calls from one address and port, over UDP or TCP (`transport`).

    Raises:
        LabUnavailable: sipp is missing and cannot be installed, or the capture is not allowed.
    """

    def __init__(self, address: str, port: int, folder: Path, transport: str = "udp") -> None:
        ensure([SIPP])
        self._address = address
        self._port = port
        self._folder = folder
        self._transport = {"udp": "u1", "tcp": "t1"}[transport]

    def start(
        self, scenario: Scenario, callee: str, number: str, *, calls: int = 1, rate: float = 1
    ) -> SippRun:
        """Call `number` at `callee` ("address:port"), `calls` times, `rate` per second; goes on by itself."""
        folder = Path(tempfile.mkdtemp(prefix=f"{scenario.name}-", dir=self._folder))
        (folder / "scenario.xml").write_text(scenario.text(), "utf-8")
        command = ["setpriv", "--pdeathsig", "KILL", "--", "sipp", callee, "-sf", "scenario.xml"]
        command += ["-t", self._transport, "-s", number, "-m", str(calls), "-r", str(rate)]
        command += ["-i", self._address, "-p", str(self._port)]
        command += ["-mi", self._address, "-mp", str(10_000 + 10 * (self._port % 1000))]
        command += ["-nostdin", "-trace_stat", "-stf", "statistics", "-trace_err", "-error_file", "errors"]
        return SippRun(command, folder, callee, Capture())

    def run(
        self, scenario: Scenario, callee: str, number: str, *, calls: int = 1, rate: float = 1
    ) -> SippResult:
        """The same, and wait for the end."""
        with self.start(scenario, callee, number, calls=calls, rate=rate) as run:
            return run.result(timeout=30 + scenario.talk_ms / 1000 + calls / rate)


def _counts(statistics: Path) -> tuple[int, int, int]:
    with statistics.open(encoding="utf-8", newline="") as file:
        last = list(csv.DictReader(file, delimiter=";"))[-1]
    return int(last["TotalCallCreated"]), int(last["SuccessfulCall(C)"]), int(last["FailedCall(C)"])
