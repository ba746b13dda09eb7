"""A computer with Windows, as Wine plays it: one person, a screen, a headset; and what is asked and done there."""

import contextlib
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from installer.room import Room, wine_path
from tests.installer.headset import Headset

# What Windows makes with the first MSI of anybody, and Wine with the first sign-in, and keeps, empty.
_OF_WINDOWS = (
    "windows/Installer ",
    r"Software\\Classes\\Installer\\Features",
    r"Software\\Classes\\Installer\\Products",
    r"Software\\Classes\\Installer\\UpgradeCodes",
    r"CurrentVersion\\Installer\\UpgradeCodes",
    r"CurrentVersion\\Installer\\UserData\\S-1-5-18\\Components",
    r"CurrentVersion\\Installer\\UserData\\S-1-5-18\\Products",
    r"Software\\Wow6432Node\\Microsoft\\Windows\\CurrentVersion\\Run",
)
# What Wine notes about screen, sound card, console and authorities when any program uses them.
_OF_WINE = (
    r"Microsoft\\SystemCertificates",
    r"CurrentVersion\\MMDevices",
    r"Drivers\\winepulse.drv",
    r"Control\\DeviceClasses",
    r"Explorer\\Accent",
    "user.reg Console",
)
AGENT = "renée"  # a user name with a letter that is not of ASCII
PROGRAM_KEY = r"HKLM\Software\Bellerbeeld"
POLICY_KEY = r"HKLM\Software\Policies\Bellerbeeld"
RUN_KEY = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Run"
USUAL_FOLDER = "Program Files/Bellerbeeld"
OWN_FILES = f"users/{AGENT}/AppData/Local/Bellerbeeld"
"""What the program writes for this user; it stays when the program goes (installer/README.md)."""


@dataclass(frozen=True)
class Snapshot:
    """Every file of drive C: and every line of the registry, but for what Windows itself touches all the time."""

    files: frozenset[str]
    registry: frozenset[str]

    def new_in(self, later: "Snapshot") -> list[str]:
        """What came, or has another content."""
        came = (later.files - self.files) | (later.registry - self.registry)
        return sorted(line for line in came if not line.endswith(_OF_WINDOWS) and not _has(line, _OF_WINE))


class Windows:
    """The computer for the length of a `with` block. Its disk is made anew each time."""

    def __init__(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        self._folder = folder
        self._stack = contextlib.ExitStack()
        self.room = Room(folder, AGENT)

    def __enter__(self) -> "Windows":
        self._stack.enter_context(self.room)
        self.headset = Headset(self.room, self._folder)
        self.room.open_windows()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    # ------------------------------------------------------------ installing

    def msiexec(self, *arguments: str) -> int:
        """The exit code of a silent msiexec, as Windows has it."""
        done = self.room.finished("wine", "msiexec", *arguments, "/qn", seconds=120)
        return _WINDOWS_CODES.get(done.returncode, done.returncode)

    def script(self, name: str, *arguments: str) -> int:
        r"""The exit code of a script of IT in `C:\uitrol`."""
        done = self.room.finished("wine", "cmd", "/c", rf"C:\uitrol\{name}", *arguments, seconds=120)
        return _WINDOWS_CODES.get(done.returncode, done.returncode)

    def install(self, msi: Path, *properties: str) -> int:
        """Install silently with these properties ('NAME=value')."""
        return self.msiexec("/i", wine_path(msi), *properties)

    def remove(self, msi: Path) -> int:
        """Remove silently what this MSI installed."""
        return self.msiexec("/x", wine_path(msi))

    def is_installed(self) -> bool:
        """True when the installer's own values are there."""
        return bool(self.values(PROGRAM_KEY))

    # ------------------------------------------------------------ registry and files

    def values(self, key: str) -> dict[str, str]:
        """The values of a registry key in its 64-bit view; none when there is no such key."""
        said = self.room.wine("reg", "query", key, "/reg:64", may_fail=True)
        lines = [line.strip().split("    ") for line in said.splitlines() if "    REG_" in line]
        return {parts[0]: parts[2] if len(parts) > 2 else "" for parts in lines}

    def set_policy(self, name: str, value: str) -> None:
        """As a group policy of the organisation does."""
        self.room.wine("reg", "add", POLICY_KEY, "/v", name, "/d", value, "/f", "/reg:64")

    def forget_policies(self) -> None:
        """As when the computer leaves the group."""
        self.room.wine("reg", "delete", POLICY_KEY, "/f", "/reg:64", may_fail=True)

    def exists(self, path: str) -> bool:
        """True for a file or folder of drive C:."""
        return (self.room.disk_c / path).exists()

    def snapshot(self) -> Snapshot:
        """The disk and the registry; whatever runs is ended."""
        self.room.restart_windows()
        disk = self.room.disk_c
        files = frozenset(
            f"{path.relative_to(disk)} {_state(path)}" for path in disk.rglob("*") if not _is_passing(path)
        )
        return Snapshot(files, frozenset(self._registry_lines()))

    def _registry_lines(self) -> Iterator[str]:
        for name in ("system.reg", "user.reg"):
            key = ""
            for line in (self.room.disk_c.parent / name).read_text("utf-8", "replace").splitlines():
                if line.startswith("["):
                    key = line.rpartition("]")[0].strip("[]")
                    yield f"{name} {key}"
                elif line.startswith(('"', "@")) and not line.startswith('"DriverDateData"'):
                    yield f"{name} {key} {line}"

    # ------------------------------------------------------------ the program

    def sign_in(self) -> None:
        """The user signs in: whatever starts with Windows starts."""
        self.room.restart_windows()
        self.room.start("wineboot")

    def start(self, *arguments: str, folder: str = USUAL_FOLDER) -> "subprocess.Popen[bytes]":
        """Start the installed program, as its shortcut does."""
        exe = f"C:/{folder}/bellerbeeld.exe".replace("/", "\\")
        return self.room.start("wine", exe, *arguments)

    def press(self, *keys: str) -> None:
        """Press keys as a person would, by their X names: 'F2', 'ctrl+Return'."""
        for key in keys:
            self.room.run("xdotool", "key", "--clearmodifiers", key)

    def type(self, text: str) -> None:
        """Type letters and figures."""
        self.room.run("xdotool", "type", "--delay", "20", text)

    def wait_for_window(self, name: str, seconds: float = 60) -> str:
        """Until a window with this in its title is on the screen, in front; its number."""
        return self.room.run(
            "timeout", str(seconds), "xdotool", "search", "--sync", "--onlyvisible", "--name", name
        )

    def runs(self) -> bool:
        """True while a program of ours runs."""
        return "bellerbeeld" in self.room.wine("tasklist").lower()

    def picture(self, file: Path) -> None:
        """What is on the screen, as PNG."""
        self.room.run("maim", "/shelf/screen.png")
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(self._folder / "screen.png", file)


# A shell knows only the last eight bits.
_WINDOWS_CODES = {code % 256: code for code in (1603, 1605, 1618, 1638)}


def _has(line: str, parts: tuple[str, ...]) -> bool:
    return any(part in line for part in parts)


def _state(path: Path) -> str:
    """Enough to tell a file that was written from one that was not."""
    found = path.lstat()
    return f"{found.st_size} {found.st_mtime_ns}" if path.is_file() else ""


def _is_passing(path: Path) -> bool:
    """Temporary files are nobody's."""
    return bool({"Temp", "temp"} & set(path.parts))
