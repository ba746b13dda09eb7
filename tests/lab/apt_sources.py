"""Where this machine gets its Debian from: the mirror of its own apt sources, in both notations.

The lab never knows a mirror's address; a company's own mirror is used as it is.
Sources: sources.list(5), "one-line-style" and "deb822-style".
"""

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.lab.availability import LabUnavailable

DEBIAN_KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
_ONE_LINE = re.compile(
    r"^deb\s+(?:\[(?P<options>[^]]*)]\s+)?(?P<uri>\S+)\s+(?P<suite>\S+)\s+(?P<components>.+)$"
)


@dataclass(frozen=True)
class Mirror:
    """An archive of Debian and the key file that its signatures are checked with."""

    uri: str
    keyring: str


@dataclass(frozen=True)
class _Source:
    uri: str
    suite: str
    components: tuple[str, ...]
    signed_by: str


def debian_mirror(apt_folder: Path = Path("/etc/apt"), codename: str | None = None) -> Mirror:
    """The archive that the running release itself (not its updates or security fixes) comes from.

    Raises:
        LabUnavailable: this is not Debian, or its sources name no such archive.
    """
    release = codename or _own_codename()
    for source in _all_sources(apt_folder):
        if source.suite == release and "main" in source.components:
            # Signed-By may also hold a whole key or a fingerprint; only a file can be handed on.
            keyring = source.signed_by if source.signed_by.startswith("/") else DEBIAN_KEYRING
            return Mirror(source.uri, keyring)
    raise LabUnavailable(f"{apt_folder} names no mirror of Debian {release} main")


def _own_codename() -> str:
    try:
        release = platform.freedesktop_os_release()
    except OSError as error:
        raise LabUnavailable("the lab needs Debian; this system has no os-release file") from error
    if release.get("ID") != "debian" or "VERSION_CODENAME" not in release:
        raise LabUnavailable(f"the lab needs Debian, this is {release.get('PRETTY_NAME', 'another system')}")
    return release["VERSION_CODENAME"]


def _all_sources(apt_folder: Path) -> Iterator[_Source]:
    parts = apt_folder / "sources.list.d"
    for file in (apt_folder / "sources.list", *sorted(parts.glob("*.list"))):
        if file.is_file():
            yield from _one_line_sources(file.read_text("utf-8"))
    for file in sorted(parts.glob("*.sources")):
        yield from _deb822_sources(file.read_text("utf-8"))


def _one_line_sources(text: str) -> Iterator[_Source]:
    for line in text.splitlines():
        found = _ONE_LINE.match(line.partition("#")[0].strip())
        if found:
            options = dict(option.partition("=")[::2] for option in (found["options"] or "").split())
            components = tuple(found["components"].split())
            yield _Source(found["uri"], found["suite"], components, options.get("signed-by", ""))


def _deb822_sources(text: str) -> Iterator[_Source]:
    without_comments = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    for stanza in re.split(r"\n[ \t]*\n", without_comments):
        fields = _fields(stanza)
        if "deb" not in fields.get("types", "").split() or fields.get("enabled", "yes").lower() == "no":
            continue
        for uri in fields.get("uris", "").split():
            for suite in fields.get("suites", "").split():
                components = tuple(fields.get("components", "").split())
                yield _Source(uri, suite, components, fields.get("signed-by", ""))


def _fields(stanza: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    name = ""
    for line in stanza.splitlines():
        if line[:1].isspace():
            fields[name] = f"{fields.get(name, '')} {line.strip()}".strip()
        elif ":" in line:
            name, _, value = line.partition(":")
            name = name.strip().lower()
            fields[name] = value.strip()
    return fields
