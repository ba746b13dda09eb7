"""The product's queue feed at whatever a test puts at the other end."""

from contextlib import ExitStack

from app.adapters.ami.ami_queue_feed import AmiQueueFeed
from app.adapters.ami.connection import ManagerAccount
from app.adapters.system_clock import SystemClock
from app.demo.manager.server import USER
from app.domain.events import Event, QueueFeedLost, QueuesHeard
from tests.adapters.ami.scripted import Line, Script, ScriptedServer, scripted
from tests.adapters.crm.inbox import Inbox

PASSWORD = "wachtwoord-van-de-proef"
PARAMS = (
    b"Event: QueueParams\r\nQueue: Huur\r\nCompleted: 0\r\nAbandoned: 0\r\nServiceLevel: 0\r\n"
    b"ServicelevelPerf: 0.0\r\n"
)
LEAVES = b"Event: QueueMemberRemoved\r\nQueue: Huur\r\nInterface: PJSIP/6001\r\n\r\n"


def healthy(line: Line) -> None:
    line.let_in()
    line.tell(PARAMS)
    line.stay()


class Feeds:
    """Feeds of a test, closed at its end."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self.inbox = Inbox()

    def watch(self, port: int, *, user: str = USER, password: str = PASSWORD, is_tls: bool = False) -> Inbox:
        account = ManagerAccount("127.0.0.1", port, user, password, is_tls)
        feed = AmiQueueFeed(account, SystemClock(), self.inbox.post, jitter=lambda: 0.0)
        self._stack.callback(feed.close)
        feed.watch()
        return self.inbox

    def serve(self, *scripts: Script) -> ScriptedServer:
        return self._stack.enter_context(scripted(*scripts))


def kinds(events: list[Event]) -> list[object]:
    """What came, without signs of life."""
    return [
        event.state if isinstance(event, QueueFeedLost) else type(event)
        for event in events
        if not isinstance(event, QueuesHeard)
    ]


def after_logging_in(*said: bytes) -> Script:
    """A server that is all right at first, and then says this."""

    def play(line: Line) -> None:
        line.let_in()
        line.tell(PARAMS)
        line.say(*said)
        line.stay()

    return play


def says(*said: bytes) -> Script:
    """A server that says this and stays."""

    def play(line: Line) -> None:
        line.say(*said)
        line.stay()

    return play


def hangs_up(_line: Line) -> None:
    return
