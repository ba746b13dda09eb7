"""Addresses in SIP messages: `sip:user@host:port;parameter`, in a header field or alone (RFC 3261, 19.1)."""

import re
from dataclasses import dataclass

DEFAULT_PORT = 5060
_URI = re.compile(
    r"sips?:(?:([^@<>\s]*)@)?(\[[0-9A-Fa-f:.]+\]|[^\s:;?<>@]+)(?::(\d{1,5}))?(;[^\s?<>]*)?", re.I
)
_TEL = re.compile(r"tel:([^\s;?<>]+)", re.I)
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')


@dataclass(frozen=True)
class SipUri:
    """Where to: a user at a host, or a host alone. A `tel:` number has no host."""

    user: str
    host: str
    port: int = DEFAULT_PORT
    parameters: str = ""

    @property
    def place(self) -> tuple[str, int]:
        """Host and port."""
        return self.host, self.port


def read_uri(text: str) -> SipUri | None:
    """The address in `text`, in angle brackets or bare, after a display name or without; None without one."""
    bare = _QUOTED.sub("", text)
    if "<" in bare:
        bare = bare.partition("<")[2].partition(">")[0]
    bare = bare.strip()
    if found := _TEL.match(bare):
        return SipUri(found[1], "")
    found = _URI.match(bare)
    if found is None:
        return None
    port = int(found[3]) if found[3] else DEFAULT_PORT
    # 'sip:1001:password@host' is allowed, though nobody should write it.
    return SipUri((found[1] or "").partition(":")[0], found[2].lower(), port, found[4] or "")


def parameter(text: str, name: str) -> str | None:
    """The value of `;name=value` behind an address or in a list of parameters; '' for a bare `;name`."""
    bare = _QUOTED.sub("", text)
    behind = bare.partition(">")[2] if ">" in bare else bare
    for part in behind.split(";")[1:]:
        key, _, value = part.partition("=")
        if key.strip().lower() == name:
            return value.strip()
    return None
