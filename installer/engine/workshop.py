"""Where the library is made: this machine itself for Linux, the Debian of `debian.py` for Windows."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from installer.places import CannotPackage
from installer.room import Room, inside


class Workshop(Protocol):
    """Runs the tools that a step needs."""

    def run(self, folder: Path, command: tuple[str, ...], variables: Mapping[str, str], log: Path) -> None:
        """Run a command in a folder; what it says is added to `log`.

        Raises:
            CannotPackage: it failed; the message names the log and has its last lines.
        """

    def name_of(self, path: Path) -> str:
        """A path as the tools know it."""


class ThisMachine:
    """The workshop for the system that we are on."""

    def run(self, folder: Path, command: tuple[str, ...], variables: Mapping[str, str], log: Path) -> None:
        """As it is."""
        environment = os.environ | dict(variables)
        with log.open("a", encoding="utf-8") as said:
            done = subprocess.run(
                command, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                stdout=said, stderr=subprocess.STDOUT, check=False,
            )  # fmt: skip
        if done.returncode:
            raise _failure(command, log)

    def name_of(self, path: Path) -> str:
        """As we know it."""
        return str(path)


class InTheRoom:
    """The workshop with the cross compilers."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def run(self, folder: Path, command: tuple[str, ...], variables: Mapping[str, str], log: Path) -> None:
        """Among the room's processes, with its compilers."""
        with_them = ("env", *(f"{name}={value}" for name, value in variables.items()))
        enter = ("sh", "-c", 'cd "$1" && shift && exec "$@"', "sh", inside(folder))
        done = self._room.finished(*enter, *with_them, *command, seconds=3600)
        with log.open("a", encoding="utf-8") as said:
            said.write(done.stdout)
        if done.returncode:
            raise _failure(command, log)

    def name_of(self, path: Path) -> str:
        """As the room knows the project's folder."""
        return inside(path)


def _failure(command: tuple[str, ...], log: Path) -> CannotPackage:
    last = "\n".join(log.read_text("utf-8", errors="replace").splitlines()[-15:])
    return CannotPackage(f"{command[0]} failed, see {log}:\n{last}")
