"""The data folder: the store and the scenarios of one corporation, made once and then used again."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.demo.corporation.corporation import Corporation
from app.demo.crm.filling import fill
from app.demo.crm.scenario_list import scenario_list
from app.demo.crm.store import Store

FORMAT = 4
"""Goes up when the generator or the bodies change, so that older data folders are made again."""

_STORE, _SCENARIOS, _UNFINISHED = "crm.sqlite", "scenarios.json", "crm.unfinished"


@dataclass(frozen=True, slots=True)
class Plan:
    """Which corporation there has to be."""

    homes: int
    seed: int
    today: date

    @property
    def name(self) -> str:
        """Tells one corporation from another."""
        return f"format {FORMAT}, {self.homes} homes, seed {self.seed}, today {self.today}"


def prepare(folder: Path, plan: Plan, homes_done: Callable[[int], object]) -> tuple[Store, dict[str, Any]]:
    """The store and the scenarios of this corporation; a folder that holds another one is made anew."""
    folder.mkdir(parents=True, exist_ok=True)
    if not _holds(folder, plan):
        _make(folder, plan, homes_done)
    scenarios = json.loads((folder / _SCENARIOS).read_text(encoding="utf-8"))
    return Store(folder / _STORE), scenarios


def _holds(folder: Path, plan: Plan) -> bool:
    if not (folder / _STORE).exists() or not (folder / _SCENARIOS).exists():
        return False
    store = Store(folder / _STORE)
    try:
        return store.fact("corporation") == plan.name
    except sqlite3.DatabaseError:
        return False
    finally:
        store.close()


def _make(folder: Path, plan: Plan, homes_done: Callable[[int], object]) -> None:
    """Fills a file beside the old one and then takes its place: half a store is never used."""
    unfinished = folder / _UNFINISHED
    for old in folder.glob(f"{_STORE}*"):
        old.unlink()
    unfinished.unlink(missing_ok=True)
    store = Store(unfinished)
    corporation = Corporation(plan.homes, today=plan.today, seed=plan.seed)
    fill(store, corporation, homes_done)
    store.note("corporation", plan.name)
    store.finish()
    store.close()
    scenarios = json.dumps(scenario_list(corporation), ensure_ascii=False, indent=1)
    (folder / _SCENARIOS).write_text(scenarios, encoding="utf-8")
    unfinished.replace(folder / _STORE)
