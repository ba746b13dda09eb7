"""The senior's own line: in order, one called back at a time, and nobody who is gone holds it up."""

import pytest

from app.domain.call import CallState, EndCause
from app.domain.contact import SessionState
from app.domain.desk_message import LineAsked, LineTold, PlaceGone, PlaceTold
from app.domain.senior_line import WaiterState
from app.services.line_flow import AGAIN, BREATH, MOST_WAITING, NOT_HEARD, RINGS, SETTLE
from tests import builders
from tests.services.senior_world import (
    AGENT,
    OTHER,
    asks_for_place,
    called,
    not_taken,
    order,
    own_call,
    reference,
    says,
    sent,
)
from tests.services.world import World

THIRD = "1008"


@pytest.fixture
def senior() -> World:
    """The desk of a senior that has run for a while."""
    world = World()
    world.later(SETTLE)
    world.desk.help.line.ticked(world.clock.now())
    return world


def rests(world: World) -> None:
    """Her rest between two talks goes by."""
    world.later(1)
    world.later(BREATH)


def is_busy(world: World) -> None:
    """She talks with a tenant."""
    world.talk("tenant")


def test_agent_gets_a_place_and_is_told_which(senior: World) -> None:
    is_busy(senior)
    asks_for_place(senior)
    asks_for_place(senior, OTHER, "session-2")
    assert order(senior) == [AGENT, OTHER]
    assert sent(senior, PlaceTold, OTHER) == [PlaceTold("session-2", 2, 0)]


def test_same_place_that_is_asked_for_again_stays_where_it_is(senior: World) -> None:
    is_busy(senior)
    asks_for_place(senior)
    asks_for_place(senior, OTHER, "session-2")
    asks_for_place(senior)
    assert order(senior) == [AGENT, OTHER]
    assert len(sent(senior, PlaceTold, AGENT)) == 3


def test_who_waited_longest_is_next_whoever_speaks_first(senior: World) -> None:
    """As after a restart of her window, when all who wait say so again."""
    is_busy(senior)
    asks_for_place(senior, AGENT, "session-1", 5)
    asks_for_place(senior, OTHER, "session-2", 90)
    assert order(senior) == [OTHER, AGENT]
    assert sent(senior, PlaceTold, AGENT)[-1] == PlaceTold("session-1", 2, 0)


def test_stranger_gets_no_place_and_no_answer(senior: World) -> None:
    asks_for_place(senior, builders.MOBILE)
    says(senior, LineAsked(), builders.MOBILE)
    assert order(senior) == []
    assert senior.phone.sent == []


def test_another_caller_of_the_same_agent_is_a_place_at_the_end(senior: World) -> None:
    is_busy(senior)
    asks_for_place(senior)
    asks_for_place(senior, OTHER, "session-2")
    senior.later(1)
    asks_for_place(senior, AGENT, "session-3")
    assert order(senior) == [OTHER, AGENT]


def test_line_that_is_full_says_so(senior: World) -> None:
    is_busy(senior)
    for number in range(MOST_WAITING):
        asks_for_place(senior, str(2000 + number), f"session-{number}")
    asks_for_place(senior, AGENT, "session-x")
    assert len(order(senior)) == MOST_WAITING
    assert sent(senior, PlaceGone, AGENT) == [PlaceGone("session-x")]


def test_agent_who_waits_no_more_leaves_the_others_a_place_nearer(senior: World) -> None:
    is_busy(senior)
    asks_for_place(senior)
    asks_for_place(senior, OTHER, "session-2")
    says(senior, PlaceGone("session-2"), AGENT)  # not theirs
    assert order(senior) == [AGENT, OTHER]
    says(senior, PlaceGone("session-1"), AGENT)
    assert order(senior) == [OTHER]
    assert sent(senior, PlaceTold, OTHER)[-1] == PlaceTold("session-2", 1, 0)


def test_next_is_called_when_she_is_free_and_her_screen_shows_the_question(senior: World) -> None:
    senior.knows()
    asks_for_place(senior)
    rests(senior)
    assert called(senior) == [AGENT]
    assert senior.phone.references[own_call(senior)] == reference()
    session = senior.session(own_call(senior))
    assert session.is_question
    assert session.identification.chosen == builders.RELATION
    assert senior.desk.sessions.focused is session


def test_nobody_is_called_while_she_talks_or_codes(senior: World) -> None:
    is_busy(senior)
    asks_for_place(senior)
    rests(senior)
    senior.ends("tenant")
    rests(senior)
    assert called(senior) == []
    session = senior.session("tenant")
    senior.code(session)
    senior.save(session)
    senior.later(1)
    assert called(senior) == []
    senior.later(BREATH)
    assert called(senior) == [AGENT]


def test_nobody_is_called_in_the_first_seconds_of_her_window() -> None:
    world = World()
    asks_for_place(world)
    world.later(1)
    world.later(BREATH)
    assert called(world) == []
    world.later(SETTLE)
    assert called(world) == [AGENT]


def test_one_is_called_at_a_time(senior: World) -> None:
    asks_for_place(senior)
    asks_for_place(senior, OTHER, "session-2")
    rests(senior)
    rests(senior)
    assert called(senior) == [AGENT]
    assert order(senior) == [AGENT, OTHER]


