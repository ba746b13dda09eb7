"""Ctrl+H: the agent's own calls; the keyboard alone finds somebody and calls back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.call import EndCause
from tests import builders
from tests.ui import scenes
from tests.ui.hands import Hands
from tests.ui.picture import drawn
from tests.ui.stage import Stage
from ui.keys import Key
from ui.views.call_list_sheet import CallListSheet, PastCallButton
from ui.views.main_window import MainWindow

Open = Callable[[Stage], MainWindow]
SCREENS = Path(__file__).resolve().parents[2] / "build" / "screens"


def some_calls(stage: Stage) -> None:
    """A morning with a missed caller, two conversations and a call in vain."""
    scenes.wrapping_up(stage)
    stage.later(60)
    stage.desk.dial("+31690005678")
    (live,) = stage.phone.live
    stage.phone.other_ends(live.call_id, EndCause.NOT_ANSWERED)
    stage.ring("call-9", "anonymous")
    stage.phone.other_ends("call-9")


def opened(stage: Stage, open_window: Open, qtbot: QtBot) -> tuple[MainWindow, CallListSheet]:
    window = open_window(stage)
    Hands(window).press(Key.HISTORY)
    (sheet,) = window.findChildren(CallListSheet)
    qtbot.waitUntil(sheet.isActiveWindow)
    return window, sheet


@pytest.mark.parametrize("scale", [1, 2], ids=["100", "200"])
@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_list_is_drawn(
    theme: str, code: str, scale: int, stage: Stage, open_window: Open, qtbot: QtBot
) -> None:
    some_calls(stage)
    _, sheet = opened(stage, open_window, qtbot)
    SCREENS.mkdir(parents=True, exist_ok=True)
    assert drawn(sheet, scale).save(str(SCREENS / f"call_list-{theme}-{code}-{scale}00.png"))


def test_arrow_keys_and_enter_offer_the_number_to_call(stage: Stage, open_window: Open, qtbot: QtBot) -> None:
    some_calls(stage)
    window, sheet = opened(stage, open_window, qtbot)
    buttons = sheet.findChildren(PastCallButton)
    assert [button.isEnabled() for button in buttons] == [False, True, True, True, True], (
        "the first withheld it"
    )
    assert buttons[1].hasFocus()
    Hands(sheet).press("Down")
    assert buttons[2].hasFocus()
    Hands(sheet).press("Space")
    qtbot.waitUntil(lambda: not window.findChildren(CallListSheet))
    assert window.top_bar.field.text() == "+31690009999"
    assert stage.phone.live == (), "to call is up to the agent"


def test_empty_list_says_so_and_goes_with_esc(stage: Stage, open_window: Open, qtbot: QtBot) -> None:
    window, sheet = opened(stage, open_window, qtbot)
    assert sheet.findChildren(PastCallButton) == []
    Hands(sheet).press(Key.BACK)
    qtbot.waitUntil(lambda: not window.findChildren(CallListSheet))


def test_each_call_tells_a_screen_reader_who_how_and_when(
    stage: Stage, open_window: Open, qtbot: QtBot
) -> None:
    stage.knows()
    stage.ring()
    stage.phone.other_ends("call-1")
    _, sheet = opened(stage, open_window, qtbot)
    (button,) = sheet.findChildren(PastCallButton)
    assert button.accessibleName().startswith("Mw. Roodspecht-Demo, gemist · +31 6 90001234")
    assert button.accessibleDescription() == "belt terug"
    assert stage.screens.call_list.picture.calls[0].number == builders.MOBILE
