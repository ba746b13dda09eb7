"""What an option is: its kind, its words in both languages, who decides about it, and where IT can set it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from enum import Enum, auto
from typing import Any


class Owner(Enum):
    """Who decides about an option."""

    ORGANISATION = "organisation"
    AGENT = "agent"
    TRIAL = "trial"  # demo and tests only; nobody sets it for a whole organisation


class Trouble(Enum):
    """What is wrong with a setting. The words for it are in `ui/texts/start.py`."""

    UNREADABLE = auto()
    UNKNOWN_NAME = auto()
    WRONG_TYPE = auto()
    NOT_A_CHOICE = auto()


@dataclass(frozen=True)
class Words:
    """The same in English and Dutch, for the screen and for IT's own tools."""

    en: str
    nl: str


@dataclass(frozen=True)
class Choice:
    """A value that an option may have, and what people call it."""

    value: str
    words: Words


@dataclass(frozen=True)
class _Description:
    """What stands in the table about an option, beside its name and default."""

    title: Words
    meaning: Words
    owner: Owner
    choices: tuple[Choice, ...]
    limits: range | None
    installed_as: str
    example: str | tuple[str, ...]
    was_text: bool


def option(
    default: str | int | tuple[str, ...],
    title: Words,
    meaning: Words,
    owner: Owner,
    *,
    choices: Sequence[Choice] = (),
    limits: range | None = None,
    installed_as: str = "",
    example: str | tuple[str, ...] = "",
    was_text: bool = False,
) -> Any:
    """One row of the table: a dataclass field that carries its own documentation.

    The kind of the default (text, number, yes or no, list of texts) is the option's kind. `limits` are those
    of a number. `installed_as` is the public property of the installer (MSI) that sets it, '' when there is none.
    `example` is what the samples show where the default is empty. `was_text`: this list was one text in an
    earlier version, and a file or policy of that time still counts.
    """
    about = _Description(title, meaning, owner, tuple(choices), limits, installed_as, example, was_text)
    return field(default=default, metadata={"about": about})


@dataclass(frozen=True)
class Option:
    """One option as everybody else sees it."""

    name: str
    default: Any
    about: _Description

    @property
    def table(self) -> str:
        """The table of a settings file that holds it: 'sip'."""
        return self.name.partition("_")[0]

    @property
    def key(self) -> str:
        """Its name within that table: 'registrar'."""
        return self.name.partition("_")[2]

    @property
    def full_name(self) -> str:
        """Its name for people who look for it in a file: 'sip.registrar'."""
        return f"{self.table}.{self.key}"

    @property
    def policy_name(self) -> str:
        """The name of its value in the registry: 'SipRegistrar'."""
        return "".join(part.capitalize() for part in self.name.split("_"))

    @property
    def is_central(self) -> bool:
        """True when an organisation can set it for everybody."""
        return self.about.owner is not Owner.TRIAL

    def read(self, value: object) -> object:
        """The value as it was found; what was a text before it became a list may still stand as a text."""
        if self.about.was_text and isinstance(value, str):
            return (value,) if value else ()
        return value

    def trouble(self, value: object) -> Trouble | None:
        """What is wrong with a value, None when nothing is. Lists come as tuples."""
        # Not isinstance: True would be a number.
        if type(value) is not type(self.default):
            return Trouble.WRONG_TYPE
        if isinstance(value, tuple) and not all(isinstance(item, str) for item in value):
            return Trouble.WRONG_TYPE
        allowed = self.about.limits or [choice.value for choice in self.about.choices]
        chosen = value if isinstance(value, tuple) else (value,)
        return Trouble.NOT_A_CHOICE if allowed and not all(one in allowed for one in chosen) else None


def options_of(table: type[Any]) -> tuple[Option, ...]:
    """The rows of a settings table, in its order."""
    return tuple(Option(one.name, one.default, one.metadata["about"]) for one in fields(table))
