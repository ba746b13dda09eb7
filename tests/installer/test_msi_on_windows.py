"""What msiexec does with our MSI, under Wine: install, upgrade, refuse, remove. Each test leaves nothing behind."""

import shutil
from pathlib import Path

import pytest

from installer.msi_tables import read_tables
from installer.places import INSTALLER
from tests.installer.windows import OWN_FILES, PROGRAM_KEY, RUN_KEY, USUAL_FOLDER, Windows
from tests.lab.waiting import wait_until

pytestmark = [pytest.mark.lab, pytest.mark.timeout(300)]

_ARP = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall"
_DONE, _REFUSED, _LATER = 0, 1603, 1618
_PROPERTIES = {
    "SIPSERVER": "pbx.example:5062",
    "SIPTRANSPORT": "tcp",
    "CRMURL": "https://crm.example/vera",
    "LANGUAGE": "en",
    "AUTOSTART": "0",
    "DESKTOPSHORTCUT": "1",
}


def _given(properties: dict[str, str]) -> list[str]:
    return [f"{name}={value}" for name, value in properties.items()]


def _shortcuts(windows: Windows) -> set[str]:
    return {path.parent.name for path in windows.room.disk_c.rglob("Bellerbeeld.lnk")}


def _kept(windows: Windows) -> dict[str, str]:
    values = windows.values(PROGRAM_KEY)
    return {name: values[name] for name in _PROPERTIES if name in values}


def test_properties_of_a_silent_install_are_where_the_program_looks(windows: Windows, msi: Path) -> None:
    assert windows.install(msi, *_given(_PROPERTIES)) == _DONE
    assert _kept(windows) == _PROPERTIES
    assert windows.values(PROGRAM_KEY)["InstallDir"] == "C:\\Program Files\\Bellerbeeld\\"
    assert _shortcuts(windows) == {"Programs", "Desktop"}
    assert "Bellerbeeld" not in windows.values(RUN_KEY)


def test_without_properties_it_starts_with_windows_and_leaves_the_desktop_alone(
    windows: Windows, msi: Path
) -> None:
    assert windows.install(msi) == _DONE
    assert windows.values(RUN_KEY)["Bellerbeeld"] == '"C:\\Program Files\\Bellerbeeld\\bellerbeeld.exe"'
    assert _shortcuts(windows) == {"Programs"}
    assert _kept(windows) == {"AUTOSTART": "1", "DESKTOPSHORTCUT": "0"}


def test_it_is_there_after_a_sign_in(windows: Windows, msi: Path) -> None:
    windows.install(msi)
    windows.sign_in()
    wait_until(windows.runs, timeout=60)
    wait_until(lambda: windows.exists(f"{OWN_FILES}/desk.sqlite"), timeout=60)
    windows.room.restart_windows()
    shutil.rmtree(windows.room.disk_c / OWN_FILES)


def test_install_is_silent_and_starts_nothing(windows: Windows, msi: Path) -> None:
    assert windows.install(msi) == _DONE
    assert "bellerbeeld" not in windows.room.wine("tasklist")
    assert not windows.exists(OWN_FILES)


def test_it_is_in_the_list_of_programs_under_its_name_and_version(windows: Windows, msi: Path) -> None:
    windows.install(msi)
    said = windows.room.wine("reg", "query", _ARP, "/s", "/reg:64")
    assert "DisplayName    REG_SZ    Bellerbeeld" in said
    assert "Publisher    REG_SZ    Bellerbeeld" in said
    assert f"DisplayVersion    REG_SZ    {msi.name.split('-')[1]}" in said


def test_telephone_addresses_are_offered_and_not_taken(windows: Windows, msi: Path) -> None:
    before = {
        scheme: windows.values(rf"HKLM\Software\Classes\{scheme}") for scheme in ("tel", "sip", "callto")
    }
    windows.install(msi)
    offered = windows.values(rf"{PROGRAM_KEY}\Capabilities\URLAssociations")
    assert offered == dict.fromkeys(("tel", "sip", "callto"), "Bellerbeeld.Address")
    after = {
        scheme: windows.values(rf"HKLM\Software\Classes\{scheme}") for scheme in ("tel", "sip", "callto")
    }
    assert after == before


def test_upgrade_keeps_what_was_given_and_changes_what_is_given_anew(
    windows: Windows, msi: Path, newer_msi: Path
) -> None:
    windows.install(msi, *_given(_PROPERTIES))
    assert windows.install(newer_msi, "CRMURL=https://crm2.example", "SIPSERVER=") == _DONE
    assert _kept(windows) == _PROPERTIES | {"CRMURL": "https://crm2.example"}
    assert windows.values(PROGRAM_KEY)["Version"] == newer_msi.name.split("-")[1]
    assert _shortcuts(windows) == {"Programs", "Desktop"}
    listed = windows.room.wine("reg", "query", _ARP, "/s", "/reg:64")
    assert listed.count("DisplayName    REG_SZ    Bellerbeeld") == 1


