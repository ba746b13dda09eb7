"""The sheet 'Sound' in the window: chosen, moved, tried, and what it looks like."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QSlider, QWidget

from tests.ui import sound_scenes
from tests.ui.hands import Hands
from tests.ui.menus import menu_of
from tests.ui.picture import contrast, drawn, visible_labels
from tests.ui.sound_scenes import HEADSET, LAPTOP
from tests.ui.stage import Stage
from ui.keys import Key
from ui.views.main_window import SMALLEST, MainWindow
from ui.views.sound_sheet import SoundSheet

SCREENS = Path(__file__).resolve().parents[2] / "build" / "screens"

Open = Callable[[Stage], MainWindow]


def opened(stage: Stage, open_window: Open) -> SoundSheet:
    window = open_window(stage)
    window.show_sound()
    sound_scenes.looks_at_sound(stage)
    (sheet,) = window.findChildren(SoundSheet)
    return sheet


def button(sheet: SoundSheet, name: str) -> QPushButton:
    return next(one for one in sheet.findChildren(QPushButton) if one.accessibleName().startswith(name))


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_menu_of_the_window_opens_the_sheet_and_the_meters_move_until_it_is_closed(
    stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    menu_of(window, choose="Geluid")
    (sheet,) = window.findChildren(SoundSheet)
    assert stage.phone.commands[-1] == ("watch_sound", "True")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert stage.phone.commands[-1] == ("watch_sound", "False")


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_card_is_chosen_from_a_menu(stage: Stage, open_window: Open) -> None:
    sheet = opened(stage, open_window)
    lines = menu_of(sheet, choose=LAPTOP, button=f"Luisteren met: {HEADSET}")
    assert next(iter(lines)) == "Wat het systeem koos"
    assert stage.phone.choice.speaker == LAPTOP


def test_volume_is_moved_with_the_arrow_keys(stage: Stage, open_window: Open) -> None:
    sheet = opened(stage, open_window)
    slider = next(one for one in sheet.findChildren(QSlider) if one.accessibleName() == "Volume: Bel via")
    QTest.keyClick(slider, Qt.Key.Key_Left)
    assert stage.phone.choice.ring_volume == 55


def test_ring_on_both_is_switched(stage: Stage, open_window: Open) -> None:
    sheet = opened(stage, open_window)
    button(sheet, "Ook waarmee ik luister").click()
    assert stage.phone.choice.ring_on_speaker is False


def test_echo_is_called_and_the_sheet_makes_room_for_the_call(stage: Stage, open_window: Open) -> None:
    sheet = opened(stage, open_window)
    stage.desk.sound.echo_number = "*43"
    stage.desk.changed()
    button(sheet, "Bel de echo").click()
    assert not sheet.isVisible()
    assert [command[2] for command in stage.phone.commands if command[0] == "dial"] == ["*43"]


def test_key_mutes_and_takes_back(stage: Stage, open_window: Open) -> None:
    stage.talk()
    hands = Hands(open_window(stage))
    hands.press(Key.MUTE)
    assert stage.phone.heard == set()
    hands.press(Key.MUTE)
    assert stage.phone.heard == {"call-1"}


def test_sheet_fits_the_lowest_window_and_can_be_closed_there(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    window.resize(*SMALLEST)
    window.show_sound()
    (sheet,) = window.findChildren(SoundSheet)
    assert sheet.height() < SMALLEST[1]
    close = button(sheet, "Sluiten")
    assert close.visibleRegion().boundingRect().height() == close.height()


def test_every_control_of_the_sheet_has_a_name(stage: Stage, open_window: Open) -> None:
    sheet = opened(stage, open_window)
    controls = [*sheet.findChildren(QPushButton), *sheet.findChildren(QSlider)]
    names = [one.accessibleName() for one in controls]
    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("scale", [1, 2], ids=["100", "200"])
@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_sheet_is_drawn_and_can_be_read(
    theme: str, code: str, scale: int, stage: Stage, open_window: Open
) -> None:
    sheet = opened(stage, open_window)
    image = drawn(sheet, scale)
    SCREENS.mkdir(parents=True, exist_ok=True)
    assert image.save(str(SCREENS / f"sound-{theme}-{code}-{scale}00.png"))
    if scale == 1:
        faint = [
            label.text() for label, place in visible_labels(sheet) if _is_faint(label, contrast(image, place))
        ]
        assert faint == []


def _is_faint(label: QWidget, measured: float) -> bool:
    return label.isEnabled() and measured < 4.5
