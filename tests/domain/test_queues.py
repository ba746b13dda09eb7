"""The figures of a queue against the organisation's own threshold."""

import pytest

from app.domain.alarm import Alarm
from app.domain.queues import QueueCounts, QueueFigures


def figures(answered: int, in_time: int, abandoned: int, target: int = 80) -> QueueFigures:
    return QueueFigures(QueueCounts("Reparaties", answered, in_time, abandoned), 0, None, target, Alarm())


def test_caller_who_gave_up_counts_against_the_service_level() -> None:
    assert figures(answered=80, in_time=60, abandoned=20).counts.service_level == 60


def test_no_call_yet_is_no_service_level_and_below_no_threshold() -> None:
    assert figures(0, 0, 0).counts.service_level is None
    assert not figures(0, 0, 0).is_below_target


@pytest.mark.parametrize(("in_time", "is_below"), [(79, True), (80, False), (81, False)])
def test_exactly_the_threshold_is_good_enough(in_time: int, is_below: bool) -> None:
    assert figures(100, in_time, 0).is_below_target is is_below


def test_board_calls_a_queue_what_the_exchange_calls_it() -> None:
    assert figures(0, 0, 0).name == "Reparaties"
