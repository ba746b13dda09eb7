"""What is confidential stays covered until the caller is verified and the agent opens it, which is recorded."""

from collections.abc import Callable

import pytest

from app.domain.errors import StorageFull
from app.domain.tenancy import Leases, Person
from app.domain.verification import Question
from tests import builders
from tests.ui import scenes
from tests.ui.stage import Stage
from ui.viewmodels.caller import CallerPicture


def test_debt_and_nuisance_are_covered_until_the_caller_is_verified_and_the_agent_opens_them(
    stage: Stage,
) -> None:
    _confidential(stage)
    _stays_covered(stage)
    stage.screens.caller.reveal()
    stage.screens.caller.toggle_check(Question.BIRTH_DATE)
    stage.screens.caller.reveal()
    _stays_covered(stage)
    stage.screens.caller.toggle_check(Question.ADDRESS)
    _stays_covered(stage)
    assert _picture(stage).can_reveal
    assert stage.audit.noted == []
    stage.screens.caller.reveal()
    assert [line.title for line in _picture(stage).lines] == [
        "Overlastdossier: Geluidsoverlast boven",
        "Betalingsachterstand",
    ]
    assert not _picture(stage).can_reveal


def test_opening_is_recorded_once_with_contact_and_person(stage: Stage) -> None:
    _confidential(stage)
    _verify(stage)
    stage.screens.caller.reveal()
    stage.screens.caller.reveal()
    (noted,) = stage.audit.noted
    assert (noted.session_id, noted.relation_id) == (stage.desk.sessions.all[0].session_id, builders.RELATION)


def test_what_cannot_be_recorded_is_not_opened(stage: Stage) -> None:
    _confidential(stage)
    _verify(stage)
    stage.audit.error = StorageFull("SQLITE_FULL")
    stage.screens.caller.reveal()
    _stays_covered(stage)
    assert "schijf" in stage.screens.notices.picture[0].words


@pytest.mark.parametrize(
    "undo",
    [
        lambda stage: stage.screens.caller.toggle_check(Question.ADDRESS),
        lambda stage: (stage.screens.caller.change(), stage.screens.caller.choose_by_key("1")),
    ],
    ids=["an answer was wrong after all", "somebody else after all"],
)
def test_opened_lines_are_covered_again_when_it_is_not_sure_any_more(
    undo: Callable[[Stage], object], stage: Stage
) -> None:
    _confidential(stage)
    _verify(stage)
    stage.screens.caller.reveal()
    undo(stage)
    _stays_covered(stage)
    assert not _picture(stage).is_verified


def test_next_call_of_the_same_tenant_begins_covered(stage: Stage) -> None:
    _confidential(stage)
    _verify(stage)
    stage.screens.caller.reveal()
    stage.phone.other_ends("call-1")
    stage.talk("call-2")
    _stays_covered(stage)
    assert not _picture(stage).is_verified


@pytest.mark.parametrize(
    ("parts", "answers"),
    [
        ((), ["12-04-1961", "0412 AB 12", "01-03-2014"]),
        ((Leases(),), ["12-04-1961", "0412 AB 12"]),
        ((Person(builders.RELATION, "Roodspecht-Demo", address=builders.address()), Leases()), []),
        ((Person(builders.RELATION, "Roodspecht-Demo"),), []),
    ],
    ids=["three", "two", "one is not enough", "lease alone is not enough"],
)
def test_questions_are_asked_only_when_two_answers_are_known(
    parts: tuple[Person | Leases, ...], answers: list[str], stage: Stage
) -> None:
    stage.knows(*parts)
    stage.talk()
    assert [check.answer for check in _picture(stage).checks] == answers


def test_question_that_is_not_there_cannot_be_answered(stage: Stage) -> None:
    stage.knows(Leases())
    stage.talk()
    stage.screens.caller.toggle_check_at(2)
    assert stage.desk.sessions.all[0].verification.answered == frozenset()


def _picture(stage: Stage) -> CallerPicture:
    return stage.screens.caller.picture


def _confidential(stage: Stage) -> None:
    stage.knows(*scenes.only_confidential())
    stage.talk()


def _verify(stage: Stage) -> None:
    for question in (Question.BIRTH_DATE, Question.ADDRESS):
        stage.screens.caller.toggle_check(question)


def _stays_covered(stage: Stage) -> None:
    picture = _picture(stage)
    assert [line.is_covered for line in picture.lines] == [True, True]
    for word in ("overlast", "achterstand"):
        assert word not in str(picture).lower()
