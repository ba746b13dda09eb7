"""What is wrong with an MSI, after the rules that Microsoft's ICE tests hold and our own promises to IT.

Each check takes the tables and gives a sentence for each fault. ICE numbers name the rule that it stands for;
Microsoft's own tool runs on Windows only.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from installer.msi import PUBLIC, SECURE
from installer.msi_files import MAIN, component_guid
from installer.msi_names import SHORT
from installer.msi_tables import Row, Tables

_GUID = re.compile(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}")
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,71}")
_IS_64_BIT, _KEY_IS_REGISTRY = 256, 4
_HKLM = "2"
_SETS_A_PROPERTY = 51
_OUR_KEYS = (
    r"Software\Bellerbeeld",
    r"Software\Classes\Bellerbeeld.Address",
    r"Software\Microsoft\Windows\CurrentVersion\Run",
    r"Software\RegisteredApplications",
)
_MUST_BE_EMPTY = ("ServiceInstall", "ServiceControl", "Environment", "IniFile", "Binary")


def faults(tables: Tables) -> list[str]:
    """Everything that is wrong; empty when nothing is."""
    return [fault for check in _CHECKS for fault in check(tables)]


def _components(tables: Tables) -> Iterator[str]:
    """ICE08, 18, 21, 33, 80: a GUID of its own, a key path of its own, a feature, 64 bits."""
    files = {row["File"]: row["Component_"] for row in tables["File"]}
    values = {row["Registry"]: row["Component_"] for row in tables["Registry"]}
    directories = {row["Directory"] for row in tables["Directory"]}
    features = Counter(row["Component_"] for row in tables["FeatureComponents"])
    guids = Counter(row["ComponentId"] for row in tables["Component"])
    for row in tables["Component"]:
        name, attributes = row["Component"], int(row["Attributes"])
        owners = values if attributes & _KEY_IS_REGISTRY else files
        if not _IDENTIFIER.fullmatch(name):
            yield f"component {name}: not an identifier"
        if not _GUID.fullmatch(row["ComponentId"]) or guids[row["ComponentId"]] > 1:
            yield f"component {name}: its GUID is none, or not its own"
        if not attributes & _IS_64_BIT:
            yield f"component {name}: not of 64 bits"
        if owners.get(row["KeyPath"]) != name:
            yield f"component {name}: its key path is not in it"
        if row["Directory_"] not in directories:
            yield f"component {name}: no such directory"
        if features[name] != 1:
            yield f"component {name}: in {features[name]} features"


def _files(tables: Tables) -> Iterator[str]:
    """ICE30, 50 and our own: one file for each component, no two in one place, GUIDs that follow from the place."""
    guids = {row["Component"]: row["ComponentId"] for row in tables["Component"]}
    directories = {row["Component"]: row["Directory_"] for row in tables["Component"]}
    owners = Counter(row["Component_"] for row in tables["File"])
    places = Counter[str]()
    for row in tables["File"]:
        place = _folder(tables, directories.get(row["Component_"], "")) / _long_name(row["FileName"])
        places[str(place).lower()] += 1
        if owners[row["Component_"]] != 1:
            yield f"file {place}: shares its component"
        if str(place) != MAIN and guids.get(row["Component_"]) != f"{{{component_guid(place)}}}":
            yield f"file {place}: the GUID of its component is another one than in the last version"
    yield from (f"file {place}: {count} times" for place, count in places.items() if count > 1)


def _names(tables: Tables) -> Iterator[str]:
    """ICE03, 30: each name longer than 8.3 has a short form before it, and nothing in it that Windows forbids."""
    for table, column in (("File", "FileName"), ("Directory", "DefaultDir"), ("Shortcut", "Name")):
        for row in tables[table]:
            short, _, long = row[column].rpartition("|")
            if long not in (".", "SourceDir") and not SHORT.fullmatch(short or long):
                yield f"{table.lower()} {long}: no short name"
            if re.search(r'[\\?|><:/*"\x00-\x1f]', long):
                yield f"{table.lower()} {long}: a character that Windows forbids"


def _registry(tables: Tables) -> Iterator[str]:
    """ICE43, 57 and our own: nothing per user, nothing of others, no address taken by force, no policy."""
    for row in tables["Registry"]:
        key = row["Key"]
        if row["Root"] != _HKLM:
            yield f"registry {key}: not for the whole machine"
        if key.endswith("\\"):
            yield f"registry {key}: ends with a backslash"
        if not any(key == ours or key.startswith(ours + "\\") for ours in _OUR_KEYS):
            yield f"registry {key}: not ours"


def _references(tables: Tables) -> Iterator[str]:
    """ICE03, 69: each [#file] is a file of this package, and each icon is there."""
    files = {row["File"] for row in tables["File"]}
    icons = {row["Name"] for row in tables["Icon"]}
    texts = [row["Value"] for row in tables["Registry"]] + [row["Target"] for row in tables["Shortcut"]]
    for name in sorted({name for text in texts for name in re.findall(r"\[#([^\]]+)\]", text)} - files):
        yield f"[#{name}]: no such file"
    for row in tables["Shortcut"]:
        if row["Icon_"] not in icons:
            yield f"shortcut {row['Shortcut']}: no such icon"


def _actions(tables: Tables) -> Iterator[str]:
    """ICE26, 27, 75 and our own: known actions in a lawful order, none of which starts a program."""
    kinds = {row["Action"]: int(row["Type"]) for row in tables["CustomAction"]}
    for name, kind in kinds.items():
        if kind != _SETS_A_PROPERTY:
            yield f"action {name}: of type {kind}; only setting a property is allowed, nothing is ever started"
    at = {row["Action"]: int(row["Sequence"]) for row in tables["InstallExecuteSequence"]}
    for first, second in _ORDER:
        if not at.get(first, 0) < at.get(second, 0):
            yield f"sequence: {first} is not before {second}"
    for name in kinds:
        if not at["AppSearch"] < at.get(name, 0) < at["LaunchConditions"]:
            yield f"sequence: {name} is not between AppSearch and LaunchConditions"
    for name in PUBLIC:
        if name not in ("AUTOSTART", "DESKTOPSHORTCUT"):
            continue
        if not at[f"Keep_{name}"] < at[f"Usual_{name}"]:
            yield f"sequence: the usual {name} comes before the one that was kept"


_ORDER = (
    ("FindRelatedProducts", "LaunchConditions"),
    ("AppSearch", "LaunchConditions"),
    ("LaunchConditions", "CostFinalize"),
    ("CostFinalize", "InstallValidate"),
    ("InstallValidate", "RemoveExistingProducts"),
    ("RemoveExistingProducts", "InstallInitialize"),
    ("InstallInitialize", "RemoveFiles"),
    ("RemoveFiles", "InstallFiles"),
    ("InstallFiles", "WriteRegistryValues"),
    ("WriteRegistryValues", "InstallFinalize"),
)


def _properties(tables: Tables) -> Iterator[str]:
    """ICE61, 74, 87: for the machine, remembered properties that reach the part with rights, codes of ours."""
    values = {row["Property"]: row["Value"] for row in tables["Property"]}
    if values.get("ALLUSERS") != "1":
        yield "property ALLUSERS: not 1, so not for the whole machine"
    if missing := sorted(set(SECURE) - set(values.get("SecureCustomProperties", "").split(";"))):
        yield f"property SecureCustomProperties: lacks {' '.join(missing)}"
    for name in ("ProductCode", "UpgradeCode"):
        if not _GUID.fullmatch(values.get(name, "")):
            yield f"property {name}: no GUID"
    if not re.fullmatch(r"\d{1,3}\.\d{1,3}\.\d{1,5}", values.get("ProductVersion", "")):
        yield "property ProductVersion: not three numbers; Windows Installer ignores a fourth"
    searched = {row["Property"] for row in tables["AppSearch"]}
    for name in PUBLIC:
        if f"SAVED_{name}" not in searched:
            yield f"property {name}: not remembered"
        if name in values:
            yield f"property {name}: has a value of its own, which would win from what was remembered"


def _upgrades(tables: Tables) -> Iterator[str]:
    """Our own: older versions are removed, newer ones refuse us."""
    found = {row["ActionProperty"]: row for row in tables["Upgrade"]}
    code = next(row["Value"] for row in tables["Property"] if row["Property"] == "UpgradeCode")
    for name in ("WIX_UPGRADE_DETECTED", "WIX_DOWNGRADE_DETECTED"):
        if name not in found or found[name]["UpgradeCode"] != code:
            yield f"upgrade: {name} is not looked for"
    refused = [row["Condition"] for row in tables["LaunchCondition"]]
    if "NOT WIX_DOWNGRADE_DETECTED" not in refused:
        yield "upgrade: an older version would be installed over a newer one"


def _nothing_else(tables: Tables) -> Iterator[str]:
    """Our own: no service, no variable, no embedded program; one cabinet, inside the package."""
    for name in _MUST_BE_EMPTY:
        if tables.get(name):
            yield f"table {name}: has rows"
    if [row["Cabinet"][:1] for row in tables["Media"]] != ["#"]:
        yield "media: not one cabinet inside the package"


def _folder(tables: Tables, directory: str) -> PurePosixPath:
    """The place of a directory below the installation folder."""
    parents = {row["Directory"]: row for row in tables["Directory"]}
    if directory == "INSTALLDIR" or directory not in parents:
        return PurePosixPath()
    row: Row = parents[directory]
    return _folder(tables, row["Directory_Parent"]) / _long_name(row["DefaultDir"])


def _long_name(name: str) -> str:
    return name.rpartition("|")[2]


_CHECKS: tuple[Callable[[Tables], Iterator[str]], ...] = (
    _components,
    _files,
    _names,
    _registry,
    _references,
    _actions,
    _properties,
    _upgrades,
    _nothing_else,
)
