"""Pause and do-not-disturb on the screen: what the exchange says, and what it says differently."""

import pytest

from app.domain.agent import Availability
from tests.builders import DND_HINT, PAUSE_HINT
from tests.ui import quiet_scenes, scenes
from tests.ui.quiet_scenes import exchange_shows
from tests.ui.stage import Scene, Stage
from ui.viewmodels.notices import Notice
from ui.viewmodels.top_bar import Lamp


@pytest.mark.parametrize(
    ("scene", "words", "since"),
    [
        (quiet_scenes.paused, "Pauze · Lunch", "12:04"),
        (quiet_scenes.pause_given, "Pauze", "00:00"),
        (quiet_scenes.do_not_disturb, "Niet storen", "00:00"),
        (quiet_scenes.do_not_disturb_here, "Niet storen", "00:00"),
    ],
)
def test_bar_says_that_no_calls_come_and_since_when(
    scene: Scene, words: str, since: str, stage: Stage
) -> None:
    scene(stage)
    assert stage.screens.top_bar.picture.state == Lamp(words, "warn")
    assert stage.screens.top_bar.picture.since == since


def test_bar_says_what_was_asked_for_and_is_not_so_yet(stage: Stage) -> None:
    stage.screens.quiet.pause_for(0)
    assert stage.screens.top_bar.picture.state == Lamp("Beschikbaar · pauze gevraagd", "ok")


@pytest.mark.parametrize(
    ("scene", "sentence"),
    [
        (quiet_scenes.pause_given, "De centrale zegt: pauze; u zei: beschikbaar."),
        (quiet_scenes.pause_taken_away, "De centrale zegt: beschikbaar; u zei: pauze."),
        (
            quiet_scenes.do_not_disturb_here,
            "Alleen deze telefoon weet van 'niet storen': wie belt, hoort de bezettoon.",
        ),
    ],
)
def test_what_the_exchange_says_differently_is_a_sentence(scene: Scene, sentence: str, stage: Stage) -> None:
    scene(stage)
    assert [notice.words for notice in _said(stage)] == [sentence]


@pytest.mark.parametrize("scene", [quiet_scenes.paused, quiet_scenes.do_not_disturb, scenes.idle])
def test_there_is_nothing_to_say_when_both_agree(scene: Scene, stage: Stage) -> None:
    scene(stage)
    assert _said(stage) == []


@pytest.mark.parametrize(
    ("is_on", "sentence"),
    [
        (True, "De centrale zegt: niet storen; u zei: beschikbaar."),
        (False, "De centrale zegt: beschikbaar; u zei: niet storen."),
    ],
)
def test_exchange_that_throws_do_not_disturb_itself_is_right(
    is_on: bool, sentence: str, stage: Stage
) -> None:
    exchange_shows(stage, DND_HINT, is_on=not is_on)
    exchange_shows(stage, DND_HINT, is_on=is_on)
    assert [notice.words for notice in _said(stage)] == [sentence]


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("begin", "De centrale heeft de pauze niet aangezet. Er blijven gesprekken komen."),
        ("end", "De centrale heeft de pauze niet beëindigd. Er komen geen gesprekken uit de wachtrij."),
        ("dnd", "De centrale heeft 'niet storen' niet beëindigd. Er komen geen gesprekken."),
    ],
)
def test_exchange_that_shows_nothing_and_refuses_is_said(before: str, sentence: str, stage: Stage) -> None:
    match before:
        case "begin":
            stage.screens.quiet.pause_for(0)
        case "end":
            stage.screens.quiet.pause_for(0)
            _taken(stage)
            stage.screens.quiet.toggle_pause()
        case _:
            stage.screens.quiet.toggle_do_not_disturb()
            _taken(stage)
            stage.screens.quiet.toggle_do_not_disturb()
    stage.phone.other_ends(stage.phone.live[-1].call_id)
    assert [notice.words for notice in _said(stage)] == [sentence]


@pytest.mark.parametrize(
    ("scene", "title", "words"),
    [
        (scenes.idle, "Klaar voor het volgende gesprek", "Zodra er iemand belt, ziet u hier wie het is."),
        (
            quiet_scenes.paused,
            "U heeft pauze",
            "Er komen geen gesprekken uit de wachtrij. Ctrl P beëindigt de pauze.",
        ),
        (
            quiet_scenes.do_not_disturb,
            "U wordt niet gestoord",
            "Er komen geen gesprekken. Ctrl D laat ze weer toe.",
        ),
    ],
)
def test_empty_window_never_promises_a_call_that_will_not_come(
    scene: Scene, title: str, words: str, stage: Stage
) -> None:
    scene(stage)
    picture = stage.screens.caller.picture
    assert (picture.title, picture.subtitle) == (title, words)


def test_one_key_ends_the_pause(stage: Stage) -> None:
    quiet_scenes.paused(stage)
    assert stage.screens.quiet.toggle_pause()
    assert stage.phone.commands[-1][2] == "*46"


def test_agent_chooses_a_reason_where_there_are_reasons(stage: Stage) -> None:
    assert not stage.screens.quiet.toggle_pause()
    assert stage.screens.quiet.picture.reasons == ("Pauze", "Lunch", "Overleg")
    assert stage.desk.availability is Availability.AVAILABLE


def test_pause_by_itself_says_so_and_asks_before_it_ends(stage_that_pauses: Stage) -> None:
    stage = stage_that_pauses
    exchange_shows(stage, PAUSE_HINT, is_on=False)
    scenes.wrapping_up(stage)
    exchange_shows(stage, PAUSE_HINT, is_on=True)
    assert stage.screens.top_bar.picture.state.word == "Pauze · nawerk"
    assert not stage.screens.quiet.toggle_pause()


def _said(stage: Stage) -> list[Notice]:
    return [notice for notice in stage.screens.notices.picture if "headset" not in notice.words]


def _taken(stage: Stage) -> None:
    """The exchange takes the code."""
    call_id = stage.phone.live[-1].call_id
    stage.phone.other_answers(call_id)
    stage.phone.other_ends(call_id)
