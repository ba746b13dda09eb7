"""Threads that answer exactly once, whatever a job does and whenever the pool is closed."""

import threading
from collections.abc import Iterator

import pytest

from app.adapters.crm.vera_http import CrmFault
from app.adapters.crm.worker_pool import WorkerPool
from app.domain.errors import Failure
from tests.adapters.crm.inbox import PATIENCE


class Told:
    """What came of jobs."""

    def __init__(self) -> None:
        self._arrived = threading.Condition()
        self.outcomes: list[object] = []

    def tell(self, outcome: object) -> None:
        with self._arrived:
            self.outcomes.append(outcome)
            self._arrived.notify_all()

    def failed(self, fault: CrmFault) -> None:
        self.tell(fault.failure)

    def wait(self, count: int) -> list[object]:
        with self._arrived:
            assert self._arrived.wait_for(lambda: len(self.outcomes) >= count, PATIENCE)
            return list(self.outcomes)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    made = WorkerPool("proef", 2)
    yield made
    made.close(PATIENCE)


def raising(error: Exception) -> None:
    raise error


def test_job_that_comes_to_its_end_tells_by_itself(pool: WorkerPool, told: Told) -> None:
    pool.start(lambda: told.tell("klaar"), told.failed)
    assert told.wait(1) == ["klaar"]


def test_fault_of_the_crm_is_handed_on(pool: WorkerPool, told: Told) -> None:
    pool.start(lambda: raising(CrmFault(Failure.TOO_BUSY)), told.failed)
    assert told.wait(1) == [Failure.TOO_BUSY]


def test_fault_of_ours_is_an_answer_too_and_its_text_is_not_written_down(
    pool: WorkerPool, told: Told, caplog: pytest.LogCaptureFixture
) -> None:
    pool.start(lambda: raising(ValueError("Roodspecht-Demo")), told.failed)
    assert told.wait(1) == [Failure.UNREADABLE]
    assert "unforeseen ValueError in test_worker_pool.py:" in caplog.text
    assert "Roodspecht" not in caplog.text


def test_thread_outlives_an_answer_that_nobody_could_take(
    pool: WorkerPool, told: Told, caplog: pytest.LogCaptureFixture
) -> None:
    def refuses(_fault: CrmFault) -> None:
        raise RuntimeError

    for _ in range(4):
        pool.start(lambda: raising(ValueError()), refuses)
    pool.start(lambda: told.tell("klaar"), told.failed)
    assert told.wait(1) == ["klaar"]


def test_jobs_that_are_gathered_are_told_in_their_order(pool: WorkerPool, told: Told) -> None:
    second_is_done = threading.Event()

    def first() -> str:
        second_is_done.wait(PATIENCE)
        return "eerste"

    def second() -> str:
        second_is_done.set()
        return "tweede"

    pool.gather([first, second], told.tell, told.failed)
    assert told.wait(1) == [["eerste", "tweede"]]


def test_gathering_nothing_is_done_at_once(pool: WorkerPool, told: Told) -> None:
    pool.gather([], told.tell, told.failed)
    assert told.wait(1) == [[]]


def test_fault_among_gathered_jobs_stands_in_its_place(pool: WorkerPool, told: Told) -> None:
    pool.gather([lambda: 1, lambda: raising(CrmFault(Failure.NOT_FOUND))], told.tell, told.failed)
    (outcomes,) = told.wait(1)
    assert isinstance(outcomes, list)
    assert outcomes[0] == 1
    assert outcomes[1].failure is Failure.NOT_FOUND


def test_no_more_threads_begin_than_there_is_work_for(told: Told) -> None:
    pool = WorkerPool("weinig-werk", 8)
    for turn in range(20):
        pool.start(lambda: told.tell("klaar"), told.failed)
        told.wait(turn + 1)
    names = [thread.name for thread in threading.enumerate() if thread.name.startswith("weinig-werk")]
    pool.close(PATIENCE)
    assert len(names) <= 2


def test_closing_answers_all_that_waits_also_what_would_start_something_new(told: Told) -> None:
    pool = WorkerPool("vol", 1)
    is_busy, may_end = threading.Event(), threading.Event()

    def busy() -> None:
        is_busy.set()
        may_end.wait(PATIENCE)

    pool.start(busy, told.failed)
    assert is_busy.wait(PATIENCE)
    for _ in range(5):
        pool.gather([lambda: 1, lambda: 2], told.tell, told.failed)
        pool.start(lambda: told.tell("nooit"), told.failed)
    closing = threading.Thread(target=pool.close, args=(PATIENCE,))
    closing.start()
    assert told.wait(10) == [Failure.UNREACHABLE] * 10
    may_end.set()
    closing.join(PATIENCE)
    assert not closing.is_alive()


def test_closed_pool_answers_at_once(told: Told) -> None:
    pool = WorkerPool("dicht", 1)
    pool.close(PATIENCE)
    pool.start(lambda: told.tell("nooit"), told.failed)
    pool.gather([lambda: 1], told.tell, told.failed)
    assert told.outcomes == [Failure.UNREACHABLE] * 2


def test_closing_does_not_wait_for_ever_for_a_job_that_hangs() -> None:
    pool = WorkerPool("hangt", 1)
    is_busy, may_end = threading.Event(), threading.Event()

    def hang() -> None:
        is_busy.set()
        may_end.wait(PATIENCE)

    pool.start(hang, lambda _fault: None)
    assert is_busy.wait(PATIENCE)
    pool.close(0.05)
    assert not may_end.is_set()
    may_end.set()


def test_draining_waits_for_what_was_started(told: Told) -> None:
    pool = WorkerPool("schrijft", 1)
    may_end = threading.Event()

    def write() -> None:
        may_end.wait(PATIENCE)
        told.tell("geschreven")

    pool.start(write, told.failed)
    threading.Timer(0.05, may_end.set).start()
    pool.drain(PATIENCE)
    assert told.outcomes == ["geschreven"]
    pool.close(PATIENCE)
