"""What a team lead has beside an agent's desk: role, contacts of today and queues, and who may follow them."""

from typing import assert_never

from app.domain import events
from app.domain.moment import Moment
from app.services.crm_health import CrmHealth
from app.services.employee_role import EmployeeRole
from app.services.queue_board import QueueBoard
from app.services.today import Today

LeadEvent = (
    events.RoleFound
    | events.RoleFailed
    | events.DayLoaded
    | events.DayFailed
    | events.ComplexNamed
    | events.ComplexNamingFailed
    | events.QueuesSeen
    | events.QueuesHeard
    | events.QueueFeedLost
)


class TeamLead:
    """Hands facts to the part that they concern; queues and contacts are followed for a team lead only."""

    def __init__(
        self, role: EmployeeRole, today: Today, queue_board: QueueBoard, crm_health: CrmHealth
    ) -> None:
        self._role = role
        self._today = today
        self._queue_board = queue_board
        self._crm_health = crm_health

    def take(self, event: LeadEvent) -> None:
        """Take one fact in."""
        match event:
            case events.RoleFound():
                self._crm_health.answered()
                self._role.found(event.relation_id, event.role)
                self._follow()
            case events.RoleFailed():
                self._crm_health.failed(event.failure)
                self._role.failed(event.relation_id, event.failure)
                self._follow()
            case events.DayLoaded():
                self._crm_health.answered()
                self._today.loaded(event.asked_id, event.contacts)
            case events.DayFailed():
                # The CRM is there though it may not give this: the figures say how old they are.
                self._today.failed(event.asked_id, event.failure)
            case events.ComplexNamed():
                self._today.named(event.complex_id, event.name)
            case events.ComplexNamingFailed():
                self._today.naming_failed(event.complex_id)
            case events.QueuesSeen():
                self._queue_board.seen(event)
            case events.QueuesHeard():
                self._queue_board.heard(event)
            case events.QueueFeedLost():
                self._queue_board.lost(event)
            case _:
                assert_never(event)

    def ticked(self, now: Moment) -> None:
        """A second has passed."""
        self._role.ticked(now)
        self._queue_board.ticked(now)
        if self._role.is_team_lead:
            self._today.ticked(now)

    def _follow(self) -> None:
        """Whoever may see the board follows the queues, also while it is closed: an alarm needs its minute."""
        if self._role.is_team_lead:
            self._queue_board.watch()
        else:
            self._queue_board.rest()
