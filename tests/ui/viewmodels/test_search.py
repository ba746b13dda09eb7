"""The search field: a home, a name, or a number to call."""

import pytest

from app.domain.search import SearchQuery
from tests import builders
from tests.ui import scenes
from tests.ui.stage import Stage
from ui.viewmodels.search import SearchPicture

OTHER = "+31690005678"


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("", ""),
        ("   ", ""),
        ("specht", "Zoeken"),
        ("0412 AB 12", "Zoeken"),
        ("06 90001234", "Bel +31 6 90001234"),
        ("+31690001234", "Bel +31 6 90001234"),
        ("6002", "Bel 6002"),
        ("anonymous", "Zoeken"),
        ("<b>12</b>", "Zoeken"),
    ],
)
def test_field_says_what_enter_will_do(text: str, action: str, stage: Stage) -> None:
    stage.screens.search.type(text)
    assert stage.screens.search.picture == SearchPicture(text, action)


def test_number_is_called_and_the_field_is_empty_again(stage: Stage) -> None:
    stage.screens.search.type("06 90001234")
    stage.screens.search.go()
    assert stage.phone.commands[-1][::2] == ("dial", builders.MOBILE)
    assert stage.screens.search.picture.text == ""
    assert stage.crm.searched == []


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("0412 ab 12", SearchQuery(postcode="0412AB", house_number="12")),
        ("Roodspecht", SearchQuery(name="Roodspecht")),
    ],
)
def test_home_or_name_is_looked_up(text: str, query: SearchQuery, stage: Stage) -> None:
    stage.screens.search.type(text)
    stage.screens.search.go()
    assert stage.crm.searched == [query]
    assert not [command for command in stage.phone.commands if command[0] == "dial"]


def test_nothing_is_looked_up_while_it_is_typed(stage: Stage) -> None:
    for end in range(1, 8):
        stage.screens.search.type("roodspecht"[:end])
    assert stage.crm.searched == []


def test_emptied_field_takes_the_result_away(stage: Stage) -> None:
    scenes.searching(stage)
    stage.screens.search.type("")
    assert stage.screens.caller.picture.candidates == ()


def test_leaving_takes_text_and_result_away(stage: Stage) -> None:
    scenes.searching(stage)
    stage.screens.search.leave()
    assert stage.screens.search.picture == SearchPicture()
    assert stage.screens.caller.picture.title == "+31 6 90001234"


def test_text_goes_when_somebody_was_chosen(stage: Stage) -> None:
    scenes.searching(stage)
    stage.screens.caller.choose_by_key("2")
    assert stage.screens.search.picture == SearchPicture()


def test_what_was_searched_for_one_caller_cannot_be_chosen_for_the_next(stage: Stage) -> None:
    scenes.searching(stage)
    stage.phone.other_ends("call-1")
    stage.talk("call-2", "+31690009999")
    assert stage.screens.search.picture == SearchPicture()
    assert stage.screens.caller.picture.candidates == ()


def test_what_is_being_typed_survives_the_next_caller(stage: Stage) -> None:
    scenes.searching(stage)
    stage.screens.search.type("groenl")
    stage.phone.other_ends("call-1")
    stage.talk("call-2", "+31690009999")
    assert stage.screens.search.picture.text == "groenl"
