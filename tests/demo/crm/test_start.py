"""How the reference CRM starts, keeps its corporation, and ends."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.crm_server import KEY, ROOT, TODAY, running_crm


def start(*options: str) -> subprocess.CompletedProcess[str]:
    """A start that is expected to fail."""
    command = [sys.executable, "-m", "app.demo.crm", *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_what_was_written_is_there_after_a_restart(tmp_path: Path) -> None:
    with running_crm(tmp_path, 60) as crm:
        answer = crm.post("relaties/v4/telefoonnummers", {"waarde": "+31690000001"})
        assert answer.status_code == 201
    with running_crm(tmp_path, 60) as crm:
        (row,) = crm.rows("relaties/v4/telefoonnummers", {"waarde": "+31690000001"})
        assert row == answer.json()


def test_folder_with_another_corporation_is_made_anew(tmp_path: Path) -> None:
    with running_crm(tmp_path, 60) as crm:
        assert len(crm.rows("bvg/v4/eenheden")) == 60
    with running_crm(tmp_path, 70) as crm:
        assert len(crm.rows("bvg/v4/eenheden")) == 70


def test_damaged_store_is_made_anew(tmp_path: Path) -> None:
    with running_crm(tmp_path, 60):
        pass
    (tmp_path / "crm.sqlite").write_bytes(b"no database at all" * 1_000)
    with running_crm(tmp_path, 60) as crm:
        assert len(crm.rows("bvg/v4/eenheden")) == 60


def test_progress_is_shown_while_the_whole_corporation_is_made(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "app.demo.crm", "--data", str(tmp_path), "--api-key", KEY, "--full"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        try:
            shown = process.stderr.read(60)
        finally:
            process.kill()
    assert b"/52000 [" in shown, shown


def test_corporation_is_not_made_for_somebody_who_has_left(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "app.demo.crm", "--data", str(tmp_path), "--api-key", KEY, "--full"]
    command.append("--until-stdin-closes")
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            _, complaint = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 1
    assert b"nobody waits" in complaint
    with running_crm(tmp_path, 60) as crm:
        assert len(crm.rows("bvg/v4/eenheden")) == 60


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ((), "--data"),
        (("--data", "x", "--homes", "100"), "--api-key"),
        (("--data", "x", "--api-key", KEY, "--homes", "10"), "--homes is at least 50"),
        (("--data", "x", "--api-key", KEY, "--today", "gisteren"), "--today"),
    ],
)
def test_start_that_cannot_be_is_refused_in_one_clear_line(options: tuple[str, ...], word: str) -> None:
    finished = start(*options)
    assert finished.returncode == 2
    assert word in finished.stderr.splitlines()[-1]


def test_corporation_is_that_of_the_day_that_was_asked_for(tmp_path: Path) -> None:
    with running_crm(tmp_path, 60) as crm:
        newest = crm.get("brg/v4/contactmomenten").json()[0]["datum"]
    assert newest.startswith(TODAY.isoformat())
