"""Places where an organisation sets options: files, a registry in memory, and that of Windows itself."""

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.adapters.settings_files import CENTRAL_FILES, CentralFiles
from app.adapters.settings_registry import (
    COMPUTER,
    INSTALLED_KEY,
    POLICY_KEY,
    RECOMMENDED_KEY,
    CentralRegistry,
    WindowsRegistry,
)
from app.effective_settings import CentralSettings, Level
from app.options import Option
from tests.fakes.registry import FakeRegistry

if sys.platform == "win32":
    import winreg

KINDS = ("files", "registry", *(["windows"] if sys.platform == "win32" else []))
KEYS = {Level.POLICY: POLICY_KEY, Level.RECOMMENDED: RECOMMENDED_KEY, Level.INSTALLED: INSTALLED_KEY}
Value = str | int | tuple[str, ...]


@dataclass
class Organisation:
    """Who sets options: the hand of IT, and what the program sees of it."""

    central: CentralSettings

    def set(self, level: Level, name: str, value: Value) -> None:
        """Set something by the name that it has there."""
        raise NotImplementedError

    def place(self, level: Level) -> str:
        """What a complaint about this level names."""
        raise NotImplementedError

    def name(self, level: Level, option: Option) -> str:
        """What an option is called there, '' when it cannot be set there."""
        raise NotImplementedError


@dataclass
class _WithFiles(Organisation):
    folder: Path

    def set(self, level: Level, name: str, value: Value) -> None:
        self.folder.mkdir(exist_ok=True)
        with (self.folder / CENTRAL_FILES[level]).open("a", encoding="utf-8") as file:
            written = list(value) if isinstance(value, tuple) else value
            # Numbers, texts and lists of texts look in TOML as they do in Python; only not yes and no.
            file.write(f"{name} = {str(written).lower() if isinstance(value, bool) else repr(written)}\n")

    def place(self, level: Level) -> str:
        return str(self.folder / CENTRAL_FILES[level])

    def name(self, _level: Level, option: Option) -> str:
        return option.full_name


@dataclass
class _WithRegistry(Organisation):
    fake: FakeRegistry

    def set(self, level: Level, name: str, value: Value) -> None:
        self.fake.set(COMPUTER, KEYS[level], name, list(value) if isinstance(value, tuple) else value)

    def place(self, level: Level) -> str:
        return rf"{COMPUTER}\{KEYS[level]}"

    def name(self, level: Level, option: Option) -> str:
        return option.about.installed_as if level is Level.INSTALLED else option.policy_name


class _WithWindows(_WithRegistry):
    def set(self, level: Level, name: str, value: Value) -> None:
        if sys.platform == "win32":
            access = winreg.KEY_ALL_ACCESS | winreg.KEY_WOW64_64KEY
            with winreg.CreateKeyEx(winreg.HKEY_LOCAL_MACHINE, KEYS[level], 0, access) as key:
                if isinstance(value, tuple):
                    winreg.SetValueEx(key, name, 0, winreg.REG_MULTI_SZ, list(value))
                elif isinstance(value, int):
                    winreg.SetValueEx(key, name, 0, winreg.REG_DWORD, value)
                else:
                    winreg.SetValueEx(key, name, 0, winreg.REG_SZ, value)

    def clean(self) -> None:
        """Leave the registry as it was."""
        if sys.platform == "win32":
            for key in (RECOMMENDED_KEY, POLICY_KEY, INSTALLED_KEY):
                with contextlib.suppress(FileNotFoundError):
                    winreg.DeleteKeyEx(winreg.HKEY_LOCAL_MACHINE, key, winreg.KEY_WOW64_64KEY)


@contextlib.contextmanager
def organisation(kind: str, folder: Path) -> Iterator[Organisation]:
    """An organisation that has set nothing yet. On Windows it is this computer's own registry, if it is bare."""
    if kind == "files":
        yield _WithFiles(CentralFiles(folder / "central"), folder / "central")
        return
    fake = FakeRegistry()
    if kind == "registry":
        yield _WithRegistry(CentralRegistry(fake), fake)
        return
    windows = _WithWindows(CentralRegistry(WindowsRegistry()), fake)
    if any(layer.values for layer in windows.central.layers()):
        pytest.skip("Bellerbeeld is set up on this computer; its registry is left alone")
    try:
        yield windows
    finally:
        windows.clean()
