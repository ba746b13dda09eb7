"""An exchange in memory whose queues are followed."""

from app.domain import events
from app.domain.queue_news import QueueNews, QueueSnapshot
from app.domain.queues import FeedState
from app.ports import Clock, Post


class FakeQueueFeed:
    """The QueueFeed port: says what the test lets happen, while somebody watches.

    `snapshot`: all there is, for whoever begins to watch or comes back after a break.
    `trouble`: why nothing is to be had now. `is_watched`: between `watch` and `rest`.
    """

    def __init__(self, post: Post, clock: Clock) -> None:
        self._post = post
        self._clock = clock
        self.snapshot = QueueSnapshot((), (), ())
        self.trouble: FeedState | None = None
        self.is_watched = False

    # ------------------------------------------------------------ what happens at the exchange

    def holds(self, snapshot: QueueSnapshot) -> None:
        """From now on this is how things are; whoever watches is told all of it."""
        self.snapshot = snapshot
        if self.trouble is None:
            self._tell_all()

    def says(self, *news: QueueNews) -> None:
        """These things change; none is a sign of life."""
        if self.is_watched and self.trouble is None:
            self._post(events.QueuesHeard(news, self._clock.now()))

    def breaks(self, trouble: FeedState) -> None:
        """The connection is lost."""
        self.trouble = trouble
        self._tell_all()

    def mends(self) -> None:
        """The connection is back."""
        self.trouble = None
        self._tell_all()

    # ------------------------------------------------------------ QueueFeed

    def watch(self) -> None:
        """Follow the queues."""
        if not self.is_watched:
            self.is_watched = True
            self._tell_all()

    def rest(self) -> None:
        """Follow them no more."""
        self.is_watched = False

    def _tell_all(self) -> None:
        if not self.is_watched:
            return
        if self.trouble is not None:
            self._post(events.QueueFeedLost(self.trouble))
        else:
            self._post(events.QueuesSeen(self.snapshot, self._clock.now()))
