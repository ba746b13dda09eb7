"""Programs that are spoken to in lines of JSON."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.demo.children import Child, NotSeen, until

_ECHO = """
import sys
print("a greeting that is no JSON", flush=True)
print('{"ready": 1}', flush=True)
for line in sys.stdin:
    sys.stdout.write(line)
    sys.stdout.flush()
"""
_STUBBORN = """
import time
print('{"ready": 1}', flush=True)
time.sleep(60)
"""
_BROKEN = "raise SystemExit('no exchange to be had')\n"

Start = Callable[[str], Child]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts a module with this text."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *sys.path]))
    children: list[Child] = []

    def run(text: str) -> Child:
        (tmp_path / "played.py").write_text(text, encoding="utf-8")
        children.append(Child("played", [], tmp_path / "logs" / "played.log"))
        return children[-1]

    yield run
    for child in children:
        child.close(timeout=0.5)


def test_a_child_says_that_it_is_ready_and_answers(start: Start) -> None:
    child = start(_ECHO)
    assert child.ready() == {"ready": 1}
    child.tell({"name": "Tuinfluiter-Demo ✓"})
    assert child.next_line() == {"name": "Tuinfluiter-Demo ✓"}


def test_a_child_that_cannot_start_is_named_and_its_log_says_why(start: Start, tmp_path: Path) -> None:
    with pytest.raises(NotSeen, match="played did not start"):
        start(_BROKEN).ready()
    assert "no exchange" in (tmp_path / "logs" / "played.log").read_text(encoding="utf-8")


def test_a_child_without_a_log_complains_on_our_own_console(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *sys.path]))
    (tmp_path / "played.py").write_text(_BROKEN, encoding="utf-8")
    child = Child("played", [], None)
    with pytest.raises(NotSeen, match="not start"):
        child.ready(timeout=30)
    child.close()
    assert "no exchange" in capfd.readouterr().err


def test_a_child_ends_when_its_input_ends(start: Start) -> None:
    child = start(_ECHO)
    child.ready()
    child.close()
    assert not child.is_running


def test_a_child_that_does_not_want_to_end_is_ended(start: Start) -> None:
    child = start(_STUBBORN)
    child.ready()
    child.close(timeout=0.2)
    assert not child.is_running


def test_a_killed_child_has_nothing_more_to_say(start: Start) -> None:
    child = start(_ECHO)
    child.ready()
    child.kill()
    assert child.next_line() is None


def test_until_gives_what_came_and_says_what_did_not() -> None:
    looks = iter(["", "", "there"])
    assert until(lambda: next(looks), "it comes") == "there"
    with pytest.raises(NotSeen, match="the moon: not within 0 s"):
        until(lambda: False, "the moon", timeout=0.05)
