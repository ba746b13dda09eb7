"""What nobody foresaw is written down without anybody's data, and told; the program goes on."""

import logging
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from tests.ui.programs import Programs
from ui.crash import Crash

ROOT = Path(__file__).resolve().parents[2]
NAME = "Mw. Roodspecht-Demo"

FALL = """
import faulthandler, sys
from pathlib import Path
from ui.crash import Crash

def show_caller(name):
    faulthandler._sigsegv()

crash = Crash(Path(sys.argv[1]))
show_caller("Mw. Roodspecht-Demo")
"""


class Screen(QObject):
    """Something of Qt that falls over a caller."""

    clicked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self.clicked.connect(self.show_caller)

    def show_caller(self, name: str) -> None:
        """Show everybody but one."""
        if name == NAME:
            fall(name)
        self.shown.append(name)


def fall(name: str) -> None:
    """Quote a caller in an error, which came of another that does so too."""
    try:
        raise KeyError(name)
    except KeyError as error:
        raise ValueError(f"no such caller: {name}") from error


@pytest.fixture
def crash(hooks: None, tmp_path: Path) -> Iterator[Crash]:
    """The net below the program."""
    net = Crash(tmp_path)
    yield net
    net.close()


def test_fault_behind_a_click_is_told_and_the_next_click_works(crash: Crash, qtbot: QtBot) -> None:
    screen = Screen()
    with qtbot.waitSignal(crash.happened):
        screen.clicked.emit(NAME)
    screen.clicked.emit("Mw. Groenling-Demo")
    assert screen.shown == ["Mw. Groenling-Demo"]


def test_fault_on_another_thread_is_told_on_the_gui_thread(crash: Crash, qtbot: QtBot) -> None:
    told_on: list[threading.Thread] = []
    crash.happened.connect(lambda: told_on.append(threading.current_thread()))
    thread = threading.Thread(target=fall, args=(NAME,))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told_on))
    assert told_on == [threading.main_thread()]


def test_log_says_what_and_where_and_of_whom_nothing(
    crash: Crash, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    screen = Screen()
    screen.clicked.emit(NAME)
    thread = threading.Thread(target=fall, args=(NAME,), name=NAME)
    thread.start()
    thread.join()
    lines = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert len(lines) == 2
    for words in lines:
        assert re.fullmatch(r"unforeseen ValueError at test_crash\.py:\d+( < [a-z_]+\.py:\d+)+", words)
    assert "Roodspecht" not in caplog.text
    assert str(ROOT) not in caplog.text
    assert (tmp_path / "fault.log").read_text(encoding="utf-8") == ""


def test_fault_in_the_depths_names_the_nearest_places_only(
    crash: Crash, caplog: pytest.LogCaptureFixture
) -> None:
    def dig(depth: int) -> None:
        if not depth:
            fall(NAME)
        dig(depth - 1)

    thread = threading.Thread(target=dig, args=(50,))
    thread.start()
    thread.join()
    assert caplog.text.count(" < ") == 5


def test_hooks_are_python_s_own_again_when_the_program_ends(hooks: None, tmp_path: Path) -> None:
    net = Crash(tmp_path)
    assert sys.excepthook is not sys.__excepthook__
    net.close()
    assert (sys.excepthook, threading.excepthook) == (sys.__excepthook__, threading.__excepthook__)


def test_fault_of_the_machine_code_leaves_its_place_and_no_value(tmp_path: Path) -> None:
    for falls in (1, 2):
        done = subprocess.run([sys.executable, "-c", FALL, str(tmp_path)], cwd=ROOT, timeout=60, check=False)
        assert done.returncode != 0
        written = (tmp_path / "fault.log").read_text(encoding="utf-8")
        assert written.count("in show_caller") == falls  # the second is added to the first
        assert "Roodspecht" not in written


def test_agent_is_told_once_however_often_it_happens(programs: Programs, qtbot: QtBot) -> None:
    program = programs.start()
    screen = Screen()
    for _ in range(3):
        screen.clicked.emit(NAME)
    words = "Er ging iets mis in dit programma. U kunt doorgaan; IT vindt het in het logboek."
    qtbot.waitUntil(lambda: words in [notice.words for notice in program.screens.notices.picture])
    assert [notice.words for notice in program.screens.notices.picture].count(words) == 1
