"""The program as it is installed: a folder with the window, the engine, and all that they need, by PyInstaller."""

import shutil
import tomllib
from pathlib import Path

from installer.icon import write_icon
from installer.licences import licences
from installer.places import PROGRAM, ROOT, WORK
from installer.room import PROJECT, Room, wine_path
from installer.version_resource import version_resource
from installer.windows_python import windows_python

PARTS = {
    "bellerbeeld": "Bellerbeeld, telefoon van het klantcontactcentrum",
    "bellerbeeld-engine": "Bellerbeeld, telefoonmotor",
}


def version() -> str:
    """The version of the program, as `pyproject.toml` says."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])


def prepare(site_packages: Path) -> None:
    """What the spec wants to find: the icon, version resources, and the licences of the packages in a folder."""
    WORK.mkdir(parents=True, exist_ok=True)
    write_icon(ROOT / "resources" / "bellerbeeld.svg", WORK / "bellerbeeld.ico")
    (WORK / "third-party.txt").write_text(licences(site_packages), "utf-8")
    for name, description in PARTS.items():
        (WORK / f"{name}.version").write_text(version_resource(name, description, version()), "utf-8")


def build_program(room: Room) -> None:
    """Build it in the room, from nothing (a minute and a half).

    Raises:
        CannotPackage: an input cannot be had, or PyInstaller failed.
    """
    python = windows_python()
    prepare(python / "site-packages")
    shutil.rmtree(PROGRAM, ignore_errors=True)
    room.open_windows()
    room.run(
        "sh", "-c", f'cd {PROJECT} && exec wine "$@"', "sh", wine_path(python / "python.exe"),
        "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN",
        "--distpath", "build/package", "--workpath", "build/package/pyinstaller", "installer/bellerbeeld.spec",
        seconds=1200,
    )  # fmt: skip