def test_older_version_is_refused_and_the_newer_one_stays(
    windows: Windows, msi: Path, newer_msi: Path
) -> None:
    windows.install(newer_msi, *_given(_PROPERTIES))
    assert windows.install(msi) == _REFUSED
    assert _kept(windows) == _PROPERTIES
    assert windows.exists(f"{USUAL_FOLDER}/bellerbeeld.exe")


@pytest.mark.parametrize(
    ("property_", "reason"),
    [
        ("AUTOSTART=yes", "AUTOSTART is 0 or 1."),
        ("DESKTOPSHORTCUT=2", "DESKTOPSHORTCUT is 0 or 1."),
        ("SIPTRANSPORT=pigeon", "SIPTRANSPORT is udp, tcp or tls."),
        ("CRMURL=crm.example", "CRMURL begins with https:// or http://."),
        ("LANGUAGE=fy", "LANGUAGE is nl or en."),
    ],
)
def test_property_that_makes_no_sense_is_refused_with_a_reason_and_nothing_is_installed(
    windows: Windows, msi: Path, property_: str, reason: str
) -> None:
    """The reason is in the package; Windows Installer writes it in its log, Wine only when it has a window."""
    reasons = {
        row["Condition"]: row["Description"] for row in read_tables(windows.room, msi)["LaunchCondition"]
    }
    name = property_.partition("=")[0]
    assert any(reason in text for condition, text in reasons.items() if f"NOT {name} " in condition)
    assert windows.install(msi, property_) == _REFUSED
    assert windows.values(PROGRAM_KEY) == {}
    assert not windows.exists(USUAL_FOLDER)


def test_another_folder_with_other_letters_is_used_and_kept_by_an_upgrade(
    windows: Windows, msi: Path, newer_msi: Path
) -> None:
    assert windows.install(msi, "INSTALLDIR=C:\\Belbalie's-Één") == _DONE
    assert windows.exists("Belbalie's-Één/bellerbeeld.exe")
    assert windows.install(newer_msi) == _DONE
    assert windows.exists("Belbalie's-Één/bellerbeeld.exe")
    assert not windows.exists(USUAL_FOLDER)


def test_it_installs_from_a_share(windows: Windows, msi: Path) -> None:
    share = windows.room.disk_c.parent / "dosdevices" / "unc" / "server" / "uitrol"
    share.mkdir(parents=True)
    shutil.copy(msi, share)
    try:
        assert windows.msiexec("/i", rf"\\server\uitrol\{msi.name}") == _DONE
    finally:
        shutil.rmtree(share.parent.parent)
    assert windows.exists(f"{USUAL_FOLDER}/bellerbeeld.exe")


def test_second_build_of_a_version_does_not_come_beside_the_first(windows: Windows, msi: Path) -> None:
    windows.install(msi)
    assert windows.install(msi) == _DONE
    listed = windows.room.wine("reg", "query", _ARP, "/s", "/reg:64")
    assert listed.count("DisplayName    REG_SZ    Bellerbeeld") == 1


def test_scripts_for_intune_install_and_remove_but_not_while_the_program_runs(
    windows: Windows, msi: Path
) -> None:
    parcel = windows.room.disk_c / "uitrol"
    shutil.copytree(INSTALLER / "rollout", parcel)
    shutil.copy(msi, parcel)
    try:
        assert windows.script("install.cmd", "SIPSERVER=pbx.example", "AUTOSTART=0") == _DONE
        assert windows.values(PROGRAM_KEY)["SIPSERVER"] == "pbx.example"
        assert windows.values(PROGRAM_KEY)["AUTOSTART"] == "0"
        windows.start("--data", r"C:\users\Public\Temp\desk")
        wait_until(windows.runs, timeout=60)
        assert windows.script("install.cmd") == _LATER
        assert windows.script("remove.cmd") == _LATER
        assert windows.exists(f"{USUAL_FOLDER}/bellerbeeld.exe")
        windows.room.restart_windows()
        assert windows.script("remove.cmd") == _DONE
        assert not windows.is_installed()
    finally:
        shutil.rmtree(parcel)


def test_file_that_was_lost_comes_back_with_a_repair(windows: Windows, msi: Path) -> None:
    windows.install(msi)
    lost = windows.room.disk_c / USUAL_FOLDER / "_internal" / "Qt6Core.dll"
    lost.unlink()
    assert windows.install(msi, "REINSTALL=ALL", "REINSTALLMODE=omus") == _DONE
    assert lost.exists()
