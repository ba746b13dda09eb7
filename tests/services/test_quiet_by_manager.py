"""The pause through the exchange's manager interface: no code, no hint, and the exchange is right all the same."""

from dataclasses import replace

import pytest

from app.domain.agent import Availability
from app.domain.quiet import PauseReason
from app.domain.remote_switch import SwitchState
from app.services.lever import LONGEST_ORDER
from tests.builders import DND_HINT, PAUSE_HINT, quiet_rules
from tests.services.quiet_world import LUNCH, QuietWorld

S = SwitchState


@pytest.fixture
def world() -> QuietWorld:
    """An exchange that pauses by its manager interface, and has codes for the rest."""
    return QuietWorld(quiet_rules(by_manager=True))


def test_pause_and_its_reason_reach_the_exchange_without_a_call(world: QuietWorld) -> None:
    world.desk.quiet.begin_pause(LUNCH)
    world.settle()
    assert (world.agent_pause.is_paused, world.agent_pause.reason) == (True, "Lunch")
    assert world.availability() is Availability.PAUSED
    assert world.codes == []
    world.desk.quiet.end_pause()
    world.settle()
    assert not world.agent_pause.is_paused
    assert world.availability() is Availability.AVAILABLE


def test_pause_from_outside_shows_with_its_reason_as_not_ours(world: QuietWorld) -> None:
    world.agent_pause.throw("Overleg", is_paused=True)
    world.settle()
    assert world.pause_state() is S.PUT_ON
    assert world.desk.quiet.reason == "Overleg"


def test_hint_of_the_pause_is_not_followed_and_the_other_is(world: QuietWorld) -> None:
    watched = {number for command in world.phone.commands if command[0] == "watch" for number in command[1:]}
    assert DND_HINT in watched
    assert PAUSE_HINT not in watched
    world.exchange_shows(PAUSE_HINT, is_on=True)
    assert world.availability() is Availability.AVAILABLE


def test_there_is_a_pause_without_any_code() -> None:
    rules = replace(quiet_rules(by_manager=True), pause=quiet_rules(shows=False).pause)
    world = QuietWorld(rules)
    assert world.desk.quiet.can_pause


def test_refused_order_leaves_what_the_exchange_says(world: QuietWorld) -> None:
    world.agent_pause.refuses = True
    world.desk.quiet.begin_pause(LUNCH)
    world.settle()
    assert world.pause_state() is S.TAKEN_OFF
    assert world.availability() is Availability.AVAILABLE


def test_exchange_that_is_gone_takes_no_order(world: QuietWorld) -> None:
    world.agent_pause.goes()
    world.settle()
    assert not world.desk.quiet.pause.exchange_tells
    world.desk.quiet.begin_pause(LUNCH)
    world.settle()
    assert world.pause_state() is S.TAKEN_OFF
    world.agent_pause.comes()
    world.settle()
    assert world.desk.quiet.pause.exchange_tells


def test_exchange_that_never_answers_is_not_waited_for(world: QuietWorld) -> None:
    world.agent_pause.is_silent = True
    world.desk.quiet.begin_pause(LUNCH)
    world.later(LONGEST_ORDER)
    assert world.pause_state() is S.TURNING_ON
    world.later(1)
    assert world.pause_state() is S.TAKEN_OFF


def test_killed_window_finds_the_pause_and_its_reason_again(world: QuietWorld) -> None:
    world.desk.quiet.begin_pause(LUNCH)
    world.settle()
    world.restart_window()
    assert world.pause_state() is S.ON
    assert world.desk.quiet.reason == "Lunch"


def test_wrap_up_pauses_this_way_too_and_says_that_it_is_the_wrap_up() -> None:
    world = QuietWorld(quiet_rules(by_manager=True, in_wrap_up=True))
    session = world.contact()
    assert world.availability() is Availability.PAUSED
    world.agent_pause.throw("Iets anders", is_paused=True)
    world.settle()
    assert world.desk.quiet.is_automatic
    assert world.desk.quiet.reason == ""
    world.save(session)
    assert world.availability() is Availability.AVAILABLE


def test_do_not_disturb_is_still_a_code(world: QuietWorld) -> None:
    world.toggle_do_not_disturb()
    assert world.availability() is Availability.DO_NOT_DISTURB
    assert world.codes == ["*78"]


def test_answer_to_nobodys_order_changes_nothing(world: QuietWorld) -> None:
    world.agent_pause.order("another", "", is_paused=False)
    world.settle()
    assert world.pause_state() is S.OFF


def test_reason_without_words_is_a_pause_all_the_same(world: QuietWorld) -> None:
    world.desk.quiet.begin_pause(PauseReason(""))
    world.settle()
    assert world.availability() is Availability.PAUSED
