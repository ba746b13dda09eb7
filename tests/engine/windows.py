"""Windows that come one after the other to the same telephone."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.adapters.telephony.engine_process import RENDEZVOUS
from app.domain.events import (
    Event,
    PhoneConnected,
)
from app.engine.protocol import Configure
from tests.lab.desk_phone import DeskPhone


def place_of(desk: DeskPhone) -> Path:
    """The folder in which the desk's engine leaves its address."""
    return Path(desk.configuration.sound.record_to)


def rendezvous(desk: DeskPhone) -> dict[str, str]:
    found: dict[str, str] = json.loads((place_of(desk) / RENDEZVOUS).read_text("utf-8"))
    return found


@contextmanager
def next_window(configuration: Configure, folder: Path) -> Iterator[tuple[DeskPhone, PhoneConnected]]:
    """Another window on the same telephone, and what it is told first; the telephone ends with it."""
    told: list[Event] = []
    with DeskPhone(configuration, folder, told.append) as desk:
        first = told[0]
        assert isinstance(first, PhoneConnected)
        yield desk, first
