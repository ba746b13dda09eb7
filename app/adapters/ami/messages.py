"""Messages of the Asterisk Manager Interface: lines of `Name: value`, ended by an empty line.

Source: Asterisk's documentation, "Asterisk Manager Interface (AMI)".
"""

from collections.abc import Mapping
from enum import Enum

LONGEST_MESSAGE = 65_536  # bytes; an event of app_queue has about one thousand
_END = b"\r\n\r\n"
_BREAKS = frozenset("\r\n\0")

Message = Mapping[str, str]


class Action(Enum):
    """All that this program can ask of the manager interface. Each only reads."""

    CHALLENGE = "Challenge"
    LOGIN = "Login"
    QUEUE_STATUS = "QueueStatus"
    PING = "Ping"


class Order(Enum):
    """All that it can have the exchange do, with an account of its own for that."""

    QUEUE_PAUSE = "QueuePause"


class Unsendable(ValueError):
    """A value holds a line break or NUL, and could smuggle in an action of its own."""


class Unreadable(Exception):
    """What came is no message: too long, or nothing that the protocol knows."""


def encode(action: Action | Order, action_id: str, fields: Mapping[str, str]) -> bytes:
    """The bytes of an action.

    Raises:
        Unsendable: a name or value with CR, LF or NUL; it is refused, not mended.
    """
    lines = {"Action": action.value, "ActionID": action_id, **fields}
    if any(_BREAKS & {*name, *value} for name, value in lines.items()):
        raise Unsendable(action.value)
    return "".join(f"{name}: {value}\r\n" for name, value in lines.items()).encode() + b"\r\n"


class MessageReader:
    """Cuts a stream of bytes into messages, keeping what is not whole yet."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, received: bytes) -> list[Message]:
        """The messages that are whole now.

        Raises:
            Unreadable: one is longer than LONGEST_MESSAGE, whether or not it would ever end.
        """
        *whole, self._rest = (self._rest + received).split(_END)
        if any(len(block) > LONGEST_MESSAGE for block in (*whole, self._rest)):
            raise Unreadable("too long")
        return [_message(block) for block in whole]


def _message(block: bytes) -> Message:
    message: dict[str, str] = {}
    for line in block.decode("utf-8", "replace").split("\r\n"):
        name, colon, value = line.partition(":")
        if colon:
            message[name] = value.strip()
    return message
