"""`run.py`, before there is anything else: what it says, and what it does when something is missing."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from app.demo.children import until

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def run_py() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run_py", ROOT / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _said(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "run.py", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_help_explains_every_command(run_py: ModuleType) -> None:
    said = _said("--help")
    assert said.returncode == 0
    for name in run_py.COMMANDS:
        assert f"\n  {name} " in said.stdout
    assert "None" not in said.stdout, "each command has a line of its own"


def test_an_unknown_command_is_named() -> None:
    said = _said("fly")
    assert said.returncode == 2
    assert "fly" in said.stderr


def test_it_uses_the_standard_library_only() -> None:
    """It has to run on a machine with Python and nothing else."""
    command = [sys.executable, "-I", "-S", "run.py", "--help"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False).returncode == 0


def test_another_python_is_refused_in_one_line(run_py: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_py.sys, "version_info", (3, 13, 0))
    monkeypatch.setattr(run_py.shutil, "which", lambda _name: None)
    with pytest.raises(run_py.Stop, match=r"needs Python 3\.11 or 3\.12, this is 3\.13"):
        run_py._need_python()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring these libraries along")
def test_without_root_missing_libraries_are_named_in_one_line(
    run_py: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_py.ctypes.util, "find_library", lambda name: None if name == "EGL" else name)
    monkeypatch.setattr(run_py.os, "geteuid", lambda: 1000)
    with pytest.raises(run_py.Stop) as stop:
        run_py._need_libraries(run_py.QT_LIBRARIES)
    assert "libegl1" in str(stop.value)
    assert "sudo apt-get install" in str(stop.value)
    assert "\n" not in str(stop.value)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_without_a_screen_the_demonstration_plays_by_itself(
    run_py: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[object, ...]] = []
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(run_py, "set_up", lambda *_extras, **_options: None)
    monkeypatch.setattr(run_py, "run", lambda *command: started.append(command))
    run_py.demo(["--homes", "300"])
    assert started == [(run_py.PYTHON, "-m", "app.demo", "--homes", "300", "--headless")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a program without telling it")
def test_whoever_ends_the_command_ends_what_it_runs(tmp_path: Path) -> None:
    inner = f"import os, pathlib, time; pathlib.Path({str(tmp_path / 'pid')!r}).write_text(str(os.getpid()))"
    outer = f"import run, sys; sys.exit(run.run(sys.executable, '-c', {inner + '; time.sleep(60)'!r}))"
    with subprocess.Popen([sys.executable, "-c", outer], cwd=ROOT) as command:
        until(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text(), "it runs")
        command.terminate()
        assert command.wait(timeout=30) != 0
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)
