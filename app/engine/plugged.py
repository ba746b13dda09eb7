"""Whether a sound card was plugged in or pulled out, seen cheaply.

The library knows by looking at every card anew: it opens each one (ALSA) or asks the system for each (WMME),
some hundredths of a second to some tenths, in the thread of the signalling. So it looks when this says so.
"""

import ctypes
import os
import sys
from pathlib import Path

_CARDS = Path("/proc/asound/cards")


def plugged() -> tuple[object, ...]:
    """Something that is another one after a sound card came or went."""
    if sys.platform == "win32":
        return _names("In"), _names("Out")
    return _linux()


def _linux() -> tuple[object, ...]:
    # The kernel's cards, and the file that names others where ALSA is told to use one.
    named = os.environ.get("ALSA_CONFIG_PATH", "")
    return _text(_CARDS), _changed_at(Path(named)) if named else 0


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _changed_at(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


if sys.platform == "win32":
    _WINMM = ctypes.WinDLL("winmm")

    class _Caps(ctypes.Structure):
        """The beginning of WAVEINCAPSW and WAVEOUTCAPSW, and room for the rest of either."""

        _fields_ = (
            ("maker", ctypes.c_ushort),
            ("product", ctypes.c_ushort),
            ("driver", ctypes.c_uint),
            ("name", ctypes.c_wchar * 32),
            ("rest", ctypes.c_byte * 16),
        )

    def _names(way: str) -> tuple[str, ...]:
        caps = _Caps()
        ask = getattr(_WINMM, f"wave{way}GetDevCapsW")
        found = []
        for number in range(getattr(_WINMM, f"wave{way}GetNumDevs")()):
            if ask(ctypes.c_size_t(number), ctypes.byref(caps), ctypes.sizeof(caps)) == 0:
                found.append(caps.name)
        return tuple(found)
