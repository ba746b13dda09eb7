"""The room with Wine in it: what cannot be had is one line, and nothing of a room outlives it."""

import os
import time
from pathlib import Path

import psutil
import pytest

from installer import debian
from installer.debian import debian_root
from installer.places import CannotPackage
from installer.room import Room
from tests.lab.waiting import wait_until


def test_ordinary_user_is_told_in_one_line_who_makes_the_msi(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(CannotPackage, match="by root") as stop:
        debian_root()
    assert "\n" not in str(stop.value)


def test_command_that_fails_is_named_with_its_last_words() -> None:
    with pytest.raises(CannotPackage, match="sh -c failed: last words"):
        debian._run("sh", "-c", "echo first words; echo last words >&2; exit 3")


def test_tool_of_another_making_is_refused_and_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "usr/sbin").mkdir(parents=True)
    monkeypatch.setattr(debian, "_ROOT", tmp_path)
    monkeypatch.setattr(debian, "_run", lambda *_command: "SHA256: of something else")
    with pytest.raises(CannotPackage, match=r"no wine=\S+ with the sha256 of installer/debian.lock"):
        debian._make()


@pytest.mark.lab
def test_nothing_of_a_room_outlives_it(msi: Path, tmp_path: Path) -> None:
    seconds = str(time.monotonic_ns())  # to know it by
    with Room(tmp_path) as room:
        room.start("sleep", seconds)
        wait_until(lambda: _sleeping(seconds))
    wait_until(lambda: not _sleeping(seconds))


@pytest.mark.lab
def test_room_has_its_own_temporary_folder_and_says_what_failed(msi: Path, tmp_path: Path) -> None:
    with Room(tmp_path) as room:
        room.run("touch", "/tmp/ours")  # noqa: S108 - the room's own
        assert not (debian_root() / "tmp" / "ours").exists()
        with pytest.raises(CannotPackage, match=r"ls failed with 2: .*nowhere"):
            room.run("ls", "/nowhere")
        assert "nowhere" in room.run("ls", "/nowhere", may_fail=True)


def _sleeping(seconds: str) -> bool:
    return any(process.info["cmdline"] == ["sleep", seconds] for process in psutil.process_iter(["cmdline"]))
