"""The team lead's board: the figures of the queues, how old they are, and the alarms."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.alarm import Alarm, AlarmRule, AlarmTrigger
from app.domain.events import QueueFeedLost, QueuesHeard, QueuesSeen
from app.domain.moment import Moment
from app.domain.queues import Board, FeedState, QueueCounts, QueueFigures
from app.ports import Clock, QueueFeed
from app.services.queue_state import QueueState

STALE_AFTER = 7.0  # seconds without a word; the feed says something every two


@dataclass(frozen=True)
class BoardRules:
    """The organisation's own: the service level that is wanted, in per cent, and when there is an alarm."""

    target: int = 80
    alarm: AlarmRule = AlarmRule()


class QueueBoard:
    """Follows the queues while somebody is allowed to see them; `board` is what there is to see."""

    def __init__(self, feed: QueueFeed, rules: BoardRules, clock: Clock, changed: Callable[[], None]) -> None:
        self._feed = feed
        self._rules = rules
        self._clock = clock
        self._changed = changed
        self._state: QueueState
        self._alarms: dict[str, Alarm]
        self._feed_state: FeedState
        self._as_of: Moment | None
        self._is_stale: bool
        self._board: Board | None
        self._forget(FeedState.NOT_WATCHED)

    # ------------------------------------------------------------ reading

    @property
    def rule(self) -> AlarmRule:
        """The sentence of the alarm."""
        return self._rules.alarm

    @property
    def board(self) -> Board:
        """The board at this moment."""
        if self._board is None:
            self._board = Board(
                queues=tuple(self._figures(counts) for counts in self._state.queues),
                agents=tuple(self._state.agents),
                feed=self._feed_state,
                as_of=self._as_of,
                is_stale=self._is_stale,
            )
        return self._board

    # ------------------------------------------------------------ intents

    def watch(self) -> None:
        """Follow the queues from now on; more than once is harmless."""
        if self._feed_state is FeedState.NOT_WATCHED:
            self._forget(FeedState.CONNECTING)
            self._feed.watch()
            self._changed()

    def rest(self) -> None:
        """Follow them no more, and keep nothing."""
        if self._feed_state is not FeedState.NOT_WATCHED:
            self._feed.rest()
            self._forget(FeedState.NOT_WATCHED)
            self._changed()

    def snooze(self, queue: str) -> None:
        """Let the alarm of a queue keep quiet for a while."""
        if queue in self._alarms:
            self._alarms[queue] = self._alarms[queue].after(AlarmTrigger.PUT_OFF, self._clock.now())
            self._board = None
            self._changed()

    # ------------------------------------------------------------ facts

    def seen(self, event: QueuesSeen) -> None:
        """Everything anew."""
        if self._feed_state is FeedState.NOT_WATCHED:
            return
        is_continuous = self._feed_state is FeedState.LIVE
        self._state.replace(event.snapshot, event.at, is_continuous=is_continuous)
        self._feed_state = FeedState.LIVE
        self._is_true_at(event.at)

    def heard(self, event: QueuesHeard) -> None:
        """What changed. Without a snapshot before it there is nothing that it could change."""
        if self._feed_state is not FeedState.LIVE:
            return
        for news in event.news:
            self._state.apply(news, event.at)
        self._is_true_at(event.at)

    def lost(self, event: QueueFeedLost) -> None:
        """No news from now on: what there is is shown as old."""
        if self._feed_state is FeedState.NOT_WATCHED:
            return
        self._feed_state = event.state
        self._is_stale = self._as_of is not None
        self._board = None

    def ticked(self, now: Moment) -> None:
        """A second has passed: figures grow old, alarms are looked at."""
        if self._as_of is None:
            return
        self._is_stale = (
            self._feed_state is not FeedState.LIVE or now.seconds_since(self._as_of) > STALE_AFTER
        )
        self._alarms = {counts.name: self._alarm(counts.name, now) for counts in self._state.queues}
        self._board = None

    # ------------------------------------------------------------ inside

    def _forget(self, feed_state: FeedState) -> None:
        self._state = QueueState()
        self._alarms = {}
        self._feed_state = feed_state
        self._as_of = None
        self._is_stale = False
        self._board = None

    def _is_true_at(self, at: Moment) -> None:
        self._as_of = at
        self._is_stale = False
        self._board = None

    def _alarm(self, queue: str, now: Moment) -> Alarm:
        alarm = self._alarms.get(queue, Alarm())
        if self._is_stale:
            return alarm.after(AlarmTrigger.UNSEEN, now)
        longest = self._state.longest_since(queue)
        return alarm.observed(self._rules.alarm, now.seconds_since(longest) if longest else 0.0, now)

    def _figures(self, counts: QueueCounts) -> QueueFigures:
        return QueueFigures(
            counts=counts,
            waiting=self._state.waiting(counts.name),
            longest_since=self._state.longest_since(counts.name),
            target=self._rules.target,
            alarm=self._alarms.get(counts.name, Alarm()),
        )
