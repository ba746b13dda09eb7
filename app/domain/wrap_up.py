"""Coding a contact: topic, sub-topic, solved or not and why, and perhaps a note."""

from dataclasses import dataclass
from enum import Enum, auto

from app.domain.errors import IncompleteWrapUp

LONGEST_NOTE = 2000  # characters


@dataclass(frozen=True)
class Label:
    """A word of the corporation in the languages of the screen. The CRM always gets the Dutch one."""

    nl: str
    en: str


@dataclass(frozen=True)
class Subtopic:
    """The second level; `code` is six letters, the first three the topic's. `short` fits on a button."""

    code: str
    label: Label
    short: Label


@dataclass(frozen=True)
class Topic:
    """The first level (VERA CONTACTMOMENTSOORT, a list that VERA leaves to the corporation)."""

    code: str
    label: Label
    short: Label
    subtopics: tuple[Subtopic, ...]


@dataclass(frozen=True)
class Outcome:
    """How a contact ended (`KCCUIT`)."""

    code: str
    label: Label


@dataclass(frozen=True)
class Reason:
    """Why the first line did not solve it, and the outcome that follows from it."""

    code: str
    label: Label
    outcome: Outcome


@dataclass(frozen=True)
class Taxonomy:
    """The corporation's own list, read from `resources/wrap_up.toml`.

    `first_line`: codes of the outcomes that count as solved by the first line. `not_counted`: of those that
    count for nothing, such as a wrong number; all others are not solved.
    """

    version: str
    topics: tuple[Topic, ...]
    solved: Outcome
    reasons: tuple[Reason, ...]
    first_line: frozenset[str] = frozenset()
    not_counted: frozenset[str] = frozenset()

    def topic(self, code: str) -> Topic | None:
        """The topic with this code, or None."""
        return next((topic for topic in self.topics if topic.code == code), None)

    def subtopic(self, code: str) -> Subtopic | None:
        """The sub-topic with this code, or None."""
        return next((sub for topic in self.topics for sub in topic.subtopics if sub.code == code), None)

    def reason(self, code: str) -> Reason | None:
        """The reason with this code, or None."""
        return next((reason for reason in self.reasons if reason.code == code), None)


class Missing(Enum):
    """What a draft still lacks before it may be saved."""

    TOPIC = auto()
    SUBTOPIC = auto()
    SOLVED = auto()
    REASON = auto()


@dataclass(frozen=True)
class Draft:
    """What the agent has filled in so far. Codes of the taxonomy; '' and None mean not yet.

    `consult_reason` is the value of a `ConsultReason`, and never mandatory.
    """

    topic: str = ""
    subtopic: str = ""
    solved: bool | None = None
    reason: str = ""
    note: str = ""
    consult_reason: str = ""

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What is still mandatory; never the note."""
        lacks: list[Missing] = []
        if not self.topic:
            lacks.append(Missing.TOPIC)
        if not self.subtopic:
            lacks.append(Missing.SUBTOPIC)
        if self.solved is None:
            lacks.append(Missing.SOLVED)
        if self.solved is False and not self.reason:
            lacks.append(Missing.REASON)
        return tuple(lacks)


@dataclass(frozen=True)
class WrapUp:
    """A finished coding."""

    topic: Topic
    subtopic: Subtopic
    outcome: Outcome
    reason: Reason | None
    note: str


def finish(draft: Draft, taxonomy: Taxonomy) -> WrapUp:
    """The wrap-up that `draft` says.

    Raises:
        IncompleteWrapUp: something mandatory is missing, or a code is not in the taxonomy.
    """
    if draft.missing:
        raise IncompleteWrapUp(", ".join(missing.name for missing in draft.missing))
    topic, subtopic = taxonomy.topic(draft.topic), taxonomy.subtopic(draft.subtopic)
    reason = taxonomy.reason(draft.reason) if draft.solved is False else None
    if topic is None or subtopic is None or subtopic not in topic.subtopics:
        raise IncompleteWrapUp("the topic is not in the list")
    if draft.solved is False and reason is None:
        raise IncompleteWrapUp("the reason is not in the list")
    outcome = reason.outcome if reason else taxonomy.solved
    return WrapUp(topic, subtopic, outcome, reason, draft.note.strip()[:LONGEST_NOTE])
