"""Who may import whom: each contract of `pyproject.toml` fails on every import that it forbids.

A copy of the packages in another folder gets all forbidden imports at once; the linter must name each of them
under its own contract.
"""

import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
CONTRACTS: list[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
    "tool"
]["importlinter"]["contracts"]
PLANT = "planted_by_a_test"

# The house rules in short, written down a second time: a contract cannot be emptied unseen.
HOUSE_RULES = (
    ("app.domain", "app.ports"),
    ("app.domain", "app.services"),
    ("app.domain", "requests"),
    ("app.settings", "app.adapters"),
    ("app.ports", "app.services"),
    ("app.services", "app.adapters"),
    ("app.services", "threading"),
    ("app.services", "sqlite3"),
    ("app.adapters", "app.services"),
    ("app.adapters", "app.engine"),
    ("app.adapters", "ui"),
    ("app.adapters", "pjsua2"),
    ("app.adapters.crm", "app.adapters.storage"),
    ("app.adapters.telephony", "app.adapters.crm"),
    ("app.engine", "app.domain"),
    ("app.engine", "app.settings"),
    ("app.engine", "ui"),
    ("app.demo", "app.services"),
    ("app.demo", "ui"),
    ("app", "PySide6"),
    ("ui", "pjsua2"),
    ("ui", "sqlite3"),
    ("ui.viewmodels", "app.adapters"),
    ("ui.viewmodels", "ui.views"),
    ("ui.texts", "app.adapters"),
    ("ui.views", "app"),
    ("ui.components", "app"),
    ("ui.components", "ui.viewmodels"),
)

_LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


@dataclass(frozen=True)
class Plant:
    """An import that a contract forbids: `importer` is the module in which it stands."""

    contract: str
    importer: str
    imported: str


def _plants() -> list[Plant]:
    found = []
    for contract in CONTRACTS:
        for source, forbidden in _pairs(contract):
            found.append(Plant(contract["name"], _importer(source), forbidden))
    return found


def _pairs(contract: dict[str, Any]) -> list[tuple[str, str]]:
    if contract["type"] == "independence":
        modules = contract["modules"]
        return [(one, other) for one in modules for other in modules if one != other]
    assert contract["type"] == "forbidden", "a new type of contract needs its own imports here"
    return [
        (source, other) for source in contract["source_modules"] for other in contract["forbidden_modules"]
    ]


def _importer(source: str) -> str:
    """A package gets a new module; a module gets the import itself."""
    return f"{source}.{PLANT}" if (ROOT / Path(*source.split("."))).is_dir() else source


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the linter says under each contract about the copy with all forbidden imports."""
    folder = tmp_path_factory.mktemp("forbidden")
    for name in ("app", "ui"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for plant in _plants():
        place = folder / Path(*plant.importer.split(".")).with_suffix(".py")
        with place.open("a", encoding="utf-8") as file:
            file.write(f"\nimport {plant.imported}\n")
    done = subprocess.run(
        [sys.executable, "-c", _LINT],
        cwd=folder,
        env=os.environ | {"COLUMNS": "500"},  # no name of a contract is broken into two lines
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=100,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return _by_contract(done.stdout.split("Broken contracts", 1)[1])


def _by_contract(report: str) -> dict[str, str]:
    """The part of the report under each contract's name."""
    starts = sorted((report.index(f"\n{contract['name']}\n"), contract["name"]) for contract in CONTRACTS)
    ends = [*(start for start, _name in starts[1:]), len(report)]
    return {name: report[start:end] for (start, name), end in zip(starts, ends, strict=True)}


@pytest.mark.parametrize("contract", [contract["name"] for contract in CONTRACTS])
def test_contract_names_every_import_that_it_forbids(contract: str, complaints: dict[str, str]) -> None:
    planted = [plant for plant in _plants() if plant.contract == contract]
    unseen = [
        f"{plant.importer} -> {plant.imported}"
        for plant in planted
        if f"{plant.importer} -> {plant.imported} (l." not in complaints[contract]
    ]
    assert len(planted) > 1
    assert unseen == []


@pytest.mark.parametrize(("importer", "imported"), HOUSE_RULES)
def test_no_contract_has_lost_a_house_rule(importer: str, imported: str) -> None:
    assert any((importer, imported) in _pairs(contract) for contract in CONTRACTS)


def test_every_adapter_is_kept_from_every_other() -> None:
    """A new adapter that nobody put into the contract would be free to import all others."""
    (listed,) = [contract["modules"] for contract in CONTRACTS if contract["type"] == "independence"]
    places = (ROOT / "app" / "adapters").iterdir()
    there = {f"app.adapters.{place.stem}" for place in places if not place.stem.startswith("_")}
    assert set(listed) == there
