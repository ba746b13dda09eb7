"""How colleagues are doing, as the desk knows it; since when only where somebody saw it begin."""

import pytest

from app.domain.presence import Presence
from app.services.presences import Presences, Seen
from tests.services.world import World

SENIOR, OTHER = "1002", "1003"


class Alone(World):
    """A desk without seniors, which follows nobody by itself."""

    seniors = ()


@pytest.fixture
def world() -> World:
    return Alone()


@pytest.fixture
def presences(world: World) -> Presences:
    """Those of a desk that follows a senior who is free."""
    world.phone.presences[SENIOR] = Presence.FREE
    world.desk.presences.follow("test", (SENIOR,))
    world.settle()
    return world.desk.presences


def test_nobody_is_known_before_the_exchange_has_told() -> None:
    world = World()
    assert world.desk.presences.of(SENIOR) == Seen(Presence.UNKNOWN, None)


def test_what_lasted_before_we_looked_has_no_beginning(presences: Presences) -> None:
    assert presences.of(SENIOR) == Seen(Presence.FREE, None)


def test_talk_that_begins_before_our_eyes_is_counted_from_there(world: World, presences: Presences) -> None:
    world.later(60)
    world.phone.colleague_does(SENIOR, Presence.TALKING)
    world.settle()
    began = world.clock.now()
    world.later(250)
    assert presences.of(SENIOR) == Seen(Presence.TALKING, began)


def watched(world: World) -> tuple[str, ...]:
    """The numbers that the telephone was asked for last."""
    return next(command[1:] for command in reversed(world.phone.commands) if command[0] == "watch")


def test_numbers_of_several_purposes_are_followed_together_and_once(
    world: World, presences: Presences
) -> None:
    presences.follow("other", (OTHER, SENIOR))
    assert watched(world) == (SENIOR, OTHER)
    asked = len(world.phone.commands)
    presences.follow("other", (SENIOR, OTHER))
    assert len(world.phone.commands) == asked
    presences.follow("test", ())
    assert watched(world) == (SENIOR, OTHER)


def test_purpose_without_numbers_any_more_lets_go_of_them(world: World, presences: Presences) -> None:
    presences.follow("test", ())
    assert watched(world) == ()


def test_window_that_comes_back_goes_on_counting(world: World, presences: Presences) -> None:
    assert presences.of(SENIOR).presence is Presence.FREE
    world.phone.colleague_does(SENIOR, Presence.TALKING)
    world.settle()
    began = world.clock.now()
    world.kill_window()
    world.later(5)
    world.desk.presences.follow("test", (SENIOR,))
    world.start_window()
    assert world.desk.presences.of(SENIOR) == Seen(Presence.TALKING, began)


def test_dead_engine_knows_nothing_and_the_next_one_is_asked_again(
    world: World, presences: Presences
) -> None:
    world.phone.engine_dies()
    world.settle()
    assert presences.of(SENIOR) == Seen(Presence.UNKNOWN, None)
    presences.follow("other", (OTHER,))
    assert watched(world) == (SENIOR,)
    world.phone.connect()
    world.settle()
    assert watched(world) == (SENIOR, OTHER)
    assert presences.of(SENIOR) == Seen(Presence.FREE, None)


def test_channel_that_broke_for_a_moment_loses_nothing(world: World, presences: Presences) -> None:
    world.phone.colleague_does(SENIOR, Presence.TALKING)
    world.settle()
    began = world.clock.now()
    world.phone.channel_breaks()
    world.settle()
    world.later(5)
    world.phone.connect()
    world.settle()
    assert presences.of(SENIOR) == Seen(Presence.TALKING, began)
