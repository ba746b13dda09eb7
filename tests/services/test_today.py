"""The contacts of today: who asks for them, how often, and what is shown of them when."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from app.domain.agent import CrmState, Role
from app.domain.errors import Failure
from app.domain.events import DayFailed, DayLoaded
from app.domain.resolution import CodedContact, Share
from app.services.today import RECENT, REFRESH, WHOLE_DAY
from tests.builders import NOW
from tests.services.world import World

MIDNIGHT = NOW.utc.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)


def coded(number: int, minutes_ago: float = 5, **changes: Any) -> CodedContact:
    values: dict[str, Any] = {
        "contact_id": f"CM-{number}",
        "at": NOW.utc - timedelta(minutes=minutes_ago),
        "topic": "REP",
        "subtopic": "REPLOO",
        "outcome": "ELA",
        "is_handled": True,
        "unit_id": f"E-{number}",
        "complex_id": "CL-1",
    }
    return CodedContact(**(values | changes))


@pytest.fixture
def lead() -> World:
    """A team lead's desk that has the contacts of today."""
    world = World()
    world.crm.roles["MDW-1"] = Role.TEAM_LEAD
    world.crm.day = (coded(1), coded(2, 200, outcome="TWL"))
    world.crm.complexes["CL-1"] = "De Proefhof"
    world.restart_window()
    world.later(1)
    return world


def days_asked(world: World) -> list[datetime]:
    return [one for one in world.crm.asked if isinstance(one, datetime)]


def test_agent_asks_for_nobodys_contacts(world: World) -> None:
    world.crm.roles["MDW-1"] = Role.AGENT
    world.restart_window()
    world.seconds_pass(130)
    assert days_asked(world) == []
    assert world.desk.today.as_of is None


def test_first_question_is_for_the_whole_day_on_the_wall_of_this_office(lead: World) -> None:
    assert days_asked(lead) == [MIDNIGHT]
    assert lead.desk.today.resolution.whole == Share(1, 2)
    assert lead.desk.today.as_of == lead.clock.now()


def test_afterwards_only_what_can_be_new_is_asked_for_each_minute(lead: World) -> None:
    lead.crm.day = (coded(3, -1), coded(1, outcome="TWL"))
    lead.later(REFRESH - 1)
    assert len(days_asked(lead)) == 1
    lead.later(1)
    assert days_asked(lead)[1:] == [lead.clock.now().utc - RECENT]
    # The new one is there, the changed one is changed, the one from before is kept.
    assert lead.desk.today.resolution.whole == Share(1, 3)


def test_contact_that_is_gone_from_the_crm_goes_from_the_figures(lead: World) -> None:
    lead.crm.day = ()
    lead.later(REFRESH)
    assert lead.desk.today.resolution.whole == Share(0, 1)
    lead.seconds_pass(int(WHOLE_DAY))
    assert MIDNIGHT in days_asked(lead)[1:]
    assert lead.desk.today.resolution.whole == Share(0, 0)


def test_crm_that_fails_leaves_the_figures_as_old_as_they_are(lead: World) -> None:
    before = lead.desk.today.as_of
    lead.crm.failure = Failure.TIMED_OUT
    lead.later(REFRESH)
    assert (lead.desk.today.failure, lead.desk.today.as_of) == (Failure.TIMED_OUT, before)
    assert lead.desk.today.resolution.whole == Share(1, 2)
    assert lead.desk.crm_health.state is CrmState.REACHABLE
    lead.crm.failure = None
    lead.later(REFRESH)
    assert (lead.desk.today.failure, lead.desk.today.as_of) == (None, lead.clock.now())


def test_question_that_is_not_answered_is_not_asked_twice(lead: World) -> None:
    lead.crm.is_silent = True
    lead.seconds_pass(int(REFRESH) * 3)
    assert len(days_asked(lead)) == 2


@pytest.mark.parametrize(
    "late", [DayLoaded("an-earlier-one", ()), DayFailed("an-earlier-one", Failure.TIMED_OUT)]
)
def test_late_answer_is_dropped(lead: World, late: DayLoaded | DayFailed) -> None:
    lead.tell(late)
    assert lead.desk.today.resolution.whole == Share(1, 2)
    assert lead.desk.today.failure is None


def test_figures_begin_anew_at_midnight(lead: World) -> None:
    lead.crm.day = ()
    lead.crm.is_silent = True
    tomorrow = (MIDNIGHT + timedelta(days=1) - lead.clock.now().utc).total_seconds()
    lead.later(tomorrow - 1)
    assert lead.desk.today.resolution.whole == Share(1, 2)
    lead.later(1)
    assert lead.desk.today.resolution.whole == Share(0, 0)
    assert lead.desk.today.as_of is None
    assert days_asked(lead)[-1] == MIDNIGHT + timedelta(days=1)


def test_evening_before_is_not_asked_for_after_midnight(lead: World) -> None:
    tomorrow = MIDNIGHT + timedelta(days=1)
    lead.crm.day = (coded(9, minutes_ago=-(tomorrow - NOW.utc).total_seconds() / 60 + 10),)
    lead.later((tomorrow - lead.clock.now().utc).total_seconds())
    lead.later(REFRESH)
    assert days_asked(lead)[-2:] == [tomorrow, tomorrow]
    assert lead.desk.today.resolution.whole == Share(0, 0)


def test_building_in_which_something_happens_is_named_once(lead: World) -> None:
    assert lead.desk.today.incidents(lead.desk.now) == ()
    lead.crm.day = tuple(coded(number, minutes_ago=0) for number in range(3))
    lead.later(REFRESH)
    (found,) = lead.desk.today.incidents(lead.desk.now)
    assert found.reports == 3
    assert lead.desk.today.complex_name(found.complex_id) == "De Proefhof"
    lead.later(REFRESH)
    assert lead.crm.asked.count("CL-1") == 1


def test_name_that_could_not_be_had_is_asked_for_with_the_next_figures(lead: World) -> None:
    lead.crm.day = tuple(coded(number, minutes_ago=0) for number in range(3))
    name = lead.crm.complexes.pop("CL-1")
    lead.later(REFRESH)
    assert lead.desk.today.complex_name("CL-1") == ""
    lead.crm.complexes["CL-1"] = name
    lead.later(REFRESH)
    assert lead.desk.today.complex_name("CL-1") == name
