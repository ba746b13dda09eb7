"""One building of the library: folders, tools, and the parts in their order."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from installer.engine.sources import fetch, pinned, unpack
from installer.engine.target import Target
from installer.engine.workshop import Workshop

Say = Callable[[str], None]


@dataclass(frozen=True)
class Build:
    """What each step gets."""

    target: Target
    shop: Workshop
    work: Path
    """An empty folder; the caller throws it away."""
    prefix: Path
    """Where the libraries are, or go, that PJSIP is linked with."""
    logs: Path
    archives: Path
    jobs: int
    """Compilers at the same time."""
    say: Say
    _sources: dict[str, Path] = field(default_factory=dict)

    def source(self, name: str) -> Path:
        """A source of `sources.lock`, laid out on first use.

        Raises:
            CannotPackage: it cannot be had, or not unpacked.
        """
        if name not in self._sources:
            self._sources[name] = self.work / name
            unpack(fetch(pinned()[name], self.archives), self._sources[name])
        return self._sources[name]

    def run(self, part: str, folder: Path, *command: str, **variables: str) -> None:
        """Run a tool; what it says goes to the log of this part.

        Raises:
            CannotPackage: it failed.
        """
        self.shop.run(folder, command, variables, self.logs / f"{self.target.name}-{part}.log")

    def make(self, part: str, folder: Path, *what: str) -> None:
        """Run `make`; raises as `run`."""
        self.run(part, folder, "make", f"-j{self.jobs}", *what)

    def step(self, what: str, act: Callable[["Build"], None]) -> None:
        """Do a part and say how long it took."""
        began = time.monotonic()
        act(self)
        self.say(f"{self.target.name + ': ' + what:40}{time.monotonic() - began:8.1f} s")
