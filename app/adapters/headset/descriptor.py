"""What a HID device says of its reports: which bit is which button or lamp (Device Class Definition for HID 1.11, 6.2).

No library of PyPI reads what headsets send: hid-parser 0.1.0 (2025, the best of them) refuses the descriptors
of four EPOS headsets, which change the usage page between two usages, and knows no Push and Pop.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

LONGEST = 4096  # bytes; hidapi gives no more
_MOST_USAGES = 1024
_LONGEST_REPORT = 8 * 4096  # bits

Usage = tuple[int, int]
"""Page and number."""


class BadDescriptor(Exception):
    """These bytes describe no reports. The text is for the log."""


@dataclass(frozen=True)
class Bit:
    """One bit of a report, counted from the first after its number. `is_toggle`: 1 says 'the other way round'."""

    report: int
    place: int
    is_toggle: bool = False


@dataclass
class Layout:
    """All buttons and lamps of one bit. `lengths` of the output reports, in bits, without their numbers."""

    buttons: dict[Usage, Bit] = field(default_factory=dict)
    lamps: dict[Usage, Bit] = field(default_factory=dict)
    lengths: dict[int, int] = field(default_factory=dict)
    is_numbered: bool = False


@dataclass(frozen=True)
class _Globals:
    page: int = 0
    size: int = 0
    count: int = 0
    report: int = 0


_MAIN, _GLOBAL, _LOCAL = range(3)
_INPUT, _OUTPUT = 8, 9
_FIELDS = {0: "page", 7: "size", 8: "report", 9: "count"}
_PUSH, _POP = 10, 11
_USAGE, _FIRST, _LAST = range(3)
_CONSTANT, _VARIABLE, _RELATIVE = 1, 2, 4


def parse(descriptor: bytes) -> Layout:
    """The layout of a device's reports.

    Raises:
        BadDescriptor: it is cut off, or makes no sense.
    """
    if len(descriptor) > LONGEST:
        raise BadDescriptor("too long")
    parsing = _Parsing()
    for kind, tag, value, width in _items(descriptor):
        if kind == _MAIN:
            parsing.main(tag, value)
        elif kind == _GLOBAL:
            parsing.globally(tag, value)
        elif kind == _LOCAL:
            parsing.locally(tag, value, width)
    return parsing.layout


def _items(descriptor: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Kind, tag, value and width in bytes of each short item (6.2.2.2); nobody uses long ones."""
    place = 0
    while place < len(descriptor):
        prefix = descriptor[place]
        width = (0, 1, 2, 4)[prefix & 3]
        value = descriptor[place + 1 : place + 1 + width]
        if len(value) < width:
            raise BadDescriptor("cut off")
        yield (prefix >> 2) & 3, prefix >> 4, int.from_bytes(value, "little"), width
        place += 1 + width


class _Parsing:
    def __init__(self) -> None:
        self.layout = Layout()
        self._globals = _Globals()
        self._stack: list[_Globals] = []
        self._usages: list[Usage] = []
        self._first = 0
        self._input_lengths: dict[int, int] = {}

    def main(self, tag: int, flags: int) -> None:
        """Input and output take the fields that were described before; a collection only ends them."""
        if tag == _INPUT:
            self._take(self.layout.buttons, self._input_lengths, flags)
        elif tag == _OUTPUT:
            self._take(self.layout.lamps, self.layout.lengths, flags)
        self._usages = []

    def globally(self, tag: int, value: int) -> None:
        """What holds until it is said otherwise."""
        if tag == _PUSH:
            self._stack.append(self._globals)
        elif tag == _POP:
            if not self._stack:
                raise BadDescriptor("nothing to pop")
            self._globals = self._stack.pop()
        elif tag in _FIELDS:
            self._globals = replace(self._globals, **{_FIELDS[tag]: value})
            self.layout.is_numbered |= _FIELDS[tag] == "report"

    def locally(self, tag: int, value: int, width: int) -> None:
        """What holds for the next field; four bytes name a page of their own (6.2.2.8)."""
        page, number = (value >> 16, value & 0xFFFF) if width == 4 else (self._globals.page, value)
        if tag == _USAGE:
            self._usages.append((page, number))
        elif tag == _FIRST:
            self._first = number
        elif tag == _LAST:
            if number - self._first >= _MOST_USAGES:
                raise BadDescriptor("too many usages")
            self._usages += [(page, one) for one in range(self._first, number + 1)]

    def _take(self, bits: dict[Usage, Bit], lengths: dict[int, int], flags: int) -> None:
        now = self._globals
        begin = lengths.get(now.report, 0)
        end = begin + now.size * now.count
        if end > _LONGEST_REPORT:
            raise BadDescriptor("a report without end")
        lengths[now.report] = end
        if now.size != 1 or flags & _CONSTANT or not flags & _VARIABLE:
            return
        for index, usage in enumerate(self._usages[: now.count]):
            bits.setdefault(usage, Bit(now.report, begin + index, bool(flags & _RELATIVE)))
