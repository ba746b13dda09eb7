"""Each part of a dossier has its own fate."""

import pytest

from app.domain.dossier import Dossier, DossierContent, PartName, PartState, name_of
from app.domain.errors import Failure
from tests import builders

ALL = builders.contents()


def part_state(dossier: Dossier, name: PartName) -> PartState:
    state: PartState = getattr(dossier, name.value).state
    return state


def test_every_part_has_its_place() -> None:
    assert [name_of(content) for content in ALL] == list(PartName)


@pytest.mark.parametrize("content", ALL, ids=lambda content: type(content).__name__)
def test_part_that_arrives_fills_its_own_place_and_no_other(content: DossierContent) -> None:
    dossier = Dossier("REL-1").with_content(content)
    name = name_of(content)
    assert getattr(dossier, name.value).content is content
    assert part_state(dossier, name) is PartState.LOADED
    assert all(part_state(dossier, other) is PartState.LOADING for other in PartName if other is not name)


@pytest.mark.parametrize("name", PartName)
def test_part_that_does_not_exist_is_absent_and_not_empty(name: PartName) -> None:
    dossier = Dossier("REL-1").with_absent(name)
    assert part_state(dossier, name) is PartState.ABSENT
    assert getattr(dossier, name.value).content is None


@pytest.mark.parametrize("name", PartName)
def test_part_that_failed_says_why(name: PartName) -> None:
    dossier = Dossier("REL-1").with_failure(name, Failure.TIMED_OUT)
    assert part_state(dossier, name) is PartState.FAILED
    assert getattr(dossier, name.value).failure is Failure.TIMED_OUT


@pytest.mark.parametrize("name", PartName)
def test_only_a_part_that_arrived_is_there(name: PartName) -> None:
    loaded = builders.dossier()
    assert loaded.has(name)
    for dossier in (Dossier("REL-1"), loaded.with_absent(name), loaded.with_failure(name, Failure.REFUSED)):
        assert not dossier.has(name)


def test_part_that_failed_and_then_arrives_is_loaded() -> None:
    dossier = Dossier("REL-1").with_failure(PartName.PERSON, Failure.TIMED_OUT)
    dossier = dossier.with_content(builders.person())
    assert part_state(dossier, PartName.PERSON) is PartState.LOADED
    assert dossier.failures == ()


def test_dossier_is_complete_when_nothing_is_loading_any_more() -> None:
    dossier = Dossier("REL-1")
    for content in ALL[:-2]:
        assert not dossier.is_complete
        dossier = dossier.with_content(content)
    dossier = dossier.with_absent(PartName.COMPLEX)
    assert not dossier.is_complete
    assert dossier.with_failure(PartName.COMPLEX_REPORTS, Failure.SERVER_ERROR).is_complete


def test_each_reason_of_failure_is_named_once() -> None:
    dossier = (
        Dossier("REL-1")
        .with_failure(PartName.LEASES, Failure.SERVER_ERROR)
        .with_failure(PartName.CASES, Failure.TIMED_OUT)
        .with_failure(PartName.UNIT, Failure.SERVER_ERROR)
    )
    assert dossier.failures == (Failure.SERVER_ERROR, Failure.TIMED_OUT)
