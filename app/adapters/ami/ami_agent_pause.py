"""The AgentPause port over the Asterisk Manager Interface: pauses one agent in the queues, and tells how that stands.

Nothing but `QueuePause` of the own interface is ever sent to act; but the exchange would let this account pause
anybody, so it is one of its own, apart from the board's, and there is none unless the organisation made it.
"""

import logging
import queue
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from app.adapters.ami.connection import FeedFailed, ManagerAccount, ManagerConnection
from app.adapters.ami.messages import Action, Message, Order
from app.adapters.ami.pauses import Pauses
from app.domain.events import Event, PauseOrdered, PauseTold
from app.domain.plain_text import plain_line
from app.domain.queues import FeedState
from app.ports import Clock, Post

log = logging.getLogger(__name__)

PING_EVERY = 2.0  # seconds
SILENT_AFTER = 6.0  # seconds without a whole message: the other end is gone and nobody told us
ASK_EVERY = 30.0  # seconds; what went astray is right again after so long
_GLANCE = 0.1  # seconds between two looks for an order
_LONGEST_REASON = 40
_FAREWELL = 1.0  # seconds for a thread that may just be waiting for an exchange that does not answer


@dataclass(frozen=True)
class _Order:
    order_id: str
    reason: str
    is_paused: bool


class AmiAgentPause:
    """Pauses the member `interface` ('PJSIP/1001'); without an account every order comes to nothing."""

    def __init__(
        self,
        account: ManagerAccount | None,
        interface: str,
        clock: Clock,
        post: Post,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._account = account
        self._interface = interface
        self._clock = clock
        self._post = post
        self._pauses = Pauses(jitter)
        self._orders: queue.SimpleQueue[_Order] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._connection: ManagerConnection | None = None
        self._thread: threading.Thread | None = None

    def watch(self) -> None:
        """Follow how the pause stands."""
        if self._account is not None and self._thread is None:
            self._thread = threading.Thread(
                target=self._run, args=(self._account,), name="agent-pause", daemon=True
            )
            self._thread.start()

    def order(self, order_id: str, reason: str, *, is_paused: bool) -> None:
        """Pause, or go on; at once refused while the exchange is not there."""
        if self._connection is None:
            self._say(PauseOrdered(order_id, False, self._clock.now()))
        else:
            self._orders.put(_Order(order_id, plain_line(reason, _LONGEST_REASON), is_paused))

    def close(self) -> None:
        """The program ends."""
        self._stopping.set()
        if (connection := self._connection) is not None:
            connection.interrupt()
        if self._thread is not None:
            self._thread.join(_FAREWELL)

    # ------------------------------------------------------------ the thread

    def _run(self, account: ManagerAccount) -> None:
        while not self._stopping.is_set():
            try:
                self._follow(account)
            except FeedFailed as failure:
                self._lost(failure.state, failure.state.name)
            except Exception as error:  # noqa: BLE001 - whatever the other end sends, we come back
                self._lost(FeedState.UNREADABLE, type(error).__name__)

    def _follow(self, account: ManagerAccount) -> None:
        connection = ManagerConnection(account)
        try:
            talk = _Talk(connection, self._interface, self._clock, self._say)
            self._connection = connection
            talk.hold(self._stopping, self._orders, self._pauses.succeeded)
        finally:
            self._connection = None
            connection.close()

    def _lost(self, state: FeedState, why: str) -> None:
        if self._stopping.is_set():
            return
        log.warning("the pause of this agent cannot be followed: %s", why)
        while not self._orders.empty():
            self._say(PauseOrdered(self._orders.get().order_id, False, self._clock.now()))
        self._say(PauseTold(None, "", self._clock.now()))
        self._stopping.wait(self._pauses.after(state))

    def _say(self, event: Event) -> None:
        if not self._stopping.is_set():
            self._post(event)


class _Talk:
    """What is said and heard on one connection."""

    def __init__(self, connection: ManagerConnection, interface: str, clock: Clock, say: Post) -> None:
        self._connection = connection
        self._interface = interface
        self._clock = clock
        self._say = say
        self._paused_in: dict[str, bool] = {}
        self._seen_in: set[str] = set()
        self._reason = ""
        self._asked = ""
        self._told: tuple[bool | None, str] | None = None
        self._under_way: dict[str, str] = {}

    def hold(
        self, stopping: threading.Event, orders: "queue.SimpleQueue[_Order]", succeeded: Callable[[], None]
    ) -> None:
        """Read and order until told to stop. Raises FeedFailed; orders that have no answer then are not done."""
        heard_at = pinged_at = time.monotonic()
        asked_at = -ASK_EVERY
        try:
            while not stopping.is_set():
                now = time.monotonic()
                if now >= asked_at + ASK_EVERY:
                    asked_at, self._seen_in = now, set()
                    self._asked = self._connection.send(Action.QUEUE_STATUS, Member=self._interface)
                if now >= pinged_at + PING_EVERY:
                    pinged_at = now
                    self._connection.send(Action.PING)
                while not orders.empty():
                    self._send(orders.get())
                for message in self._connection.receive(_GLANCE):
                    heard_at = time.monotonic()
                    self._take(message, succeeded)
                if time.monotonic() >= heard_at + SILENT_AFTER:
                    raise FeedFailed(FeedState.SILENT)
        finally:
            for order_id in self._under_way.values():
                self._say(PauseOrdered(order_id, False, self._clock.now()))

    def _send(self, order: _Order) -> None:
        action_id = self._connection.send(
            Order.QUEUE_PAUSE,
            Interface=self._interface,
            Paused="true" if order.is_paused else "false",
            Reason=order.reason,
        )
        self._under_way[action_id] = order.order_id

    def _take(self, message: Message, succeeded: Callable[[], None]) -> None:
        action_id = message.get("ActionID", "")
        if "Response" in message and action_id in self._under_way:
            is_done = message["Response"] == "Success"
            self._say(PauseOrdered(self._under_way.pop(action_id), is_done, self._clock.now()))
            return
        match message.get("Event"):
            case "QueueMember" | "QueueMemberPause" | "QueueMemberStatus" | "QueueMemberAdded":
                self._member(message)
            case "QueueMemberRemoved" if message.get("Interface") == self._interface:
                self._paused_in.pop(message.get("Queue", ""), None)
            case "QueueStatusComplete" if action_id == self._asked:
                succeeded()
                self._paused_in = {name: self._paused_in[name] for name in self._seen_in}
                self._asked = ""
            case _:
                return
        if not self._asked:
            self._tell()

    def _member(self, message: Message) -> None:
        if self._interface in (message.get("Interface"), message.get("Location")):
            name, is_paused = message.get("Queue", ""), message.get("Paused") == "1"
            self._paused_in[name] = is_paused
            self._seen_in.add(name)
            self._reason = plain_line(message.get("PausedReason", ""), _LONGEST_REASON) if is_paused else ""

    def _tell(self) -> None:
        """Paused is who gets calls from no queue; of who is in none there is nothing to tell."""
        is_paused = all(self._paused_in.values()) if self._paused_in else None
        told = is_paused, self._reason if is_paused else ""
        if told != self._told:
            self._told = told
            self._say(PauseTold(*told, self._clock.now()))
