"""What the documents say is so."""

import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from app.settings import Settings
from ui.keys import Key

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "installer/README.md")


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _allowed(choices: Sequence[Any]) -> str:
    if isinstance(choices, range):
        return f" From {choices[0]} to {choices[-1]}."
    return f" One of {', '.join(choices)}." if choices else ""


def test_every_setting_is_documented_with_its_default_and_meaning() -> None:
    documented = re.findall(
        r"^\| `\[(\w+)\]` \| `(\w+)` \| `(.*?)` \| (.*) \|$", _text("installer/README.md"), re.M
    )
    expected = []
    for option in fields(Settings):
        table, _, name = option.name.partition("_")
        choices = option.metadata["choices"]
        meaning = option.metadata["meaning"] + _allowed(choices)
        expected.append((table, name, _as_toml(option.default), meaning))
    assert documented == expected


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_between_the_documents_lead_somewhere(document: str) -> None:
    text = _text(document)
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", text):
        file, _, anchor = target.partition("#")
        place = (ROOT / document).parent / file if file else ROOT / document
        assert place.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", place.read_text(encoding="utf-8"), re.M)
            assert anchor in {_anchor(heading) for heading in headings}, target


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_files_that_are_named_exist(document: str) -> None:
    named = re.findall(
        r"`((?:app|ui|tests|resources|installer|engine|adapters|domain|services)/[\w./]+)", _text(document)
    )
    assert named
    for path in named:
        places = [ROOT / path, ROOT / "app" / path]
        assert any(place.exists() for place in places), path


def test_keys_in_the_readme_are_keys_of_the_program() -> None:
    caps = {key.cap for key in Key}
    named = set(re.findall(r"`((?:Ctrl|Shift) \S+|F\d+|Esc)`", _text("README.md")))
    assert named
    assert named <= caps


def test_commands_in_the_readme_are_commands_of_run_py() -> None:
    said = subprocess.run(
        [sys.executable, "run.py", "--help"], cwd=ROOT, capture_output=True, text=True, timeout=30, check=True
    ).stdout
    commands = set(re.findall(r"^  (\w+) ", said, re.M))
    named = set(re.findall(r"run\.py (\w+)", _text("README.md")))
    assert named
    assert named <= commands


def _as_toml(default: object) -> str:
    if isinstance(default, tuple):
        return "[]"
    return f'"{default}"' if isinstance(default, str) else str(default)


def _anchor(heading: str) -> str:
    """As a forge makes it of a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
