"""What no test may do: leave a thread alive, or talk to anything but this machine."""

import ipaddress
import threading
import time
from collections.abc import Callable

PATIENCE = 2.0  # seconds for a thread that was told to end
_GLANCE = 0.01  # seconds between two looks

Living = frozenset[threading.Thread]


class ForeignTraffic(AssertionError):
    """A test reached for an address that is not of this machine."""


def living_threads() -> Living:
    """The threads that live now; those that Python did not start ('Dummy') cannot be told to end."""
    return frozenset(
        thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)
    )


def left_behind(before: Living, patience: float = PATIENCE) -> list[str]:
    """The names of threads that were not there before and do not end within `patience` seconds."""
    deadline = time.monotonic() + patience
    while (new := living_threads() - before) and time.monotonic() < deadline:
        time.sleep(_GLANCE)
    return sorted(thread.name for thread in new)


def only_this_machine(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook (PEP 578) that lets nothing reach another machine, nor ask a name server.

    Raises:
        ForeignTraffic: in the call that wanted to.
    """
    target = _TARGETS.get(event)
    if target is not None and not _is_here(target(arguments)):
        raise ForeignTraffic(f"{event}: only 127.0.0.0/8 and ::1, not {target(arguments)!r}")


def _address(arguments: tuple[object, ...]) -> object:
    address = arguments[1]
    return address[0] if isinstance(address, tuple) else None


def _name(arguments: tuple[object, ...]) -> object:
    return arguments[0]


_TARGETS: dict[str, Callable[[tuple[object, ...]], object]] = {
    "socket.connect": _address,
    "socket.sendto": _address,
    "socket.sendmsg": _address,
    "socket.getaddrinfo": _name,
    "socket.gethostbyname": _name,
}


def _is_here(host: object) -> bool:
    # Local sockets have a path for an address; None and '' are this machine's own addresses.
    if not isinstance(host, str) or host in ("", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
