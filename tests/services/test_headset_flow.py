"""The headset's buttons do what the keys of the window do, and its lamps say how the desk stands."""

from app.domain import events
from app.domain.call import CallState
from app.domain.consult import ConsultState
from app.domain.headset import HeadsetLights
from tests.services.world import World

OTHER = "+31690005678"
DARK, RINGS = HeadsetLights(), HeadsetLights(is_ringing=True)
TALKS, WAITS = HeadsetLights(is_off_hook=True), HeadsetLights(is_off_hook=True, is_on_hold=True)


def press_hook(world: World) -> None:
    world.headset.press_hook()
    world.settle()


def press_flash(world: World) -> None:
    world.headset.press_flash()
    world.settle()


def test_call_is_taken_and_ended_with_one_button(world: World) -> None:
    world.ring()
    press_hook(world)
    assert world.state() is CallState.TALKING
    press_hook(world)
    assert world.state() is CallState.ENDED


def test_lamps_follow_the_call(world: World) -> None:
    world.ring()
    world.answer()
    world.toggle_hold()
    world.toggle_hold()
    world.hang_up()
    assert world.headset.shown == [RINGS, TALKS, WAITS, TALKS, DARK]


def test_lamp_is_lit_from_the_press_on_and_not_only_when_the_exchange_has_answered(world: World) -> None:
    world.ring()
    world.headset.press_hook()
    world.desk.handle(world.mailbox.popleft())
    assert world.state() is CallState.RINGING
    assert world.headset.lights == TALKS
    world.settle()
    assert world.headset.shown == [RINGS, TALKS]


def test_hook_that_was_lifted_for_nothing_falls_back(world: World) -> None:
    press_hook(world)
    assert world.headset.is_off_hook is False
    assert world.headset.lights == DARK


def test_second_call_does_not_ring_in_the_headset_and_the_hook_ends_the_first(world: World) -> None:
    world.talk()
    world.ring("call-2", OTHER)
    assert world.headset.lights == TALKS
    press_hook(world)
    assert world.state() is CallState.ENDED
    assert world.headset.lights == RINGS
    press_hook(world)
    assert world.state("call-2") is CallState.TALKING


def test_call_that_is_being_made_ends_with_the_hook(world: World) -> None:
    session = world.dial()
    assert world.headset.lights == TALKS
    press_hook(world)
    assert world.state(session.call_id) is CallState.ENDED


def test_whoever_waits_on_hold_is_not_hung_up_by_the_hook(world: World) -> None:
    world.talk()
    world.toggle_hold()
    press_hook(world)
    assert world.state() is CallState.HELD
    assert world.headset.is_off_hook is True


def test_hook_lifted_in_a_conversation_changes_nothing(world: World) -> None:
    world.talk()
    world.ring("call-2", OTHER)
    world.tell(events.HookPressed(is_off=True))
    assert world.state() is CallState.TALKING
    assert world.state("call-2") is CallState.RINGING


def test_hook_during_a_consult_goes_back_to_the_caller(world: World) -> None:
    world.consult_talking()
    press_hook(world)
    assert world.state(world.colleague_call) is CallState.ENDED
    assert world.state() is not CallState.ENDED


def test_hook_while_all_three_talk_never_drops_the_caller(world: World) -> None:
    world.consult_together()
    press_hook(world)
    assert world.consult.state is ConsultState.HANDING_OVER


def test_mute_button_mutes_and_its_lamp_follows(world: World) -> None:
    world.talk()
    world.headset.press_mute()
    world.settle()
    assert world.phone.heard == set()
    assert world.headset.lights == HeadsetLights(is_off_hook=True, is_muted=True)
    world.headset.press_mute()
    world.settle()
    assert world.headset.lights == TALKS


def test_mute_switch_says_where_it_stands(world: World) -> None:
    world.talk()
    world.tell(events.MutePressed(is_muted=True))
    assert world.desk.sound.is_muted
    world.tell(events.MutePressed(is_muted=True))
    assert world.desk.sound.is_muted


def test_flash_holds_takes_back_and_takes_the_second_call(world: World) -> None:
    press_flash(world)
    world.talk()
    press_flash(world)
    assert world.state() is CallState.HELD
    press_flash(world)
    assert world.state() is CallState.TALKING
    world.ring("call-2", OTHER)
    press_flash(world)
    assert world.state() is CallState.HELD
    assert world.state("call-2") is CallState.TALKING


def test_headsets_with_buttons_are_known_by_name(world: World) -> None:
    world.tell(events.HeadsetsFound(("Kwartel 40",)))
    assert world.desk.headset.names == ("Kwartel 40",)
