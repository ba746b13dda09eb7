"""Frozen pictures that several parts of the screen share. All words are ready to show."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line of a list: what, the rest, and a tag at the right with its tone."""

    title: str
    detail: str = ""
    tag: str = ""
    tone: str = ""
    icon: str = ""
    is_strong: bool = False


@dataclass(frozen=True)
class Section:
    """A headed list. `note` stands where rows are missing: loading, none, or failed."""

    heading: str
    rows: tuple[Row, ...] = ()
    note: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Line:
    """One line of 'what matters now'. `is_covered`: its content may be seen after verification only."""

    title: str
    detail: str
    icon: str
    tone: str
    is_covered: bool = False


@dataclass(frozen=True)
class Choice:
    """Something to choose with a digit. `key` is what stands on the button; `code` says what it is."""

    key: str
    code: str
    words: str
    detail: str = ""
    is_chosen: bool = False


@dataclass(frozen=True)
class Card:
    """One large figure. `share` is drawn as a bar against the goal, None: no bar. `is_old`: of an earlier moment."""

    heading: str
    value: str
    detail: str
    tone: str = ""
    share: int | None = None
    is_old: bool = False
