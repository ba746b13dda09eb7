"""A desk at work is diagnosed: IT gets what it needs, and nobody of the corporation is in it."""

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

from app.demo.children import ROOT
from app.demo.desks import SteeredDesk
from app.demo.surroundings import AGENT, Surroundings
from tests.e2e.personal import personal_words
from tests.e2e.work import answer, code_and_save, full_card, hang_up, ring, ring_with

ODD = "Roodspecht-Demo"  # a caller's own name, which no CRM knows


def diagnosed(desk: SteeredDesk, file: Path) -> tuple[dict[str, Any], str]:
    """The parts that are JSON, and all that is in the zip as one text."""
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "ui",
        "--diagnose",
        file,
        "--data",
        desk.folder / "data",
    ]
    command += ["--settings", desk.settings, "--central", desk.folder / "central"]
    subprocess.run(command, cwd=ROOT, timeout=90, check=True)
    with zipfile.ZipFile(file) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    everything = "\n".join([*texts, *texts.values()])
    return {name: json.loads(text) for name, text in texts.items() if name.endswith(".json")}, everything


def test_desk_at_work_tells_how_it_is_and_nothing_of_whom_it_spoke(
    surroundings: Surroundings, make_desk: Any, tmp_path: Path
) -> None:
    desk = make_desk()
    desk.start()
    # What the CRM does wrong is what logs are about.
    surroundings.crm.disturb({"path": "*", "method": "POST", "status": 500})
    for call_id, situation in (("one", "known"), ("two", "repeat_nuisance")):
        ring(surroundings, desk, call_id, situation)
        answer(surroundings, desk, call_id)
        full_card(desk)
        desk.press("Ctrl+L")
        desk.press("Ctrl+1", "Ctrl+2", "Ctrl+O", "Ctrl+I")
        desk.write(f"{ODD} belt terug op 0690001234")
        desk.press("Esc")
        hang_up(surroundings, desk, call_id)
        code_and_save(desk)
    ring_with(surroundings, desk, "odd", number="+31690009999", name=ODD)
    answer(surroundings, desk, "odd")

    found, everything = diagnosed(desk, tmp_path / "diagnosis.zip")

    assert found["connections.json"]["exchange"]["outcome"] == "answers"
    assert found["connections.json"]["crm"]["outcome"] == "answers"
    assert found["desk.json"]["state"] == "readable"
    assert found["desk.json"]["waiting"] >= 1
    assert found["settings.json"]["values"]["sip.user"]["value"] == AGENT
    lines = [report for name, report in found.items() if name.startswith("lines/")]
    assert len(lines) == 2, "each bad line that was noted down"
    assert all(line["sound"] == "file" and line["answered after (s)"] >= 0 for line in lines)
    assert len(re.findall(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ", everything)) > 10
    secrets = {surroundings.password(AGENT), surroundings.crm.key}
    personal = personal_words(surroundings.folder / "crm" / "crm.sqlite") | {ODD, "Roodspecht", "690009999"}
    assert len(personal) > 500
    assert [word for word in personal | secrets if word in everything] == []
    assert desk.picture("calls"), "the desk goes on"
