"""Whoever talks at the other end: A-law in RTP, and what arrives told in RTCP (RFC 3550)."""

import re
import socket
import struct
import threading
import time
from types import TracebackType
from typing import Self

from tests.lab.sip_message import SipMessage
from tests.lab.sound_relay import SoundRelay

_PACKET = 0.02  # seconds of speech
_SILENCE = b"\xd5" * 160  # A-law
_SOURCE = 0x0B1D5
_SECONDS_1900 = 2_208_988_800
_LISTENS_AT = re.compile(r"^c=IN IP4 (\S+)", re.MULTILINE), re.compile(r"^m=audio (\d+) ", re.MULTILINE)


class Talker:
    """Talks through a relay for the length of a `with` block, to the telephone that answered with `answer`.

    `reports`: how it tells what arrives: 'well' with a report on the telephone's sound once there is any, as
    Asterisk does; 'never' sends no RTCP. May be changed at any time, and so may `is_talking`.
    """

    def __init__(self, relay: SoundRelay, answer: SipMessage, *, reports: str = "well") -> None:
        host, port = (one.search(answer.body) for one in _LISTENS_AT)
        assert host is not None, answer.text
        assert port is not None, answer.text
        relay.telephone = (host[1], int(port[1]))
        self.reports = reports
        self.is_talking = True
        self.heard = self.sent = 0  # packets
        self._relay = relay
        self._sound, self._control = (socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2))
        self._bind()
        self._first = self._last = self._their_source = self._their_report = 0
        self._their_report_at = 0.0
        self._is_closing = threading.Event()
        self._thread = threading.Thread(target=self._talk, name="talker")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_closing.set()
        self._thread.join()
        self._sound.close()
        self._control.close()

    @property
    def missing(self) -> int:
        """How many packets have not come of those that the telephone numbered; 0 in silence that it does not send."""
        return max(0, self._last - self._first + 1 - self.heard) if self.heard else 0

    def _bind(self) -> None:
        while True:
            self._sound.bind((self._relay.host, 0))
            port = self._sound.getsockname()[1]
            try:
                self._control.bind((self._relay.host, port + 1))
            except OSError:
                self._sound.close()
                self._sound = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            else:
                break
        for one in (self._sound, self._control):
            one.setblocking(False)

    def _talk(self) -> None:
        due = report_due = time.monotonic()
        while not self._is_closing.wait(max(0.0, due - time.monotonic())):
            self._listen()
            if self.is_talking:
                head = struct.pack(">BBHII", 0x80, 8, self.sent & 0xFFFF, self.sent * 160, _SOURCE)
                self._sound.sendto(head + _SILENCE, (self._relay.host, self._relay.far_port))
                self.sent += 1
            if self.reports != "never" and time.monotonic() >= report_due:
                self._control.sendto(self._report(), (self._relay.host, self._relay.far_port + 1))
                report_due += 1.0
            due += _PACKET

    def _listen(self) -> None:
        for packet in _all_of(self._sound):
            number = struct.unpack_from(">H", packet, 2)[0]
            if not self.heard:
                self._first = self._last = number
            self.heard += 1
            # The nearest number to the last one that ends like this: it begins anew after 65,535.
            self._last += (number - self._last + 0x8000) % 0x1_0000 - 0x8000
            self._their_source = struct.unpack_from(">I", packet, 8)[0]
        for packet in _all_of(self._control):
            if packet[1] == 200:  # SR
                seconds, fraction = struct.unpack_from(">II", packet, 8)
                self._their_report = (seconds & 0xFFFF) << 16 | fraction >> 16
                self._their_report_at = time.monotonic()

    def _report(self) -> bytes:
        block = self._block() if self.heard else b""
        count = 1 if block else 0
        now = time.time() + _SECONDS_1900
        clock = int(now) & 0xFFFFFFFF, int(now % 1 * 2**32)
        body = struct.pack(">IIIIII", _SOURCE, *clock, self.sent * 160, self.sent, self.sent * 160) + block
        return struct.pack(">BBH", 0x80 | count, 200, len(body) // 4) + body

    def _block(self) -> bytes:
        since = int((time.monotonic() - self._their_report_at) * 65_536) if self._their_report else 0
        fields = self._their_source, self.missing & 0xFFFFFF, self._last, 8, self._their_report, since
        return struct.pack(">IIIIII", *fields)


def _all_of(receiver: socket.socket) -> list[bytes]:
    packets = []
    while True:
        try:
            packets.append(receiver.recv(2048))
        except BlockingIOError:
            return packets
