"""Who starts the program a second time gets the window that is there already."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from tests.ui.programs import Programs
from ui.single_instance import SingleInstance

ROOT = Path(__file__).resolve().parents[2]

TAKE_AND_WAIT = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from tests.ui.programs import Programs
from ui.single_instance import SingleInstance

application, instance = QCoreApplication([]), SingleInstance(Path(sys.argv[1]))
print(instance.take(), flush=True)
sys.stdin.read()
"""

Start = Callable[[Path], SingleInstance]


@pytest.fixture
def start(qapp: object) -> Iterator[Start]:
    """A start of the program on a data folder; each leaves after the test."""
    started: list[SingleInstance] = []

    def start_(folder: Path) -> SingleInstance:
        started.append(SingleInstance(folder))
        return started[-1]

    yield start_
    for instance in started:
        instance.leave()


def test_second_start_calls_the_first_window_and_goes(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    first, second = start(tmp_path), start(tmp_path)
    assert first.take()
    with qtbot.waitSignal(first.called), qtbot.assertNotEmitted(second.called):
        assert not second.take()


def test_every_further_start_calls_again(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    first = start(tmp_path)
    assert first.take()
    for _ in range(3):
        with qtbot.waitSignal(first.called):
            assert not start(tmp_path).take()


def test_number_of_a_second_start_reaches_the_first_window(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    first = start(tmp_path)
    assert first.take()
    with qtbot.waitSignal(first.called) as heard:
        assert not start(tmp_path).take("+31690000001")
    assert heard.args == ["+31690000001"]
    with qtbot.waitSignal(first.called) as heard:
        assert not start(tmp_path).take()
    assert heard.args == [""]


def test_desks_with_folders_of_their_own_do_not_know_each_other(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    one, other = start(tmp_path / "one"), start(tmp_path / "other")
    with qtbot.assertNotEmitted(one.called, wait=50):
        assert one.take()
        assert other.take()


def test_other_way_to_write_the_folder_is_the_same_desk(start: Start, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    assert start(desk).take()
    assert not start(tmp_path / "desk" / ".." / "desk").take()


def test_window_that_closed_makes_room_for_the_next(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path)
    assert first.take()
    first.leave()
    assert start(tmp_path).take()


def test_window_that_was_killed_does_not_keep_the_next_one_out(start: Start, tmp_path: Path) -> None:
    killed = subprocess.Popen(
        [sys.executable, "-c", TAKE_AND_WAIT, str(tmp_path)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "True\n"
        assert not start(tmp_path).take()
        killed.kill()
    assert start(tmp_path).take()


def test_telephone_starts_also_where_no_place_can_be_taken(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "absent"))  # where Qt keeps local sockets on Linux
    first = start(tmp_path)
    assert first.take()


@pytest.mark.parametrize("sent", ["+31690000001", "rm -rf", "<b>1</b>", "sip:x@y", "%00", "*21*0690000001#"])
def test_number_from_outside_is_offered_and_never_dialled(programs: Programs, sent: str) -> None:
    program = programs.start()
    program._launch.instance.called.emit(sent)
    offered = program.screens.search.picture.text
    assert offered in ("", "+31690000001", "1")
    assert (offered == "+31690000001") == (sent == "+31690000001")
    assert not [command for command in programs.phone.commands if command[0] == "dial"]


# ---------------------------------------------------------------- strangers on this computer


def test_rubbish_on_the_line_keeps_nobody_out_and_breaks_nothing(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    first = start(tmp_path)
    assert first.take()
    stranger = QLocalSocket()
    stranger.connectToServer(_server_of(first).fullServerName())
    assert stranger.waitForConnected(500)
    stranger.write(b"\xff\x00rubbish" * 100_000)
    with qtbot.waitSignal(stranger.disconnected):
        stranger.flush()
    with qtbot.waitSignal(first.called):
        assert not start(tmp_path).take()


def test_whoever_says_something_else_or_nothing_is_shown_out(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    first = start(tmp_path)
    assert first.take()
    for words in (b"dial +31690000001\n", b""):
        stranger = QLocalSocket()
        stranger.connectToServer(_server_of(first).fullServerName())
        assert stranger.waitForConnected(500)
        with qtbot.assertNotEmitted(first.called), qtbot.waitSignal(stranger.disconnected):
            stranger.write(words)
            stranger.flush()


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows a named pipe has no file mode")
def test_other_users_of_this_computer_cannot_call_the_window(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path)
    assert first.take()
    mode = Path(_server_of(first).fullServerName()).stat().st_mode
    assert stat.S_IMODE(mode) & (stat.S_IRWXG | stat.S_IRWXO) == 0


def test_name_of_the_place_tells_no_path_and_no_user(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path / "Roodspecht-Demo")
    assert first.take()
    name = _server_of(first).serverName()
    assert "Roodspecht" not in name
    assert os.sep not in name


def _server_of(instance: SingleInstance) -> QLocalServer:
    server = instance.findChild(QLocalServer)
    assert server is not None
    return server
