"""SipAudio with a sound card that is not there: `python -m tests.engine.one_card FOLDER`, a process of its own.

The card's loudspeaker is a recording in the folder; what was asked of the card is written as a line of JSON.
"""

import json
import os
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pjsua2 as pj

from app.engine.protocol import Sound
from app.engine.sip_audio import SipAudio
from app.engine.sip_endpoint import Doorman
from tests.engine.late_destructor import start_library


class Card:
    """The library's device manager as SipAudio uses it, with one card."""

    def __init__(self, devices: Any, loudspeaker: Path) -> None:
        self.asked: list[str] = []
        self._devices = devices
        self._loudspeaker = pj.AudioMediaRecorder()
        self._loudspeaker.createRecorder(str(loudspeaker))

    def enumDev2(self) -> list[SimpleNamespace]:  # noqa: N802 - PJSUA2's name
        """There is a card."""
        return [SimpleNamespace(name="card", inputCount=1, outputCount=1)]

    def sndIsActive(self) -> bool:  # noqa: N802 - PJSUA2's name
        """It stays open."""
        return "setSndDevMode(0,)" in self.asked

    def getPlaybackDevMedia(self) -> Any:  # noqa: N802 - PJSUA2's name
        """Its loudspeaker."""
        return self._loudspeaker

    def close(self) -> None:
        """Write the recording to its end."""
        self._loudspeaker = None

    def __getattr__(self, name: str) -> Any:
        return lambda *values: self.asked.append(f"{name}{values}")


class Library:
    """The endpoint as SipAudio uses it."""

    def __init__(self, card: Card) -> None:
        self._card = card

    def audDevManager(self) -> Card:  # noqa: N802 - PJSUA2's name
        """The card."""
        return self._card


def main() -> None:
    """Ring for a second and a half, then be quiet."""
    endpoint = start_library(Doorman())
    card = Card(endpoint.audDevManager(), Path(sys.argv[1]) / "loudspeaker.wav")
    audio = SipAudio(Library(card))

    def let_work(seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            endpoint.libHandleEvents(10)
            audio.tick()

    audio.configure(Sound("device", ring_volume=100))
    let_work(0.2)
    audio.ring(True)
    audio.ring(True)
    let_work(1.5)
    audio.ring(False)
    let_work(0.5)
    card.close()
    let_work(0.2)
    print(json.dumps({"kind": audio.kind, "asked": card.asked}), flush=True)  # noqa: T201
    os._exit(0)


if __name__ == "__main__":
    main()
