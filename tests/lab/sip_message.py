"""The text of one SIP message, read just far enough for the tests (RFC 3261, section 7).

Its own code on purpose: the product's reader is what is being tested.
"""

import re
from dataclasses import dataclass
from functools import cached_property

_COMPACT = {"i": "call-id", "f": "from", "t": "to", "m": "contact", "v": "via", "l": "content-length"}
_START_OF_RESPONSE = "SIP/2.0 "
_END_OF_REQUEST_LINE = " SIP/2.0"


@dataclass(frozen=True)
class SipMessage:
    """A request or a response as it was on the wire."""

    text: str

    @property
    def start_line(self) -> str:
        """The first line: method and address, or code and reason."""
        return self.text.partition("\r\n")[0]

    @property
    def method(self) -> str:
        """INVITE, BYE and so on; of a response the method that it answers."""
        if self.is_response:
            return (self.header("CSeq") or "").rpartition(" ")[2]
        return self.start_line.partition(" ")[0]

    @property
    def is_response(self) -> bool:
        """An answer, as opposed to a request."""
        return self.start_line.startswith(_START_OF_RESPONSE)

    @property
    def code(self) -> int:
        """The status code; 0 for a request."""
        return int(self.start_line.split(" ", 2)[1]) if self.is_response else 0

    @property
    def call_id(self) -> str:
        """What all messages of one leg of a call have in common."""
        return self.header("Call-ID") or ""

    @property
    def body(self) -> str:
        """What follows the headers."""
        return self.text.partition("\r\n\r\n")[2]

    def header(self, name: str) -> str | None:
        """The first header of that name, None when there is none."""
        return self._headers.get(name.lower())

    @cached_property
    def _headers(self) -> dict[str, str]:
        unfolded = re.sub(r"\r\n[ \t]+", " ", self.text.partition("\r\n\r\n")[0])
        headers: dict[str, str] = {}
        for line in unfolded.split("\r\n")[1:]:
            name, _, value = line.partition(":")
            name = name.strip().lower()
            headers.setdefault(_COMPACT.get(name, name), value.strip())
        return headers


def looks_like_sip(payload: bytes) -> bool:
    """Whether a packet starts like a SIP message; sound (RTP) and keep-alives do not."""
    start_line = payload[:1000].partition(b"\r\n")[0].decode("latin-1")
    return start_line.startswith(_START_OF_RESPONSE) or start_line.endswith(_END_OF_REQUEST_LINE)


class SipStream:
    """One direction of a TCP connection, cut into messages by Content-Length (RFC 3261, section 18.3)."""

    def __init__(self) -> None:
        self._unread = b""

    def feed(self, data: bytes) -> list[SipMessage]:
        """The messages that `data` completes."""
        self._unread += data
        messages: list[SipMessage] = []
        while True:
            self._unread = self._unread.lstrip(b"\r\n")
            head, end_of_head, rest = self._unread.partition(b"\r\n\r\n")
            if not end_of_head:
                return messages
            length = int(SipMessage(head.decode("utf-8", "replace")).header("Content-Length") or 0)
            if len(rest) < length:
                return messages
            whole = head + end_of_head + rest[:length]
            messages.append(SipMessage(whole.decode("utf-8", "replace")))
            self._unread = rest[length:]
