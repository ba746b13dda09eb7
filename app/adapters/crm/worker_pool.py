"""Threads that ask the CRM. Nobody waits for them: what came of a job is told by the job itself."""

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Generic, TypeVar

from app.adapters.crm.vera_http import CrmFault
from app.domain.errors import Failure

log = logging.getLogger(__name__)

Result = TypeVar("Result")
Failed = Callable[[CrmFault], None]


class WorkerPool:
    """A number of threads with one queue.

    A job that does not come to its end calls `failed` exactly once: with the CRM's fault, with
    `bug` when the fault is ours, with UNREACHABLE when the pool was closed before its turn.
    """

    def __init__(self, name: str, threads: int, bug: Failure = Failure.UNREADABLE) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._bug = bug

    def start(self, job: Callable[[], None], failed: Failed) -> None:
        """Run `job` on one of the threads."""

        def settle(future: Future[None]) -> None:
            outcome = self._outcome(future)
            if isinstance(outcome, CrmFault):
                failed(outcome)

        self._submit(job, settle)

    def gather(
        self,
        jobs: Sequence[Callable[[], Result]],
        then: Callable[[list[Result | CrmFault]], None],
        failed: Failed,
    ) -> None:
        """Run `jobs` side by side, then `then` with what each of them gave, in their order."""
        harvest: _Harvest[Result] = _Harvest(len(jobs), lambda all_: self.start(lambda: then(all_), failed))
        for place, job in enumerate(jobs):

            def settle(future: "Future[Result]", place: int = place) -> None:  # bound now, not at the end
                outcome = self._outcome(future)
                harvest.bring(place, outcome)

            self._submit(job, settle)

    def drain(self, seconds: float) -> None:
        """Wait until what was started has ended, at most so long. For a pool of one thread."""
        done = threading.Event()
        self._submit(done.set, lambda _future: done.set())
        done.wait(seconds)

    def close(self, seconds: float) -> None:
        """Start nothing any more and join the threads, waiting at most so long."""
        closing = threading.Thread(
            target=self._threads.shutdown, kwargs={"wait": True, "cancel_futures": True}, daemon=True
        )
        closing.start()
        closing.join(seconds)

    def _submit(self, job: Callable[[], Result], settle: "Callable[[Future[Result]], None]") -> None:
        try:
            future = self._threads.submit(job)
        except RuntimeError:  # closed
            future = Future()
            future.cancel()
        future.add_done_callback(settle)

    def _outcome(self, future: "Future[Result]") -> Result | CrmFault:
        if future.cancelled():
            return CrmFault(Failure.UNREACHABLE)
        error = future.exception()
        if error is None:
            return future.result()
        if isinstance(error, CrmFault):
            return error
        # The text of an unforeseen error may quote what a tenant is called: only its place is written down.
        log.error("unforeseen %s in %s", type(error).__name__, _place(error))
        return CrmFault(self._bug)


class _Harvest(Generic[Result]):
    """What several jobs gave, handed on when the last of them is done."""

    def __init__(self, count: int, complete: Callable[[list[Result | CrmFault]], None]) -> None:
        self._lock = threading.Lock()
        self._complete = complete
        self._brought: dict[int, Result | CrmFault] = {}
        self._count = count
        if count == 0:
            complete([])

    def bring(self, place: int, outcome: Result | CrmFault) -> None:
        with self._lock:
            self._brought[place] = outcome
            is_last = len(self._brought) == self._count
        if is_last:
            self._complete([self._brought[place] for place in range(self._count)])


def _place(error: BaseException) -> str:
    frame = error.__traceback__
    if frame is None:
        return "?"
    while frame.tb_next is not None:
        frame = frame.tb_next
    return f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}"
