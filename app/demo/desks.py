"""A desk of the demonstration: the real window with its engine, steered in lines of JSON."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.demo.children import Child, Line, NotSeen, until
from app.demo.surroundings import Surroundings


class SteeredDesk:
    """The window of one user under `python -m ui.rehearsal`. It can be killed and started again."""

    def __init__(self, surroundings: Surroundings, user: str, folder: Path) -> None:
        self._surroundings = surroundings
        self._user = user
        self.folder = folder
        self.settings = surroundings.settings_of(user, folder)
        self._orders = 0
        self._window: Child | None = None

    @property
    def heard(self) -> Path:
        """The folder with what was heard, one WAV file a call."""
        return self.folder / "heard"

    @property
    def pid(self) -> int:
        """The window's process."""
        return self._running().pid

    @property
    def engine_pid(self) -> int:
        """The telephone's process."""
        place = json.loads((self.folder / "data" / "engine.json").read_text(encoding="utf-8"))
        return int(place["pid"])

    def open(self, secrets: Line | None = None) -> None:
        """Open the window, with other secrets than the right ones when they are given."""
        self._window = Child(
            "ui.rehearsal",
            # The organisation that this computer may belong to has nothing to say about a made-up one.
            [
                "--settings",
                self.settings,
                "--central",
                self.folder / "central",
                "--data",
                self.folder / "data",
            ],
            self.folder / "window.log",
            # Drawn in memory; a window on somebody's screen would take their keys, and they ours.
            environment=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        )
        self._window.tell(self._surroundings.secrets_of(self._user) if secrets is None else secrets)
        self._window.ready()

    def start(self) -> None:
        """Open the window, and wait until the telephone is registered."""
        self.open()
        self.wait("top_bar", lambda picture: picture["phone"]["tone"] == "ok", "the telephone registers", 30)

    def kill(self) -> None:
        """End the window as a crash would; the engine lives on."""
        self._running().kill()
        self._running().close()
        self._window = None

    def close(self) -> None:
        """Close the window in order; its engine ends too."""
        if self._window is not None and self._window.is_running:
            self.order("quit")
            self._window.close(timeout=15)
        self._window = None

    def tell(self, do: str, **values: object) -> None:
        """Let the window do something, and do not wait for its answer."""
        self._orders += 1
        self._running().tell({"id": self._orders, "do": do, **values})

    def order(self, do: str, **values: object) -> Any:
        """Let the window do something, and return its answer.

        Raises:
            NotSeen: it did not answer, or has ended.
        """
        try:
            self.tell(do, **values)
        except BrokenPipeError as error:
            raise NotSeen(f"desk {self._user}: the window has ended; its log says why") from error
        while (line := self._running().next_line()) is not None:
            if line["id"] == self._orders:
                return line["is"]
        raise NotSeen(f"desk {self._user}: no answer to '{do}'")

    def press(self, *keys: str, at: str = "window") -> None:
        """Press keys, one after the other; `at` the agent's 'window' or the team lead's 'board'."""
        for key in keys:
            self.order("press", key=key, at=at)

    def write(self, text: str) -> None:
        """Type a text into the field that has the keys."""
        self.order("type", text=text)

    def picture(self, of: str) -> Line:
        """What an area of the screen shows now."""
        shown: Line = self.order("picture", of=of)
        return shown

    def wait(self, of: str, fits: Callable[[Any], Any], what: str, timeout: float = 10.0) -> Any:
        """The picture of an area as soon as it fits.

        Raises:
            NotSeen: it did not in `timeout` seconds.
        """

        def happens() -> list[Any]:
            picture = self.picture(of)
            # In a list, because an empty picture may be just what is waited for.
            return [picture] if fits(picture) else []

        return until(happens, f"desk {self._user}: {what}", timeout)[0]

    def grab(self, path: Path, what: str = "window") -> None:
        """Save a picture of the window, of the ring card ('card'), or of the team lead's 'board'."""
        if not self.order("grab", what=what, path=str(path)):
            raise NotSeen(f"desk {self._user}: the picture {path.name} could not be saved")

    def _running(self) -> Child:
        if self._window is None:
            raise NotSeen(f"desk {self._user}: there is no window")
        return self._window
