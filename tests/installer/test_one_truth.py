"""What stands in more than one place about the MSI is the same everywhere."""

import re
import xml.etree.ElementTree as ET

from app.settings import OPTIONS
from installer.msi import PUBLIC
from installer.places import INSTALLER
from installer.program import PARTS, version

_WIX = "{http://schemas.microsoft.com/wix/2006/wi}"
_OF_THE_INSTALLER = {"INSTALLDIR", "AUTOSTART", "DESKTOPSHORTCUT"}


def _source() -> ET.Element:
    return ET.fromstring((INSTALLER / "bellerbeeld.wxs").read_text("utf-8"))


def _text(name: str) -> str:
    return (INSTALLER / name).read_text("utf-8")


def test_every_property_is_a_setting_of_the_program_or_of_the_installer() -> None:
    settings = {option.about.installed_as for option in OPTIONS if option.about.installed_as}
    assert set(PUBLIC) == settings | _OF_THE_INSTALLER


def test_the_guide_explains_every_property() -> None:
    assert set(re.findall(r"^\| `([A-Z]+)` \|", _text("README.md"), re.M)) == set(PUBLIC)


def test_the_msi_accepts_what_the_program_accepts() -> None:
    conditions = " ".join(condition.text or "" for condition in _source().iter(f"{_WIX}Condition"))
    for option in OPTIONS:
        if option.about.installed_as and option.about.choices:
            accepted = set(re.findall(rf'{option.about.installed_as} = "(\w+)"', conditions))
            assert accepted == {choice.value for choice in option.about.choices}


def test_the_program_finds_what_the_msi_writes() -> None:
    values = {
        (one.get("Key"), one.get("Name"), one.get("Value")) for one in _source().iter(f"{_WIX}RegistryValue")
    }
    for option in OPTIONS:
        if name := option.about.installed_as:
            assert ("Software\\Bellerbeeld", name, f"[{name}]") in values


def test_scripts_speak_of_this_version_and_of_these_programs() -> None:
    assert f"$wanted = [version]'{version()}'" in _text("rollout/detect.ps1")
    assert f"Bellerbeeld-{version()}-x64.msi" in _text("README.md")
    for script in ("install.cmd", "remove.cmd"):
        searched = re.findall(r'find "(\w+)"', _text(f"rollout/{script}"))
        assert searched
        assert all(searched[0] in f"{name}.exe" for name in PARTS)


def test_default_apps_are_those_that_the_msi_offers() -> None:
    asked = ET.fromstring(_text("rollout/default-apps.xml"))
    offered = {
        (one.get("Name"), one.get("Value"))
        for one in _source().iter(f"{_WIX}RegistryValue")
        if (one.get("Key") or "").endswith("URLAssociations")
    }
    assert {(one.get("Identifier"), one.get("ProgId")) for one in asked} == offered


def test_link_is_handed_over_behind_two_dashes_and_within_quotes() -> None:
    commands = [
        value.get("Value")
        for value in _source().iter(f"{_WIX}RegistryValue")
        if (value.get("Key") or "").endswith(r"shell\open\command")
    ]
    assert commands == ['"[#bellerbeeld.exe]" -- "%1"']
