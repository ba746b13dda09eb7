"""What every Clock does."""

import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from app.adapters.system_clock import SystemClock
from app.ports import Clock
from tests.fakes.clock import FakeClock


@pytest.fixture(params=[FakeClock, SystemClock])
def clock(request: pytest.FixtureRequest) -> Clock:
    made: Clock = request.param()
    return made


def test_time_is_in_utc_and_never_runs_back(clock: Clock) -> None:
    moments = [clock.now() for _ in range(1_000)]
    assert all(moment.utc.utcoffset() == timedelta(0) for moment in moments)
    assert all(later.mono >= earlier.mono for earlier, later in pairwise(moments))


def test_both_clocks_go_on_together() -> None:
    clock = FakeClock()
    before = clock.now()
    after = clock.advance(90)
    assert clock.now() == after
    assert (after.utc - before.utc, after.mono - before.mono) == (timedelta(seconds=90), 90)


def test_system_clock_reads_the_machines_clocks() -> None:
    before = (datetime.now(UTC), time.monotonic())
    now = SystemClock().now()
    after = (datetime.now(UTC), time.monotonic())
    assert before[0] <= now.utc <= after[0]
    assert before[1] <= now.mono <= after[1]
