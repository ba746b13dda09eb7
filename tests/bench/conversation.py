"""A conversation: how soon both hear each other, and what it costs, beside baresip."""

from collections.abc import Sequence

from tests.bench.one_conversation import measure as measure_conversations
from tests.bench.row import Row
from tests.lab.call_timing import spread

SHORT, LONG_S = 40, 20.0
HIGHEST_SOUND_MS = 300.0
HIGHEST_OF_BARESIP = 3.0
LEAST_PACKETS = 49.0  # a second: who sends less has less to do


def measure() -> Sequence[Row]:
    """Takes three minutes."""
    ours = measure_conversations("ours_talking", SHORT, LONG_S)
    theirs = measure_conversations("baresip_talking", SHORT, LONG_S)
    rows = []
    for name, found in (("ours", ours), ("baresip", theirs)):
        both = spread(found.sound_ms)
        rows += [
            Row(f"{name}: answered, and heard in both directions", both.count, "calls", at_least=SHORT),
            Row(f"{name}: answer to sound both ways, median", both.median, "ms"),
            Row(f"{name}: processor time while talking", found.talking_percent, "% core"),
            Row(f"{name}: packets of sound a second", found.packets_per_second, "", at_least=LEAST_PACKETS),
        ]
    ours_p95 = sorted(ours.sound_ms)[int(0.95 * len(ours.sound_ms))] if ours.sound_ms else float("inf")
    return [
        *rows,
        Row("ours: answer to sound both ways, 95 %", ours_p95, "ms", at_most=HIGHEST_SOUND_MS),
        Row(
            "processor time while talking, ours / baresip",
            ours.talking_percent / max(theirs.talking_percent, 0.01),
            "times",
            at_most=HIGHEST_OF_BARESIP,
        ),
    ]
