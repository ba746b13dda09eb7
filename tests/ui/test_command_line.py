"""What another program hands over, link or number, is offered and never called; nothing else is taken from it."""

import argparse
import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.programs import Programs
from ui.__main__ import arguments, launch_of

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("number", ["06-90000001", "+31 (0)6 9000 0001", "0031690000001", "tel. 0690000001"])
def test_number_may_be_written_in_any_way(number: str) -> None:
    assert arguments().parse_args(["--dial", number]).dial == "+31690000001"


@pytest.mark.parametrize("number", ["112", "0112"])
def test_112_is_offered_too(number: str) -> None:
    assert arguments().parse_args(["--dial", number]).dial == "112"


@pytest.mark.parametrize(
    "number", ["", "roodspecht", "*21*0690000001#", "*45", "06-90000001; rm -rf", "sip:1002", "1002\n1003"]
)
def test_what_is_no_number_is_refused_without_repeating_it(
    number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        arguments().parse_args(["--dial", number])
    said = capsys.readouterr().err.rpartition("error:")[2]
    assert "no number" in said
    assert not number or number not in said


@pytest.mark.parametrize("option", ["--settings", "--data", "--secrets-stdin", "--diagnose", "--dial", "-h"])
def test_number_that_is_an_option_is_refused(option: str) -> None:
    with pytest.raises(SystemExit):
        arguments().parse_args(["--dial", option])


@pytest.mark.parametrize(
    "link",
    [
        ["--settings=elsewhere.toml"],
        ["--data", "elsewhere"],
        ["tel:1002", "--settings", "elsewhere.toml"],
        ["tel:1002", "--diagnose=x.zip"],
        ["--dial=1003"],
        ["-h"],
    ],
)
def test_nothing_behind_the_two_dashes_is_an_option(link: list[str]) -> None:
    """The command of the installer is `bellerbeeld.exe -- "%1"`; a quote in a link may end the quotation."""
    defaults = vars(arguments().parse_args([])) | {"address": ""}
    assert vars(_read(link) or arguments().parse_args([])) | {"address": ""} == defaults


def _read(link: list[str]) -> argparse.Namespace | None:
    """What the program makes of it; None when it refuses to start with that."""
    with contextlib.suppress(SystemExit):
        return arguments().parse_args(["--", *link])
    return None


@pytest.mark.parametrize(
    ("link", "number"),
    [
        ("tel:+31690000001", "+31690000001"),
        ("sip:1002@pbx.example;transport=tls", "1002"),
        ("callto:06-90000001", "+31690000001"),
        ("tel:112", "112"),
        ("tel:*21*0690000001%23", ""),
        ("https://example.nl/1002", ""),
        ("--settings=elsewhere.toml", ""),
    ],
)
def test_link_starts_a_program_that_offers_its_number(
    link: str, number: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, programs: Programs
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    options = arguments().parse_args(["--data", str(tmp_path / "own"), "--", link])
    launch = launch_of(options)
    assert launch is not None
    launch.instance.leave()
    assert launch.number == number
    program = programs.start()
    program.window.offer_number(launch.number)
    assert program.screens.search.picture.text == number
    assert not [command for command in programs.phone.commands if command[0] == "dial"]


@pytest.mark.parametrize("words", [("--dial", "06-90000001"), ("--", "tel:06-90000001")])
def test_second_start_hands_the_number_to_the_window_that_runs(
    words: tuple[str, str], programs: Programs, tmp_path: Path
) -> None:
    program = programs.start()
    assert program._launch.instance.take()
    command = [
        sys.executable,
        "-m",
        "ui",
        "--data",
        str(tmp_path),
        "--settings",
        str(tmp_path / "none"),
        *words,
    ]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}) as second:
        while second.poll() is None:
            programs.look(50)
    programs.look(50)
    assert second.returncode == 0
    assert program.screens.search.picture.text == "+31690000001"
    assert program.window.top_bar.field.hasFocus()
    assert not [command for command in programs.phone.commands if command[0] == "dial"]
