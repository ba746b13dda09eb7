"""Finding the caller by hand."""

import pytest

from app.domain import events
from app.domain.errors import Failure
from app.services.caller_search import SearchState
from tests import builders
from tests.services.world import World


def test_answer_on_the_last_search_is_shown(world: World) -> None:
    world.knows()
    world.desk.search.search("roodspecht")
    assert world.desk.search.state.is_searching
    world.settle()
    assert world.desk.search.state.found == (builders.candidate(),)
    assert not world.desk.search.state.is_searching


def test_late_answer_on_an_earlier_search_is_dropped(world: World) -> None:
    world.crm.is_silent = True
    world.desk.search.search("roodspecht")
    first = world.desk.search.state.search_id
    world.desk.search.search("groenvink")
    world.tell(
        events.CallersFound(first, (builders.candidate(),)), events.SearchFailed(first, Failure.TIMED_OUT)
    )
    assert world.desk.search.state.is_searching
    assert world.desk.search.state.text == "groenvink"


def test_search_that_failed_says_why_and_keeps_what_was_typed(world: World) -> None:
    world.crm.failure = Failure.TIMED_OUT
    world.desk.search.search("roodspecht")
    world.settle()
    state = world.desk.search.state
    assert (state.failure, state.found, state.text) == (Failure.TIMED_OUT, None, "roodspecht")
    assert not state.is_searching


def test_too_short_a_text_asks_nothing_and_clears_the_result(world: World) -> None:
    world.knows()
    world.desk.search.search("roodspecht")
    world.settle()
    world.desk.search.search("r")
    assert world.desk.search.state == SearchState(text="r")
    assert len(world.crm.searched) == 1


def test_result_is_forgotten_when_the_agent_leaves_the_search(world: World) -> None:
    world.knows()
    world.desk.search.search("roodspecht")
    world.settle()
    changes: list[int] = []
    world.desk.listen(lambda: changes.append(1))
    world.desk.search.clear()
    assert world.desk.search.state == SearchState()
    assert changes


@pytest.mark.parametrize("is_answered", [True, False])
def test_people_found_for_one_caller_cannot_be_chosen_for_the_next(world: World, is_answered: bool) -> None:
    world.knows()
    world.talk("anna", "anonymous")
    world.crm.is_silent = not is_answered
    world.desk.search.search("roodspecht")
    search_id = world.desk.search.state.search_id
    world.settle()
    world.ring("bert", "anonymous")
    assert world.desk.search.state.search_id == search_id  # somebody rings: the search goes on
    world.answer("bert")
    world.tell(events.CallersFound(search_id, (builders.candidate(),)))
    assert world.desk.search.state == SearchState()


def test_first_ring_takes_the_screen_from_a_search_that_was_about_nobody(world: World) -> None:
    world.knows()
    world.desk.search.search("roodspecht")
    world.settle()
    world.ring()
    assert world.desk.search.state == SearchState()
