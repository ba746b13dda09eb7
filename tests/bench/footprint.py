"""Resident memory and idle processor time of the engine alone, beside baresip and linphonec."""

from collections.abc import Sequence

from tests.bench.one_telephone import measure as measure_telephone
from tests.bench.row import Row
from tests.lab.sipp import INVITE_180_CANCEL

IDLE_S = 20.0
CALLS = 200
RATE = 4  # a second
# Window and engine together may have 200 MB and 2 %; this is the engine's part.
HIGHEST_RESIDENT_MB = 60.0
HIGHEST_IDLE_PERCENT = 1.0


def measure() -> Sequence[Row]:
    """Takes about four minutes."""
    return [row for name in ("ours", "baresip", "linphonec") for row in _rows(name)]


def _rows(name: str) -> list[Row]:
    measured = measure_telephone(name, INVITE_180_CANCEL, calls=CALLS, rate=RATE, idle_s=IDLE_S)
    is_ours = name == "ours"
    resident_limit = HIGHEST_RESIDENT_MB if is_ours else None
    return [
        Row(f"{name}: resident at rest", measured.resident_mb, "MB", at_most=resident_limit),
        Row(
            f"{name}: resident after {CALLS} calls", measured.resident_after_mb, "MB", at_most=resident_limit
        ),
        Row(
            f"{name}: idle",
            measured.idle_percent,
            "% core",
            at_most=HIGHEST_IDLE_PERCENT if is_ours else None,
        ),
        Row(f"{name}: threads", measured.threads, ""),
    ]
