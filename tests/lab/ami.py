"""A small client of the Asterisk Manager Interface, for tests that look inside the exchange or steer it.

Its own code on purpose: a test that used the product's client would not notice that client's mistakes.
Source: Asterisk's documentation, "Asterisk Manager Interface (AMI)": a message is lines of `Name: value`, ended
by an empty line.
"""

import contextlib
import itertools
import socket
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Message = Mapping[str, str]


class AmiRefused(Exception):
    """The exchange answered `Response: Error`; the message is its reason."""


class NotSeen(Exception):
    """What was waited for did not come in time."""


@dataclass(frozen=True)
class ManagerAccount:
    """A user of manager.conf and where to log in."""

    address: str
    port: int
    user: str
    secret: str


@dataclass(frozen=True)
class QueueMember:
    """One member of the queue as the exchange sees it."""

    interface: str
    dynamic: bool
    paused: bool
    in_call: bool


class Ami:
    """A logged-in connection. Events are kept until they are asked for; nothing runs in the background."""

    def __init__(self, account: ManagerAccount) -> None:
        """Connect and log in. Raises AmiRefused for a wrong secret, OSError when nobody listens."""
        self._socket = socket.create_connection((account.address, account.port), timeout=5)
        self._unread = b""
        self._events: list[Message] = []
        self._numbers = itertools.count(1)
        try:
            self._read_until(b"\r\n", time.monotonic() + 5)
            self.action("Login", Username=account.user, Secret=account.secret)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the connection; more than once is harmless."""
        self._socket.close()

    def action(self, name: str, **fields: str) -> Message:
        """Do it and return the answer. Raises AmiRefused, or NotSeen after 5 s."""
        action_id = f"lab-{next(self._numbers)}"
        lines = [f"Action: {name}", f"ActionID: {action_id}", *(f"{key}: {fields[key]}" for key in fields)]
        self._socket.sendall("\r\n".join((*lines, "", "")).encode())
        deadline = time.monotonic() + 5
        while True:
            message = self._next_message(deadline)
            if message.get("ActionID") == action_id and "Response" in message:
                break
            self._events.append(message)
        if message["Response"] == "Error":
            raise AmiRefused(message.get("Message", "no reason given"))
        return message

    def listing(self, name: str, last: str, **fields: str) -> list[Message]:
        """Do an action that answers with a list of events, up to the event called `last`."""
        action_id = self.action(name, **fields)["ActionID"]
        messages: list[Message] = []
        while True:
            message = self.wait_for_event(ActionID=action_id)
            if message["Event"] == last:
                return messages
            messages.append(message)

    def wait_for_event(self, timeout: float = 5, **fields: str) -> Message:
        """The oldest kept event with these fields, or the next to come; events before it are kept.

        Raises:
            NotSeen: none within `timeout` seconds.
        """
        deadline = time.monotonic() + timeout
        wanted = fields.items()
        for place, event in enumerate(self._events):
            if wanted <= event.items():
                return self._events.pop(place)
        while True:
            event = self._next_message(deadline)
            if wanted <= event.items():
                return event
            self._events.append(event)

    def forget_events(self) -> None:
        """Drop all events up to now, so that a later wait finds only what happens from here on."""
        self.action("Ping")
        self._events.clear()

    def queue_members(self, queue: str) -> dict[str, QueueMember]:
        """The members of the queue by interface, such as "PJSIP/6001"."""
        answers = self.listing("QueueStatus", "QueueStatusComplete", Queue=queue)
        members = (_queue_member(answer) for answer in answers if answer["Event"] == "QueueMember")
        return {member.interface: member for member in members}

    def longest_wait(self, queue: str) -> int | None:
        """Whole seconds that the first tenant in the queue has waited; None when nobody waits."""
        answers = self.listing("QueueStatus", "QueueStatusComplete", Queue=queue)
        waits = [int(answer["Wait"]) for answer in answers if answer["Event"] == "QueueEntry"]
        return max(waits, default=None)

    def contact(self, user: str) -> str | None:
        """The address that `user` registered, None when not registered."""
        try:
            answers = self.listing("PJSIPShowContacts", "ContactListComplete")
        except AmiRefused:  # "No Contacts found" is an error to this action
            return None
        uris = [answer["Uri"] for answer in answers if answer.get("Endpoint") == user]
        return uris[0] if uris else None

    def _next_message(self, deadline: float) -> Message:
        block = self._read_until(b"\r\n\r\n", deadline).decode("utf-8", "replace")
        pairs = (line.partition(": ") for line in block.split("\r\n"))
        return {name: value for name, _, value in pairs}

    def _read_until(self, end: bytes, deadline: float) -> bytes:
        while end not in self._unread:
            remaining = deadline - time.monotonic()
            if remaining <= 0:
                raise NotSeen(f"nothing more from the manager interface; kept: {self._event_names()}")
            self._socket.settimeout(remaining)
            with contextlib.suppress(TimeoutError):
                received = self._socket.recv(65536)
                if not received:
                    raise ConnectionResetError("the exchange closed the manager connection")
                self._unread += received
        block, _, self._unread = self._unread.partition(end)
        return block

    def _event_names(self) -> str:
        return ", ".join(event.get("Event", "?") for event in self._events) or "no events"


@contextlib.contextmanager
def logged_in(account: ManagerAccount) -> Iterator[Ami]:
    """A connection for the length of a block."""
    ami = Ami(account)
    try:
        yield ami
    finally:
        ami.close()


def _queue_member(answer: Message) -> QueueMember:
    return QueueMember(
        interface=answer["Location"],
        dynamic=answer["Membership"] == "dynamic",
        paused=answer["Paused"] == "1",
        in_call=answer["InCall"] == "1",
    )
