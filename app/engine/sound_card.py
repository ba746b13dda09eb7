"""The sound card with which the agent speaks and hears: chosen by name, and survived when it is pulled out.

The library opens a card by its number. A card that is gone shows in one of three ways: the library says so
(PJMEDIA_EVENT_AUD_DEV_ERROR), its name is not in the list any more, or it cannot be opened. Each leads to the
next card that works, and back when the chosen one is there again.
"""

import logging
from collections.abc import Iterator
from itertools import islice, product
from typing import Any

import pjsua2 as pj

from app.engine.call_record import now
from app.engine.sound_devices import SoundDevices

log = logging.getLogger(__name__)

Pair = tuple[str, str]
"""The names of a microphone and a loudspeaker; '' is the system's choice."""

_MOST_ATTEMPTS = 16  # pairs that are tried after each other; what is not there fails in a moment
_TRY_AGAIN = 5.0  # seconds until what could not be opened is tried again, while nothing else can be


class SoundCard:
    """One microphone and one loudspeaker at a time. Only used in the engine's main thread."""

    def __init__(self, library: Any) -> None:
        self._library = library
        self.devices = SoundDevices(library)
        self._wanted: Pair = ("", "")
        self._used: Pair | None = None
        self._refused: set[Pair] = set()
        self._is_lost = False
        self._opened_at = 0.0

    @property
    def used(self) -> Pair | None:
        """What works now, or would when it were needed; None when nothing does."""
        return self._used or next(self._pairs(), None)

    @property
    def missing(self) -> tuple[str, ...]:
        """Those that were chosen and do not work."""
        used = self.used or (None, None)
        return tuple(
            dict.fromkeys(one for one, other in zip(self._wanted, used, strict=True) if one != other)
        )

    @property
    def is_open(self) -> bool:
        """True while it is open; the library closes it by itself a second after the last sound."""
        return bool(self._opened_at) and (self._used is None or bool(self._library.sndIsActive()))

    @property
    def has_failed(self) -> bool:
        """True from the library's word that it does not work any more until another is opened."""
        return self._is_lost

    @property
    def needs_another(self) -> bool:
        """True while it is open and should not be this one: it failed, or a better one is there again."""
        return self.is_open and (self._is_lost or next(self._pairs(), None) != self._used)

    def choose(self, microphone: str, speaker: str) -> None:
        """Use these from the next opening on; '' is the system's choice."""
        self._wanted = (microphone, speaker)
        self._refused.clear()

    def fail(self) -> None:
        """The library says that what it opened does not work any more."""
        self._is_lost = True
        if self._used is not None:
            self._refused.add(self._used)

    def look(self) -> bool:
        """See what was plugged in or pulled out; True when something was."""
        busy = self._used if self._used and self.is_open and not self._is_lost else ()
        try:
            is_other = self.devices.look(busy)
        except pj.Error as error:
            log.warning("the sound cards cannot be listed: %s", error.reason)
            return False
        if is_other or (self._used is None and now() - self._opened_at > _TRY_AGAIN):
            self._refused.clear()
        return is_other

    def open(self) -> bool:
        """Open the best that there is, and close what was open; False when none can be opened."""
        if not self.is_open:
            self._refused.clear()
        self._is_lost = False
        self._opened_at = now()
        for pair in islice(list(self._pairs()), _MOST_ATTEMPTS):
            if self._opened(pair):
                self._used = pair
                return True
            self._refused.add(pair)
        self._used = None
        # Somebody has to say when the next fiftieth of a second is over, or the calls themselves stand still.
        self._library.setNullDev()
        return False

    def close(self) -> None:
        """Have nothing open, and nothing that the library would open by itself."""
        if not self._opened_at:
            return
        self._library.setNoDev()
        self._opened_at = 0.0
        self._is_lost = False
        self._used = None

    def _opened(self, pair: Pair) -> bool:
        try:
            self._library.setNoDev()
            self._library.setCaptureDev(self.devices.microphone(pair[0]))
            self._library.setPlaybackDev(self.devices.speaker(pair[1]))
            self._library.setSndDevMode(0)  # opens now, where the two before only named them
        except pj.Error as error:
            log.warning("a sound card cannot be opened: %s", error.reason)
            return False
        return True

    def _pairs(self) -> Iterator[Pair]:
        """What could be opened, best first: as chosen, as the system has it, or whatever there is."""
        microphones = _candidates(self._wanted[0], self.devices.microphones)
        speakers = _candidates(self._wanted[1], self.devices.speakers)
        pairs = [pair for pair in product(microphones, speakers) if pair not in self._refused]
        return iter(sorted(pairs, key=lambda pair: microphones.index(pair[0]) + speakers.index(pair[1])))


def _candidates(wanted: str, there: tuple[str, ...]) -> list[str]:
    """What was wanted, the system's choice, and the others; nothing where there is nothing."""
    first = [wanted] if wanted in there else []
    return list(dict.fromkeys([*first, "", *there])) if there else []
