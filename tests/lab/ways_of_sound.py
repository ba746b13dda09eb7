"""Ways for the sound of a call: `python -m tests.lab.ways_of_sound`, as root and in a network of its own.

ICE leaves loopback out, so the telephone is at the other end of a cable (`moving.py`), and Asterisk at this one. What
was heard, and how many questions of ICE each end answered, goes to standard output.
"""

import contextlib
import json
import select
import struct
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from app.domain.events import CallAnswered, CallEnded, CallHeld, CallResumed
from app.engine.protocol import Account, Configure, Sound
from tests.lab.asterisk import ECHO_TEST, Asterisk
from tests.lab.capture import packet_socket
from tests.lab.desk_phone import DeskPhone
from tests.lab.installation import install
from tests.lab.laboratory import AGENT_HZ, SENIOR_HZ
from tests.lab.moving import CACHE, Cable, CableNetwork
from tests.lab.softphone import Softphone
from tests.lab.softphone_protocol import PhoneSettings
from tests.lab.sound import NotHeard, wait_to_hear, write_tone

_AGREED = bytes.fromhex("0101")  # the answer to a question whether packets arrive (RFC 8489)
_COOKIE = bytes.fromhex("2112a442")
_ETHERNET, _UDP = 14, 8  # bytes of their headers
_EVERY_PROTOCOL = 3  # ETH_P_ALL of packet(7)


class AnsweredQuestions:
    """Counts for the length of a `with` block who, by address, answers questions of ICE on the cable."""

    def __init__(self) -> None:
        self.by: Counter[str] = Counter()
        self._is_closing = threading.Event()
        self._thread = threading.Thread(target=self._count, name="questions of ICE")

    def __enter__(self) -> "AnsweredQuestions":
        self._packets = packet_socket("here")
        self._packets.bind(("here", _EVERY_PROTOCOL))  # a socket for IP alone is not told what goes out
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_closing.set()
        self._thread.join()
        self._packets.close()

    def _count(self) -> None:
        while not self._is_closing.is_set():
            if not select.select([self._packets], [], [], 0.1)[0]:
                continue
            packet = self._packets.recv(65_600)[_ETHERNET:]
            told = packet[(packet[0] & 15) * 4 + _UDP :]
            if told[:2] == _AGREED and told[4:8] == _COOKIE:
                self.by[".".join(map(str, struct.unpack_from("4B", packet, 12)))] += 1


def measure(user: str, *, ice: bool) -> dict[str, bool | int]:
    """A call out, held and taken back, and a call in; `user` is an account with or without ICE at the exchange."""
    network = CableNetwork(0)
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ways-")))
        cable = stack.enter_context(Cable(network))
        exchange = Asterisk(install(CACHE), network, folder)
        exchange.start()
        stack.callback(exchange.stop)
        colleague = stack.enter_context(_colleague(exchange, folder))
        answered = stack.enter_context(AnsweredQuestions())
        desk = stack.enter_context(_desk(exchange, folder, user, cable, ice=ice))
        desk.wait_for_registration()
        out = _calls_out(desk)
        colleague.dial(user)
        call = desk.answer_next()
        hears_colleague = _hears(desk.recording(call), SENIOR_HZ)
        colleague_hears = _hears(colleague.recording, AGENT_HZ)
        unasked = len(desk.unasked(CallEnded))
    return {
        **out,
        "hears_colleague": hears_colleague,
        "colleague_hears": colleague_hears,
        "ended_by_itself": unasked,
        "answered_by_the_exchange": answered.by[network.exchange],
        "answered_by_the_telephone": answered.by[network.host(101)],
    }


def _calls_out(desk: DeskPhone) -> dict[str, bool]:
    desk.phone.dial("echo", ECHO_TEST)
    desk.wait_for(CallAnswered, call_id="echo")
    heard = _hears(desk.recording("echo"), AGENT_HZ)
    desk.phone.hold("echo")
    desk.wait_for(CallHeld, call_id="echo")
    desk.phone.resume("echo")
    desk.wait_for(CallResumed, call_id="echo")
    heard_after_hold = _hears(desk.recording("echo"), AGENT_HZ)
    desk.phone.hang_up("echo")
    desk.wait_for(CallEnded, call_id="echo")
    return {"hears_echo": heard, "hears_echo_after_hold": heard_after_hold}


def _hears(recording: Path, hertz: int) -> bool:
    try:
        wait_to_hear(recording, [hertz], timeout=8)
    except NotHeard:
        return False
    return True


@contextlib.contextmanager
def _desk(exchange: Asterisk, folder: Path, user: str, cable: Cable, *, ice: bool) -> Iterator[DeskPhone]:
    network = exchange.network
    registrar = f"{network.exchange}:{network.sip_port}"
    account = Account(user, exchange.account(user).password, registrar, ice=ice)
    place = folder / "desk"
    write_tone(place / "voice.wav", AGENT_HZ)
    sound = Sound("file", str(place / "voice.wav"), str(place))
    with DeskPhone(Configure(account, sound), place, prefix=cable.way_in) as desk:
        yield desk


def _colleague(exchange: Asterisk, folder: Path) -> Softphone:
    network, account = exchange.network, exchange.account("6003")
    return Softphone(
        PhoneSettings(
            user="6003",
            address=network.exchange,
            port=5080,
            exchange=network.exchange,
            password=account.password,
            realm=account.realm,
            tone_hz=SENIOR_HZ,
            recording=str(folder / "heard.wav"),
        )
    )


if __name__ == "__main__":
    json.dump(measure(sys.argv[1], ice=sys.argv[2] == "ice"), sys.stdout)
