"""The check of the MSI: silent about a sound one, and a sentence for each thing that is broken."""

import pytest

from installer.msi_check import faults
from installer.msi_tables import rows
from tests.installer.sound_msi import sound_tables

# Table, row, column, another value, and what the check says then.
_BREAKS: dict[str, tuple[str, int, str, str, str]] = {
    "no GUID": ("Component", 2, "ComponentId", "", "component Machine: its GUID"),
    "two with one GUID": (
        "Component",
        2,
        "ComponentId",
        "{176AD554-3607-5D21-B4DD-80CE2C124696}",
        "its GUID is none, or not its own",
    ),
    "32 bits": ("Component", 0, "Attributes", "0", "component Window: not of 64 bits"),
    "key path elsewhere": ("Component", 0, "KeyPath", "a", "component Window: its key path is not in it"),
    "key path of another kind": ("Component", 2, "KeyPath", "main", "component Machine: its key path"),
    "no directory": ("Component", 1, "Directory_", "nowhere", "component Library: no such directory"),
    "bad identifier": ("Component", 1, "Component", "a-b", "component a-b: not an identifier"),
    "in no feature": ("FeatureComponents", 1, "Component_", "Window", "component Library: in 0 features"),
    "another GUID than before": (
        "Component",
        1,
        "ComponentId",
        "{440EB41E-5245-5E39-9462-134690FB5286}",
        "file _internal/a.dll: the GUID",
    ),
    "two files in a component": ("File", 1, "Component_", "Window", "shares its component"),
    "long name alone": ("File", 0, "FileName", "bellerbeeld.exe", "file bellerbeeld.exe: no short name"),
    "forbidden letter": ("File", 1, "FileName", "A~1.DLL|a:b.dll", "a character that Windows forbids"),
    "per user": ("Registry", 0, "Root", "1", "not for the whole machine"),
    "backslash too many": ("Registry", 0, "Key", "Software\\Bellerbeeld\\", "ends with a backslash"),
    "tel: by force": ("Registry", 0, "Key", "Software\\Classes\\tel", "Software\\Classes\\tel: not ours"),
    "a policy": ("Registry", 0, "Key", "Software\\Policies\\Bellerbeeld", "not ours"),
    "a neighbour's key": ("Registry", 0, "Key", "Software\\Bellerbeeldje", "not ours"),
    "file that is not there": ("Registry", 0, "Value", "[#other]", "[#other]: no such file"),
    "icon that is not there": ("Shortcut", 0, "Icon_", "x", "shortcut s: no such icon"),
    "a program that is started": ("CustomAction", 0, "Type", "3170", "nothing is ever started"),
    "keeping too late": ("InstallExecuteSequence", 2, "Sequence", "900", "not between AppSearch and"),
    "removal inside": ("InstallExecuteSequence", 14, "Sequence", "900", "is not before InstallInitialize"),
    "per user again": ("Property", 0, "Value", "", "not for the whole machine"),
    "no code": ("Property", 2, "Value", "x", "property UpgradeCode: no GUID"),
    "fourth number": ("Property", 3, "Value", "1.2.3.4", "property ProductVersion"),
    "lost on elevation": ("Property", 4, "Value", "SIPSERVER", "property SecureCustomProperties: lacks AUTO"),
    "forgotten": ("AppSearch", 1, "Property", "X", "property CRMURL: not remembered"),
    "old one not found": ("Upgrade", 0, "UpgradeCode", "{}", "WIX_UPGRADE_DETECTED is not looked for"),
    "downgrade allowed": ("LaunchCondition", 0, "Condition", "1", "older version would be installed"),
    "cabinet outside": ("Media", 0, "Cabinet", "cab1.cab", "media: not one cabinet"),
}


def test_a_sound_msi_has_no_fault() -> None:
    assert faults(sound_tables()) == []


@pytest.mark.parametrize("what", _BREAKS)
def test_what_is_broken_is_named(what: str) -> None:
    table, row, column, value, words = _BREAKS[what]
    tables = sound_tables()
    tables[table][row][column] = value
    assert any(words in fault for fault in faults(tables)), faults(tables)


def test_a_value_of_its_own_would_win_from_what_was_remembered() -> None:
    tables = sound_tables()
    tables["Property"].append({"Property": "AUTOSTART", "Value": "1"})
    assert any("AUTOSTART: has a value of its own" in fault for fault in faults(tables))


def test_the_usual_value_comes_after_the_one_that_was_kept() -> None:
    tables = sound_tables()
    at = {row["Action"]: row for row in tables["InstallExecuteSequence"]}
    keep, usual = at["Keep_AUTOSTART"], at["Usual_AUTOSTART"]
    keep["Sequence"], usual["Sequence"] = usual["Sequence"], keep["Sequence"]
    assert any("usual AUTOSTART comes before" in fault for fault in faults(tables))


def test_a_program_inside_the_package_is_named() -> None:
    tables = sound_tables()
    tables["Binary"].append({"Name": "helper"})
    assert "table Binary: has rows" in faults(tables)


def test_a_table_in_text_form_becomes_rows() -> None:
    text = "Property\tValue\r\ns72\tl0\r\nProperty\tProperty\r\nALLUSERS\t1\r\nEMPTY\t\r\n"
    assert rows(text) == [{"Property": "ALLUSERS", "Value": "1"}, {"Property": "EMPTY", "Value": ""}]
    assert rows("Property\tValue\r\ns72\tl0\r\nProperty\tProperty\r\n") == []
