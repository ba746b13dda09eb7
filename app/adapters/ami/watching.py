"""Following the queues: connect, read everything, then what changes; and again after every break."""

import logging
import threading
import time
from collections.abc import Callable

from app.adapters.ami.connection import FeedFailed, ManagerAccount, ManagerConnection
from app.adapters.ami.messages import Action, Message
from app.adapters.ami.pauses import Pauses
from app.adapters.ami.translation import Odd, SnapshotReader, news_of
from app.domain.events import Event, QueueFeedLost, QueuesHeard, QueuesSeen
from app.domain.queue_news import QueueNews
from app.domain.queues import FeedState
from app.ports import Clock, Post

log = logging.getLogger(__name__)

PING_EVERY = 2.0  # seconds
SILENT_AFTER = 6.0  # seconds without a whole message: the other end is gone and nobody told us
GATHER = 0.2  # seconds; what changes meanwhile is told at once, so that the screen is not asked fifty times a second
SNAPSHOT_EVERY = 30.0  # seconds; figures that went astray are right again after so long
_ODD_LIMIT = 20  # messages of one connection that make no sense, before another connection is tried


class Watching:
    """One thread from `watch` to `rest`."""

    def __init__(
        self, account: ManagerAccount, clock: Clock, post: Post, jitter: Callable[[], float]
    ) -> None:
        self._account = account
        self._clock = clock
        self._post = post
        self._stopping = threading.Event()
        self._connection: ManagerConnection | None = None
        self._pauses = Pauses(jitter)
        self._thread = threading.Thread(target=self._run, name="queue-feed", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Say nothing more, and end soon."""
        self._stopping.set()
        if (connection := self._connection) is not None:
            connection.interrupt()

    def join(self, seconds: float) -> None:
        """Wait for the end, at most so long."""
        self._thread.join(seconds)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._follow()
            except FeedFailed as failure:
                self._lost(failure.state, failure.state.name)
            except Exception as error:  # noqa: BLE001 - whatever the other end sends, the board comes back
                self._lost(FeedState.UNREADABLE, type(error).__name__)

    def _lost(self, state: FeedState, why: str) -> None:
        if not self._stopping.is_set():
            log.warning("the queue feed is lost: %s", why)
        self._say(QueueFeedLost(state))
        self._stopping.wait(self._pauses.after(state))

    def _follow(self) -> None:
        self._connection = connection = ManagerConnection(self._account)
        try:
            if not self._stopping.is_set():
                _Conversation(connection, self._clock, self._say, self._restored).hold(self._stopping)
        finally:
            self._connection = None
            connection.close()

    def _restored(self) -> None:
        log.info("the queue feed is there")
        self._pauses.succeeded()

    def _say(self, event: Event) -> None:
        if not self._stopping.is_set():
            self._post(event)


class _Conversation:
    """What is said and heard on one connection."""

    def __init__(
        self, connection: ManagerConnection, clock: Clock, say: Post, restored: Callable[[], None]
    ) -> None:
        self._connection = connection
        self._clock = clock
        self._say = say
        self._restored = restored
        self._snapshot: SnapshotReader | None = None
        self._is_known = False
        self._news: list[QueueNews] = []
        self._odd = 0
        self._heard_at = self._pinged_at = time.monotonic()
        self._asked_at = -SNAPSHOT_EVERY
        self._tell_at: float | None = None

    def hold(self, stopping: threading.Event) -> None:
        """Read until told to stop. Raises FeedFailed."""
        while not stopping.is_set():
            now = time.monotonic()
            if self._snapshot is None and now >= self._asked_at + SNAPSHOT_EVERY:
                self._asked_at = now
                self._snapshot = SnapshotReader(self._connection.send(Action.QUEUE_STATUS))
            if now >= self._pinged_at + PING_EVERY:
                self._pinged_at = now
                self._connection.send(Action.PING)
            if self._tell_at is not None and now >= self._tell_at:
                self._tell()
            if now >= self._heard_at + SILENT_AFTER:
                raise FeedFailed(FeedState.SILENT)
            for message in self._connection.receive(self._next_due() - now):
                self._take(message)

    def _next_due(self) -> float:
        times = [self._pinged_at + PING_EVERY, self._heard_at + SILENT_AFTER]
        if self._tell_at is not None:
            times.append(self._tell_at)
        return min(times)

    def _take(self, message: Message) -> None:
        try:
            self._understand(message)
        except Odd as odd:
            self._odd += 1
            # The field's name only: its value may be anybody's.
            log.warning("a message of the exchange makes no sense: %s", odd)
            if self._odd > _ODD_LIMIT:
                raise FeedFailed(FeedState.UNREADABLE) from odd

    def _understand(self, message: Message) -> None:
        if "Event" not in message and "Response" not in message:
            raise Odd("neither event nor response")
        self._heard_at = time.monotonic()
        if self._tell_at is None and self._is_known:
            self._tell_at = self._heard_at + GATHER
        if self._snapshot is not None and message.get("ActionID") == self._snapshot.action_id:
            self._answered(message, self._snapshot)
        elif (news := news_of(message, self._clock.now())) is not None:
            self._news.append(news)

    def _answered(self, message: Message, reader: SnapshotReader) -> None:
        if message.get("Response", "Success") != "Success":
            raise FeedFailed(FeedState.NOT_ALLOWED)
        now = self._clock.now()
        if (snapshot := reader.take(message, now)) is None:
            return
        # In the order in which the exchange spoke: what came before is in the snapshot already.
        self._snapshot, self._news = None, []
        if not self._is_known:
            self._is_known = True
            self._restored()
        self._say(QueuesSeen(snapshot, now))

    def _tell(self) -> None:
        news, self._news, self._tell_at = tuple(self._news), [], None
        self._say(QueuesHeard(news, self._clock.now()))
