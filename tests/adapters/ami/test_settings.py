"""Where the settings say that the queues are to be read."""

from dataclasses import replace

import pytest

from app.adapters.ami.ami_queue_feed import AmiQueueFeed, manager_account
from app.adapters.ami.connection import ManagerAccount
from app.adapters.system_clock import SystemClock
from app.domain.events import Event, QueueFeedLost
from app.domain.queues import FeedState
from app.settings import Settings

SET = replace(Settings(), queues_server="pbx.example.nl", queues_user="board")


def test_exchange_is_reached_with_tls_unless_somebody_says_otherwise() -> None:
    assert manager_account(SET, "geheim") == ManagerAccount("pbx.example.nl", 5039, "board", "geheim")
    plain = manager_account(replace(SET, queues_transport="tcp"), "geheim")
    assert plain == ManagerAccount("pbx.example.nl", 5038, "board", "geheim", is_tls=False)


def test_authority_is_that_of_the_settings() -> None:
    account = manager_account(replace(SET, queues_authority="C:/ca.pem"), "")
    assert account is not None
    assert account.ca_file == "C:/ca.pem"


@pytest.mark.parametrize(
    ("server", "host", "port"),
    [
        ("pbx", "pbx", 5039),
        (" pbx:6000 ", "pbx", 6000),
        ("[2001:db8::1]:6000", "2001:db8::1", 6000),
        ("[2001:db8::1]", "2001:db8::1", 5039),
        ("2001:db8::1", "2001:db8::1", 5039),
        ("pbx:65536", "pbx:65536", 5039),
        ("pbx:x", "pbx:x", 5039),
    ],
)
def test_address_may_hold_a_port(server: str, host: str, port: int) -> None:
    account = manager_account(replace(SET, queues_server=server), "")
    assert account is not None
    assert (account.host, account.port) == (host, port)


@pytest.mark.parametrize(
    "settings",
    [replace(SET, queues_server=""), replace(SET, queues_user="")],
    ids=["no server", "no user"],
)
def test_board_says_that_nobody_told_it_where(settings: Settings) -> None:
    told: list[Event] = []
    feed = AmiQueueFeed(manager_account(settings, ""), SystemClock(), told.append)
    feed.watch()
    feed.rest()
    feed.close()
    assert told == [QueueFeedLost(FeedState.NOT_CONFIGURED)]


def test_password_is_in_no_description_of_the_account() -> None:
    assert "geheim" not in repr(manager_account(SET, "geheim"))
