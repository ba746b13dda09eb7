"""The filters of a list, in the three ways in which suppliers write them.

VERA defines filters on plain fields only. For a related object this server takes a dotted path
(`relaties.id=R-1`), brackets (`relaties[id]=R-1`) and a short name (`relatie=R-1`).
"""

import re
from collections.abc import Iterable

from app.demo.crm.catalogue import Collection
from app.demo.crm.store import Query

_PLAIN = ("id", "idExtern")
_SHORT_NAMES = {
    "relaties": "relatie",
    "relatie": "relatie",
    "eenheden": "eenheid",
    "eenheid": "eenheid",
    "clusters": "cluster",
    "cluster": "cluster",
    "collectiefObject": "collectiefObject",
    "debiteur": "debiteur",
    "objecten": "object",
    "zaak": "zaak",
    "onderhoudsverzoek": "onderhoudsverzoek",
    "onderhoudsverzoeken": "onderhoudsverzoek",
    "onderhoudsorder": "onderhoudsorder",
    "rolRelatie": "rolRelatie",
    "status": "status",
    "soort": "soort",
    "adres": "adres",
}
_BRACKET = re.compile(r"\[([^\]]*)\]")


def parse_filters(collection: Collection, arguments: Iterable[tuple[str, str]]) -> Query:
    """The query in the arguments of a request. An argument that is no filter of the collection is ignored."""
    names = _names(collection)
    filters: list[tuple[str, str]] = []
    since = until = ""
    is_oldest_first = False
    for name, value in arguments:
        path = _BRACKET.sub(r".\1", name)
        if path in names:
            filters.append((names[path], value))
        elif path == f"{collection.moment}.vanaf":
            since = value
        elif path == f"{collection.moment}.tot":
            until = value
        elif path == "sorteer":
            is_oldest_first = value == collection.moment
    return Query(tuple(filters), since, until, is_oldest_first)


def _names(collection: Collection) -> dict[str, str]:
    """Every way to write a filter of this collection, with the path that it means."""
    paths = (*_PLAIN, *collection.keys, *collection.checks)
    names = {path: path for path in paths}
    for path in paths:
        *before, last = path.split(".")
        if before and last in ("id", "code") and before[-1] in _SHORT_NAMES:
            names.setdefault(_SHORT_NAMES[before[-1]], path)
        elif before and before[0] == "adres":
            names.setdefault(last, path)
    return names
