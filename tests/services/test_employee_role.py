"""Who is a team lead: the CRM of today says it, and nothing else."""

import pytest

from app.domain.agent import CrmState, Role
from app.domain.errors import Failure
from app.domain.events import RoleFailed, RoleFound
from app.domain.queues import Board, FeedState
from app.services.employee_role import AGAIN, RETRY, EmployeeRole
from tests.services.world import World

ME = "MDW-1"


@pytest.fixture
def leading() -> World:
    """A desk whose agent is a team lead by the CRM."""
    world = World()
    world.crm.roles[ME] = Role.TEAM_LEAD
    world.restart_window()
    return world


def test_role_is_unknown_until_the_crm_answers(world: World) -> None:
    world.crm.is_silent = True
    world.restart_window()
    world.seconds_pass(200)
    assert world.desk.role.role is Role.UNKNOWN
    assert not world.desk.role.is_team_lead


@pytest.mark.parametrize("role", [Role.AGENT, Role.TEAM_LEAD])
def test_role_is_what_the_crm_says(world: World, role: Role) -> None:
    world.crm.roles[ME] = role
    world.restart_window()
    assert world.desk.role.role is role


def test_role_of_the_last_window_is_not_trusted_while_the_crm_is_down(leading: World) -> None:
    assert leading.desk.role.is_team_lead
    leading.crm.failure = Failure.UNREACHABLE
    leading.restart_window()
    assert leading.desk.role.role is Role.UNKNOWN
    assert leading.desk.crm_health.state is CrmState.UNREACHABLE


def test_role_comes_when_the_crm_is_back(leading: World) -> None:
    leading.crm.failure = Failure.UNREACHABLE
    leading.restart_window()
    leading.later(RETRY - 1)
    leading.crm.failure = None
    assert not leading.desk.role.is_team_lead
    leading.later(1)
    assert leading.desk.role.is_team_lead


def test_role_that_was_taken_away_ends_within_a_quarter_of_an_hour(leading: World) -> None:
    leading.crm.roles[ME] = Role.AGENT
    leading.later(AGAIN - 1)
    assert leading.desk.role.is_team_lead
    leading.later(1)
    assert leading.desk.role.role is Role.AGENT


def test_role_stays_while_the_crm_is_down_for_a_while(leading: World) -> None:
    leading.crm.failure = Failure.TIMED_OUT
    leading.later(AGAIN)
    assert leading.desk.role.is_team_lead


def test_employee_whom_the_crm_does_not_know_any_more_leads_no_more(leading: World) -> None:
    del leading.crm.roles[ME]
    leading.later(AGAIN)
    assert leading.desk.role.role is Role.UNKNOWN
    asked = leading.crm.asked.count(ME)
    leading.later(RETRY)
    assert leading.crm.asked.count(ME) == asked


@pytest.mark.parametrize("told", [RoleFound("MDW-2", Role.TEAM_LEAD), RoleFailed("MDW-2", Failure.NOT_FOUND)])
def test_answer_about_somebody_else_changes_nothing(leading: World, told: RoleFound | RoleFailed) -> None:
    before = leading.desk.role.role
    leading.tell(told)
    assert leading.desk.role.role is before


def test_agent_without_a_key_in_the_crm_is_asked_about_by_nobody(world: World) -> None:
    nobody = EmployeeRole(world.crm, world.clock, "")
    world.crm.asked.clear()
    nobody.start()
    nobody.ticked(world.clock.advance(AGAIN))
    assert world.crm.asked == []
    assert nobody.role is Role.UNKNOWN


def test_queues_are_followed_for_a_team_lead_and_for_nobody_else(leading: World) -> None:
    feed, board = leading.queue_feed, leading.desk.queue_board
    assert (feed.is_watched, board.board.feed) == (True, FeedState.LIVE)
    leading.crm.roles[ME] = Role.AGENT
    leading.later(AGAIN)
    assert (feed.is_watched, board.board) == (False, Board())


def test_queues_of_an_employee_whom_the_crm_forgot_are_followed_no_more(leading: World) -> None:
    del leading.crm.roles[ME]
    leading.later(AGAIN)
    assert not leading.queue_feed.is_watched
