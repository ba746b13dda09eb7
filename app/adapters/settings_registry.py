"""Settings of the organisation in the Windows registry: group policies, Intune, and what the installer wrote."""

import sys
from collections.abc import Iterator
from typing import Protocol

from app.effective_settings import Layer, Level, checked_layer, unreadable_layer
from app.options import Option
from app.settings import OPTIONS

if sys.platform == "win32":
    import winreg

COMPUTER, USER = "HKEY_LOCAL_MACHINE", "HKEY_CURRENT_USER"
POLICY_KEY = r"Software\Policies\Bellerbeeld"
RECOMMENDED_KEY = POLICY_KEY + r"\Recommended"
INSTALLED_KEY = r"Software\Bellerbeeld"
_PLACES = (
    (Level.POLICY, COMPUTER, POLICY_KEY),
    (Level.POLICY, USER, POLICY_KEY),
    (Level.RECOMMENDED, COMPUTER, RECOMMENDED_KEY),
    (Level.RECOMMENDED, USER, RECOMMENDED_KEY),
    (Level.INSTALLED, COMPUTER, INSTALLED_KEY),
)
# Names of values have no case in the registry.
_BY_POLICY = {option.policy_name.lower(): option for option in OPTIONS}
_BY_PROPERTY = {option.about.installed_as.lower(): option for option in OPTIONS if option.about.installed_as}


class Registry(Protocol):
    """The little that is needed of a registry."""

    def values(self, hive: str, key: str) -> dict[str, object]:
        """The values of a key: texts, numbers, lists of texts, and what else there may be.

        Raises:
            FileNotFoundError: there is no such key.
            OSError: it cannot be read.
        """


class CentralRegistry:
    """What the organisation set on this computer and for this user. The computer's policies win."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def layers(self) -> tuple[Layer, ...]:
        """One layer for each key, there or not."""
        return tuple(self._layer(level, hive, key) for level, hive, key in _PLACES)

    def _layer(self, level: Level, hive: str, key: str) -> Layer:
        place = f"{hive}\\{key}"
        try:
            values = self._registry.values(hive, key)
        except FileNotFoundError:
            return Layer(level, place, {})
        except OSError:
            return unreadable_layer(level, place)
        found = _installed(values) if level is Level.INSTALLED else _policies(values)
        return checked_layer(level, place, found)


def _policies(values: dict[str, object]) -> Iterator[tuple[str, Option | None, object]]:
    for name, value in values.items():
        option = _BY_POLICY.get(name.lower())
        yield name, option, _as_kind_of(option, value)


def _installed(values: dict[str, object]) -> Iterator[tuple[str, Option | None, object]]:
    """The installer also keeps there what is no setting; and a property that was not given is empty."""
    for name, value in values.items():
        option = _BY_PROPERTY.get(name.lower())
        if option is not None and value != "":
            yield name, option, value


def _as_kind_of(option: Option | None, value: object) -> object:
    """The registry knows no yes and no, and the policy editor leaves empty lines in its lists."""
    if option is not None and isinstance(option.default, bool) and value in (0, 1):
        return bool(value)
    return tuple(line for line in value if line) if isinstance(value, list) else value


class WindowsRegistry:
    """The registry of this computer, always in its 64-bit view: there the installer writes."""

    def values(self, hive: str, key: str) -> dict[str, object]:
        """As `Registry` says; elsewhere than on Windows there is no key at all."""
        if sys.platform == "win32":
            access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
            with winreg.OpenKey(getattr(winreg, hive), key, 0, access) as opened:
                places = range(winreg.QueryInfoKey(opened)[1])
                return {name: value for name, value, _ in (winreg.EnumValue(opened, at) for at in places)}
        raise FileNotFoundError(key)
