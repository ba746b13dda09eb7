"""The busy hour of the demonstration has all that a board can show, and its program serves it."""

from pathlib import Path

import pytest

from app.adapters.ami.ami_queue_feed import AmiQueueFeed
from app.adapters.ami.connection import ManagerAccount
from app.adapters.system_clock import SystemClock
from app.demo.children import Child
from app.demo.manager.day import Day
from app.demo.manager.floor import Floor
from app.demo.manager.server import USER, ManagerServer
from app.domain.events import QueuesSeen
from app.domain.queue_news import QueueSnapshot
from app.domain.queues import AgentState
from tests.adapters.crm.inbox import Inbox

PASSWORD = "wachtwoord-van-de-proef"


def seen_at(port: int) -> QueueSnapshot:
    """All that the product's own feed reads there."""
    inbox = Inbox()
    feed = AmiQueueFeed(
        ManagerAccount("127.0.0.1", port, USER, PASSWORD, is_tls=False), SystemClock(), inbox.post
    )
    feed.watch()
    try:
        return inbox.one(QueuesSeen).snapshot
    finally:
        feed.close()


def after(seconds: int) -> QueueSnapshot:
    """The floor after so much of the day."""
    floor = Floor()
    day = Day(floor)
    for second in range(seconds + 1):
        day.pass_until(second)
    server = ManagerServer(floor, PASSWORD)
    try:
        return seen_at(server.port)
    finally:
        server.close()


def test_board_has_something_to_show_from_the_first_second() -> None:
    snapshot = after(0)
    assert len(snapshot.queues) == 5
    assert all(queue.answered for queue in snapshot.queues)
    assert {member.device for member in snapshot.members} == {
        AgentState.AVAILABLE,
        AgentState.IN_CALL,
        AgentState.AWAY,
    }


def test_somebody_waits_long_enough_for_an_alarm_soon() -> None:
    floor = Floor()
    Day(floor)
    server = ManagerServer(floor, PASSWORD)
    inbox = Inbox()
    feed = AmiQueueFeed(
        ManagerAccount("127.0.0.1", server.port, USER, PASSWORD, is_tls=False), SystemClock(), inbox.post
    )
    feed.watch()
    try:
        seen = inbox.one(QueuesSeen)
        assert max(seen.at.seconds_since(call.since) for call in seen.snapshot.waiting) >= 150
    finally:
        feed.close()
        server.close()


@pytest.mark.parametrize("minutes", [10, 60])
def test_hour_goes_on_and_nobody_is_lost(minutes: int) -> None:
    first, later = after(0), after(60 * minutes)
    assert len(later.members) == len(first.members)
    answered = sum(queue.answered for queue in later.queues) - sum(queue.answered for queue in first.queues)
    assert answered > 3 * minutes
    assert any(member.is_paused for member in later.members)
    talking = [member for member in later.members if member.device is AgentState.IN_CALL]
    assert talking
    assert len(later.waiting) < 60


def test_program_serves_whoever_knows_the_password(tmp_path: Path) -> None:
    child = Child("app.demo.manager", ["--password-stdin"], tmp_path / "manager.log")
    try:
        child.tell({"password": PASSWORD})
        assert len(seen_at(child.ready()["port"]).queues) == 5
    finally:
        child.close()
    assert (tmp_path / "manager.log").read_text(encoding="utf-8") == ""
