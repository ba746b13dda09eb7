"""Headsets that are not there: they behave as their report descriptors say, behind the port of the library."""

import threading
from collections import deque

from app.adapters.headset.descriptor import Bit, Usage, parse
from app.adapters.headset.hid_library import OpenHeadset, Plugged

HOOK, FLASH, MUTE = (0x0B, 0x20), (0x0B, 0x21), (0x0B, 0x2F)
OFF_HOOK, RINGING, MUTED, ON_HOLD = (0x08, 0x17), (0x08, 0x18), (0x08, 0x09), (0x08, 0x20)


class SimulatedHeadset:
    """One headset. What a person presses is a report; what comes in is kept as lamps.

    Its hook follows the off-hook lamp, and it tells that as if it had been pressed, as Jabra's and Poly's do; so
    it falls back, too, when the button was pressed for nothing.
    """

    def __init__(self, name: str, descriptor: bytes) -> None:
        self.plugged = Plugged(name.encode(), name)
        self.descriptor = descriptor
        self.lamps: dict[Usage, bool] = {}
        self.history: list[dict[Usage, bool]] = []
        self.is_gone = False
        self._layout = parse(descriptor)
        self._values: dict[Usage, bool] = {}
        self._reports: deque[bytes] = deque()
        self._there = threading.Condition()

    # ------------------------------------------------------------ a person

    def press(self, usage: Usage) -> None:
        """Press a button: a toggle goes down and up, a hook or a switch stays where it is then."""
        bit = self._layout.buttons[usage]
        if bit.is_toggle or usage == FLASH:
            self._set(usage, value=True)
            self._set(usage, value=False)
        else:
            self._set(usage, value=not self._values.get(usage, False))

    def pull(self) -> None:
        """Take it out."""
        with self._there:
            self.is_gone = True
            self._there.notify()

    # ------------------------------------------------------------ OpenHeadset

    def read(self, milliseconds: int) -> bytes:
        with self._there:
            self._there.wait_for(lambda: self._reports or self.is_gone, milliseconds / 1000)
            if self.is_gone:
                raise OSError("read error")
            return self._reports.popleft() if self._reports else b""

    def write(self, report: bytes) -> None:
        if self.is_gone:
            raise OSError("write error")
        for usage, bit in self._layout.lamps.items():
            if bit.report == report[0]:
                self.lamps[usage] = bool(report[1 + bit.place // 8] >> bit.place % 8 & 1)
        self.history.append(dict(self.lamps))
        has_hook_lamp = self._layout.lamps[OFF_HOOK].report == report[0]
        if has_hook_lamp and self._values.get(HOOK, False) != self.lamps[OFF_HOOK]:
            self._set(HOOK, value=self.lamps[OFF_HOOK])

    def close(self) -> None:
        """Nothing is kept."""

    def _set(self, usage: Usage, *, value: bool) -> None:
        self._values[usage] = value
        report = self._layout.buttons[usage].report
        bits = [(one, bit) for one, bit in self._layout.buttons.items() if bit.report == report]
        payload = bytearray(8)
        for one, bit in bits:
            if self._values.get(one):
                _light(payload, bit)
        with self._there:
            self._reports.append((bytes([report]) if self._layout.is_numbered else b"") + bytes(payload))
            self._there.notify()


class Drawer:
    """The headsets that are plugged in; the library's port."""

    def __init__(self, *headsets: SimulatedHeadset) -> None:
        self.headsets = list(headsets)
        self.is_locked = False

    def plugged(self) -> list[Plugged]:
        """Those that were not pulled out."""
        return [one.plugged for one in self.headsets if not one.is_gone]

    def open(self, path: bytes) -> OpenHeadset:
        """One of them."""
        if self.is_locked:
            raise OSError("open failed")
        return next(one for one in self.headsets if one.plugged.path == path)


def _light(payload: bytearray, bit: Bit) -> None:
    payload[bit.place // 8] |= 1 << bit.place % 8
