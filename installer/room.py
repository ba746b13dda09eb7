"""A room with Wine in it: the Debian of `debian.py` with its own processes, mounts and `/tmp`.

Everything that runs in the room ends with the room, and the room ends with the process that opened it, however
that happens: the kernel sees to it (a namespace of processes). No mount is seen outside. The network is the machine's.
"""

import contextlib
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from installer.debian import debian_root
from installer.places import ROOT, WORK, CannotPackage

PROJECT = "/project"
"""The project's folder, as the room knows it; `Z:\\project` for Wine."""
SCREEN = (1600, 1000)
_SHELF = "/shelf"

# The first process of the room: makes its mounts, says so, and waits to be ended; it takes in what others left.
_FURNISH = """
set -e
root=$1 project=$2 shelf=$3 passwd=$4
mkdir -p "$root/project" "$root/shelf"
mount --bind "$project" "$root/project"
mount --bind "$shelf" "$root/shelf"
mount --bind "$passwd" "$root/etc/passwd"
mount --rbind /dev "$root/dev"
mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/tmp"
echo ready
sleep infinity & wait
"""


class Room:
    """The room for the length of a `with` block.

    `shelf` is a folder that lasts: Wine's own disk and registry are in it. `user` is the person at the
    computer, as Windows shows the name.
    """

    def __init__(self, shelf: Path, user: str = "root") -> None:
        self._shelf = shelf.resolve()
        self._user = user
        self._variables: dict[str, str] = {}
        self._others = contextlib.ExitStack()

    def __enter__(self) -> Self:
        root = debian_root()
        self._shelf.mkdir(parents=True, exist_ok=True)
        passwd = self._shelf / "passwd"
        passwd.write_text(f"{self._user}:x:0:0::/root:/bin/sh\n", "utf-8")
        command = ["setpriv", "--pdeathsig", "KILL", "--"]
        command += ["unshare", "--mount", "--propagation", "private", "--pid", "--fork", "--kill-child", "--"]
        command += ["sh", "-c", _FURNISH, "sh", str(root), str(ROOT), str(self._shelf), str(passwd)]
        self._first = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        self._others.callback(self._end_first)
        if self._first.stdout is None or self._first.stdout.readline() != "ready\n":
            self.__exit__(None, None, None)
            raise CannotPackage("this machine lets root have no namespaces of its own (unshare, mount)")
        children = Path(f"/proc/{self._first.pid}/task/{self._first.pid}/children")
        self._inside = children.read_text("utf-8").split()[0]
        self._root = root
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._others.close()

    def _end_first(self) -> None:
        self._first.kill()
        self._first.wait()
        if self._first.stdout is not None:
            self._first.stdout.close()

    # ------------------------------------------------------------ doing something inside

    def run(self, *command: str, may_fail: bool = False, seconds: float = 600) -> str:
        """What a command in the room says, on both outputs.

        Raises:
            CannotPackage: it failed, and may not.
            subprocess.TimeoutExpired: it took longer.
        """
        done = self.finished(*command, seconds=seconds)
        if done.returncode and not may_fail:
            said = "\n".join(done.stdout.strip().splitlines()[-30:])
            raise CannotPackage(f"{command[0]} failed with {done.returncode}: {said}")
        return done.stdout

    def finished(self, *command: str, seconds: float = 600) -> subprocess.CompletedProcess[str]:
        """A command in the room, once it has ended."""
        # A file and no pipe: Windows' services, begun by the first program, would keep a pipe open for ever.
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
            done = subprocess.run(
                self._command(command),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                check=False,
                timeout=seconds,
            )
            said.seek(0)
            return subprocess.CompletedProcess(done.args, done.returncode, said.read())

    def start(self, *command: str) -> "subprocess.Popen[bytes]":
        """A command that goes on in the room, at most as long as the room."""
        process = subprocess.Popen(
            self._command(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._others.callback(_end, process)
        return process

    def _command(self, command: Sequence[str]) -> list[str]:
        enter = ["nsenter", "--target", self._inside, "--mount", "--pid", "--"]
        enter += ["chroot", str(self._root), "env", "-i"]
        return [*enter, *(f"{name}={value}" for name, value in self._environment().items()), *command]

    def _environment(self) -> Mapping[str, str]:
        return {
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/root",
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": "/tmp",  # noqa: S108 - the room's own
            "WINEPREFIX": f"{_SHELF}/wine",
            "WINEDEBUG": "-all",
            # No Mono, no browser, and no menu entries of Linux.
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=d",
            **self._variables,
        }

    def know(self, name: str, value: str) -> None:
        """A variable of the environment for all that is started from now on."""
        self._variables[name] = value

    # ------------------------------------------------------------ a screen, and Windows

    def open_screen(self) -> None:
        """A screen of 1600 × 1000 that only this room has."""
        width, height = SCREEN
        process = subprocess.Popen(
            self._command(
                ("Xvfb", "-displayfd", "1", "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp")
            ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._others.callback(_end, process)
        number = process.stdout.readline().strip() if process.stdout is not None else ""
        if not number:
            raise CannotPackage("Xvfb did not start")
        self.know("DISPLAY", f":{number}")

    def open_windows(self) -> None:
        """Wine's disk and registry, made when they are not there yet (10 seconds), and its server for all programs."""
        if "DISPLAY" not in self._variables:
            self.open_screen()
        # Debian's wine lets the server end with each program, and every start then takes two seconds.
        self.start("wineserver", "--foreground", "--persistent")
        if not (self.disk_c / "windows" / "system32" / "msiexec.exe").exists():
            self.run("wineboot", "--init")

    def restart_windows(self) -> None:
        """End all Windows programs at once, and let the registry be on the disk."""
        self.run("wineserver", "--kill", may_fail=True)
        self.run("wineserver", "--wait", seconds=60)
        self.start("wineserver", "--foreground", "--persistent")

    @property
    def disk_c(self) -> Path:
        """Drive C: as this machine sees it."""
        return self._shelf / "wine" / "drive_c"

    def wine(self, *command: str, may_fail: bool = False, seconds: float = 600) -> str:
        """What a Windows program says; raises as `run`."""
        return self.run("wine", *command, may_fail=may_fail, seconds=seconds)


def _end(process: "subprocess.Popen[bytes] | subprocess.Popen[str]") -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def inside(path: Path) -> str:
    """A file of the project as the room knows it."""
    return f"{PROJECT}/{path.resolve().relative_to(ROOT).as_posix()}"


def wine_path(path: Path) -> str:
    """A file of the project as Wine knows it."""
    return "Z:" + inside(path).replace("/", "\\")


BUILD_SHELF = WORK / "shelf"
"""The shelf of the room in which the program is built."""
