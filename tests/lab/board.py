"""The product's queue feed and board at the lab's exchange, and what the exchange itself says."""

import re
import time
from collections.abc import Callable
from dataclasses import replace
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Self

from app.adapters.ami.ami_queue_feed import AmiQueueFeed
from app.adapters.ami.connection import ManagerAccount
from app.adapters.system_clock import SystemClock
from app.domain.events import Event, QueueFeedLost, QueuesHeard, QueuesSeen
from app.domain.queues import AgentState, Board, FeedState
from app.services.queue_board import BoardRules, QueueBoard
from tests.lab.ami import logged_in
from tests.lab.asterisk import Asterisk
from tests.lab.waiting import NeverHappened

_GLANCE_S = 0.05
_COUNTS = re.compile(r"^(\S+) has (\d+) calls .* C:(\d+), A:(\d+), SL:([\d.]+)%", re.MULTILINE)
_DEVICES = {"1": AgentState.AVAILABLE, "2": AgentState.IN_CALL, "5": AgentState.AWAY, "6": AgentState.RINGING}

Figures = dict[str, tuple[object, ...]]
"""For each queue: calls waiting, answered, abandoned, per cent in time. For each agent: state, reason of a pause."""


def board_account(exchange: Asterisk, **changes: object) -> ManagerAccount:
    """The documented account, over TLS."""
    known = exchange.board
    account = ManagerAccount(
        host=known.address,
        port=exchange.network.manager_tls_port,
        user=known.user,
        password=known.secret,
        ca_file=str(exchange.ca_file),
    )
    return replace(account, **changes)  # type: ignore[arg-type]


class LabBoard:
    """Somebody who looks at the board; the time passes while waiting for something."""

    def __init__(self, account: ManagerAccount) -> None:
        self._clock = SystemClock()
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._feed = AmiQueueFeed(account, self._clock, self._events.put)
        self._flow = QueueBoard(self._feed, BoardRules(), self._clock, lambda: None)

    def __enter__(self) -> Self:
        self._flow.watch()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._feed.close()

    def wait_for(self, condition: Callable[[Board], bool], timeout: float = 10) -> Board:
        """The board, once the condition holds for it.

        Raises:
            NeverHappened: not within `timeout` seconds; the message is the board.
        """
        deadline = time.monotonic() + timeout
        while not condition(board := self._now()):
            if time.monotonic() > deadline:
                raise NeverHappened(f"in {timeout} s: {board}")
            time.sleep(_GLANCE_S)
        return board

    def wait_until_live(self, timeout: float = 20) -> Board:
        """The board, once it shows figures of now."""
        return self.wait_for(lambda board: board.feed is FeedState.LIVE and not board.is_stale, timeout)

    def wait_until_equal_to(self, exchange: Asterisk) -> Board:
        """The board, once it says the same as the exchange."""
        return self.wait_for(lambda board: figures_of(board) == figures_at(exchange))

    def _now(self) -> Board:
        while (event := self._next()) is not None:
            match event:
                case QueuesSeen():
                    self._flow.seen(event)
                case QueuesHeard():
                    self._flow.heard(event)
                case QueueFeedLost():
                    self._flow.lost(event)
                case _:
                    raise AssertionError(event)
        self._flow.ticked(self._clock.now())
        return self._flow.board

    def _next(self) -> Event | None:
        try:
            return self._events.get_nowait()
        except Empty:
            return None


def figures_of(board: Board) -> Figures:
    """What the board says."""
    queues: Figures = {
        queue.name: (
            queue.waiting,
            queue.counts.answered,
            queue.counts.abandoned,
            round(100 * queue.counts.in_time / (queue.counts.answered or 1), 1),
        )
        for queue in board.queues
    }
    return queues | {agent.agent_id: (agent.state, agent.pause_reason) for agent in board.agents}


def figures_at(exchange: Asterisk) -> Figures:
    """What the exchange says: its console of the queues, and over a connection of the tests of the agents."""
    found: Figures = {
        name: (int(waiting), int(answered), int(abandoned), float(share))
        for name, waiting, answered, abandoned, share in _COUNTS.findall(exchange.cli("queue show"))
    }
    with logged_in(exchange.tester) as ami:
        for answer in ami.listing("QueueStatus", "QueueStatusComplete"):
            if answer["Event"] == "QueueMember":
                state = AgentState.IN_CALL if answer["InCall"] == "1" else _DEVICES[answer["Status"]]
                if answer["Paused"] == "1" and state is AgentState.AVAILABLE:
                    state = AgentState.PAUSED
                found[answer["Location"]] = (state, answer["PausedReason"])
    return found
