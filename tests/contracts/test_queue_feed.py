"""What every `QueueFeed` does, the fake of the unit tests and the product's own alike."""

from collections.abc import Callable, Iterator

import pytest

from app.domain.events import Event, QueueFeedLost, QueuesHeard, QueuesSeen
from app.domain.queue_news import (
    CallAbandoned,
    CallCompleted,
    CallConnected,
    CallJoined,
    CallLeft,
    MemberChanged,
    MemberLeft,
    QueueNews,
)
from app.domain.queues import AgentState, FeedState, QueueCounts
from tests.contracts.queue_feeds import AGENT, IDLE, QUEUE, AmiExchange, Exchange, FakeExchange, news_in


@pytest.fixture(params=["fake", "ami"])
def exchange(request: pytest.FixtureRequest) -> Iterator[Exchange]:
    made: Exchange = FakeExchange() if request.param == "fake" else AmiExchange()
    yield made
    made.close()


@pytest.fixture
def watched(exchange: Exchange) -> Exchange:
    """Somebody watches and was told everything."""
    exchange.feed.watch()
    exchange.inbox.one(QueuesSeen)
    return exchange


def told(exchange: Exchange, is_it: Callable[[QueueNews], bool]) -> QueueNews:
    """The first such change, waiting for it."""
    events = exchange.inbox.wait_until(lambda all_: any(map(is_it, news_in(all_))))
    return next(filter(is_it, news_in(events)))


def lost(exchange: Exchange) -> QueueFeedLost:
    return exchange.inbox.one(QueueFeedLost)


def seen(events: list[Event]) -> list[QueuesSeen]:
    return [event for event in events if isinstance(event, QueuesSeen)]


def test_who_watches_is_told_everything_at_first(exchange: Exchange) -> None:
    call_id = exchange.somebody_calls()
    exchange.feed.watch()
    snapshot = exchange.inbox.one(QueuesSeen).snapshot
    assert snapshot.queues == (QueueCounts(QUEUE, in_time_seconds=20),)
    assert [(call.queue, call.call_id) for call in snapshot.waiting] == [(QUEUE, call_id)]
    assert snapshot.members == (IDLE,)


def test_watching_twice_tells_nothing_twice(watched: Exchange) -> None:
    watched.feed.watch()
    watched.agent_leaves()
    told(watched, lambda news: news == MemberLeft(QUEUE, AGENT))
    assert len(seen(watched.inbox.events)) == 1
    assert news_in(watched.inbox.events).count(MemberLeft(QUEUE, AGENT)) == 1


def test_caller_who_waits_and_gives_up_is_told_in_this_order(watched: Exchange) -> None:
    call_id = watched.somebody_calls()
    watched.caller_gives_up(call_id)
    told(watched, lambda news: news == CallLeft(QUEUE, call_id))
    joined, *rest = news_in(watched.inbox.events)
    assert isinstance(joined, CallJoined)
    assert (joined.call.queue, joined.call.call_id) == (QUEUE, call_id)
    assert rest == [CallAbandoned(QUEUE, call_id), CallLeft(QUEUE, call_id)]


def test_conversation_is_told_from_beginning_to_end(watched: Exchange) -> None:
    call_id = watched.somebody_calls()
    watched.agent_takes(call_id)
    watched.conversation_ends(call_id)
    told(watched, lambda news: news == MemberChanged(IDLE))
    kinds = [type(news) for news in news_in(watched.inbox.events)]
    assert kinds == [CallJoined, CallLeft, CallConnected, MemberChanged, CallCompleted, MemberChanged]
    assert CallCompleted(QUEUE, AGENT, 0) in news_in(watched.inbox.events)


def test_agent_who_talks_or_pauses_is_told(watched: Exchange) -> None:
    watched.agent_takes(watched.somebody_calls())
    change = told(watched, lambda news: isinstance(news, MemberChanged))
    assert isinstance(change, MemberChanged)
    assert (change.member.device, change.member.is_in_call) == (AgentState.IN_CALL, True)
    watched.agent_pauses("Lunch")
    change = told(watched, lambda news: isinstance(news, MemberChanged) and news.member.is_paused)
    assert isinstance(change, MemberChanged)
    assert (change.member.agent_id, change.member.pause_reason) == (AGENT, "Lunch")
    assert change.member.paused_since is not None


def test_agent_who_leaves_is_told(watched: Exchange) -> None:
    watched.agent_leaves()
    assert told(watched, lambda _: True) == MemberLeft(QUEUE, AGENT)


def test_broken_connection_is_told_with_its_reason(watched: Exchange) -> None:
    watched.breaks()
    assert lost(watched) == QueueFeedLost(FeedState.UNREACHABLE)


def test_after_a_break_everything_is_told_anew(watched: Exchange) -> None:
    call_id = watched.somebody_calls()
    watched.breaks()
    lost(watched)
    watched.caller_gives_up(call_id)
    watched.agent_leaves()
    watched.mends()
    events = watched.inbox.wait_until(lambda all_: len(seen(all_)) == 2)
    last = events[-1]
    assert isinstance(last, QueuesSeen)
    assert last.snapshot.queues == (QueueCounts(QUEUE, abandoned=1, in_time_seconds=20),)
    assert (last.snapshot.waiting, last.snapshot.members) == ((), ())


def test_who_watches_while_nobody_is_there_is_told_why_and_later_everything(exchange: Exchange) -> None:
    exchange.breaks()
    exchange.feed.watch()
    assert lost(exchange) == QueueFeedLost(FeedState.UNREACHABLE)
    exchange.mends()
    assert exchange.inbox.one(QueuesSeen).snapshot.members == (IDLE,)


def test_nothing_is_told_before_somebody_watches_and_after(exchange: Exchange) -> None:
    exchange.somebody_calls()
    assert exchange.inbox.events == []
    exchange.feed.watch()
    exchange.inbox.one(QueuesSeen)
    exchange.feed.rest()
    before = exchange.inbox.events
    exchange.somebody_calls()
    exchange.agent_leaves()
    exchange.close()
    assert exchange.inbox.events == before


def test_who_watches_again_is_told_everything_anew(watched: Exchange) -> None:
    watched.feed.rest()
    watched.agent_leaves()
    watched.feed.watch()
    events = watched.inbox.wait_until(lambda all_: len(seen(all_)) == 2)
    assert seen(events)[-1].snapshot.members == ()


def test_resting_is_no_loss_and_resting_twice_is_harmless(watched: Exchange) -> None:
    watched.feed.rest()
    watched.feed.rest()
    watched.close()
    assert not [event for event in watched.inbox.events if isinstance(event, QueueFeedLost)]


def test_no_number_and_no_name_of_a_caller_is_told(watched: Exchange) -> None:
    call_id = watched.somebody_calls()
    watched.agent_takes(call_id)
    watched.conversation_ends(call_id)
    told(watched, lambda news: isinstance(news, CallCompleted))
    words = repr(watched.inbox.events)
    assert "QueuesHeard" in words
    assert "+316" not in words
    assert "Roodspecht" not in words


def test_events_carry_their_moment(watched: Exchange) -> None:
    watched.agent_leaves()
    told(watched, lambda _: True)
    moments = [event.at for event in watched.inbox.events if isinstance(event, QueuesSeen | QueuesHeard)]
    assert [moment.mono for moment in moments] == sorted(moment.mono for moment in moments)
