"""Two hundred calls at five a second: all answered, and none ended by what is left of an earlier call."""

from collections.abc import Sequence

from tests.bench.one_telephone import measure as measure_telephone
from tests.bench.row import Row
from tests.lab.call_timing import spread
from tests.lab.sipp import INVITE_ANSWER_BYE

CALLS = 200
RATE = 5  # a second


def measure() -> Sequence[Row]:
    """Takes about a minute and a half."""
    return [*_rows("window at rest", "ours_answering"), *_rows("window busy", "ours_answering_while_busy")]


def _rows(what: str, name: str) -> list[Row]:
    measured = measure_telephone(name, INVITE_ANSWER_BYE, calls=CALLS, rate=RATE)
    answered = spread(measured.answered_ms)
    return [
        Row(f"{what}: answered", measured.final_codes.get("200", 0), "calls", at_least=CALLS),
        # sipp counts a call that got a BYE, a 603 or a 486 as failed: its scenario has none of them.
        Row(f"{what}: ended by the caller", measured.succeeded, "calls", at_least=CALLS),
        Row(f"{what}: repeated requests", measured.repeated_requests, ""),
        Row(f"{what}: INVITE to 200, median", answered.median, "ms"),
        Row(f"{what}: INVITE to 200, 99 %", answered.p99, "ms"),
        Row(f"{what}: memory gained", measured.resident_after_mb - measured.resident_mb, "MB"),
    ]
