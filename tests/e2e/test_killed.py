"""A process that dies in the middle of the work, or is started twice."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from app.demo.children import ROOT, until
from app.demo.desks import SteeredDesk
from app.demo.surroundings import AGENT, Surroundings
from tests.e2e.work import all_delivered, answer, code_and_save, full_card, hang_up, ring, says


def test_a_new_window_shows_the_call_that_the_killed_one_had(
    surroundings: Surroundings, desk: SteeredDesk
) -> None:
    ring(surroundings, desk, "killed-window")
    answer(surroundings, desk, "killed-window")
    full_card(desk)
    desk.press("2", "2", "Ctrl+I")
    desk.write("Hal zonder licht.")
    before = desk.picture("caller")
    engine = desk.engine_pid

    desk.kill()
    assert psutil.pid_exists(engine)
    desk.start()

    assert desk.engine_pid == engine, "the conversation must not be cut"
    desk.wait("caller", lambda card: card["title"] == before["title"] and card["is_complete"], "the card")
    assert "HOLD" in desk.picture("calls")["live"][0]["actions"]
    assert desk.picture("wrap_up")["note"] == "Hal zonder licht."
    desk.press("J")
    hang_up(surroundings, desk, "killed-window")
    desk.press("Ctrl+Return")
    desk.wait("calls", lambda column: column["handled"] == 1, "it is saved")
    all_delivered(desk)


def test_a_call_that_ended_while_there_was_no_window_waits_for_its_coding(
    surroundings: Surroundings, desk: SteeredDesk
) -> None:
    ring(surroundings, desk, "ended-meanwhile")
    answer(surroundings, desk, "ended-meanwhile")
    full_card(desk)
    desk.kill()
    surroundings.callers.order("hang_up", id="ended-meanwhile")
    surroundings.callers.wait("ended", "ended-meanwhile")
    desk.start()
    desk.wait("wrap_up", lambda strip: strip["is_over"], "the ended call")
    code_and_save(desk)
    all_delivered(desk)


def test_missed_callers_and_the_day_are_there_after_a_kill_until_the_caller_is_reached(
    surroundings: Surroundings, desk: SteeredDesk
) -> None:
    ring(surroundings, desk, "coded")
    answer(surroundings, desk, "coded")
    hang_up(surroundings, desk, "coded")
    code_and_save(desk)
    for name in ("missed-1", "missed-2"):
        ring(surroundings, desk, name, "repeat_nuisance")
        surroundings.callers.order("hang_up", id=name)
        desk.wait("ring_card", lambda card: not card["is_ringing"], "it rings no more")
    (missed,) = desk.picture("calls")["missed"]

    desk.kill()
    desk.start()

    column = desk.picture("calls")
    assert (column["handled"], column["solved"]) == (1, 1)
    assert [one["detail"] for one in column["missed"]] == [missed["detail"]]
    assert missed["detail"].startswith("2 keer")
    ring(surroundings, desk, "reached", "repeat_nuisance")
    answer(surroundings, desk, "reached")
    desk.wait("calls", lambda column: not column["missed"], "the line is closed")
    hang_up(surroundings, desk, "reached")
    desk.kill()
    desk.start()
    assert desk.picture("calls")["missed"] == []


def test_a_killed_engine_is_shown_and_replaced_and_its_contact_can_be_coded(
    surroundings: Surroundings, desk: SteeredDesk
) -> None:
    ring(surroundings, desk, "killed-engine")
    answer(surroundings, desk, "killed-engine")
    full_card(desk)
    old = desk.engine_pid
    psutil.Process(old).kill()
    says(desk, "De telefoon is gestopt en wordt opnieuw gestart.")
    code_and_save(desk)
    desk.wait("top_bar", lambda bar: bar["phone"]["tone"] == "ok", "the telephone is back", 30)
    assert desk.engine_pid != old
    surroundings.callers.order("hang_up", id="killed-engine")
    ring(surroundings, desk, "after-it")
    answer(surroundings, desk, "after-it")
    hang_up(surroundings, desk, "after-it")


def test_a_frozen_window_does_not_keep_the_caller_waiting_for_the_ring(
    surroundings: Surroundings, desk: SteeredDesk
) -> None:
    """The engine answers 180 by itself; the window hears of it when it can."""
    frozen = 1.5  # seconds
    number = surroundings.crm.scenarios["known"]["number"]
    began = time.monotonic()
    desk.tell("freeze", seconds=frozen)
    surroundings.callers.order("call", id="frozen", to=AGENT, number=number)
    surroundings.callers.wait("ringing", "frozen", timeout=frozen / 2)
    assert time.monotonic() - began < frozen, "the window had to be frozen still"
    desk.wait("ring_card", lambda card: card["is_ringing"], "the telephone rings")
    surroundings.callers.order("hang_up", id="frozen")
    desk.wait("calls", lambda column: column["missed"], "it is among the missed")


def test_a_second_start_brings_the_first_window_to_the_front_and_ends(desk: SteeredDesk) -> None:
    command = [sys.executable, "-m", "ui.rehearsal"]
    command += ["--settings", str(desk.settings), "--central", str(desk.folder / "central")]
    command += ["--data", str(desk.folder / "data")]
    second = subprocess.run(
        command, cwd=ROOT, input="{}\n", text=True, capture_output=True, timeout=30, check=False
    )
    assert second.returncode == 1
    assert "Traceback" not in second.stderr
    assert desk.picture("top_bar")["phone"]["tone"] == "ok", "the first goes on"


@pytest.mark.skipif(sys.platform == "win32", reason="a console's Ctrl+C is sent to a group there")
@pytest.mark.parametrize(
    ("end", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -signal.SIGKILL)]
)
def test_whoever_ends_the_demonstration_ends_all_its_programs(
    tmp_path: Path, end: signal.Signals, status: int
) -> None:
    log = (tmp_path / "demo.log").open("wb")
    demo = subprocess.Popen(
        [sys.executable, "-m", "app.demo", "--homes", "300", "--build", str(tmp_path)],
        cwd=ROOT,
        stdout=log,
        stderr=log,
        start_new_session=True,
    )
    process = psutil.Process(demo.pid)
    engine = tmp_path / "demo-run" / "agent" / "data" / "engine.json"
    until(engine.exists, "the telephone runs", 60)
    family = process.children(recursive=True)
    assert len(family) >= 5
    os.killpg(demo.pid, end)
    assert demo.wait(30) == status
    log.close()
    _, alive = psutil.wait_procs(family, timeout=15)
    assert alive == []
    assert "Traceback" not in (tmp_path / "demo.log").read_text("utf-8")
