"""What others let us use, and on which terms: one text that goes along with the program."""

from importlib.metadata import Distribution, distributions
from pathlib import Path

from installer.places import CannotPackage

_TEXTS = ("licen", "copying", "notice")
_NOT_CHOSEN = "Qt-Commercial"  # Qt and PySide6 are used on the terms of the LGPL


def licences(site_packages: Path) -> str:
    """Name, version, terms and texts of all packages in a folder.

    Raises:
        CannotPackage: there are none.
    """
    found = sorted(distributions(path=[str(site_packages)]), key=lambda one: one.name.lower())
    if not found:
        raise CannotPackage(f"no packages in {site_packages}")
    return "\n".join(_entry(one) for one in found)


def _entry(one: Distribution) -> str:
    named = [one.metadata[name] for name in ("License-Expression", "License") if name in one.metadata]
    terms = (named or ["see below"])[0]
    texts = [
        file.read_text(encoding="utf-8").strip()
        for file in one.files or ()
        if file.name.lower().startswith(_TEXTS) and _NOT_CHOSEN not in file.name and ".dist-info" in str(file)
    ]
    return "\n".join([f"{'=' * 78}\n{one.name} {one.version}: {terms.splitlines()[0]}\n", *texts, ""])
