"""What an engine says of itself for IT, without becoming a telephone."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.adapters.telephony.engine_process import EngineAbsent, EngineProgram
from ui.assets import ROOT
from ui.engine_program import engine_program


def test_report_names_the_library_and_the_devices(folder: Path) -> None:
    found = engine_program(folder).report()
    assert found["pjsua2"][0].isdigit()
    assert all({"name", "inputs", "outputs"} <= set(device) for device in found["devices"])


def test_report_leaves_nothing_and_takes_no_telephone_s_place(folder: Path) -> None:
    engine_program(folder).report()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "command",
    [
        ["geen-programma"],
        [sys.executable, "-c", "raise SystemExit(3)"],
        [sys.executable, "-c", ""],
        [sys.executable, "-c", "print('oeps')"],
        [sys.executable, "-c", "print(7)"],
    ],
)
def test_engine_that_gives_none_says_so(folder: Path, command: Sequence[str]) -> None:
    with pytest.raises(EngineAbsent):
        EngineProgram(command, folder, ROOT).report()
