"""Time limits that come when they are due, and all of them when everything ends."""

import threading
from collections.abc import Iterator

import pytest

from app.adapters.crm.one_answer import OneAnswer
from app.adapters.crm.timekeeper import Timekeeper
from app.adapters.crm.vera_http import CrmFault
from app.domain.errors import Failure
from app.domain.events import CallersFound, SearchFailed
from tests.adapters.crm.inbox import PATIENCE, Inbox

NEVER = 3_600.0  # seconds


@pytest.fixture
def keeper() -> Iterator[Timekeeper]:
    made = Timekeeper()
    yield made
    made.close()


def test_acts_come_in_the_order_of_their_times(keeper: Timekeeper) -> None:
    done: list[str] = []
    is_over = threading.Event()
    keeper.after(0.10, lambda: done.append("later"))
    keeper.after(0.02, lambda: done.append("eerst"))
    keeper.after(0.20, is_over.set)
    assert is_over.wait(PATIENCE)
    assert done == ["eerst", "later"]


def test_act_that_was_cancelled_does_not_come(keeper: Timekeeper) -> None:
    done: list[str] = []
    is_over = threading.Event()
    cancel = keeper.after(0.02, lambda: done.append("nooit"))
    cancel()
    keeper.after(0.04, is_over.set)
    assert is_over.wait(PATIENCE)
    assert done == []


def test_closing_lets_everything_come_at_once_and_later_acts_too() -> None:
    keeper = Timekeeper()
    done: list[str] = []
    keeper.after(NEVER, lambda: done.append("lang"))
    keeper.after(NEVER, lambda: done.append("langer"))
    keeper.close(PATIENCE)
    assert done == ["lang", "langer"]
    keeper.after(NEVER, lambda: done.append("daarna"))
    assert done[-1] == "daarna"


def test_act_that_fails_does_not_take_the_limits_of_others_away(
    keeper: Timekeeper, caplog: pytest.LogCaptureFixture
) -> None:
    is_over = threading.Event()

    def fail() -> None:
        raise ValueError("Roodspecht-Demo")

    keeper.after(0.0, fail)
    keeper.after(0.02, is_over.set)
    assert is_over.wait(PATIENCE)
    assert "unforeseen ValueError" in caplog.text
    assert "Roodspecht" not in caplog.text


def test_keeper_that_was_never_asked_needs_no_thread() -> None:
    before = threading.active_count()
    keeper = Timekeeper()
    assert threading.active_count() == before
    keeper.close()


def answer_of(inbox: Inbox, keeper: Timekeeper, seconds: float) -> OneAnswer:
    return OneAnswer(inbox.post, lambda fault: SearchFailed("zoek", fault.failure), keeper, seconds)


def test_first_answer_counts_and_no_other(inbox: Inbox, keeper: Timekeeper) -> None:
    answer = answer_of(inbox, keeper, NEVER)
    answer.give(CallersFound("zoek", ()))
    answer.fail(CrmFault(Failure.UNREADABLE))
    answer.give(CallersFound("zoek", ()))
    assert answer.is_given
    assert inbox.events == [CallersFound("zoek", ())]


def test_question_that_nobody_answers_took_too_long(inbox: Inbox, keeper: Timekeeper) -> None:
    answer = answer_of(inbox, keeper, 0.02)
    assert inbox.one(SearchFailed) == SearchFailed("zoek", Failure.TIMED_OUT)
    answer.give(CallersFound("zoek", ()))
    assert len(inbox.events) == 1


def test_question_after_the_end_is_answered_too(inbox: Inbox) -> None:
    keeper = Timekeeper()
    keeper.close()
    answer_of(inbox, keeper, NEVER)
    assert inbox.events == [SearchFailed("zoek", Failure.TIMED_OUT)]
