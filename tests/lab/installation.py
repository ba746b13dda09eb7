"""Asterisk 22 on a Debian that does not have it: unpacked from a newer release, run with its own libraries.

Debian 12 has no Asterisk. apt itself, with a folder of its own for all its state, finds the packages that
Asterisk needs in a newer release (down to the C library), checks the archive's signature and fetches them;
`dpkg-deb` unpacks them. The program is then started by its own loader with its own library path, so there is
no chroot, no mount, no script of a package that runs, and nothing to undo: the folder can simply be removed.
None of this needs root.

Cold: about 10 s with a near mirror (80 MB fetched, 270 MB on disk). Then nothing.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.lab.apt_sources import Mirror, debian_mirror
from tests.lab.availability import LabUnavailable, require_linux
from tests.lab.one_at_a_time import one_at_a_time

ASTERISK_MAJOR = 22
# Tried in this order: Debian's next release, then the place where packages arrive first.
_RELEASES = ("forky", "sid")
# openssl makes the lab's certificates; a bare Debian has only its library.
_PACKAGES = ("asterisk", "openssl")
_PROGRAMS = {"asterisk": "usr/sbin/asterisk", "openssl": "usr/bin/openssl"}

_APT_CONFIGURATION = """
Dir::State "{folder}/state";
Dir::State::Lists "{folder}/lists";
Dir::State::status "{folder}/status";
Dir::Cache "{folder}/cache";
Dir::Cache::Archives "{folder}/archives";
Dir::Etc::SourceList "{folder}/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
// apt's own user cannot write into a project's folder.
APT::Sandbox::User "root";
APT::Install-Recommends "false";
Acquire::Languages "none";
// A frozen mirror has an expired Release file. Its signature is checked all the same.
Acquire::Check-Valid-Until "false";
Acquire::Retries "3";
"""


@dataclass(frozen=True)
class Installation:
    """An unpacked Asterisk 22."""

    root: Path

    @property
    def modules(self) -> Path:
        """The folder of Asterisk's modules."""
        return self._libraries / "asterisk" / "modules"

    @property
    def data(self) -> Path:
        """The folder of Asterisk's documentation, without which it does not read its own options."""
        return self.root / "usr" / "share" / "asterisk"

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment for its programs: OpenSSL must not read the configuration of the machine's version."""
        return {**os.environ, "OPENSSL_CONF": "/dev/null"}

    def command(self, program: str, *arguments: str) -> list[str]:
        """The command line that runs `asterisk` or `openssl` with the libraries it was built for."""
        loader = next(self.root.glob("usr/lib*/ld-linux*.so.*"))
        path = str(self.root / _PROGRAMS[program])
        options = ("--inhibit-cache", "--library-path", str(self._libraries), "--argv0", path)
        return [str(loader), *options, path, *arguments]

    def version(self) -> str:
        """What Asterisk says about itself, such as "Asterisk 22.10.1".

        Raises:
            LabUnavailable: it does not start.
        """
        result = subprocess.run(
            self.command("asterisk", "-V"),
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
        if result.returncode != 0:
            raise LabUnavailable(f"the unpacked Asterisk does not start: {result.stderr.strip()}")
        return result.stdout.strip()

    @property
    def _libraries(self) -> Path:
        # Debian's multiarch folder, such as usr/lib/x86_64-linux-gnu.
        return next(self.root.glob("usr/lib/*/libc.so.6")).parent


def install(cache_folder: Path) -> Installation:
    """The Asterisk of `cache_folder`, unpacked there on first use. Several labs may ask at the same time.

    Raises:
        LabUnavailable: no Debian, no mirror, no fitting release, a signature that does not hold, or not 22.x.
    """
    require_linux()
    for program in ("apt-get", "dpkg-deb"):
        if shutil.which(program) is None:
            raise LabUnavailable(f"Asterisk is unpacked with Debian's own tools, and there is no {program}")
    cache_folder.mkdir(parents=True, exist_ok=True)
    installation = Installation(cache_folder.resolve() / f"asterisk-{ASTERISK_MAJOR}")
    with one_at_a_time(cache_folder / "installation.lock"):
        if not installation.root.exists():
            _unpack_into(installation.root, cache_folder.resolve())
    _require_version(installation)
    return installation


def _unpack_into(root: Path, cache_folder: Path) -> None:
    mirror = debian_mirror()
    reasons = []
    for release in _RELEASES:
        work = cache_folder / f"unpacking-{release}"
        shutil.rmtree(work, ignore_errors=True)
        try:
            _fetch(mirror, release, work)
            _unpack(work / "archives", work / "root")
            _require_version(Installation(work / "root"))
            # Only a whole tree gets the final name, so an interrupted installation starts again.
            (work / "root").rename(root)
            return
        except LabUnavailable as reason:
            reasons.append(f"{release}: {reason}")
        finally:
            shutil.rmtree(work, ignore_errors=True)
    raise LabUnavailable(f"no Asterisk {ASTERISK_MAJOR} to be had ({'; '.join(reasons)})")


def _fetch(mirror: Mirror, release: str, work: Path) -> None:
    for folder in ("state", "lists/partial", "cache", "archives/partial"):
        (work / folder).mkdir(parents=True)
    (work / "status").touch()
    (work / "sources.list").write_text(f"deb [signed-by={mirror.keyring}] {mirror.uri} {release} main\n")
    configuration = work / "apt.conf"
    configuration.write_text(_APT_CONFIGURATION.format(folder=work))
    apt_get = ["apt-get", "--quiet", "--yes", "--config-file", str(configuration)]
    _run([*apt_get, "--error-on=any", "update"])
    _run([*apt_get, "--download-only", "install", *_PACKAGES])


def _unpack(archives: Path, root: Path) -> None:
    root.mkdir()
    for archive in sorted(archives.glob("*.deb")):
        _run(["dpkg-deb", "--extract", str(archive), str(root)])


def _require_version(installation: Installation) -> None:
    version = installation.version()
    if not version.startswith(f"Asterisk {ASTERISK_MAJOR}."):
        raise LabUnavailable(f"the lab is made for Asterisk {ASTERISK_MAJOR}, this is {version}")


def _run(command: list[str]) -> None:
    result = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=600
    )
    if result.returncode != 0:
        said = " ".join(result.stderr.split()) or "no message"
        hint = ""
        if "NO_PUBKEY" in said or "not signed" in said:
            hint = " (the machine needs a newer debian-archive-keyring)"
        raise LabUnavailable(f"{command[0]} failed: {said}{hint}")
