"""INVITE to 180 Ringing: ours beside baresip and linphonec, and ours while the window hangs."""

from collections.abc import Sequence

from tests.bench.library import IS_OWN
from tests.bench.one_telephone import measure as measure_telephone
from tests.bench.row import Row
from tests.lab.call_timing import Spread, spread
from tests.lab.sipp import INVITE_180_CANCEL

CALLS = 200
ROUNDS = 2  # each telephone by turns, so that a machine that gets busier meets them all
RATE = 4  # a second
HIGHEST_MEDIAN_MS = 1.5
HIGHEST_OF_BARESIP = 4.0 if IS_OWN else 5.0
HIGHEST_OF_LINPHONE = 0.2 if IS_OWN else 0.25
# 'Unchanged' while the window hangs: one call in four falls into a freeze of half a second, so if the window
# mattered, the slowest tenth would be slower by hundreds of milliseconds. This much is left to chance.
CHANCE_MS = 1.0


def measure() -> Sequence[Row]:
    """Takes about four minutes."""
    names = ("ours", "baresip", "linphonec", "ours_with_frozen_window")
    times: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(ROUNDS):
        for name in names:
            times[name] += measure_telephone(
                name, INVITE_180_CANCEL, calls=CALLS // ROUNDS, rate=RATE
            ).ringing_ms
    spreads = {name: spread(times[name]) for name in names}
    ours, frozen = spreads["ours"], spreads["ours_with_frozen_window"]
    rows = [row for name in names for row in _rows(name.replace("_", " "), spreads[name])]
    return [
        *rows,
        Row("ours: median", ours.median, "ms", at_most=HIGHEST_MEDIAN_MS),
        Row("ours / baresip", ours.median / spreads["baresip"].median, "times", at_most=HIGHEST_OF_BARESIP),
        Row(
            "ours / linphonec",
            ours.median / spreads["linphonec"].median,
            "times",
            at_most=HIGHEST_OF_LINPHONE,
        ),
        Row("window frozen: median", frozen.median, "ms", at_most=HIGHEST_MEDIAN_MS),
        Row("window frozen: median later by", frozen.median - ours.median, "ms", at_most=CHANCE_MS),
        Row("window frozen: 90 % later by", frozen.p90 - ours.p90, "ms", at_most=CHANCE_MS),
    ]


def _rows(name: str, timed: Spread) -> list[Row]:
    return [
        Row(f"{name}: rang", timed.count, "calls", at_least=CALLS),
        Row(f"{name}: median", timed.median, "ms"),
        Row(f"{name}: 90 %", timed.p90, "ms"),
        Row(f"{name}: 99 %", timed.p99, "ms"),
        Row(f"{name}: highest", timed.highest, "ms"),
    ]