def test_talk_with_the_first_ends_in_a_call_to_the_second(senior: World) -> None:
    asks_for_place(senior)
    asks_for_place(senior, OTHER, "session-2")
    rests(senior)
    senior.phone.other_answers(own_call(senior))
    senior.settle()
    assert order(senior) == [OTHER]
    senior.later(100)
    asks_for_place(senior, OTHER, "session-2", 100)
    senior.hang_up(own_call(senior))
    assert senior.session(own_call(senior)).state is SessionState.CLOSED
    rests(senior)
    assert called(senior) == [AGENT, OTHER]
    assert senior.desk.help.line.average == 100


def test_average_is_of_talks_about_questions_only(senior: World) -> None:
    is_busy(senior)
    senior.later(300)
    senior.ends("tenant")
    senior.ring("asks", AGENT, reference("session-9"))
    senior.answer("asks")
    senior.later(60)
    senior.ends("asks")
    says(senior, LineAsked(), OTHER)
    assert sent(senior, LineTold, OTHER) == [LineTold(0, 60)]


def test_expected_wait_counts_what_is_left_of_the_present_talk(senior: World) -> None:
    senior.ring("asks", AGENT, reference("session-9"))
    senior.answer("asks")
    senior.later(100)
    senior.ends("asks")
    is_busy(senior)
    senior.later(30)
    asks_for_place(senior)
    asks_for_place(senior, OTHER, "session-2")
    assert sent(senior, PlaceTold, AGENT)[-1] == PlaceTold("session-1", 1, 70)
    assert sent(senior, PlaceTold, OTHER)[-1] == PlaceTold("session-2", 2, 170)


def test_agent_who_does_not_take_the_call_is_called_once_more_after_the_next(senior: World) -> None:
    asks_for_place(senior)
    asks_for_place(senior, OTHER, "session-2")
    rests(senior)
    not_taken(senior, EndCause.BUSY)
    assert order(senior) == [AGENT, OTHER]
    rests(senior)
    assert called(senior) == [AGENT, OTHER]
    not_taken(senior)
    senior.later(AGAIN - 5)
    asks_for_place(senior)
    senior.later(5)
    rests(senior)
    assert called(senior)[2:] == [AGENT]


def test_agent_who_is_called_in_vain_twice_loses_the_place(senior: World) -> None:
    asks_for_place(senior)
    rests(senior)
    not_taken(senior)
    senior.later(AGAIN)
    asks_for_place(senior)
    rests(senior)
    not_taken(senior)
    assert called(senior) == [AGENT, AGENT]
    assert order(senior) == []
    assert sent(senior, PlaceGone, AGENT) == [PlaceGone("session-1")]


def test_call_that_nobody_takes_ends_by_itself(senior: World) -> None:
    asks_for_place(senior)
    rests(senior)
    senior.later(RINGS + 1)
    assert senior.state(own_call(senior)) is CallState.ENDED
    assert senior.desk.help.line.waiting[0].state is WaiterState.WAITING
    assert senior.session(own_call(senior)).state is SessionState.MISSED
    assert senior.desk.sessions.missed == ()


def test_agent_whose_window_is_gone_is_skipped(senior: World) -> None:
    is_busy(senior)
    asks_for_place(senior)
    senior.later(20)
    asks_for_place(senior, OTHER, "session-2", 20)
    senior.later(NOT_HEARD - 19)
    assert order(senior) == [OTHER]
    assert sent(senior, PlaceTold, OTHER)[-1] == PlaceTold("session-2", 1, 0)


def test_agent_who_waits_no_more_while_being_called_is_rung_no_longer(senior: World) -> None:
    asks_for_place(senior)
    rests(senior)
    says(senior, PlaceGone("session-1"), AGENT)
    assert senior.state(own_call(senior)) is CallState.ENDED
    assert order(senior) == []


def test_agent_who_asks_about_another_caller_while_being_called_is_in_the_line_twice_for_a_moment(
    senior: World,
) -> None:
    asks_for_place(senior)
    rests(senior)
    asks_for_place(senior, AGENT, "session-2")
    assert [one.state for one in senior.desk.help.line.waiting] == [WaiterState.CALLED, WaiterState.WAITING]


def test_pause_of_the_senior_stops_the_line(senior: World) -> None:
    senior.desk.quiet.toggle_do_not_disturb()
    senior.settle()
    asks_for_place(senior)
    rests(senior)
    assert called(senior) == []
    senior.desk.quiet.toggle_do_not_disturb()
    rests(senior)
    assert called(senior) == [AGENT]


def test_third_is_told_every_time_that_the_line_moves(senior: World) -> None:
    is_busy(senior)
    for agent, session in ((AGENT, "session-1"), (OTHER, "session-2"), (THIRD, "session-3")):
        asks_for_place(senior, agent, session)
    says(senior, PlaceGone("session-1"), AGENT)
    says(senior, PlaceGone("session-2"), OTHER)
    places = [one.place for one in sent(senior, PlaceTold, THIRD) if isinstance(one, PlaceTold)]
    assert places == [3, 2, 1]
