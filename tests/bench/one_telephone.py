"""Measure one telephone: `python -m tests.bench.one_telephone NAME SCENARIO CALLS RATE IDLE`, JSON on standard output.

Runs inside a network of its own (`own_network.py`). First IDLE seconds of nothing, then CALLS calls of SCENARIO at
RATE a second. The times are those of the kernel, taken when a packet passed.
"""

import json
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil

from tests.bench.own_network import CALLER, CALLER_PORT, SIP_PORT, TELEPHONE, prepare, run_inside
from tests.bench.telephones import TELEPHONES, USER
from tests.lab.packages import BARESIP, LINPHONE, SIPP, ensure
from tests.lab.sipp import Scenario, Sipp

_SETTLE_S = 3.0  # a telephone that has just started still has things to do


@dataclass(frozen=True)
class Measured:
    """One telephone. Memory in MB, `idle_percent` of one core, times in milliseconds."""

    resident_mb: float
    resident_after_mb: float
    idle_percent: float
    threads: int
    calls: int
    succeeded: int
    repeated_requests: int
    ringing_ms: list[float]
    answered_ms: list[float]
    final_codes: dict[str, int]
    complaint: str


def measure(name: str, scenario: Scenario, *, calls: int = 0, rate: float = 4, idle_s: float = 0) -> Measured:
    """The telephone called `name` in a network of its own.

    Raises:
        LabUnavailable: not root, or a program is missing and cannot be installed.
    """
    ensure([SIPP, BARESIP, LINPHONE])
    sys.stderr.write(f"… {name}: {calls} calls at {rate:g}/s, {idle_s:g} s idle\n")
    arguments = (name, scenario.name, str(calls), str(rate), str(idle_s))
    measured = Measured(**run_inside("tests.bench.one_telephone", *arguments))
    if measured.succeeded < measured.calls:
        sys.stderr.write(f"{measured.complaint}\n")
    return measured


def _measure_here(name: str, scenario: Scenario, calls: int, rate: float, idle_s: float) -> Measured:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        own, callers = Path(folder, "telephone"), Path(folder, "callers")
        own.mkdir()
        callers.mkdir()
        with TELEPHONES[name](own) as process:
            time.sleep(_SETTLE_S)
            facts: dict[str, Any] = {"resident_mb": _resident(process), "threads": process.num_threads()}
            facts["idle_percent"] = _idle_percent(process, idle_s)
            facts |= _called(scenario, calls, rate, callers)
            return Measured(**facts, resident_after_mb=_resident(process))


def _called(scenario: Scenario, calls: int, rate: float, folder: Path) -> dict[str, Any]:
    if not calls:
        nothing: dict[str, Any] = dict.fromkeys(("calls", "succeeded", "repeated_requests"), 0)
        return nothing | {"ringing_ms": [], "answered_ms": [], "final_codes": {}, "complaint": ""}
    sipp = Sipp(CALLER, CALLER_PORT, folder)
    result = sipp.run(scenario, f"{TELEPHONE}:{SIP_PORT}", USER, calls=calls, rate=rate)
    timings = result.timings.values()
    codes = [str(timing.final_code) for timing in timings]
    return {
        "calls": result.calls,
        "succeeded": result.succeeded,
        "repeated_requests": sum(timing.repeated_requests for timing in timings),
        "ringing_ms": result.ringing_ms,
        "answered_ms": [timing.answered for timing in timings if timing.answered is not None],
        "final_codes": {code: codes.count(code) for code in sorted(set(codes))},
        "complaint": result.complaint,
    }


def _resident(process: psutil.Process) -> float:
    return float(process.memory_info().rss) / 1e6


def _idle_percent(process: psutil.Process, seconds: float) -> float:
    if not seconds:
        return 0.0
    before, began = process.cpu_times(), time.monotonic()
    time.sleep(seconds)
    after = process.cpu_times()
    used = after.user + after.system - before.user - before.system
    return float(100 * used / (time.monotonic() - began))


def main() -> None:
    """Inside the network: measure, and print."""
    name, scenario, calls, rate, idle_s = sys.argv[1:]
    prepare()
    measured = _measure_here(name, Scenario(scenario), int(calls), float(rate), float(idle_s))
    sys.stdout.write(json.dumps(asdict(measured)))


if __name__ == "__main__":
    main()
