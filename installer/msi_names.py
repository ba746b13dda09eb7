"""File names of 8.3, which the MSI's tables want before each longer one (`BELLER~1.EXE|bellerbeeld.exe`).

wixl writes the long name alone. Windows shows the long one; the short one has to be there and unlike its neighbours'.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from installer.msi_tables import Row, Tables

SHORT = re.compile(r"[A-Za-z0-9_~$%'`!(){}@#&-]{1,8}(\.[A-Za-z0-9_~$%'`!(){}@#&-]{1,3})?")
_FIXED = (".", "SourceDir")  # no names: 'the folder above', and the root of all
_COLUMNS = {
    "File": ("File", "FileName"),
    "Directory": ("Directory", "DefaultDir"),
    "Shortcut": ("Shortcut", "Name"),
}


def short_name_updates(tables: Tables) -> list[str]:
    """A statement for each name that lacks its short form."""
    folders = {row["Component"]: row["Directory_"] for row in tables["Component"]}
    statements = []
    for table, (key, column) in _COLUMNS.items():
        for neighbours in _by_folder(tables[table], folders):
            names = {row[key]: row[column] for row in neighbours}
            for row_key, pair in with_short_names(names):
                statements.append(
                    f"UPDATE `{table}` SET `{column}` = '{pair}' WHERE `{table}`.`{key}` = '{row_key}'"
                )
    return statements


def with_short_names(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The keys of names of one folder that need a short form, with 'SHORT|long'."""
    taken = {name.upper() for name in names.values() if SHORT.fullmatch(name)}
    for key, name in sorted(names.items(), key=lambda item: item[1]):
        if name in _FIXED or SHORT.fullmatch(name) or "|" in name:
            continue
        short = next(candidate for candidate in _candidates(name) if candidate not in taken)
        taken.add(short)
        yield key, f"{short}|{name}"


def _candidates(name: str) -> Iterator[str]:
    stem, _, extension = name.rpartition(".") if "." in name else (name, "", "")
    tail = f".{_plain(extension)[:3]}" if extension else ""
    for number in range(1, 1000):
        yield f"{_plain(stem)[: 7 - len(str(number))]}~{number}{tail}"


def _plain(text: str) -> str:
    return re.sub(r"[^A-Z0-9_]", "", text.upper())


def _by_folder(rows: Iterable[Row], folders: Mapping[str, str]) -> Iterator[list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        folder = (
            row.get("Directory_Parent") or row.get("Directory_") or folders.get(row.get("Component_", ""), "")
        )
        groups.setdefault(folder, []).append(row)
    yield from groups.values()
