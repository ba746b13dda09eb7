"""Calls that a script makes straight to a desk of the demonstration, past its exchange."""

import re

from app.demo.desks import SteeredDesk
from tests.engine.peer import Peer
from tests.engine.rooms import HOST, free_port


def open_to(desk: SteeredDesk, callers: Peer) -> str:
    """Let a desk that was not started yet take their calls as the exchange's; where its telephone will be."""
    port = free_port()
    lines = f'[sip]\naccept_from = ["{callers.address}"]\nlocal_port = {port}\n'
    text = desk.settings.read_text("utf-8")
    desk.settings.write_text(re.sub(r"^\[sip\]\n", lines, text, count=1, flags=re.MULTILINE), "utf-8")
    return f"{HOST}:{port}"
