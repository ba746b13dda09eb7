"""The demonstration with a screen: the window opens, people call, and the senior answers."""

import itertools
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.demo.children import Child, Line, until
from app.demo.morning import write_morning
from app.demo.surroundings import AGENT, LEAD, SENIOR, Surroundings

_FIRST_AFTER = 5.0  # seconds until somebody calls by itself
_PATIENCE = 45.0  # seconds that a caller lets it ring
_TALK = 300  # seconds after which a caller hangs up
_PICK_UP = 2.5  # seconds that the senior, or a tenant who is called, takes to answer
_GLANCE = 0.05
_ORDER = (
    "known",
    "outage",
    "S10",
    "S3",
    "unknown",
    "repeat_nuisance",
    "withheld",
    "S1",
    "S6",
    "S11",
    "shared_by_households",
    "S9",
    "S13",
)


class Performance:
    """Whoever calls, and what is due when."""

    def __init__(self, surroundings: Surroundings, window: Child) -> None:
        self._surroundings = surroundings
        self._callers = surroundings.callers
        self._window = window
        self._situations = surroundings.crm.scenarios
        self._following: Iterator[str] = itertools.cycle(_ORDER)
        self._numbers = itertools.count(1)
        self._seen = 0
        self._due: list[tuple[float, Line]] = []

    def run(self) -> None:
        """Until the window is closed."""
        first_at = time.monotonic() + _FIRST_AFTER
        while self._window.is_running:
            wish = self._window.next_line(_GLANCE)
            if wish is not None and "call" in wish:
                first_at = float("inf")
                self._call(wish["call"] or next(self._following))
            if time.monotonic() > first_at:
                first_at = float("inf")
                self._call(next(self._following))
            self._listen()
            self._do_what_is_due()

    def _call(self, situation: str) -> None:
        number = self._situations[situation]["number"]
        call_id = f"{next(self._numbers)}-{situation}"
        voice = self._surroundings.voice("high" if len(situation) % 2 else "low")
        self._callers.order(
            "call",
            id=call_id,
            to=AGENT,
            number=number or "+31690009999",
            withheld=number is None,
            queue="Bewoners",
            waited=80,
            voice=str(voice),
            seconds=_TALK,
        )
        self._later(_PATIENCE, {"order": "hang_up", "id": call_id})

    def _listen(self) -> None:
        """Somebody picks up where the agent calls; who was answered does not give up any more."""
        self._callers.listen()
        for event in self._callers.events[self._seen :]:
            if event["event"] == "offered":
                voice = "senior" if event["user"] == SENIOR else "low"
                answer = {"order": "answer", "id": event["id"], "voice": str(self._surroundings.voice(voice))}
                self._later(_PICK_UP, answer)
            if event["event"] in ("answered", "ended"):
                self._due = [one for one in self._due if one[1]["id"] != event["id"]]
        self._seen = len(self._callers.events)

    def _later(self, seconds: float, order: Line) -> None:
        self._due.append((time.monotonic() + seconds, order))

    def _do_what_is_due(self) -> None:
        now = time.monotonic()
        for at, order in [one for one in self._due if one[0] <= now]:
            self._due.remove((at, order))
            self._callers.order(**order)


def perform(build: Path, corporation: Sequence[str], *, with_senior: bool, with_lead: bool) -> int:
    """Open the window of the agent, and of senior and team lead when asked; end when the agent closes hers."""
    print("Preparing the CRM, the exchange and the callers …", flush=True)
    with Surroundings(build / "demo-run", corporation) as surroundings:
        windows: list[Child] = []
        try:
            if with_lead:
                write_morning(surroundings.crm)
                windows.append(_open(surroundings, LEAD, "lead"))
                print(
                    "In the team lead's window Ctrl+B opens the board, and there F11 is the wall.", flush=True
                )
            if with_senior:
                windows.append(_open(surroundings, SENIOR, "senior"))
                # The agent's window comes second, so that it lies on top and has the keys.
                until((surroundings.folder / "senior" / "data" / "engine.json").exists, "the senior's window")
            else:
                password = surroundings.password(SENIOR)
                surroundings.callers.order("register", extension=SENIOR, password=password)
            windows.append(_open(surroundings, AGENT, "agent"))
            Performance(surroundings, windows[-1]).run()
        finally:
            for window in windows:
                window.close()
    return 0


def _open(surroundings: Surroundings, user: str, name: str) -> Child:
    folder = surroundings.folder / name
    # Public wheels of pjsua2 know sound cards on Windows only; elsewhere files speak and listen.
    sound = "device" if sys.platform == "win32" else "file"
    settings = surroundings.settings_of(user, folder, sound=sound)
    # The organisation that this computer may belong to has nothing to say about a made-up one.
    arguments: list[str | Path] = ["--settings", settings, "--central", folder / "central"]
    arguments += ["--data", folder / "data", "--secrets-stdin"]
    arguments += ["--until-stdin-closes", *(["--demo"] if user == AGENT else [])]
    window = Child("ui", arguments, folder / "window.log")
    window.tell(surroundings.secrets_of(user))
    return window
