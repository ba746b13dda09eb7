"""A desk of the demonstration: the real window with its engine, steered in lines of JSON."""

import json
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
        self._settings = surroundings.settings_of(user, folder)
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

    def start(self) -> None:
        """Open the window, and wait until the telephone is registered."""
        self._window = Child(
            "ui.rehearsal",
            ["--settings", self._settings, "--data", self.folder / "data"],
            self.folder / "window.log",
        )
        self._window.tell(self._surroundings.secrets_of(self._user))
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

    def order(self, do: str, **values: object) -> Any:
        """Let the window do something, and return its answer.

        Raises:
            NotSeen: it did not answer.
        """
        self._orders += 1
        self._running().tell({"id": self._orders, "do": do, **values})
        line = self._running().next_line()
        if line is None or line["id"] != self._orders:
            raise NotSeen(f"desk {self._user}: no answer to '{do}'")
        return line["is"]

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.order("press", key=key)

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

        def happens() -> Any:
            picture = self.picture(of)
            return picture if fits(picture) else None

        return until(happens, f"desk {self._user}: {what}", timeout)

    def grab(self, path: Path, what: str = "window") -> None:
        """Save a picture of the window, or of the ring card ('card')."""
        if not self.order("grab", what=what, path=str(path)):
            raise NotSeen(f"desk {self._user}: the picture {path.name} could not be saved")

    def _running(self) -> Child:
        if self._window is None:
            raise NotSeen(f"desk {self._user}: there is no window")
        return self._window
