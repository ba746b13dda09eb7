"""The tables of an MSI as plain rows, read with msitools."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from installer.room import Room, inside

Row = Mapping[str, str]
Tables = Mapping[str, Sequence[Row]]


def read_tables(room: Room, msi: Path) -> Tables:
    """All tables by name; an empty one has no rows.

    Raises:
        CannotPackage: msiinfo cannot read it.
    """
    names = room.run("msiinfo", "tables", inside(msi)).split()
    return {
        name: rows(room.run("msiinfo", "export", inside(msi), name))
        for name in names
        if not name.startswith("_")
    }


def rows(exported: str) -> list[Row]:
    """The rows of a table in its text form (IDT): names, types and keys, then tabs between values."""
    lines = exported.replace("\r\n", "\n").rstrip("\n").split("\n")
    names = lines[0].split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines[3:]]
