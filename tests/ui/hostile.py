"""What strangers may put where a name is expected, and a desk in which every word from outside is that."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import cycle
from pathlib import Path
from typing import Any

from app.domain.call import QueueContext
from app.domain.caller import Candidate
from app.domain.plain_text import plain_line
from tests import builders
from tests.ui import scenes
from tests.ui.stage import Stage

NAUGHTY_STRINGS = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "naughty-strings" / "blns.json"

TEXTS = {
    "bold": "<b>Roodspecht</b>",
    "table": "<table width=4000><tr><td>Roodspecht</td></tr></table>",
    "style": "<span style='font-size:90px;color:#ff0000'>Roodspecht</span>",
    "link": '<a href="file:///etc/hosts">Roodspecht</a>',
    "entity": "Roodspecht &amp; Zn. &lt;b&gt;",
    "mnemonic": "&Roodspecht && &Zn",
    "placeholders": "Roodspecht {} {0} {name} {text} %1 %s %n",
    "lines": "Rood\nspecht\r\nDemo\u2028laan\u2029twaalf\ttab",
    "control": "Rood\x00\x01\x07\x08\x1b[31mspecht\x7f\x9b",
    "override": "Roodspecht \u202e21 naalomeD\u202c \u2066omgekeerd",
    "zero-width": "Rood\u200b\u200c\u200d\ufeff\u2060specht",
    "emoji": "Roodspecht 👩🏽‍🚒🏳️‍🌈👨‍👩‍👧‍👦",
    "combining": "R" + "\u0301\u0316\u0489\u20dd" * 60 + "oodspecht",
    "arabic": "نقار الخشب الأحمر",
    "one-word": "W" * 300,
    "many-words": "Roodspecht " * 27,
    "empty": "",
    "blank": " \u00a0\u3000 ",
}


def as_from_outside(text: str) -> str:
    """The text as the adapters hand it on."""
    return plain_line(text)


def knows_only(stage: Stage, *texts: str) -> None:
    """Let every word that the CRM knows of the caller be one of `texts`, in turn."""
    words = cycle(texts)
    people = (Candidate(builders.RELATION, next(words), next(words), next(words)),)
    stage.crm.knows(builders.MOBILE, *people)
    stage.crm.houses("0412AB", "12", *people)
    parts = (*builders.contents(), *scenes.busy_dossier())
    stage.crm.holds(builders.RELATION, *(_filled(part, words) for part in parts))


def rings(stage: Stage, text: str, call_id: str = "call-1") -> None:
    """Somebody calls through a queue with that name."""
    stage.phone.ring(call_id, builders.party(name=text), QueueContext(text, 80))


def naughty_strings() -> list[str]:
    """The Big List of Naughty Strings; empty when the folder with corpora is not there."""
    if not NAUGHTY_STRINGS.is_file():
        return []
    strings: list[str] = json.loads(NAUGHTY_STRINGS.read_text(encoding="utf-8"))
    return strings


def _filled(value: Any, words: Iterator[str]) -> Any:
    """A copy of domain facts in which every text but the keys comes from `words`."""
    if isinstance(value, tuple):
        return tuple(_filled(one, words) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes = {field.name: _changed(field.name, getattr(value, field.name), words) for field in fields(value)}
    return replace(value, **changes)


def _changed(name: str, value: Any, words: Iterator[str]) -> Any:
    if name.endswith(("_id", "_ids")):
        return value
    if isinstance(value, str):
        return next(words)
    if isinstance(value, tuple) and value and isinstance(value[0], str):
        return tuple(next(words) for _ in value)
    return _filled(value, words)
