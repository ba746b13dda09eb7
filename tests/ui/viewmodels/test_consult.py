"""Asking the senior: who hears whom, how long the caller waits, and the ways out."""

import pytest

from app.domain.call import EndCause
from tests import builders
from tests.ui import scenes
from tests.ui.stage import Scene, Stage
from ui.viewmodels.consult import SHOWN_AFTER, Consult, ConsultPicture, Hears


def _returned(stage: Stage) -> None:
    scenes.consulting(stage)
    stage.screens.consult.back()


def _handing_over(stage: Stage) -> None:
    scenes.consulting(stage)
    stage.screens.consult.hand_over()


def _handed_over(stage: Stage) -> None:
    _handing_over(stage)
    consult = stage.desk.consults.open_consult
    assert consult is not None
    stage.phone.transfer_succeeds(consult.customer_call, consult.colleague_call)


def _caller_left(stage: Stage) -> None:
    scenes.consulting(stage)
    stage.phone.other_ends("call-1")
    assert stage.desk.consults.open_consult is None


def _refused(cause: EndCause) -> Scene:
    def scene(stage: Stage) -> None:
        scenes.in_call(stage)
        stage.phone.other_ends(stage.consult(), cause)

    scene.__name__ = cause.name
    return scene


@pytest.mark.parametrize(
    ("scene", "state", "hears"),
    [
        (scenes.in_call, "", Hears.CALLER),
        (scenes.asking, "De vraagbaak wordt gebeld …", Hears.NOBODY),
        (scenes.consulting, "U spreekt met de vraagbaak; de beller hoort niets", Hears.COLLEAGUE),
        (scenes.together, "U hoort elkaar alle drie", Hears.ALL),
        (_returned, "Terug bij de beller", Hears.CALLER),
        (_handing_over, "De beller wordt doorverbonden …", Hears.COLLEAGUE),
        (_handed_over, "De vraagbaak gaat verder met de beller", Hears.NOBODY),
        (_refused(EndCause.BUSY), "De vraagbaak is in gesprek. U bent terug bij de beller.", Hears.CALLER),
        (
            _refused(EndCause.NOT_ANSWERED),
            "De vraagbaak neemt niet op. U bent terug bij de beller.",
            Hears.CALLER,
        ),
        (
            _refused(EndCause.UNREACHABLE),
            "De vraagbaak is niet bereikbaar. U bent terug bij de beller.",
            Hears.CALLER,
        ),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_panel_says_who_hears_whom(scene: Scene, state: str, hears: Hears, stage: Stage) -> None:
    scene(stage)
    picture = stage.screens.consult.picture
    assert (picture.state, picture.hears) == (state, hears)


@pytest.mark.parametrize(
    ("scene", "can_join", "can_hand_over"),
    [
        (scenes.asking, False, False),
        (scenes.consulting, True, True),
        (scenes.together, False, True),
        (_handing_over, False, False),
        (_returned, False, False),
    ],
)
def test_only_ways_that_lead_somewhere_are_open(
    scene: Scene, can_join: bool, can_hand_over: bool, stage: Stage
) -> None:
    scene(stage)
    picture = stage.screens.consult.picture
    assert (picture.can_join, picture.can_hand_over) == (can_join, can_hand_over)


def test_time_that_the_caller_waits_runs_in_sight_until_they_are_back(stage: Stage) -> None:
    scenes.asking(stage)
    assert stage.screens.consult.picture.held == "00:12"
    stage.later(50)
    assert stage.screens.consult.picture.held == "01:02"
    stage.screens.consult.back()
    assert stage.screens.consult.picture.held == ""


@pytest.mark.parametrize("scene", [scenes.asking, scenes.consulting, scenes.together])
def test_caller_is_back_from_every_state(scene: Scene, stage: Stage) -> None:
    scene(stage)
    stage.screens.consult.back()
    assert stage.phone.heard == {"call-1"}
    assert not stage.screens.consult.picture.is_open


def test_outcome_stays_for_a_moment_and_then_goes(stage: Stage) -> None:
    _returned(stage)
    stage.later(SHOWN_AFTER - 1)
    assert stage.screens.consult.picture.state == "Terug bij de beller"
    stage.later(1)
    assert stage.screens.consult.picture == ConsultPicture(hears=Hears.CALLER)


def test_outcome_is_not_shown_with_the_next_caller(stage: Stage) -> None:
    _returned(stage)
    stage.phone.other_ends("call-1")
    stage.talk("call-9", "+31690005678")
    assert stage.screens.consult.picture.state == ""


def test_caller_who_leaves_ends_the_consult(stage: Stage) -> None:
    _caller_left(stage)
    assert not stage.screens.consult.picture.is_open


def test_question_goes_to_the_senior_and_stays_in_sight(stage: Stage) -> None:
    scenes.asking(stage)
    stage.screens.consult.send_question("Mag   de tuin?")
    assert stage.phone.told[-1][0] == builders.SENIOR
    assert stage.phone.told[-1][1].question == "Mag de tuin?"
    assert stage.phone.told[-1][1].relation_id == builders.RELATION
    assert stage.screens.consult.picture.question == "Mag de tuin?"


def test_question_about_one_caller_never_goes_along_with_the_next(stage: Stage) -> None:
    scenes.asking(stage)
    stage.screens.consult.send_question("Staat mevrouw onder bewind?")
    stage.screens.consult.back()
    stage.phone.other_ends("call-1")
    stage.talk("call-9", "+31690005678")
    stage.screens.top_bar.ask_colleague()
    (reference,) = [
        one for one in stage.phone.references.values() if one and one.session_id == _focused(stage)
    ]
    assert reference.question == ""
    assert stage.screens.consult.picture.question == ""


def test_what_was_typed_outlives_a_window_that_is_built_anew_but_not_the_consult(stage: Stage) -> None:
    scenes.asking(stage)
    stage.screens.consult.type("Mag de t")
    assert stage.screens.consult.typed == "Mag de t"
    stage.screens.consult.back()
    assert stage.screens.consult.typed == ""
    stage.consult()
    assert stage.screens.consult.typed == ""


def test_nothing_can_be_typed_or_sent_without_a_consult(stage: Stage) -> None:
    consult: Consult = stage.screens.consult
    consult.type("Hallo?")
    consult.send_question("Hallo?")
    consult.back()
    consult.join()
    consult.hand_over()
    assert (consult.typed, stage.phone.told, stage.phone.commands) == ("", [], [])


def _focused(stage: Stage) -> str:
    focused = stage.desk.sessions.focused
    assert focused is not None
    return focused.session_id
