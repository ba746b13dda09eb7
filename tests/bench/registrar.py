"""The smallest registrar: it accepts every REGISTER, so that a telephone which is measured has peace of mind."""

import contextlib
import re
import socket
import threading
from collections.abc import Iterator

_COPIED = re.compile(rb"^(?:Via|From|To|Call-ID|CSeq|Contact|v|f|t|i|m)\s*:.*$", re.MULTILINE | re.IGNORECASE)


@contextlib.contextmanager
def registrar(address: str, port: int) -> Iterator[None]:
    """Listens on UDP for the length of a block. The answer (RFC 3261 10.3) is good for an hour."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listening:
        listening.bind((address, port))
        thread = threading.Thread(target=_accept_all, args=(listening,), name="registrar")
        thread.start()
        try:
            yield
        finally:
            # An empty packet to itself ends the thread; closing a socket does not wake its reader.
            listening.sendto(b"", (address, port))
            thread.join()


def _accept_all(listening: socket.socket) -> None:
    while True:
        request, source = listening.recvfrom(65535)
        if not request:
            return
        if request.startswith(b"REGISTER "):
            copied = b"\r\n".join(line.strip() for line in _COPIED.findall(request))
            head = b"SIP/2.0 200 OK\r\n" + copied + b"\r\nExpires: 3600\r\nContent-Length: 0\r\n\r\n"
            listening.sendto(head, source)
