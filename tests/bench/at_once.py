"""Fifty calls offered to a whole desk in one go: one is answered, each of the others hears that we are busy."""

import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from app.demo.desks import SteeredDesk
from app.demo.surroundings import AGENT, Surroundings
from app.engine.sip_library import MOST_CALLS
from tests.bench.direct_calls import open_to
from tests.bench.row import Row
from tests.engine.dialog import Dialog
from tests.engine.peer import Peer
from tests.engine.rooms import OUTSIDE

OFFERED = 50
BEFORE = 4  # so many calls has every library room for
HIGHEST_BLOCKED_MS = 100.0
_LONGEST_S = 15.0
_ANSWER, _REFUSE = "F2", "Shift+F2"


def measure() -> Sequence[Row]:
    """Takes half a minute."""
    with (
        tempfile.TemporaryDirectory(prefix="desk-") as folder,
        Surroundings(Path(folder)) as around,
        Peer(OUTSIDE) as callers,
    ):
        desk = SteeredDesk(around, AGENT, Path(folder) / "agent")
        target = open_to(desk, callers)
        desk.start()
        try:
            codes, round_trips = _offer_all(desk, callers, target)
        finally:
            desk.close()
    refused = {code: number for code, number in codes.items() if code >= 300}
    return [
        Row("room in the library", MOST_CALLS, "calls", at_least=BEFORE),
        Row("offered at once", OFFERED, "calls"),
        Row("answered", codes[200], "calls", at_least=1, at_most=1),
        Row("told that we are busy (486)", refused.pop(486, 0), "calls", at_least=OFFERED - 1),
        Row("refused otherwise", sum(refused.values()), "calls", at_most=0),
        Row("without an answer", codes[0], "calls", at_most=0),
        # It is asked without a pause what it shows; the answer comes when its thread has time for it.
        Row("window: longest that it took to answer", max(round_trips), "ms", at_most=HIGHEST_BLOCKED_MS),
    ]


def _offer_all(desk: SteeredDesk, callers: Peer, target: str) -> tuple["Counter[int]", list[float]]:
    """What each caller heard in the end (0: nothing), and how long the window took for each answer, in ms.

    The agent answers one call, and sends away the few others that ring on.
    """
    calls = [Dialog(callers, target, AGENT) for _ in range(OFFERED)]
    for call in calls:
        call.invite()
    finals: dict[str, int] = {}
    round_trips: list[float] = []
    deadline = time.monotonic() + _LONGEST_S
    while len(finals) < OFFERED and time.monotonic() < deadline:
        began = time.monotonic()
        is_ringing = desk.picture("ring_card")["is_ringing"]
        round_trips.append(1000 * (time.monotonic() - began))
        if is_ringing:
            desk.press(_REFUSE if 200 in finals.values() else _ANSWER)
        for call in calls:
            _hear(callers, call, finals)
    return Counter(finals.get(call.call_id, 0) for call in calls), round_trips


def _hear(callers: Peer, call: Dialog, finals: dict[str, int]) -> None:
    """Confirm a final answer that has come."""
    if call.call_id in finals:
        return
    answers = [
        one for one in list(callers.seen) if one.call_id == call.call_id and one.text.startswith("SIP/2.0 ")
    ]
    final = next((one for one in answers if one.code >= 200), None)
    if final is not None:
        call.acknowledge(final)
        finals[call.call_id] = final.code
