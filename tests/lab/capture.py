"""What really went over the wire: SIP on a loopback interface, with the kernel's own time stamps.

A packet socket and not tcpdump: no package, no file to parse, and with SO_TIMESTAMPNS the kernel stamps each
packet when it passes, in nanoseconds, however late Python reads it (tcpdump gets the same stamp, in
microseconds). Needs root (CAP_NET_RAW). Sources: packet(7), socket(7).
"""

import math
import socket
import struct
import threading
import time
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from tests.lab.availability import LabUnavailable, require_root
from tests.lab.sip_message import SipMessage, SipStream, looks_like_sip

_SO_TIMESTAMPNS = 35  # asm-generic/socket.h; Python's socket module does not name it
_SO_RCVBUFFORCE = 33
_SOL_PACKET = 263
_PACKET_STATISTICS = 6
_ETH_P_IP = 0x0800
_ETHERNET_HEADER = 14
_RECEIVE_BUFFER = 16 * 1024 * 1024
_QUIET_S = 0.1


@dataclass(frozen=True)
class Captured:
    """One SIP message, who sent it to whom ("address:port"), and when (seconds since 1970)."""

    time: float
    source: str
    target: str
    message: SipMessage


def packet_socket(interface: str = "lo") -> socket.socket:
    """A socket that sees every IPv4 packet of `interface` in this thread's network.

    Raises:
        LabUnavailable: not root, or a container without CAP_NET_RAW.
    """
    require_root("see the packets on loopback")
    try:
        packets = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(_ETH_P_IP))
    except PermissionError as error:
        raise LabUnavailable("this container may not see the packets on loopback (CAP_NET_RAW)") from error
    packets.bind((interface, _ETH_P_IP))
    packets.setsockopt(socket.SOL_SOCKET, _SO_RCVBUFFORCE, _RECEIVE_BUFFER)
    packets.setsockopt(socket.SOL_SOCKET, _SO_TIMESTAMPNS, 1)
    return packets


class Capture:
    """Collects SIP messages (UDP and TCP, not TLS) for the length of a `with` block.

    Only those from or to addresses that begin with `addresses`: other labs use this interface as well.
    """

    def __init__(self, addresses: str = "") -> None:
        self._addresses = addresses
        self._socket = packet_socket()
        self._thread = threading.Thread(target=self._collect, name="capture")
        self._seen_until = 0.0
        self._wanted_until = math.inf
        self._captured: list[Captured] = []
        self._streams: dict[tuple[str, str], SipStream] = {}
        self._next_byte: dict[tuple[str, str], int] = {}

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._wanted_until = time.time()
        self._thread.join()
        _, dropped = struct.unpack("II", self._socket.getsockopt(_SOL_PACKET, _PACKET_STATISTICS, 8))
        self._socket.close()
        if dropped and error is None:
            raise OSError(f"the capture is not complete: the kernel dropped {dropped} packets")

    def messages(self) -> list[Captured]:
        """All that passed up to this moment."""
        now = time.time()
        while self._thread.is_alive() and self._seen_until < now:
            time.sleep(0.01)
        return list(self._captured)

    def _collect(self) -> None:
        self._socket.settimeout(_QUIET_S)
        while self._seen_until < self._wanted_until:
            try:
                packet, extras, _, sender = self._socket.recvmsg(65600, 64)
            except TimeoutError:
                self._seen_until = time.time()
                continue
            stamp = _time_stamp(extras)
            # On loopback each packet passes twice, out and in. Taken is the way in, as tcpdump does.
            if sender[2] == socket.PACKET_HOST:
                self._take(stamp, packet[_ETHERNET_HEADER:])
            self._seen_until = stamp

    def _take(self, time: float, packet: bytes) -> None:
        header_length = (packet[0] & 15) * 4
        total_length, protocol = struct.unpack_from(">H", packet, 2)[0], packet[9]
        source_port, target_port = struct.unpack_from(">HH", packet, header_length)
        source = f"{socket.inet_ntoa(packet[12:16])}:{source_port}"
        target = f"{socket.inet_ntoa(packet[16:20])}:{target_port}"
        if not (source.startswith(self._addresses) or target.startswith(self._addresses)):
            return
        segment = packet[header_length:total_length]
        if protocol == socket.IPPROTO_UDP and looks_like_sip(segment[8:]):
            self._captured.append(
                Captured(time, source, target, SipMessage(segment[8:].decode("utf-8", "replace")))
            )
        elif protocol == socket.IPPROTO_TCP:
            for message in self._from_stream((source, target), segment):
                self._captured.append(Captured(time, source, target, message))

    def _from_stream(self, flow: tuple[str, str], segment: bytes) -> list[SipMessage]:
        payload = segment[(segment[12] >> 4) * 4 :]
        if flow not in self._streams and not looks_like_sip(payload):
            return []
        number = struct.unpack_from(">I", segment, 4)[0]
        # Loopback loses nothing and keeps the order, but TCP may still send a segment twice.
        if not payload or number != self._next_byte.get(flow, number):
            return []
        self._next_byte[flow] = (number + len(payload)) % 2**32
        return self._streams.setdefault(flow, SipStream()).feed(payload)


def _time_stamp(extras: list[tuple[int, int, bytes]]) -> float:
    for level, kind, data in extras:
        if (level, kind) == (socket.SOL_SOCKET, _SO_TIMESTAMPNS):
            seconds, nanoseconds = struct.unpack("@ll", data)
            return float(seconds + nanoseconds * 1e-9)
    raise OSError("the kernel gave a packet no time stamp")
