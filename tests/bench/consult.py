"""The key for the senior: how soon the caller is on hold, as the caller's own telephone is told, and back again."""

import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from queue import Empty, SimpleQueue

from app.demo.children import NotSeen
from app.demo.desks import SteeredDesk
from app.demo.surroundings import AGENT, SENIOR, Surroundings
from tests.bench.direct_calls import open_to
from tests.bench.row import Row
from tests.engine.dialog import Dialog, sdp
from tests.engine.peer import Arrived, Peer
from tests.engine.rooms import OUTSIDE

CONSULTS = 100
HIGHEST_HELD_MS = 200.0
_PATIENCE_S = 10.0
_ANSWER, _ASK, _BACK = "F2", "F9", "Esc"


class _Caller:
    """Somebody who calls a desk. Serves as a peer's `auto`: takes every change of the call and notes when it came."""

    def __init__(self) -> None:
        self._changes: SimpleQueue[tuple[float, bool]] = SimpleQueue()

    def serve(self, peer: Peer, message: Arrived) -> None:
        """Agree with a hold or its end."""
        if message.text.startswith("INVITE "):
            is_hold = "a=sendonly" in message.body
            self._changes.put((time.monotonic(), is_hold))
            contact = f"Contact: <sip:peer@{peer.address}>\r\nContent-Type: application/sdp\r\n"
            peer.reply(message, 200, contact, sdp(peer, hold=is_hold))

    def told(self, *, is_hold: bool) -> float:
        """When the next hold, or the next end of one, came.

        Raises:
            NotSeen: none did.
        """
        deadline = time.monotonic() + _PATIENCE_S
        while (left := deadline - time.monotonic()) > 0:
            try:
                at, was_hold = self._changes.get(timeout=left)
            except Empty:
                break
            if was_hold is is_hold:
                return at
        raise NotSeen(f"the caller was not told that hold is {is_hold}")


def measure() -> Sequence[Row]:
    """Takes a minute."""
    caller = _Caller()
    with (
        tempfile.TemporaryDirectory(prefix="desk-") as folder,
        Surroundings(Path(folder)) as around,
        Peer(OUTSIDE, caller.serve) as peer,
        ExitStack() as desks,
    ):
        agent, senior = (SteeredDesk(around, user, Path(folder) / user) for user in (AGENT, SENIOR))
        target = open_to(agent, peer)
        for desk in (senior, agent):
            desks.callback(desk.close)
            desk.start()
        held, back = _consults(agent, senior, caller, Dialog(peer, target, AGENT))
    return [
        Row("the caller was on hold", len(held), "times", at_least=CONSULTS),
        Row(f"{_ASK} to the caller on hold: median", _share(held, 0.5), "ms"),
        Row(f"{_ASK} to the caller on hold: 95 %", _share(held, 0.95), "ms", at_most=HIGHEST_HELD_MS),
        Row(f"{_BACK} to the caller back: 95 %", _share(back, 0.95), "ms"),
    ]


def _consults(
    agent: SteeredDesk, senior: SteeredDesk, caller: _Caller, call: Dialog
) -> tuple[list[float], list[float]]:
    """The senior is rung and let go again, many times; ms from each key to what the caller's telephone was told."""
    call.invite()
    agent.wait("ring_card", lambda card: card["is_ringing"], "the telephone rings")
    agent.press(_ANSWER)
    call.answered()
    held, back = [], []
    for _ in range(CONSULTS):
        agent.wait(
            "calls", lambda column: "HOLD" in column["live"][0]["actions"], "the caller is talked with"
        )
        began = time.monotonic()
        agent.press(_ASK)
        held.append(1000 * (caller.told(is_hold=True) - began))
        senior.wait("ring_card", lambda card: card["is_ringing"], "the senior is rung")
        began = time.monotonic()
        agent.press(_BACK)
        back.append(1000 * (caller.told(is_hold=False) - began))
        senior.wait("ring_card", lambda card: not card["is_ringing"], "the senior is let go")
    call.request("BYE")
    return held, back


def _share(times: list[float], share: float) -> float:
    """So many of them took no longer."""
    return sorted(times)[int(share * (len(times) - 1))]
