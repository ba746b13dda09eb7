"""Every key does what the sheet behind F1 says, and nothing else in any state of the window."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.call import CallState
from app.domain.errors import Failure
from tests import builders
from tests.ui import board_scenes, scenes
from tests.ui.hands import Hands
from tests.ui.key_effects import EFFECTS
from tests.ui.picture import drawn
from tests.ui.stage import Scene, Stage
from ui.keys import DIGITS, Key
from ui.views.keys_sheet import KeysSheet
from ui.views.main_window import SMALLEST, MainWindow

Open = Callable[[Stage], MainWindow]

LINE_KEYS = (Key.ANSWER, Key.REFUSE, Key.HANG_UP, Key.HOLD, Key.ASK, Key.JOIN, Key.HAND_OVER, Key.BACK)
QUIET_KEYS = (Key.PAUSE, Key.DO_NOT_DISTURB)  # dial codes, whoever is on the line
OTHER_KEYS = tuple(key for key in Key if key not in LINE_KEYS + QUIET_KEYS)


def test_no_key_is_forgotten_here() -> None:
    assert set(EFFECTS) == set(Key)


@pytest.mark.parametrize("key", Key)
def test_key_does_what_it_is_for(key: Key, stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    effect = EFFECTS[key]
    hands = Hands(window)
    effect.before(stage)
    drawn(window)
    hands.press(*effect.first)
    assert not effect.is_done(stage, window), "the state before must differ"
    hands.press(key)
    assert effect.is_done(stage, window)


@pytest.mark.parametrize("code", ["en"])
@pytest.mark.parametrize("key", [key for key in Key if key is not Key.HELP])
def test_sheet_behind_f1_tells_every_key(code: str, key: Key, stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    board_scenes.calm(stage)  # of a team lead, who has them all
    Hands(window).press(Key.HELP)
    (sheet,) = window.findChildren(KeysSheet)
    labels = [label.text() for label in sheet.findChildren(QLabel) if label.text()]
    effect = EFFECTS[key]
    assert (effect.cap, effect.words) in list(pairwise(labels))


@pytest.mark.parametrize("key", ["Esc", "Return"])
def test_sheet_goes_with_one_key_and_gives_the_keys_back(
    key: str, stage: Stage, open_window: Open, qtbot: QtBot
) -> None:
    window = open_window(stage)
    scenes.ringing(stage)
    hands = Hands(window)
    hands.press(Key.HELP)
    (sheet,) = window.findChildren(KeysSheet)
    qtbot.waitUntil(sheet.isActiveWindow)
    assert sheet.windowHandle().transientParent() is window.windowHandle()
    hands.press(key)
    qtbot.waitUntil(lambda: not window.findChildren(KeysSheet))
    # The owner of a window that closes gets the keys; offscreen there is no window system that sees to it.
    with qtbot.waitActive(window):
        window.activateWindow()
    assert hands.holder is window
    hands.press(Key.ANSWER)
    assert stage.phone.heard == {"call-1"}


@pytest.mark.parametrize("scene", scenes.ALL.values(), ids=scenes.ALL)
def test_keys_that_are_not_for_the_line_leave_the_line_alone(
    scene: Scene, stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    scene(stage)
    before = list(stage.phone.commands)
    hands = Hands(window)
    for key in (*OTHER_KEYS, *DIGITS):
        hands.press(key)
        for sheet in window.findChildren(KeysSheet):
            sheet.close()
        window.setFocus()
    assert stage.phone.commands == before


@pytest.mark.parametrize("key", LINE_KEYS)
@pytest.mark.parametrize("scene", [scenes.idle, scenes.wrapping_up, scenes.disk_full, scenes.phone_lost])
def test_keys_for_the_line_do_nothing_while_nobody_is_on_it(
    scene: Scene, key: Key, stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    scene(stage)
    before = list(stage.phone.commands)
    Hands(window).press(key)
    assert stage.phone.commands == before


@pytest.mark.parametrize(
    ("scene", "keys"),
    [
        (scenes.in_call, (Key.ANSWER, Key.REFUSE, Key.JOIN, Key.HAND_OVER, Key.BACK)),
        (scenes.ringing, (Key.HANG_UP, Key.HOLD, Key.ASK, Key.JOIN, Key.HAND_OVER, Key.BACK)),
        (scenes.asking, (Key.ANSWER, Key.REFUSE, Key.HOLD, Key.ASK, Key.JOIN, Key.HAND_OVER)),
        (scenes.consulting, (Key.ANSWER, Key.REFUSE, Key.HOLD, Key.ASK)),
        (scenes.together, (Key.ANSWER, Key.REFUSE, Key.HOLD, Key.ASK, Key.JOIN)),
    ],
)
def test_keys_of_another_state_do_no_harm(
    scene: Scene, keys: tuple[Key, ...], stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    scene(stage)
    before = list(stage.phone.commands)
    Hands(window).press(*keys)
    assert stage.phone.commands == before


def test_refusing_never_ends_the_conversation_that_runs(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    scenes.second_call(stage)
    Hands(window).press(Key.REFUSE, Key.REFUSE)
    assert {call.call_id: call.state for call in stage.phone.live} == {"call-1": CallState.TALKING}


def test_answering_a_second_call_lets_the_first_caller_wait(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    scenes.second_call(stage)
    Hands(window).press(Key.ANSWER)
    states = {call.call_id: call.state for call in stage.phone.live}
    assert states == {"call-1": CallState.HELD, "call-2": CallState.TALKING}


def test_hold_key_takes_the_caller_back_as_well(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    scenes.in_call(stage)
    Hands(window).press(Key.HOLD, Key.HOLD)
    assert stage.phone.heard == {"call-1"}


def test_confidential_lines_stay_covered_without_verification(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    stage.knows(*scenes.only_confidential())
    stage.talk()
    Hands(window).press(Key.FIRST_CHECK, Key.REVEAL)
    assert all(line.is_covered for line in stage.screens.caller.picture.lines)
    assert stage.audit.noted == []


def test_scroll_key_moves_the_whole_card_where_the_page_has_no_more(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    window.resize(*SMALLEST)
    scenes.in_call(stage)
    drawn(window)
    before = window.caller.person.tabs.visibleRegion().boundingRect().height()
    Hands(window).press(*[Key.SCROLL_DOWN] * 5)
    drawn(window)
    assert window.caller.person.tabs.visibleRegion().boundingRect().height() > before


def test_digit_takes_a_person_before_it_codes(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    scenes.several(stage)
    Hands(window).press("2")
    assert stage.desk.sessions.all[0].identification.chosen == "REL-2"
    assert stage.screens.wrap_up.picture.topic == ""


def test_save_does_not_send_what_is_not_complete(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    scenes.wrapping_up(stage)
    Hands(window).press("1", Key.SAVE)
    assert stage.crm.written == []
    assert stage.screens.wrap_up.picture.hint_tone == "bad"


def test_search_that_fails_leaves_the_caller_and_the_keys(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    stage.talk()
    stage.crm.failure = Failure.TIMED_OUT
    hands = Hands(window)
    hands.press(Key.SEARCH)
    hands.type("specht")
    hands.press("Return", "Esc")
    assert stage.screens.caller.picture.title == builders.number().display
    assert hands.holder is window


def test_each_key_means_one_thing_and_does_not_repeat_while_it_is_held_down(
    stage: Stage, open_window: Open
) -> None:
    shortcuts = open_window(stage).findChildren(QShortcut)
    sequences = [shortcut.key().toString() for shortcut in shortcuts]
    assert len(sequences) == len(set(sequences)) == len(Key) + len(DIGITS) + 1
    assert not any(shortcut.autoRepeat() for shortcut in shortcuts)
