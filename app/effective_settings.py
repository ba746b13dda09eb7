"""What the settings come to, and where each comes from: layers of values, of which the strongest counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Protocol

from app.options import Option, Trouble
from app.settings import OPTIONS, Settings


class Level(IntEnum):
    """Who said it; the lower number wins."""

    POLICY = 1  # the organisation, for good
    OWN = 2  # this user: the choices in the menu, then the settings file
    RECOMMENDED = 3  # the organisation, until the user says something else
    INSTALLED = 4  # whoever installed the program
    BUILT_IN = 5  # the settings table itself


@dataclass(frozen=True)
class SettingTrouble:
    """One thing that is wrong: `name` is the setting's or the place within a file, `place` the file or registry key.

    Never a value: it may be a password that stands in the wrong place.
    """

    trouble: Trouble
    name: str
    place: str


@dataclass(frozen=True)
class Layer:
    """What one place says: values by the names of their options, all of them checked."""

    level: Level
    place: str
    values: Mapping[str, Any]
    troubles: tuple[SettingTrouble, ...] = ()


@dataclass(frozen=True)
class Origin:
    """Where a value comes from; `place` is a file, a registry key, or '' for what is built in."""

    level: Level
    place: str


class CentralSettings(Protocol):
    """What the organisation set on this computer: `CentralFiles`, `CentralRegistry`."""

    def layers(self) -> tuple[Layer, ...]:
        """All layers of policy, recommendation and installer; of one level the stronger first."""


@dataclass(frozen=True)
class EffectiveSettings:
    """The settings that count, the origin of each by its name, and what was wrong and is ignored."""

    settings: Settings
    origins: Mapping[str, Origin]
    troubles: tuple[SettingTrouble, ...]

    def is_managed(self, name: str) -> bool:
        """True when the organisation decided about it, and nobody here can change it."""
        return self.origins[name].level is Level.POLICY


_BUILT_IN = Origin(Level.BUILT_IN, "")


def effective(layers: Iterable[Layer]) -> EffectiveSettings:
    """What the layers come to. Of two layers of one level the first counts."""
    values: dict[str, Any] = {}
    origins: dict[str, Origin] = {}
    troubles: list[SettingTrouble] = []
    for layer in sorted(layers, key=lambda layer: layer.level):
        troubles += layer.troubles
        for name, value in layer.values.items():
            if name not in values:
                values[name] = value
                origins[name] = Origin(layer.level, layer.place)
    return EffectiveSettings(
        Settings(**values),
        {option.name: origins.get(option.name, _BUILT_IN) for option in OPTIONS},
        tuple(troubles),
    )


def checked_layer(level: Level, place: str, found: Iterable[tuple[str, Option | None, object]]) -> Layer:
    """A layer of what was found somewhere: the name that stands there, its option if there is one, the value.

    What is wrong is named and left out. Options of trials are unknown to the organisation.
    """
    values: dict[str, Any] = {}
    troubles: list[SettingTrouble] = []
    for name, option, stated in found:
        value = option.read(stated) if option is not None else stated
        if option is None or not (option.is_central or level is Level.OWN):
            troubles.append(SettingTrouble(Trouble.UNKNOWN_NAME, name, place))
        elif (trouble := option.trouble(value)) is not None:
            troubles.append(SettingTrouble(trouble, name, place))
        else:
            values[option.name] = value
    return Layer(level, place, values, tuple(troubles))


def unreadable_layer(level: Level, place: str, where: str = "") -> Layer:
    """The layer of a place that cannot be read; `where` is the line in a file, if that is known."""
    return Layer(level, place, {}, (SettingTrouble(Trouble.UNREADABLE, where, place),))
