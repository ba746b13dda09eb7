"""112 from the window: three keys and Enter in any state, a plain word about the place, and a way out at once."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.domain.call import EndCause
from app.domain.emergency import EmergencyState
from tests import builders
from tests.ui import emergency_scenes, quiet_scenes, scenes
from tests.ui.hands import Hands
from tests.ui.picture import contrast, drawn, visible_labels
from tests.ui.stage import Scene, Stage
from tests.ui.test_gallery import SCREENS
from ui.components.button import KeyButton
from ui.keys import Key
from ui.viewmodels.notices import Notice
from ui.views.emergency import EmergencyScreen
from ui.views.first_start import FirstStart
from ui.views.main_window import MainWindow

Open = Callable[[Stage], MainWindow]

PLACE = "U belt 112. De meldkamer ziet het adres van de centrale, niet dat van u: zeg waar u bent."
MOBILE = "Bel 112 met een mobiel"


def _words(screen: EmergencyScreen) -> list[str]:
    return [label.text() for label, _ in visible_labels(screen)]


@pytest.mark.parametrize(
    "scene",
    [
        scenes.idle,
        scenes.ringing,
        scenes.in_call,
        scenes.consulting,
        scenes.together,
        scenes.wrapping_up,
        scenes.crm_down,
        scenes.disk_full,
        scenes.searching,
        scenes.several,
        quiet_scenes.paused,
        quiet_scenes.do_not_disturb,
    ],
)
def test_five_strokes_call_112_in_every_state(scene: Scene, stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    scene(stage)
    hands = Hands(window)
    hands.press(Key.SEARCH)
    hands.type("112")
    hands.press("Return")
    assert hands.strokes == 5
    assert stage.phone.commands[-1][::2] == ("dial", "112")
    assert stage.phone.commands[-1][1] in stage.phone.urgent


def test_whoever_calls_112_is_told_that_nobody_sees_where_she_is(stage: Stage) -> None:
    emergency_scenes.dial(stage)
    assert stage.screens.notices.picture[0] == Notice(PLACE, "bad")
    stage.phone.other_ends(stage.desk.emergency.call.call_id)
    assert PLACE not in [notice.words for notice in stage.screens.notices.picture]


def test_tenant_stays_on_the_screen_while_112_talks(stage: Stage) -> None:
    emergency_scenes.calling_112(stage)
    assert stage.screens.caller.picture.title == "Mw. Roodspecht-Demo"
    assert [item.title for item in stage.screens.calls.picture.live] == ["Mw. Roodspecht-Demo", "112"]


def test_one_key_hangs_112_up(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    emergency_scenes.calling_112(stage)
    Hands(window).press(Key.HANG_UP)
    assert stage.phone.commands[-1] == ("hang_up", stage.desk.emergency.call.call_id)


def test_screen_says_to_take_a_mobile_and_where_the_caller_lives(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    emergency_scenes.cannot_call_112(stage)
    assert window.emergency.isFullScreen()
    assert _words(window.emergency)[:4] == [
        MOBILE,
        "Deze telefoon krijgt geen antwoord. Hij blijft het proberen.",
        "Zeg waar u bent en wat er aan de hand is.",
        "Woning van de beller: Demolaan 12, Fictiestad-Nijmegen",
    ]
    assert window.emergency.accessibleName().startswith(MOBILE)


def test_screen_goes_by_itself_when_112_answers_after_all(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    emergency_scenes.cannot_call_112(stage)
    stage.phone.other_answers(stage.desk.emergency.call.call_id)
    assert not window.emergency.isVisible()


def test_screen_comes_with_the_word_that_nobody_takes_notice(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    call_id = emergency_scenes.dial(stage)
    assert not window.emergency.isVisible()
    stage.phone.nobody_hears(call_id)
    assert window.emergency.isFullScreen()


def test_screen_after_a_refusal_says_that_it_is_over_and_goes_with_escape(
    stage: Stage, open_window: Open, qtbot: QtBot
) -> None:
    window = open_window(stage)
    stage.phone.other_ends(emergency_scenes.dial(stage), EndCause.REFUSED)
    assert "Deze telefoon kan 112 niet bereiken." in _words(window.emergency)
    qtbot.waitUntil(window.emergency.isActiveWindow)
    Hands(window.emergency).press("Esc")
    assert not window.emergency.isVisible()
    assert stage.desk.emergency.call.state is EmergencyState.NONE


@pytest.mark.parametrize("scale", [1, 2], ids=["100", "200"])
@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_screen_is_drawn(theme: str, code: str, scale: int, stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    emergency_scenes.cannot_call_112(stage)
    window.emergency.resize(1440, 900)
    SCREENS.mkdir(parents=True, exist_ok=True)
    picture = drawn(window.emergency, scale)
    assert picture.save(str(SCREENS / f"cannot_call_112-{theme}-{code}-{scale}00.png"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_screen_can_be_read_from_across_the_room(theme: str, stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    emergency_scenes.cannot_call_112(stage)
    image = drawn(window.emergency)
    places = {label.text(): place for label, place in visible_labels(window.emergency)}
    assert all(contrast(image, place) >= 4.5 for place in places.values())
    assert places[MOBILE].height() > 60


def test_window_that_is_closed_takes_its_screen_with_it(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    stage.phone.other_ends(emergency_scenes.dial(stage), EndCause.REFUSED)
    window.close_for_good()
    assert not window.emergency.isVisible()


def test_first_question_has_a_way_to_112(qtbot: QtBot) -> None:
    question = FirstStart(asks_phone=True, asks_crm=False, asks_queues=False)
    qtbot.addWidget(question)
    question.open()
    qtbot.waitUntil(question.isActiveWindow)
    button = next(one for one in question.findChildren(KeyButton) if one.accessibleName() == "112")
    button.click()
    (screen,) = question.findChildren(EmergencyScreen)
    assert screen.isFullScreen()
    assert "Deze telefoon kan 112 niet bereiken." in _words(screen)
    qtbot.waitUntil(screen.isActiveWindow)
    Hands(screen).press("Esc")
    assert not screen.isVisible()
    assert question.isVisible()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("112", "Bel 112"),
        ("+31 112", "Bel 112"),
        ("0900-0001", "Bel 09000001, betaald nummer"),
        ("0800-0001", "Bel 08000001"),
        ("019-0001234 tst. 12", "Bel +31 19 000 1234, vraag naar toestel 12"),
        ("14 024", "Bel 14024"),
        ("*45", "Bel *45"),
    ],
)
def test_field_says_whom_enter_will_call(text: str, words: str, stage: Stage) -> None:
    stage.screens.search.type(text)
    assert stage.screens.search.picture.action == words


def test_other_numbers_are_called_as_ever(stage: Stage) -> None:
    stage.screens.search.type("06-90001234")
    stage.screens.search.go()
    assert stage.phone.commands[-1][::2] == ("dial", builders.MOBILE)
    assert stage.phone.urgent == set()
