"""What the agent is at work, which only the CRM may say: a team lead sees the board, others never do."""

from app.domain.agent import Role
from app.domain.errors import Failure
from app.domain.moment import Moment
from app.ports import Clock, Crm

AGAIN = 900.0  # seconds until a known role is asked once more: somebody may have become team lead, or no more
RETRY = 30.0  # seconds until a CRM that gave no answer is asked once more


class EmployeeRole:
    """The agent's role. Nothing of it is kept on this computer: it is unknown until the CRM of today says it."""

    def __init__(self, crm: Crm, clock: Clock, relation_id: str) -> None:
        self._crm = crm
        self._clock = clock
        self._relation_id = relation_id
        self._ask_at: Moment | None = None
        self.role = Role.UNKNOWN

    @property
    def is_team_lead(self) -> bool:
        """True once the CRM said so."""
        return self.role is Role.TEAM_LEAD

    def start(self) -> None:
        """Ask for the first time; nobody can be asked about whoever has no key in the CRM."""
        if self._relation_id:
            self._ask()

    def ticked(self, now: Moment) -> None:
        """A second has passed: ask when it is time."""
        if self._ask_at is not None and now.mono >= self._ask_at.mono:
            self._ask()

    def found(self, relation_id: str, role: Role) -> None:
        """The CRM answered."""
        if relation_id == self._relation_id:
            self.role = role
            self._ask_at = self._clock.now().later(AGAIN)

    def failed(self, relation_id: str, failure: Failure) -> None:
        """The CRM gave no answer, or does not know this employee (any more)."""
        if relation_id != self._relation_id:
            return
        if not failure.is_passing:
            self.role = Role.UNKNOWN
        self._ask_at = self._clock.now().later(RETRY if failure.is_passing else AGAIN)

    def _ask(self) -> None:
        self._ask_at = None  # until the answer, which always comes
        self._crm.find_role(self._relation_id)
