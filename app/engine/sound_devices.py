"""Which sound cards there are, by name: their numbers change whenever one is plugged in."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import pjsua2 as pj

from app.engine.call_record import now
from app.engine.plugged import plugged

# What stands for the system's own choice, which is '' here (alsa-lib; pjmedia's WMME back end).
_BY_THE_SYSTEM = ("default", "Wave mapper")
_GLANCE = 0.5  # seconds between two looks whether something was plugged in


@dataclass(frozen=True)
class Card:
    """A sound card as the library numbers it now."""

    number: int
    name: str
    hears: bool
    speaks: bool


class SoundDevices:
    """The library's list of sound cards. Only used in the engine's main thread."""

    def __init__(self, library: Any) -> None:
        self._library = library
        self._cards: tuple[Card, ...] = ()
        self._plugged = plugged()
        self._looked_at = now()
        self._read(())

    @property
    def are_there(self) -> bool:
        """True when there is one at all."""
        return bool(self._cards)

    @property
    def microphones(self) -> tuple[str, ...]:
        """The names of those that hear."""
        return self._names(card for card in self._cards if card.hears)

    @property
    def speakers(self) -> tuple[str, ...]:
        """The names of those that speak."""
        return self._names(card for card in self._cards if card.speaks)

    def microphone(self, name: str) -> int | None:
        """The number of a microphone; None when there is none of that name. '' is the system's choice."""
        found = (card.number for card in self._cards if card.hears and card.name == name)
        return next(found, None) if name else int(pj.PJSUA_SND_DEFAULT_CAPTURE_DEV)

    def speaker(self, name: str) -> int | None:
        """The number of a loudspeaker; None when there is none of that name. '' is the system's choice."""
        found = (card.number for card in self._cards if card.speaks and card.name == name)
        return next(found, None) if name else int(pj.PJSUA_SND_DEFAULT_PLAYBACK_DEV)

    def look(self, busy: Collection[str]) -> bool:
        """See what was plugged in or pulled out; True when something was.

        `busy` are those that work for us: looking at a card that only one may open would find it closed.

        Raises:
            pj.Error: the library cannot look.
        """
        if now() - self._looked_at < _GLANCE:
            return False
        self._looked_at = now()
        before, self._plugged = self._plugged, plugged()
        if before == self._plugged:
            return False
        self._library.refreshDevs()
        self._read(busy)
        return True

    def _read(self, busy: Collection[str]) -> None:
        known = {card.name: card for card in self._cards if card.name in busy}
        cards = []
        for number, found in enumerate(self._library.enumDev2()):
            before = known.get(found.name)
            hears = found.inputCount > 0 or (before is not None and before.hears)
            speaks = found.outputCount > 0 or (before is not None and before.speaks)
            cards.append(Card(number, found.name, hears, speaks))
        self._cards = tuple(card for card in cards if card.hears or card.speaks)

    @staticmethod
    def _names(cards: Iterable[Card]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(card.name for card in cards if card.name not in _BY_THE_SYSTEM))
