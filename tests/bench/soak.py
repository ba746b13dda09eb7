"""A day's calls, one after the other: all are answered, and memory does not grow."""

from collections.abc import Sequence

from tests.bench.one_telephone import measure as measure_telephone
from tests.bench.row import Row
from tests.lab.sipp import INVITE_ANSWER_BYE

CALLS = 300
RATE = 2  # a second; each lasts a third of a second
HIGHEST_GROWTH_PERCENT = 5.0


def measure() -> Sequence[Row]:
    """Takes three minutes."""
    measured = measure_telephone("ours_answering", INVITE_ANSWER_BYE, calls=CALLS, rate=RATE)
    growth = 100 * (measured.resident_after_mb / measured.resident_mb - 1)
    return [
        Row("answered", measured.final_codes.get("200", 0), "calls", at_least=CALLS),
        Row("ended by the caller and by nobody else", measured.succeeded, "calls", at_least=CALLS),
        Row("resident before", measured.resident_mb, "MB"),
        Row("resident after", measured.resident_after_mb, "MB"),
        Row("memory grown by", growth, "%", at_most=HIGHEST_GROWTH_PERCENT),
    ]
