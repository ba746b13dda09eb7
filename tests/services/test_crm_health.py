"""The lamp of the CRM says what was last seen of it."""

import pytest

from app.domain import events
from app.domain.agent import CrmState
from app.domain.dossier import PartName
from app.domain.errors import Failure
from tests import builders
from tests.services.world import World


def test_nothing_is_said_of_a_crm_that_has_not_answered_yet(world: World) -> None:
    world.crm.is_silent = True
    world.restart_window()
    assert (world.desk.crm_health.state, world.desk.crm_health.failure) == (CrmState.UNKNOWN, None)


@pytest.mark.parametrize("failure", Failure)
def test_refusal_comes_from_a_living_crm_and_every_other_failure_from_a_sick_one(
    world: World, failure: Failure
) -> None:
    world.crm.failure = failure
    world.ring()
    health = world.desk.crm_health
    if not failure.is_passing:
        assert (health.state, health.failure) == (CrmState.REACHABLE, None)
    else:
        expected = CrmState.UNAUTHORISED if failure is Failure.UNAUTHORISED else CrmState.UNREACHABLE
        assert (health.state, health.failure) == (expected, failure)


FAILED = Failure.TIMED_OUT


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        (events.IdentificationFailed("?", FAILED), events.CallerIdentified("?", ())),
        (
            events.DossierPartFailed("?", "?", PartName.UNIT, FAILED),
            events.DossierLoaded("?", "?", builders.unit()),
        ),
        (events.SearchFailed("?", FAILED), events.CallersFound("?", ())),
        (events.RecordingFailed("?", FAILED), events.ContactRecorded("?", "CRM-1")),
    ],
    ids=["number", "dossier", "search", "recording"],
)
def test_every_answer_and_every_failure_counts(world: World, bad: events.Event, good: events.Event) -> None:
    world.tell(bad)
    assert world.desk.crm_health.state is CrmState.UNREACHABLE
    world.tell(good)
    assert (world.desk.crm_health.state, world.desk.crm_health.failure) == (CrmState.REACHABLE, None)
