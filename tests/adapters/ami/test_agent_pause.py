"""Pausing one agent through the manager interface, whatever the other end says."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from app.adapters.ami.ami_agent_pause import AmiAgentPause
from app.adapters.ami.ami_queue_feed import pause_account
from app.adapters.ami.connection import ManagerAccount
from app.adapters.system_clock import SystemClock
from app.domain.events import PauseOrdered, PauseTold
from app.settings import Settings
from tests.adapters.ami.scripted import Line, Script, ScriptedServer, scripted
from tests.adapters.crm.inbox import Inbox

OWN, OTHER = "PJSIP/6001", "PJSIP/6002"
PASSWORD = "wachtwoord-van-de-proef"


def member(interface: str, queue: str, *, is_paused: bool, reason: str = "") -> bytes:
    """A row of the status."""
    fields = {"Queue": queue, "Location": interface, "Paused": str(int(is_paused)), "PausedReason": reason}
    return "".join(
        f"{name}: {value}\r\n" for name, value in {"Event": "QueueMember", **fields}.items()
    ).encode()


def pauses(interface: str, queue: str, *, is_paused: bool, reason: str = "") -> bytes:
    """What the exchange says of its own accord."""
    return (
        f"Event: QueueMemberPause\r\nQueue: {queue}\r\nInterface: {interface}\r\n"
        f"Paused: {int(is_paused)}\r\nPausedReason: {reason}\r\n\r\n"
    ).encode()


class Agents:
    """Agents of a test, closed at its end."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self.inbox = Inbox()
        self._read = 0
        self.server: ScriptedServer

    def watch(self, *scripts: Script) -> AmiAgentPause:
        """One who follows the pause at an exchange that does this."""
        self.server = self._stack.enter_context(scripted(*scripts))
        account = ManagerAccount("127.0.0.1", self.server.port, "pause", PASSWORD, is_tls=False)
        pause = AmiAgentPause(account, OWN, SystemClock(), self.inbox.post, jitter=lambda: 0.0)
        self._stack.callback(pause.close)
        pause.watch()
        return pause

    def told(self) -> tuple[bool | None, str]:
        """What is told next of how the pause stands."""
        self._read += 1
        events = self.inbox.wait_until(
            lambda all_: sum(isinstance(one, PauseTold) for one in all_) >= self._read
        )
        event = [one for one in events if isinstance(one, PauseTold)][self._read - 1]
        return event.is_paused, event.reason


@pytest.fixture
def agents() -> Iterator[Agents]:
    """Makes them."""
    with ExitStack() as stack:
        yield Agents(stack)


def standing(*rows: bytes, then: Callable[[Line], None] = Line.stay) -> Script:
    """An exchange at which the pause stands like this."""

    def play(line: Line) -> None:
        line.let_in()
        line.tell(*rows)
        then(line)

    return play


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((member(OWN, "Huur", is_paused=False),), (False, "")),
        ((member(OWN, "Huur", is_paused=True, reason="Lunch"),), (True, "Lunch")),
        ((member(OWN, "Huur", is_paused=True), member(OWN, "Wonen", is_paused=False)), (False, "")),
        ((member(OWN, "Huur", is_paused=True), member(OWN, "Wonen", is_paused=True)), (True, "")),
        ((member(OTHER, "Huur", is_paused=True),), (None, "")),
        ((), (None, "")),
    ],
)
def test_agent_is_paused_who_gets_calls_from_no_queue(
    rows: tuple[bytes, ...], told: tuple[bool | None, str], agents: Agents
) -> None:
    agents.watch(standing(*rows))
    assert agents.told() == told


def test_change_is_told_and_what_concerns_others_is_not(agents: Agents) -> None:
    def changes(line: Line) -> None:
        line.say(
            pauses(OTHER, "Huur", is_paused=True),
            pauses(OWN, "Huur", is_paused=True, reason="Lunch\x07"),
            pauses(OWN, "Huur", is_paused=True, reason="Lunch"),
            b"Event: QueueMemberRemoved\r\nQueue: Huur\r\nInterface: PJSIP/6001\r\n\r\n",
        )
        line.stay()

    agents.watch(standing(member(OWN, "Huur", is_paused=False), then=changes))
    assert [agents.told() for _ in range(3)] == [(False, ""), (True, "Lunch"), (None, "")]


@pytest.mark.parametrize(("response", "is_done"), [("Success", True), ("Error", False)])
def test_order_names_only_this_agent_and_says_how_it_went(
    response: str, is_done: bool, agents: Agents
) -> None:
    asked: list[dict[str, str]] = []

    def obey(line: Line) -> None:
        while True:
            action = line.action()
            if action["Action"] == "QueuePause":
                asked.append(action)
            line.answer(action, response if action["Action"] == "QueuePause" else "Success")

    pause = agents.watch(standing(member(OWN, "Huur", is_paused=False), then=obey))
    agents.told()
    pause.order("order-1", "Lunch\r\nAction: Originate", is_paused=True)
    assert agents.inbox.one(PauseOrdered).is_done is is_done
    (sent,) = asked
    assert sent.pop("ActionID")
    assert sent == {
        "Action": "QueuePause",
        "Interface": OWN,
        "Paused": "true",
        "Reason": "Lunch Action: Originate",
    }
    assert b"Action: Originate\r\n" not in agents.server.heard.replace(
        b"Reason: Lunch Action: Originate\r\n", b""
    )


def test_order_without_an_answer_is_not_done_when_the_connection_breaks(agents: Agents) -> None:
    def breaks(line: Line) -> None:
        while line.action()["Action"] != "QueuePause":
            continue

    pause = agents.watch(standing(member(OWN, "Huur", is_paused=False), then=breaks))
    agents.told()
    pause.order("order-1", "", is_paused=True)
    event = agents.inbox.one(PauseOrdered)
    assert (event.order_id, event.is_done) == ("order-1", False)
    assert agents.told() == (None, "")
    assert agents.told() == (False, "")


def test_order_while_nobody_is_there_is_refused_at_once(agents: Agents) -> None:
    pause = AmiAgentPause(None, OWN, SystemClock(), agents.inbox.post)
    pause.watch()
    pause.order("order-1", "", is_paused=True)
    assert not agents.inbox.one(PauseOrdered).is_done
    pause.close()


def test_wrong_password_is_told_as_not_to_be_had(agents: Agents) -> None:
    def refuses(line: Line) -> None:
        line.say(b"Asterisk Call Manager/11.0.0\r\n")
        line.answer(line.action(), Challenge="1234")
        line.answer(line.action(), "Error")

    agents.watch(refuses)
    assert agents.told() == (None, "")
    assert PASSWORD.encode() not in agents.server.heard


@pytest.mark.parametrize("said", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b"\xff" * 70_000, b""])
def test_other_end_that_is_something_else_is_left_and_tried_again(said: bytes, agents: Agents) -> None:
    agents.watch(lambda line: line.say(said), standing(member(OWN, "Huur", is_paused=True)))
    assert agents.told() == (None, "")
    assert agents.told() == (True, "")


def test_account_is_one_of_its_own_at_the_exchange_of_the_board() -> None:
    settings = Settings(queues_server="pbx.example:5039", queues_user="board", pause_user="pause")
    account = pause_account(settings, "x")
    assert account is not None
    assert (account.host, account.port, account.user, account.is_tls) == ("pbx.example", 5039, "pause", True)
    assert pause_account(Settings(queues_server="pbx.example", queues_user="board"), "x") is None
    assert pause_account(Settings(pause_user="pause"), "x") is None
