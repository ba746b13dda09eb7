"""An exchange with one queue and one agent behind the QueueFeed port: in memory, and over the manager interface."""

from dataclasses import replace
from typing import Protocol

from app.adapters.ami.ami_queue_feed import AmiQueueFeed
from app.adapters.ami.connection import ManagerAccount
from app.adapters.system_clock import SystemClock
from app.demo.manager.floor import Floor
from app.demo.manager.server import USER, ManagerServer
from app.domain.events import Event, QueuesHeard
from app.domain.queue_news import (
    CallAbandoned,
    CallCompleted,
    CallConnected,
    CallJoined,
    CallLeft,
    MemberChanged,
    MemberLeft,
    Membership,
    QueueNews,
    QueueSnapshot,
    WaitingCall,
)
from app.domain.queues import AgentState, FeedState, QueueCounts
from app.ports import QueueFeed
from tests.adapters.crm.inbox import Inbox
from tests.fakes.clock import FakeClock
from tests.fakes.queue_feed import FakeQueueFeed

QUEUE, AGENT = "Reparaties", "PJSIP/6001"
IDLE = Membership(QUEUE, AGENT, "6001", "Desk 6001", AgentState.AVAILABLE)
PASSWORD = "wachtwoord-van-de-proef"


def news_in(events: list[Event]) -> list[QueueNews]:
    """All changes that were told."""
    return [news for event in events if isinstance(event, QueuesHeard) for news in event.news]


class Exchange(Protocol):
    """A `QueueFeed`, what it posts, and what happens at the other end."""

    feed: QueueFeed
    inbox: Inbox

    def somebody_calls(self) -> str:
        """A call joins the queue; its id."""

    def caller_gives_up(self, call_id: str) -> None:
        """It leaves again, unanswered."""

    def agent_takes(self, call_id: str) -> None:
        """The agent talks with the caller."""

    def conversation_ends(self, call_id: str) -> None:
        """They are done."""

    def agent_pauses(self, reason: str) -> None:
        """The agent takes no calls for a while."""

    def agent_leaves(self) -> None:
        """The agent is no member any more."""

    def breaks(self) -> None:
        """The connection is lost, and comes back only with `mends`."""

    def mends(self) -> None:
        """It can be had again."""

    def close(self) -> None:
        """The end."""


class FakeExchange:
    """The fake of the unit tests."""

    feed: QueueFeed

    def __init__(self) -> None:
        self.inbox = Inbox()
        self._clock = FakeClock()
        self.feed = self._fake = FakeQueueFeed(self.inbox.post, self._clock)
        self._counts = QueueCounts(QUEUE, in_time_seconds=20)
        self._waiting: list[WaitingCall] = []
        self._members: tuple[Membership, ...] = (IDLE,)
        self._calls = 0
        self._fake.snapshot = self._snapshot()

    def somebody_calls(self) -> str:
        self._calls += 1
        call = WaitingCall(QUEUE, str(self._calls), self._clock.now())
        self._waiting.append(call)
        self._tell(CallJoined(call))
        return call.call_id

    def caller_gives_up(self, call_id: str) -> None:
        self._counts = replace(self._counts, abandoned=self._counts.abandoned + 1)
        self._tell(CallAbandoned(QUEUE, call_id))
        self._leave(call_id)

    def agent_takes(self, call_id: str) -> None:
        self._leave(call_id)
        self._tell(CallConnected(QUEUE, AGENT))
        self._change(replace(IDLE, device=AgentState.IN_CALL, is_in_call=True))

    def conversation_ends(self, call_id: str) -> None:
        assert all(call.call_id != call_id for call in self._waiting)
        counts = self._counts
        self._counts = replace(counts, answered=counts.answered + 1, in_time=counts.in_time + 1)
        self._tell(CallCompleted(QUEUE, AGENT, 0))
        self._change(IDLE)

    def agent_pauses(self, reason: str) -> None:
        self._change(replace(IDLE, is_paused=True, pause_reason=reason, paused_since=self._clock.now()))

    def agent_leaves(self) -> None:
        self._members = ()
        self._tell(MemberLeft(QUEUE, AGENT))

    def breaks(self) -> None:
        self._fake.breaks(FeedState.UNREACHABLE)

    def mends(self) -> None:
        self._fake.mends()

    def close(self) -> None:
        self.feed.rest()

    def _tell(self, news: QueueNews) -> None:
        self._fake.snapshot = self._snapshot()
        self._fake.says(news)

    def _change(self, member: Membership) -> None:
        self._members = (member,)
        self._tell(MemberChanged(member))

    def _leave(self, call_id: str) -> None:
        self._waiting = [call for call in self._waiting if call.call_id != call_id]
        self._tell(CallLeft(QUEUE, call_id))

    def _snapshot(self) -> QueueSnapshot:
        return QueueSnapshot((self._counts,), tuple(self._waiting), self._members)


class AmiExchange:
    """The product's own feed, and a manager interface on loopback."""

    feed: QueueFeed

    def __init__(self) -> None:
        self.inbox = Inbox()
        self._floor = Floor()
        self._floor.add_queue(QUEUE)
        self._floor.add_member(QUEUE, AGENT, IDLE.name)
        self._server = ManagerServer(self._floor, PASSWORD)
        self.port = self._server.port
        account = ManagerAccount("127.0.0.1", self.port, USER, PASSWORD, is_tls=False)
        self.feed = self._ami = AmiQueueFeed(account, SystemClock(), self.inbox.post, jitter=lambda: 0.0)

    def somebody_calls(self) -> str:
        return self._floor.join(QUEUE)

    def caller_gives_up(self, call_id: str) -> None:
        self._floor.abandon(call_id)

    def agent_takes(self, call_id: str) -> None:
        self._floor.connect(call_id, AGENT)

    def conversation_ends(self, call_id: str) -> None:
        self._floor.complete(call_id)

    def agent_pauses(self, reason: str) -> None:
        self._floor.pause(AGENT, reason)

    def agent_leaves(self) -> None:
        self._floor.remove_member(QUEUE, AGENT)

    def breaks(self) -> None:
        self._server.close()

    def mends(self) -> None:
        self._server = ManagerServer(self._floor, PASSWORD, self.port)

    def close(self) -> None:
        self._ami.close()
        self._server.close()
