"""With what the agent hears, speaks and is called: sound cards, volumes, and what is tried with them."""

from dataclasses import dataclass
from enum import Enum, auto


@dataclass(frozen=True)
class SoundChoice:
    """What the agent chose. Cards by name, '' is what the system chose ('' for the ringer: where she hears).

    Volumes in per cent of what the card gives; only the microphone goes above 100.
    """

    microphone: str = ""
    speaker: str = ""
    ringer: str = ""
    ring_on_speaker: bool = True
    ring_volume: int = 60
    speaker_volume: int = 100
    microphone_volume: int = 100


@dataclass(frozen=True)
class SoundCards:
    """What there is, and which of it works now; `lost` was chosen and is not there, or does not work."""

    microphones: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    microphone: str = ""
    speaker: str = ""
    ringer: str = ""
    lost: tuple[str, ...] = ()


@dataclass(frozen=True)
class Loudness:
    """How loud it is, in per cent: what the microphone hears, and what the loudspeaker says."""

    microphone: int = 0
    heard: int = 0


class SoundPart(Enum):
    """What can be tried without calling anybody."""

    RING = auto()
    ECHO = auto()


class TrialStep(Enum):
    """Where a trial is. `ECHO` is recorded first, and played then."""

    IDLE = auto()
    RINGING = auto()
    RECORDING = auto()
    PLAYING = auto()
    FAILED = auto()
