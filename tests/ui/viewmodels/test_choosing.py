"""Choosing who calls: people on one number, and people found by hand."""

import pytest

from app.domain.caller import Candidate
from app.domain.errors import Failure
from tests import builders
from tests.ui import scenes
from tests.ui.stage import Stage
from ui.viewmodels.caller import CallerPicture, Screen

OTHER = "+31690005678"


def test_chosen_person_is_shown_with_where_the_name_came_from(stage: Stage) -> None:
    scenes.several(stage)
    stage.screens.caller.choose("REL-2")
    assert _picture(stage).origin == "gekozen; meer mensen gebruiken dit nummer"
    assert _picture(stage).title == "Abel Roodspecht-Demo"
    stage.screens.caller.change()
    assert [one.code for one in _picture(stage).candidates] == ["REL-1", "REL-2", "REL-3"]


def test_each_person_to_choose_has_a_digit_an_address_and_a_role(stage: Stage) -> None:
    scenes.several(stage)
    assert [(one.key, one.words, one.detail) for one in _picture(stage).candidates[1:]] == [
        ("2", "Abel Roodspecht-Demo", "Demolaan 12, Fictiestad-Nijmegen · Medehuurder"),
        ("3", "Femke Groenling-Demo", "Proefhof 3, Fictiestad-Nijmegen · Huurder · vertrokken huurder"),
    ]


def test_nobody_is_chosen_who_is_not_on_the_screen(stage: Stage) -> None:
    scenes.several(stage)
    stage.screens.caller.choose("REL-99")
    assert not stage.screens.caller.choose_by_key("9")
    assert _picture(stage).screen is Screen.CHOOSER


def test_no_more_people_than_there_are_digits(stage: Stage) -> None:
    stage.crm.knows(builders.MOBILE, *(Candidate(f"REL-{n}", f"Mees-Demo {n}") for n in range(14)))
    stage.talk()
    assert [one.key for one in _picture(stage).candidates] == list("123456789")


@pytest.mark.parametrize(
    ("text", "failure", "message"),
    [
        ("specht", None, "Druk op het cijfer van de persoon aan de lijn."),
        ("ijsvogel", None, "Niemand gevonden. Probeer de postcode met het huisnummer."),
        ("specht", Failure.TIMED_OUT, "Het CRM antwoordt niet op tijd."),
    ],
    ids=["found", "nobody", "failed"],
)
def test_outcome_of_a_search_is_said(text: str, failure: Failure | None, message: str, stage: Stage) -> None:
    stage.knows(number=OTHER)
    stage.talk()
    stage.crm.failure = failure
    stage.screens.search.type(text)
    stage.screens.search.go()
    picture = _picture(stage)
    assert (picture.screen, picture.title, picture.message) == (Screen.SEARCH, f"Zoeken: {text}", message)


def test_search_that_runs_says_so(stage: Stage) -> None:
    stage.talk()
    stage.crm.is_silent = True
    stage.screens.search.type("specht")
    stage.screens.search.go()
    assert _picture(stage).message == "Bezig met zoeken …"


def test_search_without_a_call_explains_when_a_home_can_be_opened(stage: Stage) -> None:
    stage.knows()
    stage.screens.search.type("roodspecht")
    stage.screens.search.go()
    assert _picture(stage).message == "Een woning of huurder kunt u openen tijdens een gesprek."
    stage.screens.caller.choose_by_key("1")
    assert stage.crm.loaded == []


def test_person_found_by_hand_is_shown_as_such(stage: Stage) -> None:
    stage.knows(number=OTHER)
    stage.talk()
    stage.screens.search.type("roodspecht")
    stage.screens.search.go()
    stage.screens.caller.choose_by_key("1")
    assert (_picture(stage).screen, _picture(stage).origin) == (Screen.PERSON, "zelf opgezocht")


def _picture(stage: Stage) -> CallerPicture:
    return stage.screens.caller.picture
