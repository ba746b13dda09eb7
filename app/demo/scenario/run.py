"""Plays all scenes in order, and writes screenshots and figures."""

import contextlib
import shutil
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil

from app.demo.children import NotSeen
from app.demo.scenario import arrivals, bad_days, leading, line_work
from app.demo.scenario.play import Play
from app.demo.surroundings import Surroundings

Scene = Callable[[Play], None]

SCENES: tuple[Scene, ...] = (
    arrivals.known_tenant,
    arrivals.shared_number,
    arrivals.number_of_two_households,
    arrivals.unknown_number,
    arrivals.withheld_number,
    arrivals.known_outage,
    arrivals.repeat_nuisance,
    arrivals.lift_stopped,
    arrivals.running_repair,
    arrivals.arrears,
    arrivals.staff_safety,
    arrivals.former_tenant,
    arrivals.administrator,
    arrivals.hostile_name,
    arrivals.abandoned,
    line_work.hold_and_second_call,
    line_work.dial_out,
    line_work.consult_and_return,
    line_work.colleague_busy,
    line_work.three_way,
    line_work.attended_transfer,
    bad_days.crm_down,
    bad_days.crm_slow,
    bad_days.receipt_lost,
    bad_days.window_killed,
    bad_days.engine_killed,
    leading.board,
)


def play_all(out: Path, corporation: Sequence[str], scenes: Sequence[Scene] = SCENES) -> int:
    """Play; 0 when every step did what it says, and every contact that was saved is in the CRM once."""
    with Surroundings(out.parent / "demo-run", corporation) as surroundings:
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        play = Play(surroundings, out)
        failures = _play(play, scenes)
        play.agent.close()
        play.senior.close()
        play.lead.close()
    play.figures.write(out / "figures.json", failures)
    for failure in failures:
        print(f"FAILED  {failure}")
    print(f"Screenshots and figures.json are in {out}")
    return 1 if failures else 0


def _play(play: Play, scenes: Sequence[Scene]) -> list[str]:
    """What did not do what it says."""
    failures: list[str] = []
    try:
        play.agent.start()
        play.senior.start()
        for scene in scenes:
            print(f"{scene.__name__.replace('_', ' ')} …", flush=True)
            scene(play)
        play.delivered()
    except (NotSeen, AssertionError, OSError, KeyError, IndexError) as error:
        traceback.print_exc(file=sys.stdout)
        failures.append(f"{type(error).__name__}: {error}")
    # Without a window there is nothing to measure, and no picture to take.
    with contextlib.suppress(NotSeen):
        if failures:
            play.shot("failed")
            play.shot("failed-at-the-senior", play.senior)
        failures += _sum_up(play)
    return failures


def _sum_up(play: Play) -> list[str]:
    figures = play.figures
    figures.take_marks(play.agent.order("marks"), play.crm.requests)
    figures.resident_mb = _resident_mb(play)
    contacts = play.contacts_in_crm()
    figures.wrapups_in_crm = len(set(contacts))
    failures = [f"sound: {what}" for what in figures.audio_failures]
    if len(contacts) != figures.wrapups_in_crm:
        failures.append("a contact is in the CRM twice")
    if figures.wrapups_in_crm != figures.wrapups_saved:
        failures.append(
            f"{figures.wrapups_saved} contacts were saved, {figures.wrapups_in_crm} are in the CRM"
        )
    return failures


def _resident_mb(play: Play) -> float:
    """Resident memory of the agent's window and engine together."""
    window = psutil.Process(play.agent.pid)
    engine = psutil.Process(play.agent.engine_pid)
    return float((window.memory_info().rss + engine.memory_info().rss) / (1 << 20))
