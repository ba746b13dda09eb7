"""`run.py demo --headless`: one run of the whole scenario, and what a reader of it may believe."""

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest
from PySide6.QtGui import QImage

from app.demo.children import ROOT
from app.demo.scenario.run import SCENES
from tests.e2e.personal import personal_words

_LIMIT = 300  # seconds; some forty are usual
_TIMINGS = (
    "invite_to_ringing_ms",
    "invite_to_first_paint_ms",
    "invite_to_full_card_ms",
    "crm_requests_per_pop",
)
# What the offscreen platform says of every window: it has no window system to ask.
_OFFSCREEN = re.compile(r"This plugin does not support (raise|propagateSizeHints)\(\)")


@dataclass(frozen=True)
class Played:
    """A run of the demonstration."""

    status: int
    output: str
    folder: Path

    @property
    def figures(self) -> dict[str, Any]:
        """What it measured."""
        found: dict[str, Any] = json.loads((self.folder / "demo" / "figures.json").read_text("utf-8"))
        return found

    @property
    def logs(self) -> list[Path]:
        """All that its programs wrote down for people of IT."""
        return sorted((self.folder / "demo-run").rglob("*.log*"))


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    folder = tmp_path_factory.mktemp("demonstration")
    command = [sys.executable, "-m", "app.demo", "--headless", "--build", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=_LIMIT, check=False)
    return Played(done.returncode, done.stdout + done.stderr, folder)


pytestmark = pytest.mark.timeout(_LIMIT + 60)


def test_every_step_does_what_it_says(played: Played) -> None:
    assert played.status == 0, played.output
    assert played.figures["failures"] == []


def test_twenty_calls_and_every_kind_of_consult(played: Played) -> None:
    figures = played.figures
    assert figures["calls"] >= 20
    assert figures["answered"] >= 20
    assert figures["consulted"] >= 3
    assert figures["transferred"] >= 1
    assert figures["conferenced"] >= 1
    assert figures["abandoned"] >= 1


def test_every_saved_contact_is_in_the_crm(played: Played) -> None:
    assert played.figures["wrapups_saved"] >= 20
    assert played.figures["wrapups_in_crm"] == played.figures["wrapups_saved"]


def test_board_of_the_team_lead_fills_by_itself_has_an_alarm_and_says_when_it_is_old(played: Played) -> None:
    figures = played.figures
    assert figures["board_queues"] >= 5
    assert figures["board_agents"] >= 20
    assert figures["board_topics"] >= 5
    assert figures["board_alarms"] == 1
    assert figures["board_filled_s"] > 0
    assert 0 < figures["board_shown_as_old_s"] <= 10
    assert figures["board_live_again_s"] > 0
    assert {"board", "board-alarm", "board-on-the-wall", "board-of-a-moment-ago"} <= {
        shot.stem.partition("-")[2] for shot in (played.folder / "demo").glob("*.png")
    }


def test_people_hear_each_other_and_nobody_else(played: Played) -> None:
    assert played.figures["audio_checks"] >= 10
    assert played.figures["audio_ok"] is True, played.figures["audio_failures"]


@pytest.mark.parametrize("name", _TIMINGS)
def test_times_are_measured_over_the_whole_run(played: Played, name: str) -> None:
    times = played.figures[name]
    # Somebody whom the agent has to choose or look for has no card that fills by itself.
    assert times["n"] >= 15
    assert 0 < times["median"] <= times["p95"]


def test_screenshots_show_a_window(played: Played) -> None:
    shots = sorted((played.folder / "demo").glob("*.png"))
    assert len(shots) >= len(SCENES)
    for shot in shots:
        picture = QImage(str(shot))
        places = ((x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7))
        colours = {picture.pixelColor(x, y).rgb() for x, y in places}
        assert picture.width() > 300, shot.name
        assert len(colours) > 3, f"{shot.name} is empty"


def test_qt_has_nothing_to_complain_about(played: Played) -> None:
    for log in played.logs:
        if log.name == "window.log":
            lines = [line for line in log.read_text("utf-8").splitlines() if not _OFFSCREEN.fullmatch(line)]
            assert lines == [], log


def test_no_log_and_no_file_name_tells_who_called(played: Played) -> None:
    """Names, numbers, streets, postcodes and e-mail addresses of the whole corporation; none may be in a log."""
    personal = personal_words(played.folder / "demo-run" / "crm" / "crm.sqlite")
    assert len(personal) > 1000
    told = "\n".join(log.read_text("utf-8", "replace") for log in played.logs)
    assert len(told) > 1000, "there must be logs to look through"
    told += "\n".join(path.name for path in (played.folder / "demo-run").rglob("*"))
    assert [word for word in personal if word in told] == []


def test_no_program_of_it_lives_on(played: Played) -> None:
    left = [
        process.pid
        for process in psutil.process_iter(["cmdline"])
        if str(played.folder) in " ".join(process.info["cmdline"] or [])
    ]
    assert left == []
