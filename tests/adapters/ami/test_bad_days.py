"""Whatever is at the other end: it is named, nothing of it is believed, and the board comes back by itself."""

import logging
import socket
import threading

import pytest

from app.adapters.ami.ami_queue_feed import AmiQueueFeed
from app.adapters.ami.connection import ManagerAccount
from app.adapters.ami.messages import Message
from app.adapters.ami.translation import news_of
from app.adapters.system_clock import SystemClock
from app.demo.manager.floor import Floor
from app.demo.manager.server import USER, ManagerServer
from app.domain.events import QueueFeedLost, QueuesSeen
from app.domain.moment import Moment
from app.domain.queue_news import MemberLeft, QueueNews
from app.domain.queues import FeedState
from tests.adapters.ami.feeds import (
    LEAVES,
    PARAMS,
    PASSWORD,
    Feeds,
    after_logging_in,
    hangs_up,
    healthy,
    kinds,
    says,
)
from tests.adapters.ami.scripted import GREETING, Line, Script
from tests.adapters.crm.inbox import Inbox
from tests.contracts.queue_feeds import news_in


@pytest.mark.parametrize(
    ("bad", "state"),
    [
        (hangs_up, FeedState.UNREACHABLE),
        (says(b"SSH-2.0-OpenSSH_9.2\r\n"), FeedState.UNREADABLE),
        (says(b"HTTP/1.1 400 Bad Request\r\n\r\n"), FeedState.UNREADABLE),
        (says(b"Asterisk Call Manager/" + b"9" * 1000), FeedState.UNREADABLE),
        (says(bytes(range(256)) * 100), FeedState.UNREADABLE),
        (says(GREETING + b"x" * 100_000), FeedState.UNREADABLE),
        (after_logging_in(b"Event: X\r\nName: " + b"x" * 2_000_000), FeedState.UNREADABLE),
        (after_logging_in(b"garbage\r\n\r\n" * 30), FeedState.UNREADABLE),
        (after_logging_in(b"Event: QueueMemberStatus\r\nStatus: 77\r\n\r\n" * 30), FeedState.UNREADABLE),
    ],
    ids=[
        "hangs up",
        "another protocol",
        "a web server",
        "endless greeting",
        "all bytes",
        "endless line at once",
        "message of two megabytes",
        "garbage",
        "nonsense in known events",
    ],
)
def test_bad_exchange_is_named_and_a_good_one_after_it_is_used(
    bad: Script, state: FeedState, feeds: Feeds
) -> None:
    inbox = feeds.watch(feeds.serve(bad, healthy).port)
    events = inbox.wait_until(lambda all_: kinds(all_)[-2:] == [state, QueuesSeen])
    assert kinds(events) in ([state, QueuesSeen], [QueuesSeen, state, QueuesSeen])


def test_some_nonsense_is_passed_over_and_what_follows_is_heard(
    feeds: Feeds, caplog: pytest.LogCaptureFixture
) -> None:
    odd = (
        b"garbage\r\n\r\n",
        b"Event: Unknown\r\nQueue: Huur\r\n\r\n",
        b"Event: AgentComplete\r\nQueue: Huur\r\nInterface: PJSIP/6001\r\nHoldTime: Roodspecht\r\n\r\n",
        b"\xff\xfe\r\n\r\n",
    )
    with caplog.at_level(logging.INFO):
        inbox = feeds.watch(feeds.serve(after_logging_in(*odd, LEAVES)).port)
        inbox.wait_until(lambda all_: bool(news_in(all_)))
    assert news_in(inbox.events) == [MemberLeft("Huur", "PJSIP/6001")]
    assert kinds(inbox.events) == [QueuesSeen]
    assert "makes no sense: HoldTime" in caplog.text
    assert "Roodspecht" not in caplog.text


