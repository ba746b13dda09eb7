"""The tables of a small MSI with which nothing is wrong, for tests that break one thing."""

from pathlib import PurePosixPath

from installer.msi import PUBLIC, SECURE
from installer.msi_files import component_guid

Rows = list[dict[str, str]]
_UPGRADE = "{901FA0EC-DB35-5BA5-A28B-B2177F18AA1B}"
_KEY = "Software\\Bellerbeeld"
_SEQUENCE = """FindRelatedProducts AppSearch {keep} {usual} LaunchConditions CostFinalize InstallValidate
RemoveExistingProducts InstallInitialize RemoveRegistryValues RemoveFiles InstallFiles WriteRegistryValues
InstallFinalize"""


def sound_tables() -> dict[str, Rows]:
    """A main program, a library in a folder, values in the registry, a shortcut."""
    library = component_guid(PurePosixPath("_internal/a.dll"))
    keep, usual = [f"Keep_{name}" for name in PUBLIC], ["Usual_AUTOSTART", "Usual_DESKTOPSHORTCUT"]
    sequence = _SEQUENCE.format(keep=" ".join(keep), usual=" ".join(usual)).split()
    return {
        "Component": [
            _component("Window", "{176AD554-3607-5D21-B4DD-80CE2C124696}", "INSTALLDIR", "main", 256),
            _component("Library", f"{{{library}}}", "inner", "a", 256),
            _component("Machine", "{955ABD50-ED42-5D80-97E4-A2390428651C}", "INSTALLDIR", "value", 260),
        ],
        "File": [
            {"File": "main", "Component_": "Window", "FileName": "BELLER~1.EXE|bellerbeeld.exe"},
            {"File": "a", "Component_": "Library", "FileName": "a.dll"},
        ],
        "Directory": [
            {"Directory": "TARGETDIR", "Directory_Parent": "", "DefaultDir": "SourceDir"},
            {
                "Directory": "INSTALLDIR",
                "Directory_Parent": "TARGETDIR",
                "DefaultDir": "BELLER~1|Bellerbeeld",
            },
            {"Directory": "inner", "Directory_Parent": "INSTALLDIR", "DefaultDir": "_INTER~1|_internal"},
        ],
        "Registry": [
            {"Registry": "value", "Root": "2", "Key": _KEY, "Value": "[#main]", "Component_": "Machine"}
        ],
        "FeatureComponents": [
            {"Feature_": "Main", "Component_": name} for name in ("Window", "Library", "Machine")
        ],
        "Icon": [{"Name": "bellerbeeld.ico"}],
        "Shortcut": [
            {"Shortcut": "s", "Name": "BELLER~1|Bellerbeeld", "Target": "[#main]", "Icon_": "bellerbeeld.ico"}
        ],
        "CustomAction": [{"Action": name, "Type": "51"} for name in (*keep, *usual)],
        "InstallExecuteSequence": [
            {"Action": name, "Sequence": str(100 + place)} for place, name in enumerate(sequence)
        ],
        "Property": [
            {"Property": name, "Value": value}
            for name, value in {
                "ALLUSERS": "1",
                "ProductCode": "{DD9210D2-E6AF-5EF4-B1EA-F9AF17EA7455}",
                "UpgradeCode": _UPGRADE,
                "ProductVersion": "1.2.3",
                "SecureCustomProperties": ";".join(SECURE),
            }.items()
        ],
        "AppSearch": [{"Property": f"SAVED_{name}"} for name in PUBLIC],
        "Upgrade": [
            {"UpgradeCode": _UPGRADE, "ActionProperty": name}
            for name in ("WIX_UPGRADE_DETECTED", "WIX_DOWNGRADE_DETECTED")
        ],
        "LaunchCondition": [{"Condition": "NOT WIX_DOWNGRADE_DETECTED"}],
        "Media": [{"Cabinet": "#cab1.cab"}],
        "Binary": [],
    }


def _component(name: str, guid: str, directory: str, key: str, attributes: int) -> dict[str, str]:
    return {
        "Component": name,
        "ComponentId": guid,
        "Directory_": directory,
        "KeyPath": key,
        "Attributes": str(attributes),
    }
