"""No call is hung up because the Python object of an earlier one was collected late (pjproject #3856)."""

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from app.domain.events import CallOffered, Event
from app.engine.protocol import Account, Configure, Sound
from tests.engine.dialog import Dialog
from tests.engine.peer import Arrived, Peer, accepting_registrar
from tests.engine.rooms import AGENT, HOST, OUTSIDE, free_port
from tests.engine.steps import address_of
from tests.lab.desk_phone import DeskPhone

CALLS = 40
PER_SECOND = 8
WORK = 0.05  # seconds that the window is busy in Python after each thing that it hears


def test_object_of_a_call_that_ended_lets_the_next_call_with_its_number_live() -> None:
    """Without `disown()` in `SipCall.onCallState` this says 'hung up'."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.engine.late_destructor"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.splitlines()[-1:] == ["alive"], done.stderr


def test_calls_in_quick_succession_are_all_answered_and_ended_by_the_caller_only(folder: Path) -> None:
    finals: Counter[int] = Counter()

    def watch(peer: Peer, message: Arrived) -> None:
        accepting_registrar(peer, message)
        if message.is_response and message.method == "INVITE" and message.code >= 200:
            finals[message.code] += 1

    def answer(event: Event) -> None:
        if isinstance(event, CallOffered):
            desk.phone.answer(event.call_id)
        end = time.monotonic() + WORK
        while time.monotonic() < end:
            sum(range(1000))

    with Peer(OUTSIDE, watch) as exchange:
        account = Account(AGENT, "", exchange.address, local_address=HOST, local_port=free_port())
        desk = DeskPhone(Configure(account, Sound("file")), folder, answer)
        with desk:
            desk.wait_for_registration()
            talking: list[Dialog] = []
            for _ in range(CALLS):
                call = Dialog(exchange, address_of(desk))
                call.invite()
                call.answered()
                talking.append(call)
                # Always two or three at once, so that the library's numbers are used again all the time.
                if len(talking) == 3:
                    talking.pop(0).request("BYE")
                time.sleep(1 / PER_SECOND)
            assert finals == {200: CALLS}
            assert exchange.count("BYE ") == 0, "the telephone hung up by itself"
