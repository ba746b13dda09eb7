"""The floor of a contact centre: queues, their agents and calls, with everything that app_queue would say of it.

Messages have the fields of Asterisk 22 (compared with a real one by `tests/lab/test_made_up_manager.py`); the
numbers and names of callers are in them, as they are in real ones.
"""

import itertools
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

IDLE, BUSY, GONE, RINGING = "1", "2", "5", "6"
"""What a telephone does, in the numbers of Asterisk's devicestate.h."""

Listener = Callable[[bytes], None]
_OF_ENTRY = (
    "Queue",
    "Channel",
    "Uniqueid",
    "CallerIDNum",
    "CallerIDName",
    "ConnectedLineNum",
    "ConnectedLineName",
)
_CALLER_NUMBER, _CALLER_NAME = "+31690000001", "Roodspecht-Demo"


@dataclass
class _Member:
    interface: str
    name: str
    status: str = IDLE
    is_paused: bool = False
    reason: str = ""
    last_pause: int = 0
    calls_taken: int = 0
    in_call: bool = False


@dataclass
class _Call:
    queue: str
    number: int
    joined: float
    waited: int = 0
    interface: str = ""

    @property
    def unique_id(self) -> str:
        return f"1795468180.{self.number}"


@dataclass
class _Queue:
    seconds: int
    members: dict[str, _Member] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    completed: int = 0
    in_time: int = 0
    abandoned: int = 0


class Floor:
    """Everything that happens, from any thread; `listen` to be told of it as messages, in order."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self._queues: dict[str, _Queue] = {}
        self._calls: dict[str, _Call] = {}
        self._listeners: list[Listener] = []
        self._numbers = itertools.count(1)

    # ------------------------------------------------------------ who is there

    def add_queue(
        self, name: str, in_time_seconds: int = 20, *, answered: int = 0, in_time: int = 0, abandoned: int = 0
    ) -> None:
        """Another queue, whose calls are in time up to so many seconds; and what it has counted so far."""
        with self.lock:
            self._queues[name] = _Queue(
                in_time_seconds, completed=answered, in_time=in_time, abandoned=abandoned
            )

    def add_member(self, queue: str, interface: str, name: str) -> None:
        """Somebody takes calls of a queue: ("Huur", "PJSIP/6001", "Agent 6001")."""
        with self.lock:
            member = self._queues[queue].members[interface] = _Member(interface, name)
            self._say("QueueMemberAdded", _member_fields(queue, member))

    def remove_member(self, queue: str, interface: str) -> None:
        """Somebody takes no more calls of a queue."""
        with self.lock:
            member = self._queues[queue].members.pop(interface)
            self._say("QueueMemberRemoved", _member_fields(queue, member))

    def set_device(self, interface: str, status: str) -> None:
        """The telephone of an agent does something else: IDLE, BUSY, GONE, RINGING."""
        with self.lock:
            for queue, member in self._memberships(interface):
                member.status = status
                self._say("QueueMemberStatus", _member_fields(queue, member))

    def pause(self, interface: str, reason: str = "", *, is_paused: bool = True) -> None:
        """An agent takes no calls for a while, or takes them again."""
        with self.lock:
            for queue, member in self._memberships(interface):
                member.is_paused, member.reason = is_paused, reason
                member.last_pause = int(time.time()) if is_paused else member.last_pause
                self._say("QueueMemberPause", _member_fields(queue, member))

    # ------------------------------------------------------------ calls

    def join(self, queue: str, waited: float = 0.0) -> str:
        """Somebody calls and waits, or has waited for so many seconds already; the call's id."""
        with self.lock:
            call = _Call(queue, next(self._numbers), time.time() - waited)
            self._calls[call.unique_id] = call
            self._queues[queue].waiting.append(call.unique_id)
            self._say_of("QueueCallerJoin", call, Position=str(len(self._queues[queue].waiting)))
            return call.unique_id

    def abandon(self, call_id: str) -> None:
        """A caller gives up."""
        with self.lock:
            call = self._calls.pop(call_id)
            self._queues[call.queue].abandoned += 1
            self._say_of("QueueCallerAbandon", call, HoldTime=str(int(time.time() - call.joined)))
            self._leave(call)

    def connect(self, call_id: str, interface: str) -> None:
        """An agent of the queue takes the call."""
        with self.lock:
            call = self._calls[call_id]
            call.waited, call.interface = int(time.time() - call.joined), interface
            self._leave(call)
            member = self._queues[call.queue].members[interface]
            member.in_call = True
            self._say_of("AgentConnect", call, member, HoldTime=str(call.waited), RingTime="1")
            self.set_device(interface, BUSY)

    def complete(self, call_id: str) -> None:
        """The conversation is over."""
        with self.lock:
            call = self._calls.pop(call_id)
            queue = self._queues[call.queue]
            queue.completed += 1
            queue.in_time += call.waited <= queue.seconds
            member = queue.members[call.interface]
            member.in_call, member.calls_taken = False, member.calls_taken + 1
            self._say_of("AgentComplete", call, member, HoldTime=str(call.waited), TalkTime="1")
            self.set_device(call.interface, IDLE)

    # ------------------------------------------------------------ telling

    def listen(self, listener: Listener) -> None:
        """Tell `listener` from now on."""
        with self.lock:
            self._listeners.append(listener)

    def forget(self, listener: Listener) -> None:
        """Tell it no more."""
        with self.lock:
            if listener in self._listeners:
                self._listeners.remove(listener)

    def status(self) -> Iterator[bytes]:
        """The answers to QueueStatus but for the response before and the end after them; hold `lock`."""
        now = time.time()
        for name, queue in self._queues.items():
            share = 100 * queue.in_time / queue.completed if queue.completed else 0.0
            yield message("QueueParams", _queue_fields(name, queue, share))
            for member in queue.members.values():
                fields = {**_member_fields(name, member), "Location": member.interface, "Name": member.name}
                del fields["Interface"], fields["MemberName"], fields["Ringinuse"]
                yield message("QueueMember", fields)
            for position, call_id in enumerate(queue.waiting, 1):
                wait = str(int(now - self._calls[call_id].joined))
                channel = _channel_fields(self._calls[call_id])
                fields = {name: channel[name] for name in _OF_ENTRY} | {
                    "Position": str(position),
                    "Wait": wait,
                }
                yield message("QueueEntry", fields)

    def _memberships(self, interface: str) -> Iterable[tuple[str, _Member]]:
        for name, queue in self._queues.items():
            if interface in queue.members:
                yield name, queue.members[interface]

    def _leave(self, call: _Call) -> None:
        self._queues[call.queue].waiting.remove(call.unique_id)
        self._say_of("QueueCallerLeave", call, Count=str(len(self._queues[call.queue].waiting)))

    def _say_of(self, name: str, call: _Call, member: _Member | None = None, **more: str) -> None:
        fields = {**_channel_fields(call), **more}
        if member is not None:
            fields |= {"Interface": member.interface, "MemberName": member.name}
        self._say(name, fields)

    def _say(self, name: str, fields: Mapping[str, str]) -> None:
        said = message(name, {"Privilege": "agent,all", **fields})
        for listener in tuple(self._listeners):
            listener(said)


