"""A telephone that moves: `python -m tests.lab.moving UDP_OR_TCP`, as root and in a network of its own.

A cable (veth) leads from here, where a real Asterisk is, to a second network in which the telephone runs. Its
address is changed, its cable is pulled, it sleeps; what happened after how many seconds goes to standard output.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.agent import Registration
from app.domain.events import CallAnswered, CallEnded, RegistrationChanged
from app.engine.protocol import Account, Configure, Sound
from tests.engine.listening import hears_now
from tests.lab.asterisk import ECHO_TEST, Asterisk
from tests.lab.desk_phone import DeskPhone
from tests.lab.installation import install
from tests.lab.laboratory import AGENT, AGENT_HZ
from tests.lab.network import Network
from tests.lab.sound import write_tone
from tests.lab.waiting import wait_until

CACHE = Path(__file__).parents[2] / "build" / "lab"
_SLEEP_S = 8.0


@dataclass(frozen=True)
class CableNetwork(Network):
    """The network at both ends of the cable."""

    @property
    def prefix(self) -> str:
        """No loopback: there every address is everybody's own."""
        return "10.99.0."


class Cable:
    """From here to a network of its own, which ends with the block."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._last = 0

    def __enter__(self) -> "Cable":
        self._there = subprocess.Popen(["unshare", "--net", "sleep", "600"])
        _run("link", "set", "lo", "up")
        _run("link", "add", "here", "type", "veth", "peer", "name", "there")
        own = Path("/proc/self/ns/net").readlink()
        wait_until(lambda: Path(f"/proc/{self._there.pid}/ns/net").readlink() != own)
        _run("link", "set", "there", "netns", str(self._there.pid))
        _run("addr", "add", f"{self._network.exchange}/24", "dev", "here")
        _run("link", "set", "here", "up")
        self._over_there("link", "set", "lo", "up")
        self._over_there("link", "set", "there", "up")
        self.move(101)
        return self

    def __exit__(self, *_: object) -> None:
        self._there.kill()
        self._there.wait()

    @property
    def way_in(self) -> tuple[str, ...]:
        """What stands before a command that shall run over there."""
        return ("nsenter", "--target", str(self._there.pid), "--net")

    def move(self, last: int) -> str:
        """The other end has another address from now on, and no more the one of before; the new one."""
        if self._last:
            self._over_there("addr", "del", f"{self._network.host(self._last)}/24", "dev", "there")
        self._over_there("addr", "add", f"{self._network.host(last)}/24", "dev", "there")
        self._last = last
        return self._network.host(last)

    def pull(self) -> None:
        """The cable is out."""
        self._over_there("link", "set", "there", "down")

    def plug(self) -> None:
        """The cable is in again."""
        self._over_there("link", "set", "there", "up")

    def _over_there(self, *command: str) -> None:
        subprocess.run([*self.way_in, "ip", *command], check=True)


def _run(*command: str) -> None:
    subprocess.run(["ip", *command], check=True)


def measure(transport: str) -> dict[str, float | bool]:
    """What happened, and after how many seconds."""
    network = CableNetwork(0)
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="move-")))
        cable = stack.enter_context(Cable(network))
        exchange = Asterisk(install(CACHE), network, folder)
        exchange.start()
        stack.callback(exchange.stop)
        desk = stack.enter_context(_desk(exchange, folder, transport, cable))
        desk.wait_for_registration()

        def is_at(address: str) -> Callable[[], bool]:
            return lambda: f"@{address}:" in exchange.cli("pjsip show contacts")

        moved = _seconds_until(is_at(cable.move(102)))
        desk.phone.dial("echo", ECHO_TEST)
        desk.wait_for(CallAnswered)
        wait_until(lambda: hears_now(desk.recording("echo"), {AGENT_HZ}) == {AGENT_HZ})
        moved_talking = _seconds_until(is_at(cable.move(103)))
        heard_again = moved_talking + _seconds_until(
            lambda: hears_now(desk.recording("echo"), {AGENT_HZ}) == {AGENT_HZ}
        )
        has_call = not desk.unasked(CallEnded)
        desk.phone.hang_up("echo")
        desk.wait_for(CallEnded)
        lost, back = _pulled(desk, cable)
        awake = _slept(desk)
    return {
        "moved": moved,
        "moved_talking": moved_talking,
        "heard_again": heard_again,
        "call_lives": has_call,
        "lost": lost,
        "back": back,
        "awake": awake,
    }


def _pulled(desk: DeskPhone, cable: Cable) -> tuple[float, float]:
    """Seconds until the loss was said, and until the telephone was back after the cable was."""
    cable.pull()
    lost = _seconds_until_state(desk, Registration.UNREACHABLE)
    time.sleep(3)
    desk.unasked(RegistrationChanged)
    cable.plug()
    return lost, _seconds_until_state(desk, Registration.REGISTERED)


def _slept(desk: DeskPhone) -> float:
    """Seconds until the telephone was back after a sleep."""
    time.sleep(1)
    os.kill(desk.engine_pid, signal.SIGSTOP)
    time.sleep(_SLEEP_S)
    os.kill(desk.engine_pid, signal.SIGCONT)
    began = time.monotonic()
    desk.wait_for(RegistrationChanged, 10, registration=Registration.UNREACHABLE)
    _seconds_until_state(desk, Registration.REGISTERED)
    return time.monotonic() - began


def _seconds_until_state(desk: DeskPhone, registration: Registration) -> float:
    began = time.monotonic()
    desk.wait_for(RegistrationChanged, 30, registration=registration)
    return time.monotonic() - began


def _seconds_until(condition: Callable[[], bool]) -> float:
    began = time.monotonic()
    wait_until(condition, 30)
    return time.monotonic() - began


@contextlib.contextmanager
def _desk(exchange: Asterisk, folder: Path, transport: str, cable: Cable) -> Iterator[DeskPhone]:
    network = exchange.network
    password = exchange.account(AGENT).password
    account = Account(AGENT, password, f"{network.exchange}:{network.sip_port}", transport)
    place = folder / "desk"
    write_tone(place / "voice.wav", AGENT_HZ)
    sound = Sound("file", str(place / "voice.wav"), str(place))
    with DeskPhone(Configure(account, sound), place, prefix=cable.way_in) as desk:
        yield desk


if __name__ == "__main__":
    json.dump(measure(sys.argv[1]), sys.stdout)
