"""Who heard whom, told from recordings by the pilot tone in each voice."""

import wave
from dataclasses import dataclass
from pathlib import Path

from app.demo.callers import tone
from app.demo.children import until
from app.demo.surroundings import PILOTS

# Shares of full scale. A pilot is sent at 0.06; overtones of another's voice next to it reach 0.01 now and then.
_HEARD = 0.04
_SILENT = 0.02


@dataclass(frozen=True)
class Span:
    """A part of a recording, in seconds from its beginning."""

    begin: float
    end: float


def hears(recording: Path, voice: str, span: Span) -> bool:
    """True when this voice sounds for most of that time."""
    return _level(recording, voice, span) > _HEARD


def hears_not(recording: Path, voice: str, span: Span) -> bool:
    """True when nothing of this voice is to be heard in that time."""
    return _level(recording, voice, span) < _SILENT


def _level(recording: Path, voice: str, span: Span) -> float:
    pilot = PILOTS[voice]
    until(lambda: _is_closed(recording), f"the recording {recording.name} is complete")
    return tone.levels(recording, [pilot], start=span.begin, end=span.end)[pilot]


def _is_closed(recording: Path) -> bool:
    """The library writes the length into the head of the file when it closes it."""
    try:
        return tone.seconds(recording) > 0
    except (EOFError, OSError, wave.Error):
        return False
