"""The source of the library: fetched from where this machine's own Debian comes from, checked, unpacked."""

import hashlib
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from installer.debian import mirror
from installer.places import CannotPackage

LOCK = Path(__file__).with_name("sources.lock")
_APT_HELPER = (
    "/usr/lib/apt/apt-helper"  # fetches as apt itself does: by the machine's own proxy, with retries
)


@dataclass(frozen=True)
class Source:
    """An archive that may come in one form only."""

    name: str
    version: str
    sha256: str
    path: str

    @property
    def file_name(self) -> str:
        """As the file is called."""
        return Path(self.path).name


def pinned() -> dict[str, Source]:
    """What the lock file names."""
    lines = (
        line.split() for line in LOCK.read_text("utf-8").splitlines() if line and not line.startswith("#")
    )
    return {source.name: source for source in (Source(*line) for line in lines)}


def fetch(source: Source, folder: Path) -> Path:
    """The archive in `folder`; one that was put there by hand will do, when it is the right one.

    Raises:
        CannotPackage: it cannot be had, or is another than the lock file says.
    """
    file = folder / source.file_name
    if file.exists() and _sha256(file) == source.sha256:
        return file
    folder.mkdir(parents=True, exist_ok=True)
    address = f"{mirror().rstrip('/')}/{source.path}"
    line = [_APT_HELPER, "download-file", address, str(file), f"SHA256:{source.sha256}"]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    if done.returncode or _sha256(file) != source.sha256:
        said = (done.stderr.strip().splitlines() or ["it is not what sources.lock says"])[-1]
        raise CannotPackage(f"no {source.file_name}: {said} (or put it into {folder} yourself)")
    return file


def unpack(archive: Path, folder: Path) -> None:
    """Lay out an archive, without the folder that everything in it is in.

    Raises:
        CannotPackage: `tar` refuses it.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    line = ["tar", "--extract", "--strip-components=1", "--directory", str(folder), "--file", str(archive)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotPackage(f"{archive.name} cannot be unpacked: {done.stderr.strip()}")


def _sha256(file: Path) -> str:
    if not file.exists():
        return ""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
