"""What the callers are told: one JSON object a line, `{"order": "call", …}`, as frozen values."""

import json
from dataclasses import MISSING, dataclass, fields
from typing import Any, get_args


class BadOrder(Exception):
    """A line that is no order: not JSON, an unknown name, a field too many, too few, or of another type."""


@dataclass(frozen=True)
class Start:
    """Register as the trunk. `exchange` is 'host:port'; `local_port` 0 means any."""

    exchange: str
    user: str
    password: str
    local_address: str = "127.0.0.1"
    local_port: int = 0


@dataclass(frozen=True)
class Register:
    """Be an extension as well: a colleague who can be called."""

    extension: str
    password: str


@dataclass(frozen=True)
class Call:
    """A tenant calls. `id` is the caller's own name for the call.

    `number` and `name` are the caller's; a `withheld` number is known to the exchange only. `queue` and
    `waited` (seconds) are what the exchange would add. `voice` is a WAV file that is said over and over,
    `record` one to write what is heard to; '' for none. After `seconds` of talking the caller hangs up;
    0 for never. `extension` calls in the name of that registered colleague instead of from outside.
    """

    id: str
    to: str
    number: str = ""
    name: str = ""
    withheld: bool = False
    queue: str = ""
    waited: int = 0
    voice: str = ""
    record: str = ""
    seconds: int = 0
    extension: str = ""


@dataclass(frozen=True)
class Answer:
    """Take a call that was offered."""

    id: str
    voice: str = ""
    record: str = ""
    seconds: int = 0


@dataclass(frozen=True)
class HangUp:
    """End a call; one that is not answered yet is cancelled, or refused when it was offered (486)."""

    id: str


@dataclass(frozen=True)
class Hold:
    """Put the other end on hold."""

    id: str


@dataclass(frozen=True)
class Resume:
    """End the hold."""

    id: str


@dataclass(frozen=True)
class Levels:
    """Ask for the loudness of a call at this moment."""

    id: str


@dataclass(frozen=True)
class Quit:
    """Hang up, unregister and end."""


Order = Start | Register | Call | Answer | HangUp | Hold | Resume | Levels | Quit


def name_of(kind: type[Any]) -> str:
    """The name of an order: 'hang_up' for `HangUp`."""
    return "".join(f"_{sign.lower()}" if sign.isupper() else sign for sign in kind.__name__)[1:]


_ORDERS: dict[str, type[Any]] = {name_of(kind): kind for kind in get_args(Order)}


def read_order(line: str) -> Order:
    """The order in a line.

    Raises:
        BadOrder: there is none.
    """
    try:
        given = json.loads(line)
    except ValueError as error:
        raise BadOrder("not JSON") from error
    if not isinstance(given, dict):
        raise BadOrder("not an object")
    kind = _ORDERS.get(str(given.pop("order", "")))
    if kind is None:
        raise BadOrder("no such order")
    known = {field.name: field for field in fields(kind)}
    for name, value in given.items():
        if name not in known or type(value) is not known[name].type:
            raise BadOrder(f"{name_of(kind)}: {name}")
    missing = [name for name, field in known.items() if field.default is MISSING and name not in given]
    if missing:
        raise BadOrder(f"{name_of(kind)}: {', '.join(missing)} missing")
    return kind(**given)  # type: ignore[no-any-return]  # the table holds only orders
