"""Two pauses behind the same port, and the exchange that keeps them, for the contract of `AgentPause`."""

from contextlib import ExitStack
from typing import Protocol, TypeVar

from app.adapters.ami.ami_agent_pause import AmiAgentPause
from app.adapters.ami.connection import ManagerAccount
from app.adapters.system_clock import SystemClock
from app.domain.events import Event
from app.ports import AgentPause
from tests.adapters.ami.scripted import Line, scripted
from tests.adapters.crm.inbox import Inbox
from tests.fakes.agent_pause import FakeAgentPause
from tests.fakes.clock import FakeClock

Kind = TypeVar("Kind", bound=Event)
_OWN = "PJSIP/6001"


class PausedAgent(Protocol):
    """An `AgentPause`, what it posts, and what the exchange does."""

    pause: AgentPause

    def told(self, kind: type[Kind], number: int = 1) -> Kind:
        """The event of this kind with this number, waiting for it."""

    def somebody_else_pauses(self, reason: str) -> None:
        """The agent is paused at the exchange."""

    def exchange_refuses(self) -> None:
        """From now on no order is carried out."""

    def exchange_goes(self) -> None:
        """It is not there any more."""

    def close(self) -> None:
        """The end."""


class FakePausedAgent:
    """The fake of the unit tests."""

    def __init__(self) -> None:
        self._events: list[Event] = []
        self._fake = FakeAgentPause(self._events.append, FakeClock())
        self.pause: AgentPause = self._fake

    def told(self, kind: type[Kind], number: int = 1) -> Kind:
        return [event for event in self._events if isinstance(event, kind)][number - 1]

    def somebody_else_pauses(self, reason: str) -> None:
        self._fake.throw(reason, is_paused=True)

    def exchange_refuses(self) -> None:
        self._fake.refuses = True

    def exchange_goes(self) -> None:
        self._fake.goes()

    def close(self) -> None:
        pass


class ManagedAgent:
    """The real adapter, at a manager interface that does what it is asked."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._inbox = Inbox()
        self._state = (False, "")
        self._refuses = False
        self._lines: list[Line] = []
        self._server = self._stack.enter_context(scripted(self._serve))
        account = ManagerAccount("127.0.0.1", self._server.port, "pause", "x", is_tls=False)
        adapter = AmiAgentPause(account, _OWN, SystemClock(), self._inbox.post, jitter=lambda: 0.0)
        self._stack.callback(adapter.close)
        self.pause: AgentPause = adapter

    def told(self, kind: type[Kind], number: int = 1) -> Kind:
        events = self._inbox.wait_until(lambda all_: sum(isinstance(one, kind) for one in all_) >= number)
        return [event for event in events if isinstance(event, kind)][number - 1]

    def somebody_else_pauses(self, reason: str) -> None:
        self._change(is_paused=True, reason=reason)

    def exchange_refuses(self) -> None:
        self._refuses = True

    def exchange_goes(self) -> None:
        self._server.close()

    def close(self) -> None:
        self._stack.close()

    def _serve(self, line: Line) -> None:
        line.let_in()
        self._lines.append(line)
        while True:
            action = line.action()
            match action["Action"]:
                case "QueueStatus":
                    line.answer(action)
                    tag = f"ActionID: {action['ActionID']}\r\n\r\n"
                    line.say(
                        f"{self._row('QueueMember', 'Location')}{tag}Event: QueueStatusComplete\r\n{tag}".encode()
                    )
                case "QueuePause" if self._refuses:
                    line.answer(action, "Error")
                case "QueuePause":
                    self._change(is_paused=action["Paused"] == "true", reason=action["Reason"])
                    line.answer(action)
                case _:
                    line.answer(action)

    def _change(self, *, is_paused: bool, reason: str) -> None:
        self._state = (is_paused, reason)
        self._lines[-1].say(f"{self._row('QueueMemberPause', 'Interface')}\r\n".encode())

    def _row(self, event: str, field: str) -> str:
        is_paused, reason = self._state
        return (
            f"Event: {event}\r\nQueue: Huur\r\n{field}: {_OWN}\r\nPaused: {int(is_paused)}\r\n"
            f"PausedReason: {reason}\r\n"
        )
