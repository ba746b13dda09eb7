"""Drop the Python object of a call that ended when its number belongs to another call already.

`python -m tests.engine.late_destructor`: a process of its own, because pjsua2 has one endpoint in each and ends
it hard. Writes 'alive' or 'hung up'. This is pjproject #3856, made to happen each time.
"""

import os
import time
from collections.abc import Callable

import pjsua2 as pj

from app.engine.call_record import CallRecord
from app.engine.protocol import Account, Remote
from app.engine.sip_endpoint import Doorman, make_endpoint
from app.engine.sip_library import MOST_CALLS, begin_library
from app.engine.sip_line import SipLine
from app.engine.sip_objects import SipCall
from tests.engine.peer import Arrived, Peer


def refuse_the_first(peer: Peer, message: Arrived) -> None:
    """Behaviour of the other end: busy for one call, ringing for all others."""
    if message.text.startswith("INVITE "):
        peer.reply(message, 486 if peer.count("INVITE ") == 1 else 180)


class Ear:
    """What the library calls back: only the end of a call matters."""

    def __init__(self) -> None:
        self.ended_calls: list[SipCall] = []

    def ended(self, call: SipCall, _code: int) -> None:
        """Keep the object for too long, as a cycle of references or a traceback would."""
        self.ended_calls.append(call)

    def __getattr__(self, _name: str) -> Callable[..., None]:
        return lambda *_: None


def start_library(doorman: Doorman) -> pj.Endpoint:
    """The library as the engine has it."""
    endpoint = make_endpoint(doorman)
    begin_library(endpoint)
    endpoint.libStart()
    endpoint.audDevManager().setNullDev()
    return endpoint


def main() -> None:
    """One call, its end, the next call with the same number, and the late end of the first object."""
    doorman, ear = Doorman(), Ear()
    endpoint = start_library(doorman)
    line = SipLine(endpoint, doorman, lambda *_: None)

    def dial() -> SipCall:
        call = SipCall(line.account, ear, CallRecord("", False, Remote(""), 0.0))
        line.dial(call, "1002", "")
        return call

    def let_work(until: Callable[[], bool], seconds: float) -> None:
        end = time.monotonic() + seconds
        while not until() and time.monotonic() < end:
            endpoint.libHandleEvents(10)

    with Peer("127.0.0.1", refuse_the_first) as peer:
        line.open(Account("1001", "", peer.address, local_address="127.0.0.1"), (peer.address,), ear, ear)
        first = dial()
        number = first.getId()
        let_work(lambda: bool(ear.ended_calls), 5)
        assert ear.ended_calls == [first]
        later = [dial() for _ in range(MOST_CALLS)]
        heir = next(call for call in later if call.getId() == number)
        del first
        ear.ended_calls.clear()  # here the destructor would run
        let_work(lambda: bool(ear.ended_calls), 0.3)
        alive = heir.isActive() and not ear.ended_calls
        print("alive" if alive else "hung up", flush=True)  # noqa: T201
    os._exit(0)


if __name__ == "__main__":
    main()
