"""A SIP message as a proxy needs it: start line, header fields in their order, body (RFC 3261, 7).

What the proxy does not change leaves as it came: text is read as Latin-1, which gives back every byte.
"""

import re
from dataclasses import dataclass

_REQUEST = re.compile(r"([A-Za-z]+) (\S+) SIP/2\.0", re.ASCII)
_RESPONSE = re.compile(r"SIP/2\.0 ([1-6]\d\d)(?: .*)?", re.ASCII)
_SEQUENCE = re.compile(r"(\d{1,10})\s+([A-Za-z]+)", re.ASCII)
_COMPACT = {
    "v": "via", "f": "from", "t": "to", "i": "call-id", "m": "contact", "l": "content-length",
}  # fmt: skip
_LISTS = ("via", "route", "record-route", "contact")  # fields that may be written as one with commas
_MANDATORY = ("via", "from", "to", "call-id", "cseq")


class NotSip(Exception):
    """Bytes that are no SIP message, or one without the fields that every message has."""


@dataclass
class Field:
    """One header field: its full name in lower case, its name as it was written, its value."""

    key: str
    name: str
    value: str


@dataclass
class SipMessage:
    """One request or response."""

    start: str
    fields: list[Field]
    body: bytes

    @property
    def is_request(self) -> bool:
        """True for a request."""
        return not self.start.startswith("SIP/")

    @property
    def method(self) -> str:
        """The method; of a response that of its request."""
        return self.get("cseq").split()[1].upper()

    @property
    def target(self) -> str:
        """The Request-URI; only of a request."""
        return self.start.split(" ")[1]

    @target.setter
    def target(self, uri: str) -> None:
        self.start = f"{self.start.split(' ')[0]} {uri} SIP/2.0"

    @property
    def code(self) -> int:
        """The status code; 0 for a request."""
        return 0 if self.is_request else int(self.start[8:11])

    def get(self, key: str) -> str:
        """The value of the first such field; '' without one."""
        return next((field.value for field in self.fields if field.key == key), "")

    def all(self, key: str) -> list[str]:
        """The values of all such fields, from the top."""
        return [field.value for field in self.fields if field.key == key]

    def put_on_top(self, name: str, value: str) -> None:
        """Add a field above all others."""
        self.fields.insert(0, Field(name.lower(), name, value))

    def take_top(self, key: str) -> str:
        """Remove the first such field, and return its value; '' without one."""
        for position, field in enumerate(self.fields):
            if field.key == key:
                return self.fields.pop(position).value
        return ""

    def set(self, name: str, value: str) -> None:
        """Replace the first such field in its place, or add it at the end."""
        for field in self.fields:
            if field.key == name.lower():
                field.value = value
                return
        self.fields.append(Field(name.lower(), name, value))

    def drop(self, prefix: str) -> None:
        """Remove all fields whose name begins like this."""
        self.fields = [field for field in self.fields if not field.key.startswith(prefix)]

    def encode(self) -> bytes:
        """The message for the wire; the length of the body is counted afresh."""
        lines = [
            self.start,
            *(f"{one.name}: {one.value}" for one in self.fields if one.key != "content-length"),
        ]
        head = "\r\n".join(lines) + f"\r\nContent-Length: {len(self.body)}\r\n\r\n"
        return head.encode("latin-1") + self.body


def read_message(data: bytes) -> SipMessage:
    """The message in one datagram, or in one frame of a stream.

    Raises:
        NotSip: there is none.
    """
    head, blank, body = data.lstrip(b"\r\n").partition(b"\r\n\r\n")
    if not blank:
        raise NotSip("no end of the header fields")
    start, *lines = re.sub(r"\r\n[ \t]+", " ", head.decode("latin-1")).split("\r\n")
    # Half a line end is none to us, but it may be one to the next who reads the message.
    if any(sign in line for line in (start, *lines) for sign in "\r\n\0"):
        raise NotSip("a stray control character")
    message = SipMessage(start, [field for line in lines for field in _fields(line)], body)
    length = message.get("content-length")
    if length:
        if not (length.isascii() and length.isdigit() and len(length) < 10) or int(length) > len(body):
            raise NotSip("not all of the body")
        message.body = body[: int(length)]
    _check(message)
    return message


def _fields(line: str) -> list[Field]:
    name, colon, value = line.partition(":")
    name = name.strip()
    if not colon or not name:
        raise NotSip("a line that is no header field")
    key = _COMPACT.get(name.lower(), name.lower())
    values = _split(value) if key in _LISTS and "," in value else [value]
    return [Field(key, name, one.strip()) for one in values]


def _split(value: str) -> list[str]:
    """The parts of a list with commas; commas in quotes and angle brackets separate nothing."""
    parts, begin, quoted, angled, escaped = [], 0, False, False, False
    for position, sign in enumerate(value):
        if escaped or (quoted and sign == "\\"):
            escaped = not escaped
        elif sign == '"':
            quoted = not quoted
        elif not quoted and sign in "<>":
            angled = sign == "<"
        elif sign == "," and not quoted and not angled:
            parts.append(value[begin:position])
            begin = position + 1
    return [*parts, value[begin:]]


def _check(message: SipMessage) -> None:
    if any(not message.get(key) for key in _MANDATORY):
        raise NotSip("a field is missing that every message has")
    sequence = _SEQUENCE.fullmatch(message.get("cseq"))
    if sequence is None:
        raise NotSip("CSeq")
    request = _REQUEST.fullmatch(message.start)
    if request is None and not _RESPONSE.fullmatch(message.start):
        raise NotSip("start line")
    if request is not None and request[1].upper() != sequence[2].upper():
        raise NotSip("CSeq of another method")