def test_exchange_that_greets_nobody_is_silent(feeds: Feeds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.adapters.ami.connection.PATIENCE", 0.2)
    inbox = feeds.watch(feeds.serve(lambda line: line.stay(), healthy).port)
    inbox.wait_until(lambda all_: kinds(all_) == [FeedState.SILENT, QueuesSeen])


def test_exchange_that_greets_letter_by_letter_does_not_hold_the_board_for_ever(
    feeds: Feeds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.adapters.ami.connection.PATIENCE", 0.3)

    def dribbles(line: Line) -> None:
        for letter in GREETING:
            line.say(bytes([letter]))
            threading.Event().wait(0.05)  # the pace of this exchange
        line.stay()

    inbox = feeds.watch(feeds.serve(dribbles, healthy).port)
    inbox.wait_until(lambda all_: kinds(all_) == [FeedState.SILENT, QueuesSeen])


def test_exchange_that_does_not_answer_the_login_is_silent(
    feeds: Feeds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.adapters.ami.connection.PATIENCE", 0.2)

    def deaf(line: Line) -> None:
        line.say(GREETING)
        while True:
            line.action()

    inbox = feeds.watch(feeds.serve(deaf, healthy).port)
    inbox.wait_until(lambda all_: kinds(all_) == [FeedState.SILENT, QueuesSeen])


def test_half_open_connection_is_noticed_and_replaced(feeds: Feeds) -> None:
    floor = Floor()
    floor.add_queue("Huur")
    server = ManagerServer(floor, PASSWORD)
    try:
        inbox = feeds.watch(server.port)
        inbox.one(QueuesSeen)
        server.freeze()
        inbox.wait_until(lambda all_: FeedState.SILENT in kinds(all_))
        server.freeze(is_frozen=False)
        events = inbox.wait_until(lambda all_: kinds(all_).count(QueuesSeen) == 2)
        assert kinds(events)[:2] == [QueuesSeen, FeedState.SILENT]
    finally:
        server.close()


def test_exchange_that_lives_says_so_all_the_time(feeds: Feeds) -> None:
    inbox = feeds.watch(feeds.serve(healthy).port)
    events = inbox.wait_until(lambda all_: len(all_) >= 4)
    assert kinds(events) == [QueuesSeen]


def test_wrong_password_is_named(feeds: Feeds) -> None:
    server = ManagerServer(Floor(), "another")
    try:
        inbox = feeds.watch(server.port)
        assert inbox.one(QueueFeedLost).state is FeedState.WRONG_PASSWORD
    finally:
        server.close()


def test_password_that_is_right_at_last_is_used(feeds: Feeds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.adapters.ami.pauses.WHEN_REFUSED", 0.1)
    floor = Floor()
    server = ManagerServer(floor, "another")
    try:
        inbox = feeds.watch(server.port)
        inbox.one(QueueFeedLost)
        server.password = PASSWORD
        inbox.one(QueuesSeen)
        assert set(kinds(inbox.events)) == {FeedState.WRONG_PASSWORD, QueuesSeen}
    finally:
        server.close()


def test_account_that_may_not_see_the_queues_is_named(feeds: Feeds) -> None:
    def forbids(line: Line) -> None:
        line.let_in()
        line.answer(line.action(), "Error", Message="Permission denied")
        line.stay()

    inbox = feeds.watch(feeds.serve(forbids).port)
    assert inbox.one(QueueFeedLost).state is FeedState.NOT_ALLOWED


@pytest.mark.parametrize(
    ("host", "state"),
    [
        ("127.0.0.1", FeedState.UNREACHABLE),
        ("a..b", FeedState.UNREACHABLE),
        ("x" * 70, FeedState.UNREACHABLE),
    ],
)
def test_address_where_nobody_is_or_can_be_is_named(host: str, state: FeedState) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    inbox = Inbox()
    feed = AmiQueueFeed(ManagerAccount(host, port, USER, PASSWORD, is_tls=False), SystemClock(), inbox.post)
    feed.watch()
    try:
        assert inbox.one(QueueFeedLost).state is state
    finally:
        feed.close()


def test_fault_of_our_own_does_not_end_the_feed(feeds: Feeds, monkeypatch: pytest.MonkeyPatch) -> None:
    faults = iter([True])

    def faulty(event: Message, now: Moment) -> QueueNews | None:
        if next(faults, False):
            raise RuntimeError("a fault of ours")
        return news_of(event, now)

    monkeypatch.setattr("app.adapters.ami.watching.news_of", faulty)
    inbox = feeds.watch(feeds.serve(after_logging_in(LEAVES), healthy).port)
    inbox.wait_until(lambda all_: kinds(all_) == [QueuesSeen, FeedState.UNREADABLE, QueuesSeen])


def test_change_that_the_snapshot_holds_already_is_not_told_again(feeds: Feeds) -> None:
    def hasty(line: Line) -> None:
        line.let_in()
        line.say(b"Event: QueueMemberRemoved\r\nQueue: Huur\r\nInterface: PJSIP/6002\r\n\r\n")
        line.tell(PARAMS)
        line.say(LEAVES)
        line.stay()

    inbox = feeds.watch(feeds.serve(hasty).port)
    inbox.wait_until(lambda all_: bool(news_in(all_)))
    assert news_in(inbox.events) == [MemberLeft("Huur", "PJSIP/6001")]
