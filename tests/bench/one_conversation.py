"""Talk with one telephone: `python -m tests.bench.one_conversation NAME CALLS SECONDS`, JSON on standard output.

Runs inside a network of its own (`own_network.py`). First CALLS short calls, then one of SECONDS. Both ends send
A-law all the time.
"""

import json
import socket
import struct
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from tests.bench.own_network import CALLER, SIP_PORT, TELEPHONE, prepare, run_inside
from tests.bench.telephones import TELEPHONES, USER
from tests.engine.dialog import Dialog
from tests.engine.peer import Peer
from tests.lab.packages import BARESIP, ensure
from tests.lab.sip_message import SipMessage

_SETTLE_S = 3.0
_SHORT_S = 0.6
_PACKET_S = 0.02
_SPEECH = bytes(range(160))  # not silence, which an end may leave out


@dataclass(frozen=True)
class Conversations:
    """What was found. Times in milliseconds, from the answer to sound in both directions."""

    sound_ms: list[float]
    talking_percent: float
    packets_per_second: float


def measure(name: str, calls: int, seconds: float) -> Conversations:
    """Talk with the telephone called `name` in a network of its own.

    Raises:
        LabUnavailable: not root, or a program is missing and cannot be installed.
    """
    ensure([BARESIP])
    sys.stderr.write(f"… {name}: {calls} short calls, one of {seconds:g} s\n")
    return Conversations(**run_inside("tests.bench.one_conversation", name, str(calls), str(seconds)))


class _Ear:
    """A port for sound, which speaks as soon as it knows to whom."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((CALLER, 0))
        self._socket.setblocking(False)
        self.port: int = self._socket.getsockname()[1]
        self.heard = 0

    def talk(self, to: tuple[str, int], seconds: float) -> float:
        """Speak and listen; the moment at which both had been heard, or infinity."""
        began = due = time.monotonic()
        both, sent = float("inf"), 0
        while (now := time.monotonic()) < began + seconds:
            if now >= due:
                head = struct.pack(">BBHII", 0x80, 8, sent & 0xFFFF, sent * 160, 0xB1D5)
                self._socket.sendto(head + _SPEECH, to)
                sent += 1
                due += _PACKET_S
            try:
                self._socket.recv(2048)
            except BlockingIOError:
                time.sleep(0.001)
                continue
            self.heard += 1
            both = min(both, time.monotonic())
        return both

    def close(self) -> None:
        """Let go of the port."""
        self._socket.close()


def _conversation(callers: Peer, seconds: float) -> tuple[float, int]:
    """One call; milliseconds until both could hear each other, and packets heard."""
    ear = _Ear()
    call = Dialog(callers, f"{TELEPHONE}:{SIP_PORT}", USER, ear.port)
    call.invite()
    answer = callers.wait("SIP/2.0 200", call_id=call.call_id)
    answered = time.monotonic()
    call.acknowledge(answer)
    both = ear.talk(_sound_of(answer), seconds)
    call.request("BYE")
    callers.wait("SIP/2.0 200", call_id=call.call_id)
    ear.close()
    return 1000 * (both - answered), ear.heard


def _sound_of(answer: SipMessage) -> tuple[str, int]:
    port = next(line.split()[1] for line in answer.body.splitlines() if line.startswith("m=audio"))
    return TELEPHONE, int(port)


def main() -> None:
    """Inside the network: measure, and print."""
    name, calls, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    prepare()
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        Peer(CALLER) as callers,
        TELEPHONES[name](Path(folder)) as process,
    ):
        time.sleep(_SETTLE_S)
        sound = [_conversation(callers, _SHORT_S)[0] for _ in range(calls)]
        before, began = _used(process), time.monotonic()
        _, heard = _conversation(callers, seconds)
        percent = 100 * (_used(process) - before) / (time.monotonic() - began)
    found = Conversations([one for one in sound if one != float("inf")], percent, heard / seconds)
    sys.stdout.write(json.dumps(asdict(found)))


def _used(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


if __name__ == "__main__":
    main()
