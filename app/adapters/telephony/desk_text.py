"""What desks say to each other, as the text of a SIP MESSAGE (RFC 3428): one small, versioned JSON object."""

import json
from collections.abc import Callable
from typing import Any, assert_never

from app.adapters.telephony import user_to_user
from app.domain.consult import ConsultReference
from app.domain.desk_message import (
    LONGEST_ANSWER,
    LONGEST_REPLY,
    MOST_ANSWERS,
    DeskMessage,
    LineAsked,
    LineTold,
    PlaceAsked,
    PlaceGone,
    PlaceTold,
    TextAnswered,
    TextAsked,
    TextGone,
    TextShown,
)
from app.domain.plain_text import plain_line

VERSION = 1
LONGEST = 1_200  # characters; what is longer is none of ours
_LONGEST_KEY = 64
_LONGEST_TIME = 86_400  # seconds
_MOST_WAITING = 999


class _NoMessage(Exception):
    """The text is none of ours, or of another version."""


def to_text(message: DeskMessage) -> str:
    """The text that carries `message`; short names, for a SIP message over UDP has little room."""
    kind, parts = _parts(message)
    return json.dumps({"v": VERSION, "k": kind, **parts}, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> DeskMessage | None:
    """The message in a text, or None when it holds none of ours."""
    if len(text) > LONGEST:
        return None
    try:
        parts = json.loads(text)
        if not isinstance(parts, dict) or type(parts.get("v")) is not int or parts["v"] != VERSION:
            return None
        return _READERS[str(parts.get("k"))](parts)
    except (ValueError, RecursionError, KeyError, _NoMessage):
        return None


def _parts(message: DeskMessage) -> tuple[str, dict[str, Any]]:
    match message:
        case LineAsked():
            return "line?", {}
        case LineTold():
            return "line", {"n": message.waiting, "a": message.average}
        case PlaceAsked():
            return "place?", {"r": _reference(message.reference), "w": message.waited}
        case PlaceTold():
            return "place", {"s": message.session_id, "p": message.place, "e": message.expected}
        case PlaceGone():
            return "gone", {"s": message.session_id}
        case TextAsked():
            return "ask", {
                "i": message.text_id,
                "r": _reference(message.reference),
                "o": list(message.answers),
            }
        case TextShown():
            return "shown", {"i": message.text_id}
        case TextAnswered():
            return "answer", {"i": message.text_id, "t": message.answer}
        case TextGone():
            return "done", {"i": message.text_id}
        case _:
            assert_never(message)


_READERS: dict[str, Callable[[dict[str, Any]], DeskMessage]] = {
    "line?": lambda _parts: LineAsked(),
    "line": lambda parts: LineTold(_number(parts, "n", _MOST_WAITING), _number(parts, "a", _LONGEST_TIME)),
    "place?": lambda parts: PlaceAsked(_reference_in(parts), _number(parts, "w", _LONGEST_TIME)),
    "place": lambda parts: PlaceTold(
        _key(parts, "s"), _number(parts, "p", _MOST_WAITING), _number(parts, "e", _LONGEST_TIME)
    ),
    "gone": lambda parts: PlaceGone(_key(parts, "s")),
    "ask": lambda parts: TextAsked(_key(parts, "i"), _reference_in(parts), _answers(parts)),
    "shown": lambda parts: TextShown(_key(parts, "i")),
    "answer": lambda parts: TextAnswered(_key(parts, "i"), _line(parts, "t", LONGEST_REPLY)),
    "done": lambda parts: TextGone(_key(parts, "i")),
}


def _reference(reference: ConsultReference) -> object:
    return json.loads(user_to_user.to_text(reference))


def _reference_in(parts: dict[str, Any]) -> ConsultReference:
    reference = user_to_user.from_text(json.dumps(parts["r"]))
    if reference is None:
        raise _NoMessage
    return reference


def _line(parts: dict[str, Any], name: str, longest: int) -> str:
    value = parts[name]
    text = plain_line(value, longest) if isinstance(value, str) else ""
    if not text:
        raise _NoMessage
    return text


def _key(parts: dict[str, Any], name: str) -> str:
    return _line(parts, name, _LONGEST_KEY)


def _number(parts: dict[str, Any], name: str, most: int) -> int:
    value = parts[name]
    if type(value) is not int or not 0 <= value <= most:
        raise _NoMessage
    return value


def _answers(parts: dict[str, Any]) -> tuple[str, ...]:
    given = parts["o"]
    if not isinstance(given, list) or len(given) > MOST_ANSWERS:
        raise _NoMessage
    lines = (plain_line(one, LONGEST_ANSWER) for one in given if isinstance(one, str))
    return tuple(line for line in lines if line)
