"""`--diagnose`: one zip for IT, whatever is wrong on this desk."""

import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.adapters.line_reports import FOLDER, JsonLineReports
from app.adapters.settings_files import CentralFiles
from app.domain.call import Direction
from app.domain.line_report import LineReport
from app.settings import OPTIONS
from tests.adapters.storage.saving import save_and_close
from tests.builders import NOW
from tests.fakes.clock import FakeClock
from ui.assets import ROOT
from ui.diagnosis import write_diagnosis

PARTS = {"versions.json", "settings.json", "connections.json", "telephone.json", "desk.json"}
NOBODY = "127.0.0.1:9"


class Desk:
    """A folder with settings and data, and what is found out about it."""

    def __init__(self, folder: Path) -> None:
        self.settings, self.central = folder / "settings.toml", folder / "central"
        self.data, self.zip = folder / "data", folder / "zip" / "diagnosis.zip"
        self.data.mkdir()
        self.zip.parent.mkdir()
        self.central.mkdir()

    def diagnose(self) -> dict[str, Any]:
        """The parts of the zip by their names; logs as texts."""
        write_diagnosis(self.zip, self.settings, CentralFiles(self.central), self.data)
        assert [path.name for path in self.zip.parent.iterdir()] == [self.zip.name]
        with zipfile.ZipFile(self.zip) as archive:
            texts = {name: archive.read(name).decode() for name in archive.namelist()}
        return {name: json.loads(text) if name.endswith(".json") else text for name, text in texts.items()}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_bad_lines_that_the_agent_noted_down_go_along(desk: Desk) -> None:
    report = LineReport("0123456789abcdef", "", NOW.utc, Direction.INCOMING, 4.0, 74.0, 0.0, "device", ())
    JsonLineReports(desk.data / FOLDER, FakeClock()).keep(report)
    found = desk.diagnose()
    (name,) = found.keys() - PARTS
    assert name.startswith("lines/")
    assert found[name]["call"] == "0123456789abcdef"


def test_bare_computer_has_all_parts_and_says_what_is_not_there(desk: Desk) -> None:
    found = desk.diagnose()
    assert set(found) == PARTS
    assert {part: outcome["outcome"] for part, outcome in found["connections.json"].items()} == {
        "exchange": "not set",
        "crm": "not set",
        "queues": "not set",
    }
    assert found["desk.json"] == {"state": "absent"}
    assert {"Bellerbeeld", "system", "Python", "Qt", "SQLite", "OpenSSL"} <= set(found["versions.json"])
    assert all(found["versions.json"].values())
    assert found["telephone.json"]["pjsua2"]


def test_each_setting_has_its_value_and_where_it_comes_from(desk: Desk) -> None:
    policy = desk.central / "policy.toml"
    policy.write_text(f'[sip]\nregistrar = "{NOBODY}"\n', encoding="utf-8")
    desk.settings.write_text(f'[sip]\nuser = "1001"\n[crm]\nurl = "http://{NOBODY}"\n', encoding="utf-8")
    found = desk.diagnose()
    values = found["settings.json"]["values"]
    assert set(values) == {option.full_name for option in OPTIONS}
    assert values["sip.registrar"] == {"value": NOBODY, "from": "policy", "place": str(policy)}
    assert values["sip.user"] == {"value": "1001", "from": "own", "place": str(desk.settings)}
    assert values["sip.transport"] == {"value": "udp", "from": "built_in", "place": ""}
    assert found["connections.json"]["exchange"]["outcome"] != "answers"
    assert found["connections.json"]["crm"]["outcome"].startswith("cannot be reached")


def test_password_in_the_wrong_place_is_not_in_it(desk: Desk) -> None:
    desk.settings.write_text(
        "[sip]\npassword = 'Kanarie7'\nKanarie8 = 1\nlocal_port = 'Kanarie9'\n"
        f"[crm]\nurl = 'http://piet:Kanarie7@{NOBODY}/vera?sleutel=Kanarie8'\n",
        encoding="utf-8",
    )
    found = desk.diagnose()
    assert "Kanarie" not in json.dumps(found)
    assert found["settings.json"]["values"]["crm.url"]["value"] == f"http://{NOBODY}/vera"
    assert [one["trouble"] for one in found["settings.json"]["troubles"]] == [
        "unknown_name",
        "unknown_name",
        "wrong_type",
    ]


@pytest.mark.parametrize("content", [b"[sip", b"\xff\xfe", b"sip = 1"])
def test_settings_that_cannot_be_read_are_no_hindrance(desk: Desk, content: bytes) -> None:
    desk.settings.write_bytes(content)
    (desk.central / "policy.toml").mkdir()
    assert len(desk.diagnose()["settings.json"]["troubles"]) == 2


def test_desk_file_that_is_damaged_or_locked_is_no_hindrance(desk: Desk) -> None:
    file = desk.data / "desk.sqlite"
    file.write_bytes(b"geen database" * 999)
    assert desk.diagnose()["desk.json"]["state"] == "SQLITE_NOTADB"
    file.unlink()
    save_and_close(file, "een", "twee")
    assert desk.diagnose()["desk.json"]["waiting"] == 2
    with closing(sqlite3.connect(file)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert desk.diagnose()["desk.json"]["state"] == "SQLITE_BUSY"


def test_logs_are_in_it_and_nothing_else_of_the_folder(desk: Desk) -> None:
    line = "2026-11-24 09:12:33,123 INFO app.engine registration: REGISTERED (200)\n"
    (desk.data / "bellerbeeld.log").write_text(line + "Roodspecht-Demo\n", encoding="utf-8")
    (desk.data / "choices.json").write_text('{"ui_theme": "Roodspecht-Demo"}', encoding="utf-8")
    (desk.data / "engine.json").write_text("Roodspecht-Demo", encoding="utf-8")
    found = desk.diagnose()
    assert set(found) == PARTS | {"logs/bellerbeeld.log"}
    assert found["logs/bellerbeeld.log"] == line + "…\n"
    assert "Roodspecht" not in json.dumps(found)


def test_part_that_breaks_is_named_and_costs_no_other(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_path: Path) -> dict[str, Any]:
        raise RuntimeError("Roodspecht-Demo")

    monkeypatch.setattr("ui.diagnosis.desk_file_state", broken)
    found = desk.diagnose()
    assert found["desk.json"] == {"failed": "RuntimeError"}
    assert found["versions.json"]["Python"]


def test_command_writes_the_zip_over_an_older_one_and_needs_no_screen(desk: Desk) -> None:
    desk.zip.write_text("oud", encoding="utf-8")
    done = _run(desk, desk.zip)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert zipfile.is_zipfile(desk.zip)


@pytest.mark.parametrize("name", ["geen map/diagnosis.zip", "."])
def test_command_says_in_one_line_that_the_zip_cannot_be_written(desk: Desk, name: str) -> None:
    done = _run(desk, desk.zip.parent / name)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "cannot be written" in done.stderr
    assert list(desk.zip.parent.iterdir()) == []


def _run(desk: Desk, file: Path) -> "subprocess.CompletedProcess[str]":
    command: list[str | Path] = [sys.executable, "-m", "ui", "--diagnose", file, "--data", desk.data]
    command += ["--settings", desk.settings, "--central", desk.central]
    # A platform that is not there: whoever asks Qt for a window fails.
    environment = os.environ | {"QT_QPA_PLATFORM": "geen"}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
