"""The MSI: written by wixl, then mended where wixl 0.106 does something else than WiX."""

import shutil
import uuid
from pathlib import Path

from installer.msi_files import NAMESPACE, files_source
from installer.msi_names import short_name_updates
from installer.msi_tables import read_tables
from installer.places import INSTALLER, PROGRAM, WORK
from installer.room import Room, inside

PUBLIC = ("AUTOSTART", "CRMURL", "DESKTOPSHORTCUT", "INSTALLDIR", "LANGUAGE", "SIPSERVER", "SIPTRANSPORT")
"""The properties that IT may give on the command line."""
# Properties that reach the part of Windows Installer that runs with rights; wixl drops `Secure="yes"`.
# Those that are found (SAVED_…) are among them, because the search may have been done before the rights were given.
SECURE = sorted(
    (*PUBLIC, *(f"SAVED_{name}" for name in PUBLIC), "WIX_DOWNGRADE_DETECTED", "WIX_UPGRADE_DETECTED")
)
_SOURCES = WORK / "wix"


def msi_path(version: str, folder: Path = WORK) -> Path:
    """Where the MSI of a version lies."""
    return folder / f"Bellerbeeld-{version}-x64.msi"


def product_code(version: str) -> str:
    """The ProductCode of a version. It follows from the version: a second build of one does not install beside it."""
    return str(uuid.uuid5(NAMESPACE, f"product {version}")).upper()


def build_msi(room: Room, version: str, folder: Path = WORK) -> Path:
    """Write the MSI from the built program (some seconds).

    Raises:
        CannotPackage: wixl or msibuild failed.
    """
    shutil.rmtree(_SOURCES, ignore_errors=True)
    _SOURCES.mkdir(parents=True)
    shutil.copy(INSTALLER / "bellerbeeld.wxs", _SOURCES)
    (_SOURCES / "files.wxs").write_text(files_source(PROGRAM), "utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    target = msi_path(version, folder)
    target.unlink(missing_ok=True)
    values = {
        "Version": version,
        "ProductCode": product_code(version),
        "Program": inside(PROGRAM),
        "Icon": inside(WORK / "bellerbeeld.ico"),
    }
    defines = [part for name, value in values.items() for part in ("-D", f"{name}={value}")]
    sources = [inside(_SOURCES / name) for name in ("bellerbeeld.wxs", "files.wxs")]
    room.run("wixl", "-a", "x64", "-D", "Win64=yes", *defines, "-o", inside(target), *sources)
    secure = (
        f"UPDATE `Property` SET `Value` = '{';'.join(SECURE)}' WHERE `Property` = 'SecureCustomProperties'"
    )
    room.run("msibuild", inside(target), "-q", secure, *short_name_updates(read_tables(room, target)))
    # Title, author and template of the summary: 'Languages' does not get there by itself.
    room.run("msibuild", inside(target), "-s", f"Bellerbeeld {version}", "Bellerbeeld", "x64;1043")
    return target
