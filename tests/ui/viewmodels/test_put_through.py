"""The chooser for putting a caller through."""

import pytest

from app.domain.building import Carer, Complex
from app.domain.consult import ConsultState
from tests import builders
from tests.ui import scenes
from tests.ui.stage import Stage


def test_building_comes_first_with_what_each_one_is(stage: Stage) -> None:
    stage.knows(Complex(builders.COMPLEX, "Proefhof", (Carer("Liftonderhoud", "Liftwacht"),)))
    stage.talk()
    stage.screens.put_through.open()
    choices = stage.screens.put_through.picture.choices
    assert [(one.words, one.detail) for one in choices[:2]] == [
        ("Liftwacht", "Liftonderhoud van dit gebouw · +31 6 90007777"),
        ("Winterkoning-Demo", "collega · 1004"),
    ]
    assert [one.is_chosen for one in choices[:2]] == [True, False]
    assert {one.detail.split(" · ")[0] for one in choices[2:]} == {"collega", "wachtrij", "partner"}


def test_marked_one_is_asked_first(stage: Stage) -> None:
    scenes.in_call(stage)
    chooser = stage.screens.put_through
    chooser.type("wonen")
    assert chooser.ask()
    consult = stage.desk.consults.open_consult
    assert consult is not None
    assert (consult.colleague, consult.name, consult.state) == ("700", "Wonen", ConsultState.ASKING)
    assert not chooser.picture.can_act
    assert not chooser.ask()


def test_marked_one_gets_the_caller_at_once(stage: Stage) -> None:
    scenes.in_call(stage)
    chooser = stage.screens.put_through
    chooser.type("06 9000 4321")
    assert chooser.picture.choices[0].words == "+31 6 90004321"
    assert chooser.send()
    assert stage.phone.commands[-1] == ("put_through", "call-1", "+31690004321")


def test_mark_moves_and_stays_within_the_list(stage: Stage) -> None:
    scenes.in_call(stage)
    chooser = stage.screens.put_through
    chooser.open()
    for step, marked in ((1, 1), (1, 2), (-5, 0), (99, 5)):
        chooser.move(step)
        assert [one.is_chosen for one in chooser.picture.choices].index(True) == marked
    chooser.mark("710")
    assert next(one for one in chooser.picture.choices if one.is_chosen).words == "Betalen"
    chooser.mark("nobody's")
    assert chooser.picture.choices[0].is_chosen


@pytest.mark.parametrize(("text", "words"), [("xyz", "Niemand gevonden. Een nummer mag ook."), ("wonen", "")])
def test_what_is_not_found_is_said(text: str, words: str, stage: Stage) -> None:
    scenes.in_call(stage)
    stage.screens.put_through.type(text)
    assert stage.screens.put_through.picture.message == words


def test_nobody_can_be_put_through_when_nobody_is_on_the_line(stage: Stage) -> None:
    chooser = stage.screens.put_through
    assert not chooser.can_begin
    assert chooser.picture.message == "Er is niemand aan de lijn om door te verbinden."
    chooser.type("xyz")
    assert not chooser.ask()
    assert not chooser.send()
