"""How a switch of the exchange is thrown from here: by dialling a code, or through its manager interface."""

from typing import Protocol

from app.domain.quiet import PauseReason, SwitchNumbers
from app.ports import AgentPause, Phone

CODE_CALL = "code-"


def is_code_call(call_id: str) -> bool:
    """True for a call that only carries a code; it is no conversation, and no window shows it."""
    return call_id.startswith(CODE_CALL)


class Hand(Protocol):
    """Throws one switch. How it went comes as an event with the id of the order."""

    def can(self, reason: PauseReason, *, on: bool) -> bool:
        """False where the exchange cannot be told."""

    def throw(self, order_id: str, reason: PauseReason, *, on: bool) -> None:
        """Tell the exchange."""

    def let_go(self, order_id: str) -> bool:
        """It took too long; True when nothing more will be heard of it."""


class DialledHand:
    """Dials a code for on and another for off; the call is the order."""

    def __init__(self, phone: Phone, numbers: SwitchNumbers) -> None:
        self._phone = phone
        self._numbers = numbers

    def can(self, reason: PauseReason, *, on: bool) -> bool:
        """True when there is a code for it."""
        return bool(self._code(reason, on=on))

    def throw(self, order_id: str, reason: PauseReason, *, on: bool) -> None:
        """Dial."""
        self._phone.dial(order_id, self._code(reason, on=on))

    def let_go(self, order_id: str) -> bool:
        """Hang up; the end of the call is told."""
        self._phone.hang_up(order_id)
        return False

    def _code(self, reason: PauseReason, *, on: bool) -> str:
        return (reason.code or self._numbers.on) if on else self._numbers.off


class ManagerHand:
    """Asks the manager interface of the exchange, which gets the reason in words."""

    def __init__(self, agent_pause: AgentPause) -> None:
        self._agent_pause = agent_pause

    def can(self, _reason: PauseReason, *, on: bool) -> bool:  # noqa: ARG002
        """Always; whether it is there is found out by asking."""
        return True

    def throw(self, order_id: str, reason: PauseReason, *, on: bool) -> None:
        """Ask."""
        self._agent_pause.order(order_id, reason.words if on else "", is_paused=on)

    def let_go(self, _order_id: str) -> bool:
        """Nobody waits for an answer any longer."""
        return True
