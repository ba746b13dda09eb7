"""A telephone whose name server died: `python -m tests.engine.dead_names`, with a network and mounts of its own.

Port 53 swallows what comes. The exchange's name is known from the hosts file at first, and then no more. What
happened, and the longest time that an OPTIONS waited for its answer meanwhile, goes to standard output as JSON.
"""

import json
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from app.domain.agent import Registration
from app.domain.events import RegistrationChanged
from app.engine.protocol import Account, Configure, Sound
from tests.engine.dialog import Dialog
from tests.engine.peer import Arrived, Peer, accepting_registrar
from tests.engine.rooms import AGENT, HOST, OUTSIDE, free_port
from tests.engine.steps import address_of
from tests.lab.desk_phone import DeskPhone
from tests.lab.waiting import wait_until

NAME = "centrale.voorbeeld.example"
DEAD = "127.0.0.53"
_SILENT_S = 5.0
_UNTIL_THE_SYSTEM_GIVES_UP_S = 12.0


class Heart:
    """Asks the telephone for a sign of life, ten times a second."""

    def __init__(self, target: str) -> None:
        self._target = target
        self._stops = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heart")
        self.longest = 0.0

    def __enter__(self) -> "Heart":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stops.set()
        self._thread.join()

    def _beat(self) -> None:
        with Peer(HOST) as asker:
            while not self._stops.wait(0.1):
                question, began = Dialog(asker, self._target), time.monotonic()
                question.request("OPTIONS")
                asker.wait("SIP/2.0 ", timeout=60, call_id=question.call_id)
                self.longest = max(self.longest, time.monotonic() - began)


def _mount(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text)
    subprocess.run(["mount", "--bind", str(file), f"/etc/{name}"], check=True)
    return file


def measure() -> dict[str, float | bool]:
    """What happened."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    silent = threading.Event()

    def behave(peer: Peer, message: Arrived) -> None:
        if not silent.is_set():
            accepting_registrar(peer, message)

    own_name = f"127.0.0.1 localhost {socket.gethostname()}\n"
    with (
        tempfile.TemporaryDirectory(prefix="names-") as place,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server,
        Peer(OUTSIDE, behave) as exchange,
    ):
        folder = Path(place)
        server.bind((DEAD, 53))
        _mount(folder, "resolv.conf", f"nameserver {DEAD}\n")
        hosts = _mount(folder, "hosts", f"{own_name}{OUTSIDE} {NAME}\n")
        account = Account(AGENT, "", f"{NAME}:{exchange.port}", local_address=HOST, local_port=free_port())
        with DeskPhone(Configure(account, Sound("file")), folder / "known") as desk:
            desk.wait_for_registration()
            hosts.write_text(own_name)
            with Heart(address_of(desk)) as heart:
                back = _silence(desk, exchange, silent)
                _ring_by_name(exchange, desk)
                time.sleep(_UNTIL_THE_SYSTEM_GIVES_UP_S)
        further = Account(
            AGENT,
            "",
            "andere.example",
            local_address=HOST,
            local_port=free_port(),
            further_registrars=(exchange.address,),
        )
        began = time.monotonic()
        with DeskPhone(Configure(further, Sound("file")), folder / "further") as desk:
            desk.wait_for_registration()
            elsewhere = time.monotonic() - began
    return {"back": back, "elsewhere": elsewhere, "longest": heart.longest}


def _silence(desk: DeskPhone, exchange: Peer, silent: threading.Event) -> float:
    """Seconds until an exchange that was silent for a while has the telephone again."""
    silent.set()
    desk.wait_for(RegistrationChanged, 10, registration=Registration.UNREACHABLE)
    time.sleep(_SILENT_S)
    silent.clear()
    began = time.monotonic()
    desk.wait_for_registration(15)
    return time.monotonic() - began


def _ring_by_name(exchange: Peer, desk: DeskPhone) -> None:
    """A call whose sound would go to a name: it is refused, and nobody is asked."""
    call = Dialog(exchange, address_of(desk))
    session = (
        "v=0\r\no=- 1 1 IN IP4 x\r\ns=-\r\nc=IN IP4 media.dood.example\r\nt=0 0\r\nm=audio 9 RTP/AVP 8\r\n"
    )
    call.invite(body=session)
    wait_until(lambda: any("SIP/2.0 488" in message.start_line for message in exchange.seen))


if __name__ == "__main__":
    json.dump(measure(), sys.stdout)
