"""The real window on a real exchange, killed as by the task manager: what the exchange has is on the screen again."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.adapters.credentials import SIP_PASSWORD
from app.demo.children import Line
from app.demo.desks import SteeredDesk
from tests.lab.asterisk import (
    DISTURB,
    DO_NOT_DISTURB,
    DO_NOT_DISTURB_HINT,
    PAUSE,
    PAUSE_HINT,
    QUEUE,
    REALM,
    UNPAUSE,
)
from tests.lab.laboratory import AGENT, Laboratory

pytestmark = pytest.mark.lab


class LabSurroundings:
    """What a desk has to know of the lab."""

    def __init__(self, lab: Laboratory) -> None:
        self._lab = lab

    def settings_of(self, user: str, folder: Path) -> Path:
        """Write the settings file of a desk, with the exchange's codes and hints."""
        folder.mkdir()
        account = self._lab.account(user)
        tables: dict[str, dict[str, str | int]] = {
            "sip": {
                "registrar": account.registrar,
                "user": user,
                "realm": REALM,
                "local_address": account.local_address,
                "local_port": account.local_port,
            },
            "pause": {
                "code": PAUSE,
                "end_code": UNPAUSE,
                "hint": f"{PAUSE_HINT}{user}",
                "dnd_code": DO_NOT_DISTURB,
                "dnd_end_code": DISTURB,
                "dnd_hint": f"{DO_NOT_DISTURB_HINT}{user}",
            },
            "sound": {"kind": "file"},
        }
        path = folder / "settings.toml"
        lines = [
            line
            for table, options in tables.items()
            for line in (f"[{table}]", *(f"{key} = {json.dumps(value)}" for key, value in options.items()))
        ]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    def secrets_of(self, user: str) -> Line:
        """What is handed over at the start."""
        return {SIP_PASSWORD: self._lab.account(user).password}


@pytest.fixture
def desk(lab: Laboratory, tmp_path: Path) -> Iterator[SteeredDesk]:
    """The agent's window, registered and ready."""
    surroundings = LabSurroundings(lab)
    desk = SteeredDesk(surroundings, AGENT, tmp_path / "desk")  # type: ignore[arg-type]  # all that it asks for
    desk.start()
    yield desk
    desk.close()


def shows(desk: SteeredDesk, word: str) -> None:
    """Wait until this stands at the top."""
    desk.wait("top_bar", lambda bar: bar["state"]["word"] == word, word)


@pytest.mark.parametrize(("key", "word"), [("Ctrl+P", "Pauze"), ("Ctrl+D", "Niet storen")])
def test_window_killed_by_force_finds_the_state_again_and_ends_it_with_the_same_key(
    key: str, word: str, desk: SteeredDesk
) -> None:
    desk.press(key)
    shows(desk, word)
    desk.kill()
    desk.start()
    shows(desk, word)
    desk.wait("notices", lambda notices: not notices, "nothing is said to differ")
    desk.press(key)
    shows(desk, "Beschikbaar")


def test_pause_that_ended_while_there_was_no_window_is_over(lab: Laboratory, desk: SteeredDesk) -> None:
    desk.press("Ctrl+P")
    shows(desk, "Pauze")
    desk.kill()
    lab.ami.action("QueuePause", Queue=QUEUE, Interface=f"PJSIP/{AGENT}", Paused="false")
    desk.start()
    shows(desk, "Beschikbaar")


def test_112_that_is_talked_with_survives_the_window_and_is_said_again(desk: SteeredDesk) -> None:
    desk.press("Ctrl+K")
    desk.write("112")
    desk.press("Return")
    desk.wait("calls", lambda calls: "HANG_UP" in str(calls) and "112" in str(calls["live"]), "112 is called")
    shows(desk, "In gesprek")
    desk.wait("calls", lambda calls: "HOLD" in calls["live"][0]["actions"], "112 answers")
    desk.kill()
    desk.start()
    desk.wait("calls", lambda calls: calls["live"] and calls["live"][0]["title"] == "112", "112 again")
    desk.wait("notices", lambda notices: "meldkamer" in str(notices), "where nobody sees the place")
    desk.press("F3")
    shows(desk, "Beschikbaar")
