"""Each question to the CRM is answered exactly once, whatever becomes of the threads that work on it."""

import threading
from collections.abc import Callable

from app.adapters.crm.timekeeper import Act, Timekeeper
from app.adapters.crm.vera_http import CrmFault
from app.domain.errors import Failure
from app.domain.events import Event
from app.ports import Post


class OneAnswer:
    """The answer to one question: the first that is given; when none is in time, that it took too long.

    `failed` makes the event that says why there is no answer.
    """

    def __init__(
        self, post: Post, failed: Callable[[CrmFault], Event], keeper: Timekeeper, seconds: float
    ) -> None:
        self._post = post
        self._failed = failed
        self._lock = threading.Lock()
        self._is_given = False
        self._cancel: Act | None = None  # a keeper that was closed fails it before it returns
        self._cancel = keeper.after(seconds, lambda: self.fail(CrmFault(Failure.TIMED_OUT)))

    @property
    def is_given(self) -> bool:
        """True when there is nothing left to find out."""
        return self._is_given

    def give(self, event: Event) -> None:
        """This is the answer, unless there was one."""
        with self._lock:
            if self._is_given:
                return
            self._is_given = True
        self._post(event)
        if self._cancel is not None:
            self._cancel()

    def fail(self, fault: CrmFault) -> None:
        """There is no answer, unless there was one."""
        self.give(self._failed(fault))
