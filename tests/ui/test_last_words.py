"""A program that cannot start at all says why, also to whoever started it without a console."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.ui.hands import Hands
from tests.ui.picture import drawn, visible_labels
from ui.texts.start import no_folder_words
from ui.views.last_words import LastWords

ROOT = Path(__file__).resolve().parents[2]

# As an icon on the desktop starts it: there is no console. Escape is pressed when the window is there.
START_WITHOUT_CONSOLE = """
import json, sys
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from ui import __main__ as start

def read_and_close():
    window = qt.activeModalWidget()
    shown = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    sys.stdout.write(json.dumps([window.windowTitle(), *shown]))
    QTest.keyClick(window, Qt.Key.Key_Escape)

sys.argv, sys.stderr = ["bellerbeeld", "--data", sys.argv[1]], None
qt = start.application()
start.application = lambda: qt
QTimer.singleShot(0, read_and_close)
sys.exit(start.main())
"""


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[LastWords]:
    """The window, about a folder with a strange name."""
    window = LastWords(no_folder_words("/<b>bureau</b> & map", "Permission denied"))
    with qtbot.waitActive(window):
        window.open()
    yield window
    shiboken6.delete(window)


def test_window_says_which_folder_and_whom_to_call(window: LastWords) -> None:
    assert "/<b>bureau</b> & map" in _words(window)[0]
    assert _words(window)[0].startswith("Bellerbeeld kan niet starten")
    assert _words(window)[0].endswith("Bel IT.")


@pytest.mark.parametrize("code", ["nl", "en"])
def test_button_says_its_key_in_the_language_of_the_screen(code: str, window: LastWords) -> None:
    assert _words(window)[1:] == [{"nl": "Sluiten", "en": "Close"}[code], "Esc"]


@pytest.mark.parametrize("key", ["Esc", "Return", "Enter", "Space"])
def test_any_key_that_says_yes_or_no_ends_it(key: str, window: LastWords, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.finished) as ended:
        Hands(window).press(key)
    assert ended.args == [QDialog.DialogCode.Rejected.value]
    assert not window.isVisible()


def test_long_path_is_shown_whole_on_a_small_screen(qtbot: QtBot) -> None:
    path = "/home/agent/" + "een map met een lange naam/" * 12
    window = LastWords(no_folder_words(path, "Permission denied"))
    qtbot.addWidget(window)
    window.show()
    drawn(window)
    label = next(label for label, _ in visible_labels(window))
    assert path in label.text()
    lines = label.height() // label.fontMetrics().lineSpacing()
    assert lines * label.width() >= label.fontMetrics().horizontalAdvance(label.text())
    assert window.width() < 800


def test_start_without_a_console_says_it_in_a_window_and_ends(tmp_path: Path) -> None:
    taken = tmp_path / "data"
    taken.write_text("geen map", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", START_WITHOUT_CONSOLE, str(taken)],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    title, words, *_ = json.loads(done.stdout)
    assert title == "Bellerbeeld"
    assert str(taken) in words
    assert words.startswith("Bellerbeeld kan niet starten")


def _words(window: LastWords) -> list[str]:
    drawn(window)
    return [label.text() for label, _ in visible_labels(window)]
