"""How long a board waits before it tries again."""

import pytest

from app.adapters.ami.pauses import Pauses
from app.domain.events import QueuesSeen
from app.domain.queues import FeedState
from tests.adapters.ami.feeds import Feeds, hangs_up, healthy


def test_pauses_between_attempts_grow_to_a_limit_and_begin_anew_after_success() -> None:
    pauses = Pauses(lambda: 1.0)
    grown = [pauses.after(FeedState.UNREACHABLE) for _ in range(6)]
    pauses.succeeded()
    assert [*grown, pauses.after(FeedState.SILENT)] == [0.5, 1.0, 2.0, 4.0, 8.0, 8.0, 0.5]


def test_boards_do_not_come_back_all_at_once() -> None:
    jitter = iter([0.0, 0.5, 1.0])
    assert [Pauses(lambda: next(jitter)).after(FeedState.UNREACHABLE) for _ in range(3)] == [0.25, 0.375, 0.5]


@pytest.mark.parametrize("refusal", [FeedState.WRONG_PASSWORD, FeedState.UNTRUSTED, FeedState.NOT_ALLOWED])
def test_whoever_is_refused_does_not_try_again_at_once(refusal: FeedState) -> None:
    assert Pauses(lambda: 0.0).after(refusal) >= 15.0


def test_exchange_that_was_reached_lets_the_pauses_begin_anew(
    feeds: Feeds, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached: list[Pauses] = []
    monkeypatch.setattr(Pauses, "succeeded", lambda pauses: reached.append(pauses))
    feeds.watch(feeds.serve(hangs_up, healthy).port).one(QueuesSeen)
    assert len(reached) == 1