def message(name: str, fields: Mapping[str, str]) -> bytes:
    """The bytes of an event."""
    return (
        "".join(f"{key}: {value}\r\n" for key, value in {"Event": name, **fields}.items()).encode() + b"\r\n"
    )


def _queue_fields(name: str, queue: _Queue, share: float) -> dict[str, str]:
    return {
        "Queue": name,
        "Max": "0",
        "Strategy": "ringall",
        "Calls": str(len(queue.waiting)),
        "Holdtime": "0",
        "TalkTime": "0",
        "Completed": str(queue.completed),
        "Abandoned": str(queue.abandoned),
        "ServiceLevel": str(queue.seconds),
        "ServicelevelPerf": f"{share:.1f}",
        "ServicelevelPerf2": "0.0",
        "Weight": "0",
    }


def _member_fields(queue: str, member: _Member) -> dict[str, str]:
    return {
        "Queue": queue,
        "MemberName": member.name,
        "Interface": member.interface,
        "StateInterface": member.interface,
        "Membership": "dynamic",
        "Penalty": "0",
        "CallsTaken": str(member.calls_taken),
        "LastCall": "0",
        "LastPause": str(member.last_pause),
        "LoginTime": "1795598847",
        "InCall": str(int(member.in_call)),
        "Status": member.status,
        "Paused": str(int(member.is_paused)),
        "PausedReason": member.reason,
        "Ringinuse": "0",
        "Wrapuptime": "0",
    }


def _channel_fields(call: _Call) -> dict[str, str]:
    return {
        "Channel": f"PJSIP/trunk-{call.number:08x}",
        "ChannelState": "6",
        "ChannelStateDesc": "Up",
        "CallerIDNum": _CALLER_NUMBER,
        "CallerIDName": _CALLER_NAME,
        "ConnectedLineNum": "<unknown>",
        "ConnectedLineName": "<unknown>",
        "Language": "en",
        "AccountCode": "",
        "Context": "queue",
        "Exten": "s",
        "Priority": "5",
        "Uniqueid": call.unique_id,
        "Linkedid": call.unique_id,
        "Queue": call.queue,
    }
