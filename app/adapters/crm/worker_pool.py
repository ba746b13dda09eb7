"""Threads that ask the CRM. Nobody waits for them: what came of a job is told by the job itself."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from app.adapters.crm.vera_http import CrmFault
from app.domain.errors import Failure

log = logging.getLogger(__name__)

Result = TypeVar("Result")
Failed = Callable[[CrmFault], None]


@dataclass(frozen=True)
class _Task:
    work: Callable[[], None]
    give_up: Callable[[], None]


class WorkerPool:
    """A number of threads with one queue; a thread begins when there is work for it.

    A job that does not come to its end calls `failed` exactly once: with the CRM's fault, with
    `bug` when the fault is ours, with UNREACHABLE when the pool was closed before its turn.
    """

    # Not a ThreadPoolExecutor: its `shutdown` calls back while it holds the lock that a callback needs to
    # start the next job, and a thread that hangs in a name look-up would keep the whole process from ending.

    def __init__(self, name: str, threads: int, bug: Failure = Failure.UNREADABLE) -> None:
        self._name = name
        self._most = threads
        self._bug = bug
        self._changed = threading.Condition()
        self._tasks: deque[_Task] = deque()
        self._unfinished = 0
        self._threads: list[threading.Thread] = []
        self._is_closed = False

    def start(self, job: Callable[[], None], failed: Failed) -> None:
        """Run `job` on one of the threads."""

        def settle(outcome: CrmFault | None) -> None:
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

            def settle(outcome: Result | CrmFault, place: int = place) -> None:  # bound now, not at the end
                harvest.bring(place, outcome)

            self._submit(job, settle)

    def drain(self, seconds: float) -> None:
        """Wait until what was started has ended, at most so long. For a pool of one thread."""
        done = threading.Event()
        self.start(done.set, lambda _fault: done.set())
        done.wait(seconds)

    def close(self, seconds: float) -> None:
        """Start nothing any more and join the threads, waiting at most so long."""
        with self._changed:
            self._is_closed = True
            abandoned = list(self._tasks)
            self._tasks.clear()
            self._changed.notify_all()
        for task in abandoned:
            task.give_up()
        ends = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, ends - time.monotonic()))

    def _submit(self, job: Callable[[], Result], settle: Callable[[Result | CrmFault], None]) -> None:
        task = _Task(
            work=lambda: settle(self._outcome(job)), give_up=lambda: settle(CrmFault(Failure.UNREACHABLE))
        )
        with self._changed:
            is_closed = self._is_closed
            if not is_closed:
                self._tasks.append(task)
                self._unfinished += 1
                self._changed.notify()
                if len(self._threads) < min(self._most, self._unfinished):
                    self._begin()
        if is_closed:
            task.give_up()

    def _begin(self) -> None:
        name = f"{self._name}-{len(self._threads) + 1}"
        thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _run(self) -> None:
        while (task := self._next()) is not None:
            try:
                task.work()
            except Exception as error:  # noqa: BLE001 - a thread that died would answer nobody any more
                _note(error)
            with self._changed:
                self._unfinished -= 1

    def _next(self) -> _Task | None:
        """The oldest task, waiting for one; None when the pool is closed."""
        with self._changed:
            while not self._tasks and not self._is_closed:
                self._changed.wait()
            return self._tasks.popleft() if self._tasks else None

    def _outcome(self, job: Callable[[], Result]) -> Result | CrmFault:
        try:
            return job()
        except CrmFault as fault:
            return fault
        except Exception as error:  # noqa: BLE001 - whoever asked gets an answer, also when we are wrong
            _note(error)
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


def _note(error: Exception) -> None:
    """The text of an unforeseen error may quote what a tenant is called: only its place is written down."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    place = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else "?"
    log.error("unforeseen %s in %s", type(error).__name__, place)
