"""Reading the few header fields of a SIP message that the desk needs (RFC 3261, 3325, 3323, 7433).

PJSUA2 has no access to headers, only the message as text. The text has passed PJSIP's parser, but
names and numbers in it are whatever a stranger typed: nothing here raises on odd input.
"""

import re
from dataclasses import dataclass

from app.engine.protocol import Remote

_COMPACT = {"f": "from", "t": "to", "i": "call-id", "m": "contact", "v": "via"}
_ADDRESS = re.compile(r"<\s*(?:sips?|tel):([^>]*)>|(?:sips?|tel):([^\s;,]*)", re.IGNORECASE)
_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_LINE_END = re.compile(r"\r?\n(?![ \t])")
_FOLD = re.compile(r"\r?\n[ \t]+")
_HEAD_END = re.compile(r"\r?\n\r?\n")
_CONNECTION = re.compile(r"^c=IN[ \t]+IP[46][ \t]+([^\s/]+)", re.MULTILINE | re.IGNORECASE)
_ADDRESS_LITERAL = re.compile(r"[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")
_AUDIO = re.compile(r"^m=audio[ \t]+\S+[ \t]+\S+[ \t]+([^\r\n]*)", re.MULTILINE | re.IGNORECASE)
_FORMAT_NAME = re.compile(r"^a=rtpmap:(\d{1,3})[ \t]+([^/\s]+)/", re.MULTILINE | re.IGNORECASE)
_NO_SPEECH = frozenset({"telephone-event", "cn", "13"})
_LONGEST_VALUE = 2000  # characters of a header field that are looked at


@dataclass(frozen=True)
class Message:
    """A SIP message's start line and header fields; names in lower case, first field of each name."""

    start: str
    headers: dict[str, str]

    def get(self, name: str) -> str:
        """The value of a header field, or ''."""
        return self.headers.get(name.lower(), "")


def parse(text: str) -> Message:
    """Take the head of a SIP message apart: folded lines joined, short names written out."""
    start, *lines = _LINE_END.split(_HEAD_END.split(text, maxsplit=1)[0])
    headers: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        key = name.strip().lower()
        headers.setdefault(_COMPACT.get(key, key), _FOLD.sub(" ", value).strip()[:_LONGEST_VALUE])
    return Message(start, headers)


def remote_of(message: Message) -> Remote:
    """Who sent the message: From, and P-Asserted-Identity of the exchange."""
    user, name = _address(message.get("from"))
    asserted_user, asserted_name = _address(message.get("p-asserted-identity"))
    private = any(
        value.strip().lower() in ("id", "user", "header") for value in message.get("privacy").split(";")
    )
    return Remote(user, name, asserted_user, asserted_name, private)


def user_of(address: str) -> str:
    """The user in the value of a header field that holds an address, or ''."""
    return _address(address)[0]


def body_of(text: str) -> str:
    """What follows the head of a SIP message."""
    return "".join(_HEAD_END.split(text, maxsplit=1)[1:])


def names_a_host(session: str) -> bool:
    """True when a session description (RFC 8866 5.7) wants sound to go to a name and not to an address.

    PJSIP would ask the name server in the engine's only thread, and a dead one silences the telephone for
    twenty seconds (pjproject #3952).
    """
    return any(not _ADDRESS_LITERAL.fullmatch(place) for place in _CONNECTION.findall(session))


def says_stale(message: Message) -> bool:
    """True for a challenge that has nothing against the password, only against its own number's age (RFC 7616 3.3)."""
    challenge = message.get("www-authenticate") or message.get("proxy-authenticate")
    return "stale=true" in challenge.replace(" ", "").replace('"', "").lower()


def cannot_be_heard(session: str) -> bool:
    """True when nobody would hear anything after answering a call with this session description."""
    return names_a_host(session) or offers_no_speech(session)


def offers_no_speech(session: str) -> bool:
    """True when all that a session description offers to hear are keys and comfort noise (RFC 4733, 3389)."""
    offered = [kind for formats in _AUDIO.findall(session) for kind in formats.split()]
    named = {kind: name.lower() for kind, name in _FORMAT_NAME.findall(session)}
    return bool(offered) and all(named.get(kind, kind) in _NO_SPEECH for kind in offered)


def seconds_of(value: str) -> int:
    """A header's number of seconds; 0 when it holds none, a day at the most."""
    digits = value.strip()[:6]
    return min(int(digits), 86_400) if digits.isascii() and digits.isdigit() else 0


def _address(value: str) -> tuple[str, str]:
    """User and display name of an address as in `"Name" <sip:user@host>;tag=x`."""
    name, rest = _display_name(value)
    found = _ADDRESS.search(rest)
    if found is None:
        return "", name
    address = found.group(1) if found.group(1) is not None else found.group(2)
    user, at, _ = address.rpartition("@")
    # 'sip:host' names no user; 'tel:+31…' is all user.
    if not at:
        user = address if rest[found.start() :].lower().lstrip("< ").startswith("tel") else ""
    user = user.split(":", 1)[0] if not user.lower().startswith("tel:") else user
    return _unescape(user), name


def _display_name(value: str) -> tuple[str, str]:
    text = value.lstrip()
    if not text.startswith('"'):
        before, bracket, after = text.partition("<")
        return (before.strip(), bracket + after) if bracket else ("", text)
    name: list[str] = []
    position = 1
    while position < len(text) and text[position] != '"':
        if text[position] == "\\":
            position += 1
        name.append(text[position : position + 1])
        position += 1
    return "".join(name), text[position + 1 :]


def _unescape(user: str) -> str:
    """Percent-escapes are bytes, and bytes are UTF-8 (RFC 3261 7.3.1, 25.1)."""
    return _ESCAPES.sub(
        lambda found: bytes.fromhex(found[0].replace("%", "")).decode("utf-8", "replace"), user
    )
