"""A manager interface in memory that pauses one agent."""

from app.domain import events
from app.ports import Clock, Post


class FakeAgentPause:
    """The AgentPause port: carries orders out and tells them. With `refuses` it does neither; `is_paused` is the truth.

    `is_silent`: it takes orders and answers nothing. `is_absent`: nobody is there.
    """

    def __init__(self, post: Post, clock: Clock) -> None:
        self._post = post
        self._clock = clock
        self._is_watched = False
        self.is_paused = False
        self.reason = ""
        self.refuses = False
        self.is_silent = False
        self.is_absent = False

    def throw(self, reason: str = "", *, is_paused: bool) -> None:
        """Somebody else pauses the agent, or ends the pause."""
        self.is_paused, self.reason = is_paused, reason
        self._tell()

    def goes(self) -> None:
        """The exchange is not there any more."""
        self.is_absent = True
        self._tell()

    def comes(self) -> None:
        """It is there again."""
        self.is_absent = False
        self._tell()

    # ------------------------------------------------------------ AgentPause

    def watch(self) -> None:
        """Follow how the pause stands."""
        self._is_watched = True
        self._tell()

    def order(self, order_id: str, reason: str, *, is_paused: bool) -> None:
        """Pause, or go on."""
        if self.is_silent:
            return
        is_done = not self.refuses and not self.is_absent
        if is_done:
            self.throw(reason, is_paused=is_paused)
        self._post(events.PauseOrdered(order_id, is_done, self._clock.now()))

    def _tell(self) -> None:
        if self._is_watched:
            is_paused = None if self.is_absent else self.is_paused
            reason = self.reason if is_paused else ""
            self._post(events.PauseTold(is_paused, reason, self._clock.now()))
