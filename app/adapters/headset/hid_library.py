"""The library hidapi: which headsets are plugged in, and what goes to and from one of them."""

import logging
import platform
from dataclasses import dataclass
from typing import Any, Protocol

from app.adapters.headset.telephony import PAGE
from app.domain.plain_text import plain_line

log = logging.getLogger(__name__)

_LONGEST_NAME = 60
_LONGEST_REPORT = 1024  # bytes


@dataclass(frozen=True)
class Plugged:
    """A headset with buttons that is plugged in; `path` is the system's, `name` its own."""

    path: bytes
    name: str


class OpenHeadset(Protocol):
    """One headset. Every method raises `OSError` when it is gone."""

    @property
    def descriptor(self) -> bytes:
        """What it says of its reports."""

    def read(self, milliseconds: int) -> bytes:
        """The next report, waiting so long; b'' when none came."""

    def write(self, report: bytes) -> None:
        """Send a report, its number first."""

    def close(self) -> None:
        """Let go of it."""


class HeadsetLibrary(Protocol):
    """Where headsets are found."""

    def plugged(self) -> list[Plugged]:
        """Those that are there now. Raises `OSError`."""

    def open(self, path: bytes) -> OpenHeadset:
        """One of them. Raises `OSError`."""


class Hidapi:
    """hidapi on this computer; without it no headset has buttons, and that is all."""

    def __init__(self) -> None:
        self._library: Any = None
        try:
            self._library = _hidapi()
        except (ImportError, OSError) as error:
            log.warning("no buttons of headsets: %s", type(error).__name__)

    def plugged(self) -> list[Plugged]:
        """Headsets that are there now."""
        if self._library is None:
            return []
        found = {
            one["path"]: Plugged(one["path"], plain_line(one["product_string"] or "", _LONGEST_NAME))
            for one in self._library.enumerate()
            if one["usage_page"] == PAGE
        }
        return list(found.values())

    def open(self, path: bytes) -> OpenHeadset:
        """One of them."""
        device = self._library.device()
        device.open_path(path)
        return _Opened(device)


class _Opened:
    def __init__(self, device: Any) -> None:
        self._device = device

    @property
    def descriptor(self) -> bytes:
        return bytes(self._device.get_report_descriptor())

    def read(self, milliseconds: int) -> bytes:
        return bytes(self._device.read(_LONGEST_REPORT, milliseconds))

    def write(self, report: bytes) -> None:
        if self._device.write(report) < 0:
            raise OSError("it does not take a report")

    def close(self) -> None:
        self._device.close()


def _hidapi() -> Any:
    if platform.system() == "Linux":
        # 'hid' would take the device away from the kernel's driver (libusb); this one shares it.
        import hidraw

        return hidraw
    import hid

    return hid
