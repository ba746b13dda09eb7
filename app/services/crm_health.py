"""What we last saw of the CRM, for the lamp at the top of the window."""

from app.domain.agent import CrmState
from app.domain.errors import Failure


class CrmHealth:
    """The CRM's state as its answers show it."""

    def __init__(self) -> None:
        self.state = CrmState.UNKNOWN
        self.failure: Failure | None = None

    def answered(self) -> None:
        """It gave a usable answer."""
        self.state, self.failure = CrmState.REACHABLE, None

    def failed(self, failure: Failure) -> None:
        """It did not, or it refused this one thing, which only a living CRM can do."""
        if not failure.is_passing:
            self.answered()
            return
        unauthorised = failure is Failure.UNAUTHORISED
        self.state = CrmState.UNAUTHORISED if unauthorised else CrmState.UNREACHABLE
        self.failure = failure
