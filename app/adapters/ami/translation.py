"""From messages of app_queue to what the board knows. Numbers and names of callers end here.

Sources: Asterisk 22, app_queue.c (`manager_queues_status`, documentation of the Queue… and Agent… events).
"""

import re
from datetime import UTC, datetime
from functools import lru_cache

from app.adapters.ami.messages import Message
from app.domain.moment import Moment
from app.domain.plain_text import plain_line
from app.domain.queue_news import (
    CallAbandoned,
    CallCompleted,
    CallConnected,
    CallJoined,
    CallLeft,
    MemberChanged,
    MemberLeft,
    Membership,
    QueueNews,
    QueueSnapshot,
    WaitingCall,
)
from app.domain.queues import AgentState, QueueCounts

_LONGEST_NAME = 80
_LONGEST_NUMBER = 10  # digits; as seconds 317 years, which every calendar can hold
# devicestate.h. 0, unknown, is what a member without a watched device has; app_queue rings it like an idle one.
_DEVICE = {
    "0": AgentState.AVAILABLE,
    "1": AgentState.AVAILABLE,
    "2": AgentState.IN_CALL,
    "3": AgentState.IN_CALL,
    "4": AgentState.AWAY,
    "5": AgentState.AWAY,
    "6": AgentState.RINGING,
    "7": AgentState.IN_CALL,
    "8": AgentState.IN_CALL,
}
_PERCENTAGE = re.compile(r"[0-9]{1,3}(\.[0-9]{1,9})?")
_EXTENSION = re.compile(r"[^/]*/([^/@]+)")


class Odd(ValueError):
    """A message of a kind that we know, with a field that is missing or no number."""


def news_of(event: Message, now: Moment) -> QueueNews | None:
    """What a message says about the queues; None when nothing.

    Raises:
        Odd: it should say something, and does not.
    """
    match event.get("Event"):
        case "QueueCallerJoin":
            return CallJoined(WaitingCall(_queue(event), _text(event, "Uniqueid"), now))
        case "QueueCallerLeave":
            return CallLeft(_queue(event), _text(event, "Uniqueid"))
        case "QueueCallerAbandon":
            return CallAbandoned(_queue(event), _text(event, "Uniqueid"))
        case "AgentConnect":
            return CallConnected(_queue(event), _text(event, "Interface"))
        case "AgentComplete":
            return CallCompleted(_queue(event), _text(event, "Interface"), _number(event, "HoldTime"))
        case "QueueMemberAdded" | "QueueMemberPause" | "QueueMemberStatus":
            return MemberChanged(_member(event, _text(event, "Interface"), now))
        case "QueueMemberRemoved":
            return MemberLeft(_queue(event), _text(event, "Interface"))
        case _:
            return None


class SnapshotReader:
    """Puts the answers to one QueueStatus together."""

    def __init__(self, action_id: str) -> None:
        self.action_id = action_id
        self._queues: list[QueueCounts] = []
        self._waiting: list[WaitingCall] = []
        self._members: list[Membership] = []

    def take(self, answer: Message, now: Moment) -> QueueSnapshot | None:
        """One answer more; the whole when it was the last.

        Raises:
            Odd: a field is missing or no number.
        """
        match answer.get("Event"):
            case "QueueParams":
                self._queues.append(_counts(answer))
            case "QueueEntry":
                since = now.later(-_number(answer, "Wait"))
                self._waiting.append(WaitingCall(_queue(answer), _text(answer, "Uniqueid"), since))
            case "QueueMember":
                self._members.append(
                    _member(answer, _text(answer, "Location"), now, name=_text(answer, "Name"))
                )
            case "QueueStatusComplete":
                return QueueSnapshot(tuple(self._queues), tuple(self._waiting), tuple(self._members))
            case _:  # the response that announces the list
                pass
        return None


def _counts(answer: Message) -> QueueCounts:
    answered = _number(answer, "Completed")
    # The exchange tells its count of calls in time as a percentage of the answered ones, with one decimal.
    share = _fraction(answer, "ServicelevelPerf") / 100
    return QueueCounts(
        name=_queue(answer),
        answered=answered,
        in_time=min(answered, round(share * answered)),
        abandoned=_number(answer, "Abandoned"),
        in_time_seconds=_number(answer, "ServiceLevel"),
    )


def _member(message: Message, interface: str, now: Moment, name: str = "") -> Membership:
    extension = _EXTENSION.match(interface)
    device = _DEVICE.get(message.get("Status", ""))
    if device is None:
        raise Odd("Status")
    is_paused = message.get("Paused") == "1"
    return Membership(
        queue=_queue(message),
        agent_id=interface,
        extension=_shown(extension.group(1) if extension is not None else interface),
        name=_shown(name or message.get("MemberName", "")),
        device=device,
        is_in_call=message.get("InCall") == "1",
        is_paused=is_paused,
        pause_reason=_shown(message.get("PausedReason", "")),
        paused_since=_moment(_number(message, "LastPause"), now) if is_paused else None,
    )


def _moment(epoch: int, now: Moment) -> Moment | None:
    """When it was by the exchange's clock, by ours; never later than now. 0 is 'never'."""
    if not epoch:
        return None
    age = (now.utc - datetime.fromtimestamp(epoch, UTC)).total_seconds()
    return now.later(-max(0.0, age))


def _queue(message: Message) -> str:
    return _shown(_text(message, "Queue"))


def _text(message: Message, name: str) -> str:
    if not (text := message.get(name, "")):
        raise Odd(name)
    return text


def _number(message: Message, name: str) -> int:
    text = message.get(name, "")
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER):
        raise Odd(name)
    return int(text)


def _fraction(message: Message, name: str) -> float:
    if not _PERCENTAGE.fullmatch(text := message.get(name, "")):
        raise Odd(name)
    return float(text)


@lru_cache(maxsize=4096)
def _shown(text: str) -> str:
    # The same few hundred names come again and again.
    return plain_line(text, _LONGEST_NAME)
