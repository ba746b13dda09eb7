"""The corporation's wrap-up list, from `resources/wrap_up.toml`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.errors import SettingError
from app.domain.wrap_up import Label, Outcome, Reason, Subtopic, Taxonomy, Topic

_DIGITS = 10  # 1-9 and 0, by which topics, sub-topics and reasons are chosen
_COUNTS = (
    "no",
    "yes",
    "not counted",
)  # how an outcome counts for the first line; the first when it does not say


def read_taxonomy(path: Path) -> Taxonomy:
    """The list in a file.

    Raises:
        SettingError: the file cannot be read or is not such a list; the text names the place by line or code.
    """
    try:
        # '-sig': Windows' own editors may put a byte order mark first.
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise SettingError(f"{path.name}: {error}") from error
    except (OSError, ValueError, RecursionError) as error:
        raise SettingError(f"{path.name}: cannot be read") from error
    whole = _Table(path.name, tables)
    listed = whole.tables("outcome")
    outcomes = {one.text("code"): Outcome(one.text("code"), one.label()) for one in listed}
    solved = whole.outcome("solved", outcomes)
    counts = {one.text("code"): one.choice("first_line", _COUNTS) for one in listed}
    return Taxonomy(
        version=whole.text("version"),
        topics=tuple(_topic(one) for one in whole.tables("topic", _DIGITS)),
        solved=solved,
        reasons=tuple(
            Reason(one.text("code"), one.label(), one.outcome("outcome", outcomes))
            for one in whole.tables("reason", _DIGITS)
        ),
        first_line=frozenset({solved.code} | {code for code, counted in counts.items() if counted == "yes"}),
        not_counted=frozenset(code for code, counted in counts.items() if counted == "not counted"),
    )


def _topic(table: "_Table") -> Topic:
    code = table.text("code")
    subtopics = table.tables("subtopic", _DIGITS)
    for one in subtopics:
        if not one.text("code").startswith(code):
            raise SettingError(f"{one.place}: its code does not begin with {code}")
    return Topic(
        code,
        table.label(),
        table.label("short_"),
        tuple(Subtopic(one.text("code"), one.label(), one.label("short_")) for one in subtopics),
    )


@dataclass(frozen=True)
class _Table:
    """A table of the file. `place` says where it is: the file, and codes (or numbers where there are none).

    Every method raises `SettingError` with the place when the table does not hold what is asked for.
    """

    place: str
    content: dict[str, Any]

    def text(self, name: str) -> str:
        """A text that says something."""
        value = self.content.get(name)
        if not isinstance(value, str) or not value.strip():
            raise SettingError(f"{self.place}: '{name}' is missing, empty or no text")
        return value

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        """One of these words; the first when there is none."""
        value = self.content.get(name, choices[0])
        if value not in choices:
            raise SettingError(f"{self.place}: '{name}' is none of {', '.join(choices)}")
        return str(value)

    def label(self, prefix: str = "") -> Label:
        """The words in both languages."""
        return Label(self.text(f"{prefix}nl"), self.text(f"{prefix}en"))

    def outcome(self, name: str, outcomes: dict[str, Outcome]) -> Outcome:
        """The outcome whose code stands under this name."""
        code = self.text(name)
        if code not in outcomes:
            raise SettingError(f"{self.place}: '{name}' is {code}, and there is no such outcome")
        return outcomes[code]

    def tables(self, kind: str, most: int | None = None) -> list["_Table"]:
        """The tables of a kind within this one: at least one, each with a code of its own."""
        given = self.content.get(kind)
        if not isinstance(given, list) or not given or not all(isinstance(one, dict) for one in given):
            raise SettingError(f"{self.place}: there is no {kind}")
        found = [
            _Table(f"{self.place}, {kind} {_name(one, number)}", one) for number, one in enumerate(given, 1)
        ]
        seen = set()
        for one in found:
            if one.text("code") in seen:
                raise SettingError(f"{one.place}: is there twice")
            seen.add(one.text("code"))
        if most is not None and len(found) > most:
            raise SettingError(f"{found[most].place}: only {most} can be chosen by a digit")
        return found


def _name(table: dict[str, Any], number: int) -> str:
    code = table.get("code")
    return code if isinstance(code, str) and code.strip() else str(number)
