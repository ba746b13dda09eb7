"""The program's files as WiX source: one component for each file, with a GUID that follows from its place.

A file that stays where it is keeps its component from version to version, which is what Windows Installer counts by.
"""

import hashlib
import uuid
import xml.etree.ElementTree as ET
from pathlib import Path, PurePath

NAMESPACE = uuid.UUID("e0fc033b-6352-568e-beae-9c7f1c36f1f4")
"""Ours; it never changes."""
MAIN = "bellerbeeld.exe"
_WIX = "http://schemas.microsoft.com/wix/2006/wi"


def files_source(program: Path) -> str:
    """WiX source with a component group `Files`: all of the folder but the main program, which bellerbeeld.wxs has."""
    wix = ET.Element("Wix", xmlns=_WIX)
    root = ET.SubElement(ET.SubElement(wix, "Fragment"), "DirectoryRef", Id="INSTALLDIR")
    group = ET.SubElement(ET.SubElement(wix, "Fragment"), "ComponentGroup", Id="Files")
    directories = {Path(): root}
    for file in sorted(path.relative_to(program) for path in program.rglob("*") if path.is_file()):
        if file == Path(MAIN):
            continue
        component = ET.SubElement(
            _directory(directories, file.parent),
            "Component",
            Id=identifier("c", file),
            Guid=component_guid(file),
            Win64="yes",
        )
        source = f"$(var.Program)/{file.as_posix()}"
        ET.SubElement(
            component, "File", Id=identifier("f", file), Name=file.name, Source=source, KeyPath="yes"
        )
        ET.SubElement(group, "ComponentRef", Id=identifier("c", file))
    ET.indent(wix)
    return ET.tostring(wix, encoding="unicode")


def component_guid(file: PurePath) -> str:
    """The GUID of the component of a file, by its place below the installation folder; Windows ignores case."""
    return str(uuid.uuid5(NAMESPACE, file.as_posix().lower())).upper()


def identifier(kind: str, path: PurePath) -> str:
    """A primary key of the MSI's tables: letters, digits and '_', at most 72 of them."""
    return f"{kind}_{hashlib.sha256(path.as_posix().encode()).hexdigest()[:24]}"


def _directory(known: dict[Path, ET.Element], folder: Path) -> ET.Element:
    if folder not in known:
        parent = _directory(known, folder.parent)
        known[folder] = ET.SubElement(parent, "Directory", Id=identifier("d", folder), Name=folder.name)
    return known[folder]
