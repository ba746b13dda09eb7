"""Measure: `python3 run.py bench [NAME…]`. Ends with 1 when a limit is broken, 2 when it cannot run."""

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench import (
    at_once,
    board,
    calls,
    consult,
    conversation,
    desk,
    footprint,
    installed,
    queues,
    recovery,
    ringing,
    soak,
)
from tests.bench.library import LIBRARY
from tests.bench.row import Bench, Row
from tests.lab.availability import LabUnavailable

_RESULTS = Path(__file__).parents[2] / "build" / "bench"
BENCHES: Mapping[str, Bench] = {
    "desk": desk.measure,
    "ringing": ringing.measure,
    "calls": calls.measure,
    "at_once": at_once.measure,
    "conversation": conversation.measure,
    "consult": consult.measure,
    "soak": soak.measure,
    "footprint": footprint.measure,
    "recovery": recovery.measure,
    "installed": installed.measure,
    "queues": queues.measure,
    "board": board.measure,
}


def main() -> int:
    """Run the benchmarks that are named, or all."""
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"{', '.join(BENCHES)}; all of them without a name"
    )
    names = parser.parse_args().names or list(BENCHES)
    if unknown := [name for name in names if name not in BENCHES]:
        parser.error(f"no such benchmark: {', '.join(unknown)}")
    statuses = [_run(name, BENCHES[name]) for name in names]
    return max(statuses)


def _run(name: str, bench: Bench) -> int:
    load_before, began = os.getloadavg()[0], time.monotonic()
    try:
        rows = bench()
    except LabUnavailable as reason:
        sys.stdout.write(f"{name}: {reason}\n")
        return 2
    facts = {
        "bench": name,
        "holds": all(row.holds for row in rows),
        "seconds": round(time.monotonic() - began, 1),
        "machine": {
            "system": platform.platform(),
            "python": platform.python_version(),
            "processors": os.cpu_count(),
            "telephone_library": LIBRARY,
            "load_before": round(load_before, 2),
            "load_after": round(os.getloadavg()[0], 2),
        },
        "rows": [
            {
                "what": row.what,
                "value": round(row.value, 3),
                "unit": row.unit,
                "at_most": row.at_most,
                "at_least": row.at_least,
                "verdict": row.verdict,
            }
            for row in rows
        ],
    }
    _RESULTS.mkdir(parents=True, exist_ok=True)
    (_RESULTS / f"{name}.json").write_text(json.dumps(facts, indent=2, ensure_ascii=False) + "\n", "utf-8")
    sys.stdout.write(_table(name, rows, load_before))
    return 0 if facts["holds"] else 1


def _table(name: str, rows: Sequence[Row], load: float) -> str:
    width = max(len(row.what) for row in rows)
    lines = [
        f"  {row.what:<{width}}  {row.value:>9.2f} {row.unit:<8} {row.limit:<9} {row.verdict}".rstrip()
        for row in rows
    ]
    return "\n".join((f"{name} (load before: {load:.2f}; telephone library: {LIBRARY})", *lines, ""))


if __name__ == "__main__":
    sys.exit(main())
