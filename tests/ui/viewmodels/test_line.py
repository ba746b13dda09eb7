"""The line in words: in the card, at the top of the window, and after the agent said 'bad line'."""

import pytest

from app.domain.errors import StorageFull
from tests.ui import line_scenes
from tests.ui.stage import Scene, Stage
from ui.texts.line import LineWords
from ui.viewmodels.calls import CallAction
from ui.viewmodels.notices import REPORT_SAID_FOR


def line(stage: Stage) -> LineWords:
    found = stage.screens.calls.picture.live[0].line
    assert found is not None
    return found


def sentences(stage: Stage) -> list[str]:
    return [notice.words for notice in stage.screens.notices.picture]


@pytest.mark.parametrize(
    ("scene", "words", "tone", "figures"),
    [
        (line_scenes.good_line, "Goede lijn", "ok", ""),
        (line_scenes.line_with_gaps, "Lijn hapert", "warn", "4 % kwijt · jitter 0 ms"),
        (line_scenes.bad_line, "Slechte lijn", "bad", "16 % kwijt · jitter 0 ms"),
        (line_scenes.caller_not_heard, "U hoort de beller niet", "bad", ""),
    ],
)
def test_line_is_said_with_a_word_a_colour_and_figures_when_it_is_not_good(
    scene: Scene, words: str, tone: str, figures: str, stage: Stage
) -> None:
    scene(stage)
    assert (line(stage).words, line(stage).tone, line(stage).figures) == (words, tone, figures)


def test_each_state_of_the_line_has_a_shape_of_its_own() -> None:
    shapes = set()
    for scene in (line_scenes.good_line, line_scenes.line_with_gaps, line_scenes.bad_line):
        stage = Stage()
        scene(stage)
        shapes.add(line(stage).icon)
    assert len(shapes) == 3


def test_opinion_is_written_as_people_here_write_figures(stage: Stage) -> None:
    line_scenes.good_line(stage)
    assert line(stage).score == "MOS 4,4"


def test_opinion_of_a_codec_without_a_standard_is_marked_as_an_estimate(stage: Stage) -> None:
    stage.talk()
    line_scenes.counted(stage, 8, 50, codec="opus/48000")
    assert line(stage).score.startswith("MOS ≈ ")


def test_nothing_is_said_of_a_line_before_it_was_measured(stage: Stage) -> None:
    stage.talk()
    assert stage.screens.calls.picture.live[0].line is None
    assert sentences(stage) == []


def test_button_for_a_bad_line_is_there_when_it_is_one(stage: Stage) -> None:
    line_scenes.good_line(stage)
    assert CallAction.REPORT_LINE not in stage.screens.calls.picture.live[0].actions
    line_scenes.counted(stage, 12, 42)
    (call,) = stage.screens.calls.picture.live
    assert CallAction.REPORT_LINE in call.keyed
    stage.screens.calls.act("call-1", CallAction.REPORT_LINE)
    assert len(stage.line_reports.kept) == 1


def test_caller_who_is_not_heard_is_said_with_what_cannot_be_known(stage: Stage) -> None:
    line_scenes.caller_not_heard(stage)
    assert sentences(stage) == [
        "U hoort de beller niet: er komt geen geluid binnen. Of de beller u hoort, is van hieruit niet te zien."
    ]


def test_agent_who_is_not_heard_is_told_so(stage: Stage) -> None:
    stage.talk()
    line_scenes.counted(stage, 5, 50, sent=0)
    assert sentences(stage) == ["De beller hoort u niet: uw geluid komt niet aan."]
    assert line(stage).words == "De beller hoort u niet"


def test_line_without_any_sound_is_one_sentence(stage: Stage) -> None:
    stage.talk()
    line_scenes.counted(stage, 5, 0, sent=0)
    assert sentences(stage) == ["U en de beller horen elkaar niet: er komt geen geluid door."]
    assert line(stage).words == "Er komt geen geluid door"


def test_caller_who_is_not_heard_but_reports_gets_one_sentence(stage: Stage) -> None:
    stage.talk()
    line_scenes.counted(stage, 5, 0)
    assert sentences(stage) == ["U hoort de beller niet: er komt geen geluid binnen."]


def test_what_was_noted_down_is_told_for_a_while(stage: Stage) -> None:
    stage.talk()
    stage.screens.calls.report_line()
    (words,) = sentences(stage)
    assert "geen namen en geen nummers" in words
    assert "14 dagen" in words
    stage.later(REPORT_SAID_FOR)
    assert sentences(stage) == []


def test_disk_that_does_not_take_the_report_is_told(stage: Stage) -> None:
    stage.talk()
    stage.line_reports.error = StorageFull("ENOSPC")
    stage.screens.calls.report_line()
    (notice,) = stage.screens.notices.picture
    assert (notice.tone, "kon niet worden vastgelegd" in notice.words) == ("bad", True)


def test_ended_call_leaves_no_sentence_about_its_line(stage: Stage) -> None:
    line_scenes.caller_not_heard(stage)
    stage.phone.other_ends("call-1")
    assert sentences(stage) == []
