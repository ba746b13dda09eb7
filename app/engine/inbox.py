"""What the engine's other threads have for its main thread, and the bell that wakes it."""

import contextlib
import queue
import socket

import pjsua2 as pj

from app.engine.channel import Arrival


class Bell:
    """Wakes the library while it waits for packets: an empty line (RFC 5626 3.5.1) to a port of its own.

    The port is a transport of the library, on this machine only; what else comes there is as any stranger's.
    """

    def __init__(self, endpoint: pj.Endpoint) -> None:
        config = pj.TransportConfig()
        config.boundAddress = config.publicAddress = "127.0.0.1"
        transport = endpoint.transportCreate(pj.PJSIP_TRANSPORT_UDP, config)
        host, _, port = endpoint.transportGetInfo(transport).localName.rpartition(":")
        self._address = (host, int(port))
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setblocking(False)

    def ring(self) -> None:
        """Wake the library; may be called from any thread."""
        # One that is lost costs the time of one wait.
        with contextlib.suppress(OSError):
            self._socket.sendto(b"\r\n", self._address)

    def close(self) -> None:
        """Ring no more."""
        self._socket.close()


class Inbox:
    """A queue with one reader. `put` may be called from any thread, and from a signal handler."""

    def __init__(self) -> None:
        self._arrivals: queue.SimpleQueue[Arrival] = queue.SimpleQueue()
        self.bell: Bell | None = None

    def put(self, arrival: Arrival) -> None:
        """Add one, and wake the reader if it waits for the library."""
        self._arrivals.put(arrival)
        if self.bell is not None:
            self.bell.ring()

    def take(self, seconds: float) -> Arrival | None:
        """The next one; None when there is none within `seconds`."""
        try:
            return self._arrivals.get(timeout=seconds) if seconds else self._arrivals.get_nowait()
        except queue.Empty:
            return None
