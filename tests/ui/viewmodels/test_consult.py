"""Asking the senior: who hears whom, how long the caller waits, and the ways out."""

import pytest

from app.domain.call import EndCause
from app.domain.consult import Colleague
from tests import builders
from tests.ui import consult_scenes, scenes
from tests.ui.stage import Scene, Stage
from ui.viewmodels.consult import SHOWN_AFTER, Consult, ConsultPicture, Hears

ALONE = "U spreekt met de vraagbaak; de beller hoort niets"


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


def _hand_over_failed(stage: Stage) -> None:
    _handing_over(stage)
    stage.phone.transfer_fails("call-1", EndCause.REFUSED)


def _ended_for_all(stage: Stage) -> None:
    scenes.together(stage)
    stage.screens.consult.end_for_all()


def _put_through_failed(cause: EndCause) -> Scene:
    def scene(stage: Stage) -> None:
        consult_scenes.put_through(stage)
        stage.phone.transfer_fails("call-1", cause)

    scene.__name__ = f"put_through_{cause.name}"
    return scene


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
        (_handing_over, "De beller wordt doorverbonden met de vraagbaak …", Hears.COLLEAGUE),
        (_handed_over, "De beller gaat verder met de vraagbaak", Hears.NOBODY),
        (_hand_over_failed, f"Doorverbinden lukte niet. {ALONE}", Hears.COLLEAGUE),
        (_ended_for_all, "Voor iedereen beëindigd", Hears.NOBODY),
        (
            consult_scenes.senior_waits,
            "U spreekt met de beller; de vraagbaak wacht en hoort niets",
            Hears.CALLER,
        ),
        (
            consult_scenes.partner_asked,
            "U spreekt met Liftwacht; de beller hoort niets",
            Hears.COLLEAGUE,
        ),
        (consult_scenes.both_wait, "De beller en de vraagbaak wachten allebei", Hears.NOBODY),
        (
            consult_scenes.put_through,
            "De beller wordt doorverbonden met Liftwacht …",
            Hears.NOBODY,
        ),
        *(
            (
                _put_through_failed(cause),
                f"Liftwacht {why}. U bent terug bij de beller.",
                Hears.CALLER,
            )
            for cause, why in (
                (EndCause.BUSY, "is in gesprek"),
                (EndCause.NOT_ANSWERED, "neemt niet op"),
                (EndCause.UNREACHABLE, "is niet bereikbaar"),
                (EndCause.BY_OTHER_PARTY, "heeft opgehangen"),
            )
        ),
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
    ("scene", "ways", "lit", "swap"),
    [
        (scenes.asking, "c   ", Hears.COLLEAGUE, Hears.NOBODY),
        (scenes.consulting, "c jh", Hears.COLLEAGUE, Hears.CALLER),
        (consult_scenes.senior_waits, " sjh", Hears.CALLER, Hears.COLLEAGUE),
        (scenes.together, "cs h", Hears.ALL, Hears.COLLEAGUE),
        (consult_scenes.both_wait, "csjh", Hears.NOBODY, Hears.COLLEAGUE),
        (_handing_over, "c   ", Hears.COLLEAGUE, Hears.NOBODY),
        (consult_scenes.put_through, "c   ", Hears.NOBODY, Hears.NOBODY),
        (_returned, "    ", Hears.NOBODY, Hears.NOBODY),
    ],
)
def test_only_ways_that_lead_somewhere_are_open_and_one_button_is_lit(
    scene: Scene, ways: str, lit: Hears, swap: Hears, stage: Stage
) -> None:
    scene(stage)
    picture = stage.screens.consult.picture
    open_ways = (
        picture.can_talk_to_caller,
        picture.can_talk_to_colleague,
        picture.can_join,
        picture.can_hand_over,
    )
    assert "".join(way if is_open else " " for way, is_open in zip("csjh", open_ways, strict=True)) == ways
    assert (picture.lit, picture.swap) == (lit, swap)


def test_buttons_do_what_they_say(stage: Stage) -> None:
    scenes.consulting(stage)
    consult: Consult = stage.screens.consult
    for press, hears in (
        (consult.talk_to_caller, Hears.CALLER),
        (consult.talk_to_colleague, Hears.COLLEAGUE),
        (consult.join, Hears.ALL),
        (consult.swap, Hears.COLLEAGUE),
        (consult.swap, Hears.CALLER),
    ):
        press()
        assert consult.picture.lit is hears
    stage.later(7)
    assert consult.picture.colleague_waits == "00:07"


def test_partner_is_called_by_name_and_told_nothing(stage: Stage) -> None:
    consult_scenes.partner_asked(stage)
    picture = stage.screens.consult.picture
    assert (picture.colleague, picture.can_tell) == ("Liftwacht", False)
    assert stage.screens.calls.picture.live[1].title == "Liftwacht"
    assert stage.phone.told == []


def test_number_without_a_name_is_shown_as_a_number(stage: Stage) -> None:
    scenes.in_call(stage)
    stage.desk.asking.ask("", Colleague("+31690007777", "+31690007777"))
    assert stage.screens.consult.picture.colleague == "+31 6 90007777"


def test_time_that_the_caller_waits_runs_in_sight_until_they_are_back(stage: Stage) -> None:
    scenes.asking(stage)
    assert stage.screens.consult.picture.caller_waits == "00:12"
    stage.later(50)
    assert stage.screens.consult.picture.caller_waits == "01:02"
    stage.screens.consult.back()
    assert stage.screens.consult.picture.caller_waits == ""


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
    consult.swap()
    consult.end_for_all()
    done = [command for command in stage.phone.commands if command[0] != "watch"]
    assert (consult.typed, stage.phone.told, done) == ("", [], [])


def _focused(stage: Stage) -> str:
    focused = stage.desk.sessions.focused
    assert focused is not None
    return focused.session_id
