"""What holds for whatever pauses an agent: fake and manager interface."""

from collections.abc import Callable, Iterator

import pytest

from app.domain.events import PauseOrdered, PauseTold
from tests.contracts.agent_pauses import FakePausedAgent, ManagedAgent, PausedAgent


@pytest.fixture(params=[FakePausedAgent, ManagedAgent], ids=["fake", "manager"])
def agent(request: pytest.FixtureRequest) -> Iterator[PausedAgent]:
    """An agent whose pause is followed, and who is not paused."""
    make: Callable[[], PausedAgent] = request.param
    agent = make()
    agent.pause.watch()
    assert agent.told(PauseTold).is_paused is False
    yield agent
    agent.close()


def test_pause_is_ordered_carried_out_and_told_with_its_reason(agent: PausedAgent) -> None:
    agent.pause.order("order-1", "Lunch", is_paused=True)
    ordered = agent.told(PauseOrdered)
    assert (ordered.order_id, ordered.is_done) == ("order-1", True)
    told = agent.told(PauseTold, 2)
    assert (told.is_paused, told.reason) == (True, "Lunch")
    agent.pause.order("order-2", "", is_paused=False)
    assert agent.told(PauseOrdered, 2).is_done
    assert agent.told(PauseTold, 3).is_paused is False


def test_pause_that_somebody_else_gives_is_told(agent: PausedAgent) -> None:
    agent.somebody_else_pauses("Overleg")
    told = agent.told(PauseTold, 2)
    assert (told.is_paused, told.reason) == (True, "Overleg")


def test_refused_order_is_told_as_not_done(agent: PausedAgent) -> None:
    agent.exchange_refuses()
    agent.pause.order("order-1", "Lunch", is_paused=True)
    assert not agent.told(PauseOrdered).is_done


def test_exchange_that_goes_takes_its_word_with_it_and_refuses_orders(agent: PausedAgent) -> None:
    agent.exchange_goes()
    assert agent.told(PauseTold, 2).is_paused is None
    agent.pause.order("order-1", "Lunch", is_paused=True)
    assert not agent.told(PauseOrdered).is_done
