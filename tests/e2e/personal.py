"""Everything by which somebody of the made-up corporation could be known."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# `abonneenummer` is the part of a number that is the same in every way of writing it.
_PERSONAL = ("waarde", "abonneenummer", "achternaam", "straatnaam", "postcode", "geboortedatum")


def personal_words(crm: Path) -> set[str]:
    """Names, numbers, streets, postcodes and e-mail addresses in the file of the reference CRM."""
    connection = sqlite3.connect(f"file:{crm}?mode=ro", uri=True)
    try:
        found: set[str] = set()
        for table in ("relaties_telefoonnummers", "brg_relaties", "bvg_eenheden"):
            for (body,) in connection.execute(f"SELECT body FROM {table}"):
                found |= set(_personal(json.loads(body)))
    finally:
        connection.close()
    return {word for word in found if len(word) > 5}


def _personal(body: Any) -> Iterator[str]:
    """Every personal text in an object of VERA, however deep."""
    if isinstance(body, list):
        for one in body:
            yield from _personal(one)
    if isinstance(body, dict):
        for name, value in body.items():
            if isinstance(value, str) and name in _PERSONAL:
                yield value
            yield from _personal(value)
