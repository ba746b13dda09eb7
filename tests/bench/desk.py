"""The whole desk: from the INVITE to what the agent sees, and what window and engine cost together."""

import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from app.demo.desks import SteeredDesk
from app.demo.scenario.figures import Figures
from app.demo.surroundings import AGENT, Surroundings
from tests.bench.row import Row

CALLS = 100
HIGHEST_FIRST_PAINT_MS = 60.0
HIGHEST_BEYOND_CRM_MS = 100.0
HIGHEST_RESIDENT_MB = 200.0
HIGHEST_IDLE_PERCENT = 2.0
HIGHEST_BACK_S = 3.0
_IDLE_S = 20.0
_PAUSE_S = 0.2  # between two callers; the engine's door lets in twelve a second
# Not all alike: with an outage, a warning, a repair that runs, two contracts.
_SITUATIONS = ("known", "outage", "S3", "S11", "S1", "repeat_nuisance")


def measure() -> Sequence[Row]:
    """Takes about two minutes."""
    with tempfile.TemporaryDirectory(prefix="desk-") as folder, Surroundings(Path(folder)) as around:
        desk = SteeredDesk(around, AGENT, Path(folder) / "agent")
        desk.start()
        try:
            at_rest = _resident_mb(desk)
            idle = _idle_percent(desk)
            figures = _pops(around, desk)
            after = _resident_mb(desk)
            back = _back_after_kill(around, desk)
        finally:
            desk.close()
    paint, beyond = (
        figures.as_json()["invite_to_first_paint_ms"],
        figures.as_json()["full_card_beyond_crm_ms"],
    )
    return [
        Row("popped", figures.popped, "calls", at_least=CALLS),
        Row("INVITE to first paint: median", paint["median"], "ms"),
        Row("INVITE to first paint: 95 %", paint["p95"], "ms", at_most=HIGHEST_FIRST_PAINT_MS),
        Row("the CRM's own time: median", _crm_time(figures), "ms"),
        Row("INVITE to full card, beyond the CRM's time: median", beyond["median"], "ms"),
        Row(
            "INVITE to full card, beyond the CRM's time: 95 %",
            beyond["p95"],
            "ms",
            at_most=HIGHEST_BEYOND_CRM_MS,
        ),
        Row("requests to the CRM for each call: median", statistics.median(figures.requests), ""),
        Row("window and engine: resident at rest", at_rest, "MB", at_most=HIGHEST_RESIDENT_MB),
        Row(f"window and engine: resident after {CALLS} calls", after, "MB", at_most=HIGHEST_RESIDENT_MB),
        Row("window and engine: idle", idle, "% core", at_most=HIGHEST_IDLE_PERCENT),
        Row("card and draft back after kill -9 of the window", back, "s", at_most=HIGHEST_BACK_S),
    ]


def _pops(around: Surroundings, desk: SteeredDesk) -> Figures:
    """The telephone rings, the card fills, the caller gives up; a hundred times."""
    situations = around.crm.scenarios
    for number in range(CALLS):
        call_id = f"pop-{number}"
        caller = situations[_SITUATIONS[number % len(_SITUATIONS)]]["number"]
        around.callers.order("call", id=call_id, to=AGENT, number=caller)
        desk.wait("caller", lambda card: card["is_complete"], "the whole card")
        around.callers.order("hang_up", id=call_id)
        desk.wait("calls", lambda column: not column["live"], "the line is free")
        time.sleep(_PAUSE_S)
    figures = Figures()
    figures.take_marks(desk.order("marks"), around.crm.requests)
    return figures


def _crm_time(figures: Figures) -> float:
    own = [card - beyond for card, beyond in zip(figures.full_card, figures.beyond_crm, strict=True)]
    return statistics.median(own)


def _back_after_kill(around: Surroundings, desk: SteeredDesk) -> float:
    around.callers.order("call", id="killed", to=AGENT, number=around.crm.scenarios["outage"]["number"])
    desk.wait("ring_card", lambda card: card["is_ringing"], "the telephone rings")
    desk.press("F2")
    desk.wait("caller", lambda card: card["is_complete"], "the whole card")
    desk.press("2", "2", "Ctrl+I")
    desk.write("Hal zonder licht.")
    desk.kill()
    began = time.monotonic()
    desk.start()
    desk.wait("caller", lambda card: card["is_complete"], "the card is back")
    desk.wait("wrap_up", lambda strip: strip["note"] == "Hal zonder licht.", "the draft is back")
    return time.monotonic() - began


def _processes(desk: SteeredDesk) -> list[psutil.Process]:
    return [psutil.Process(desk.pid), psutil.Process(desk.engine_pid)]


def _resident_mb(desk: SteeredDesk) -> float:
    return sum(process.memory_info().rss for process in _processes(desk)) / (1 << 20)


def _idle_percent(desk: SteeredDesk) -> float:
    """Processor time of both while nothing happens, as a share of one core."""
    processes = _processes(desk)
    before = sum(sum(process.cpu_times()[:2]) for process in processes)
    time.sleep(_IDLE_S)
    after = sum(sum(process.cpu_times()[:2]) for process in processes)
    return (after - before) / _IDLE_S * 100
