"""The team lead's figures at a contact centre at its busiest: their cost, their delay, and whether they are true."""

import json
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import IO

from app.adapters.ami import watching
from app.adapters.ami.ami_queue_feed import AmiQueueFeed
from app.adapters.ami.connection import ManagerAccount
from app.adapters.system_clock import SystemClock
from app.demo.manager.server import USER
from app.domain.events import Event, QueuesHeard, QueuesSeen
from app.domain.queue_news import CallJoined
from app.domain.queues import AgentState, Board
from app.services.queue_board import BoardRules, QueueBoard
from tests.bench.busy_floor import AGENTS, EVENTS_PER_SECOND, PASSWORD, QUEUES
from tests.bench.row import Row
from tests.lab import ami
from tests.lab.ami import Message

HIGHEST_PERCENT = 10.0  # of a core, screen included; this is the part without it
HIGHEST_DELAY_MS = 500.0  # two seconds with the screen
_SECONDS = 60
_SETTLE_S = 1.0
_NEVER_S = 1e9

Figures = dict[str, tuple[object, ...]]


@dataclass
class _Watched:
    """What came of a run."""

    percent: float
    said: int
    delays_ms: list[float] = field(default_factory=list)
    differences: int = 0


def measure() -> Sequence[Row]:
    """Takes about two minutes."""
    as_it_is = _run()
    watching.SNAPSHOT_EVERY = _NEVER_S
    by_changes_alone = _run()
    delays = sorted(as_it_is.delays_ms)
    return [
        Row("agents", AGENTS, "", at_least=200),
        Row("queues", QUEUES, "", at_least=30),
        Row("events", as_it_is.said / _SECONDS, "/s", at_least=EVENTS_PER_SECOND),
        Row("feed and figures: processor", as_it_is.percent, "% core", at_most=HIGHEST_PERCENT),
        Row("event to figure: median", statistics.median(delays), "ms"),
        Row("event to figure: 99 %", delays[len(delays) * 99 // 100], "ms", at_most=HIGHEST_DELAY_MS),
        Row("figures unlike the exchange's at the end", as_it_is.differences, "", at_most=0),
        Row("the same without a snapshot after the first", by_changes_alone.differences, "", at_most=0),
    ]


def _run() -> _Watched:
    with busy_floor() as (port, floor_in, floor_out):
        events: SimpleQueue[Event] = SimpleQueue()
        account = ManagerAccount("127.0.0.1", port, USER, PASSWORD, is_tls=False)
        clock = SystemClock()
        feed = AmiQueueFeed(account, clock, events.put)
        flow = QueueBoard(feed, BoardRules(), clock, lambda: None)
        flow.watch()
        try:
            first = events.get(timeout=10)
            assert isinstance(first, QueuesSeen)
            flow.seen(first)
            floor_in.write("go\n")
            floor_in.flush()
            shown, percent = _follow(flow, events, clock)
            told = json.loads(floor_out.readline())
            delays = [
                1000 * (shown[call] - joined) for call, joined in told["joined"].items() if call in shown
            ]
            differences = _differences(flow.board, status(port))
        finally:
            feed.close()
    return _Watched(percent, told["said"], delays, differences)


def _follow(
    flow: QueueBoard, events: "SimpleQueue[Event]", clock: SystemClock
) -> tuple[dict[str, float], float]:
    """Do what the desk does with the feed; when each call was in the figures, and the share of a core."""
    shown: dict[str, float] = {}
    began, processor = time.monotonic(), time.process_time()
    ticked = began
    while (now := time.monotonic()) < began + _SECONDS + _SETTLE_S:
        if now >= ticked + 1:
            ticked = now
            flow.ticked(clock.now())
            assert flow.board.queues
        try:
            event = events.get(timeout=max(0.0, ticked + 1 - now))
        except Empty:
            continue
        if isinstance(event, QueuesSeen):
            flow.seen(event)
        elif isinstance(event, QueuesHeard):
            flow.heard(event)
        assert flow.board.queues
        in_figures = time.monotonic()
        for news in event.news if isinstance(event, QueuesHeard) else ():
            if isinstance(news, CallJoined):
                shown[news.call.call_id] = in_figures
    return shown, 100 * (time.process_time() - processor) / (time.monotonic() - began)


def status(port: int) -> list[Message]:
    """What the exchange says, heard with another client."""
    with ami.logged_in(ami.ManagerAccount("127.0.0.1", port, USER, PASSWORD)) as client:
        return client.listing("QueueStatus", "QueueStatusComplete")


def _differences(board: Board, answers: Sequence[Message]) -> int:
    """How many queues and agents are not as the exchange says."""
    ours: Figures = {
        queue.name: (
            str(queue.waiting),
            str(queue.counts.answered),
            str(queue.counts.abandoned),
            f"{100 * queue.counts.in_time / (queue.counts.answered or 1):.1f}",
        )
        for queue in board.queues
    }
    ours |= {agent.agent_id: (agent.state, agent.pause_reason) for agent in board.agents}
    theirs = _figures(answers)
    return sum(ours.get(name) != theirs.get(name) for name in ours.keys() | theirs.keys())


def _figures(answers: Sequence[Message]) -> Figures:
    figures: Figures = {}
    members: defaultdict[str, list[Message]] = defaultdict(list)
    for answer in answers:
        if answer["Event"] == "QueueParams":
            names = ("Calls", "Completed", "Abandoned", "ServicelevelPerf")
            figures[answer["Queue"]] = tuple(answer[name] for name in names)
        elif answer["Event"] == "QueueMember":
            members[answer["Location"]].append(answer)
    return figures | {agent: _state(theirs) for agent, theirs in members.items()}


def _state(memberships: Sequence[Message]) -> tuple[AgentState, str]:
    status, paused = memberships[0]["Status"], memberships[0]["Paused"] == "1"
    if status == "2" or any(one["InCall"] == "1" for one in memberships):
        return AgentState.IN_CALL, ""
    if status in ("5", "6"):
        return (AgentState.AWAY if status == "5" else AgentState.RINGING), ""
    return (AgentState.PAUSED, "Lunch") if paused else (AgentState.AVAILABLE, "")


@contextmanager
def busy_floor() -> Iterator[tuple[int, IO[str], IO[str]]]:
    """The other process: its port, and how to speak with it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.busy_floor", str(_SECONDS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield int(process.stdout.readline()), process.stdin, process.stdout
    finally:
        process.stdin.close()
        process.wait(10)
        process.stdout.close()
