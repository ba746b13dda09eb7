"""The wheel: our library as pip installs it."""

import base64
import hashlib
import zipfile
from pathlib import Path

from installer.engine.binding import files_of
from installer.engine.build import Build
from installer.engine.pjsip import PATCHES
from installer.engine.sources import pinned

NAME = "bellerbeeld-pjsua2"
_TERMS = {
    "pjproject": "COPYING",
    "openssl": "LICENSE.txt",
    "opus": "COPYING",
    "speexdsp": "COPYING",
    "libsrtp": "LICENSE",
}
_LONG_AGO = (2026, 1, 1, 0, 0, 0)  # the same input gives the same file


def pack(build: Build, folder: Path, state: str) -> None:
    """Put the module into a wheel in `folder`; `state` is what it was made of, as a hash."""
    version = f"{pinned()['pjproject'].version}+{state[:8]}"
    stem = f"{NAME.replace('-', '_')}-{version}"
    inside = f"{stem}.dist-info"
    metadata = (
        f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {version}\nSummary: PJSUA2, built for Bellerbeeld\n"
        f"License: GPL-2.0-or-later\n\n{_contents()}"
    )
    wheel = f"Wheel-Version: 1.0\nGenerator: bellerbeeld\nRoot-Is-Purelib: false\nTag: {build.target.tag}\n"
    content = {file.name: file.read_bytes() for file in files_of(build)}
    content[f"{inside}/METADATA"] = metadata.encode()
    content[f"{inside}/WHEEL"] = wheel.encode()
    for name, file in _TERMS.items():
        content[f"{inside}/licenses/LICENSE-{name}.txt"] = (build.source(name) / file).read_bytes()
    content[f"{inside}/RECORD"] = _record(content, f"{inside}/RECORD").encode()
    _write(folder / f"{stem}-{build.target.tag}.whl", content)


def _contents() -> str:
    sources = (f"{one.name} {one.version} sha256:{one.sha256}" for one in pinned().values())
    return "\n".join([*sources, *(f"patch {patch.stem}" for patch in PATCHES), ""])


def _record(content: dict[str, bytes], name: str) -> str:
    def line(file: str, data: bytes) -> str:
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        return f"{file},sha256={digest},{len(data)}"

    return "\n".join([*(line(file, data) for file, data in content.items()), f"{name},,", ""])


def _write(file: Path, content: dict[str, bytes]) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in content.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
