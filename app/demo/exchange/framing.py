"""Where a SIP message ends in a TCP stream (RFC 3261, 18.3; keep-alives of RFC 5626, 4.4.1)."""

import re

LONGEST_MESSAGE = 1 << 17  # bytes
_LENGTH = re.compile(rb"^(?:content-length|l)[ \t]*:[ \t]*(\d{1,6})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_PING = b"\r\n\r\n"


class Unframed(Exception):
    """The stream makes no sense any more: the connection has to be closed."""


class Framing:
    """Cuts what a stream brings into messages."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> tuple[list[bytes], int]:
        """The messages that are complete now, and how many keep-alives want an answer.

        Raises:
            Unframed: a message is too long, or does not say how long it is.
        """
        self._rest += data
        messages: list[bytes] = []
        pings = 0
        while True:
            pings += self._skip_keep_alives()
            message = self._take()
            if message is None:
                return messages, pings
            messages.append(message)

    def _skip_keep_alives(self) -> int:
        pings = 0
        while self._rest.startswith(_PING):
            self._rest = self._rest[len(_PING) :]
            pings += 1
        # One line end alone is half a keep-alive, or stands before a message.
        if len(self._rest) > 2 and self._rest.startswith(b"\r\n") and self._rest[2:3] != b"\r":
            self._rest = self._rest[2:]
        return pings

    def _take(self) -> bytes | None:
        head, blank, body = self._rest.partition(b"\r\n\r\n")
        if not blank or not head:
            if len(self._rest) > LONGEST_MESSAGE:
                raise Unframed("no end of the header fields")
            return None
        found = _LENGTH.search(head)
        if found is None or int(found[1]) > LONGEST_MESSAGE:
            raise Unframed("no length, or too long")
        length = int(found[1])
        if len(body) < length:
            return None
        self._rest = body[length:]
        return head + blank + body[:length]
