"""Keys during a call: who hears them, that nobody sees which they were, and when they come to nothing."""

import pytest

from app.domain.events import PhoneRefused
from tests.ui.stage import Stage
from ui.viewmodels.calls import CallAction
from ui.viewmodels.keypad import KeypadPicture

NUMBER = "+31690005678"


def pressed(stage: Stage) -> str:
    return "".join(command[2] for command in stage.phone.commands if command[0] == "press")


def test_keys_go_out_at_once_and_the_screen_shows_only_how_many(stage: Stage) -> None:
    stage.talk()
    assert stage.screens.keypad.open()
    for key in "1*0#":
        stage.screens.keypad.press(key)
    assert pressed(stage) == "1*0#"
    picture = stage.screens.keypad.picture
    assert picture.sent == "••••"
    assert picture.who == stage.screens.calls.picture.live[0].title


@pytest.mark.parametrize("key", ["", "A", "12", "²", "+"])
def test_what_is_no_key_is_not_sent(stage: Stage, key: str) -> None:
    stage.talk()
    stage.screens.keypad.open()
    stage.screens.keypad.press(key)
    assert pressed(stage) == ""
    assert stage.screens.keypad.picture.sent == ""


def test_without_a_call_there_is_nobody_to_press_keys_for(stage: Stage) -> None:
    assert not stage.screens.keypad.open()
    stage.screens.keypad.press("1")
    assert pressed(stage) == ""


def test_call_on_hold_hears_no_keys(stage: Stage) -> None:
    stage.talk()
    stage.desk.calls.toggle_hold("call-1")
    assert not stage.screens.keypad.open()


def test_menu_that_speaks_before_it_answers_hears_keys(stage: Stage) -> None:
    stage.desk.dial(NUMBER)
    (call,) = stage.desk.calls.all.values()
    assert not stage.screens.keypad.open()
    stage.phone.sound_is_agreed(call.call_id)
    assert stage.screens.calls.picture.live[0].details == ("wordt gebeld", "u hoort de andere kant")
    assert CallAction.KEYS in stage.screens.calls.picture.live[0].keyed
    assert stage.screens.keypad.open()
    stage.screens.keypad.press("2")
    assert pressed(stage) == "2"


def test_keys_that_the_other_end_does_not_take_are_said_until_the_next(stage: Stage) -> None:
    stage.talk()
    stage.screens.keypad.open()
    stage.screens.keypad.press("1")
    stage.post(PhoneRefused("Press", "call-1", "SIP 415"))
    assert stage.screens.keypad.picture.note == "De andere kant neemt geen toetsen aan."
    stage.screens.keypad.press("2")
    assert stage.screens.keypad.picture.note == ""


def test_end_of_the_call_empties_the_keypad(stage: Stage) -> None:
    stage.talk()
    stage.screens.keypad.open()
    stage.screens.keypad.press("1")
    stage.phone.other_ends("call-1")
    assert stage.screens.keypad.picture == KeypadPicture()


def test_encrypted_call_says_so_in_its_card_and_another_does_not(stage: Stage) -> None:
    stage.talk()
    assert stage.screens.calls.picture.live[0].lock == ""
    stage.phone.sound_is_agreed("call-1", is_encrypted=True)
    assert stage.screens.calls.picture.live[0].lock == "versleuteld"


def test_window_that_comes_later_shows_the_lock_as_well(stage: Stage) -> None:
    stage.talk()
    stage.phone.sound_is_agreed("call-1", is_encrypted=True)
    stage.phone.connect()
    assert stage.screens.calls.picture.live[0].lock == "versleuteld"
