"""What the queue feed sends, and to whom: nothing but reading, no password, and nothing to a stranger."""

import logging
from pathlib import Path

import pytest

from app.adapters.ami.ami_queue_feed import AmiQueueFeed
from app.adapters.ami.connection import ManagerAccount
from app.adapters.system_clock import SystemClock
from app.demo.manager.server import USER
from app.domain.events import QueueFeedLost, QueuesSeen
from app.domain.queues import FeedState
from tests.adapters.ami.feeds import PASSWORD, Feeds, healthy, says
from tests.adapters.ami.scripted import GREETING
from tests.adapters.crm.inbox import Inbox


@pytest.mark.parametrize("smuggled", ["\r\nAction: Originate\r\n\r\n", "\n", "\0"])
def test_user_name_with_a_line_break_reaches_nobody(smuggled: str, feeds: Feeds) -> None:
    server = feeds.serve(healthy)
    inbox = feeds.watch(server.port, user=f"board{smuggled}")
    assert inbox.one(QueueFeedLost).state is FeedState.WRONG_PASSWORD
    assert b"board" not in server.heard
    assert b"Originate" not in server.heard


def test_password_itself_is_never_sent_nor_logged(feeds: Feeds, caplog: pytest.LogCaptureFixture) -> None:
    server = feeds.serve(healthy)
    with caplog.at_level(logging.DEBUG):
        feeds.watch(server.port).one(QueuesSeen)
    assert b"Login" in server.heard
    assert PASSWORD.encode() not in server.heard
    assert PASSWORD not in caplog.text


def test_only_four_kinds_of_action_are_ever_sent(feeds: Feeds) -> None:
    server = feeds.serve(healthy)
    inbox = feeds.watch(server.port)
    inbox.wait_until(lambda all_: len(all_) >= 3)
    sent = {line for line in server.heard.decode().split("\r\n") if line.startswith("Action:")}
    assert sent == {"Action: Challenge", "Action: Login", "Action: QueueStatus", "Action: Ping"}


def test_exchange_without_tls_is_not_spoken_to_in_the_clear(feeds: Feeds) -> None:
    server = feeds.serve(says(GREETING))
    inbox = feeds.watch(server.port, is_tls=True)
    assert inbox.one(QueueFeedLost).state is FeedState.UNREADABLE
    assert b"Login" not in server.heard


def test_authority_that_cannot_be_read_trusts_nobody(feeds: Feeds, tmp_path: Path) -> None:
    server = feeds.serve(healthy)
    inbox = Inbox()
    account = ManagerAccount("127.0.0.1", server.port, USER, PASSWORD, ca_file=str(tmp_path / "absent.pem"))
    feed = AmiQueueFeed(account, SystemClock(), inbox.post)
    feed.watch()
    try:
        assert inbox.one(QueueFeedLost).state is FeedState.UNTRUSTED
        assert server.heard == b""
    finally:
        feed.close()
