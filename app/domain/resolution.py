"""How much of today's work the first line solved by itself, as a whole and per topic, against the goal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.domain.wrap_up import Label, Taxonomy

GOAL = 80  # percent of the contacts that count


@dataclass(frozen=True)
class CodedContact:
    """An incoming contact of today, in so far as figures need it: nobody's name, number or words.

    `topic` and `subtopic` are codes of the CRM, with its own words for them beside; `outcome` is '' while
    nobody coded it; `is_handled` when an employee had a part in it, which a form in the portal has not.
    """

    contact_id: str
    at: datetime
    topic: str = ""
    topic_words: str = ""
    subtopic: str = ""
    subtopic_words: str = ""
    outcome: str = ""
    is_handled: bool = False
    unit_id: str = ""
    complex_id: str = ""


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    solved: int = 0
    counted: int = 0

    @property
    def percent(self) -> int:
        """Rounded down, so that nothing looks reached that is not; 0 when nothing counted."""
        return self.solved * 100 // self.counted if self.counted else 0

    @property
    def is_below_goal(self) -> bool:
        """True when it does not reach the goal; nothing at all is not below it."""
        return self.solved * 100 < GOAL * self.counted


@dataclass(frozen=True)
class TopicShare:
    """How much of one topic was solved. `label` is the corporation's, in the languages of the screen."""

    code: str
    label: Label
    share: Share


@dataclass(frozen=True)
class Resolution:
    """The whole, and the topics in the order of the list for coding, so that none jumps about."""

    whole: Share
    topics: tuple[TopicShare, ...]


def resolution(contacts: Iterable[CodedContact], taxonomy: Taxonomy) -> Resolution:
    """What the contacts say. A topic that nobody called about is not there; one that is not in the list stands last."""
    counted = [
        one for one in contacts if one.is_handled and one.outcome and one.outcome not in taxonomy.not_counted
    ]
    listed = [topic.code for topic in taxonomy.topics]
    others = sorted({one.topic for one in counted} - set(listed))
    shares = ((code, [one for one in counted if one.topic == code]) for code in (*listed, *others))
    return Resolution(
        _share(counted, taxonomy),
        tuple(
            TopicShare(code, _label(code, of_topic[0].topic_words, taxonomy), _share(of_topic, taxonomy))
            for code, of_topic in shares
            if of_topic
        ),
    )


def _share(contacts: list[CodedContact], taxonomy: Taxonomy) -> Share:
    return Share(sum(one.outcome in taxonomy.first_line for one in contacts), len(contacts))


def _label(code: str, words: str, taxonomy: Taxonomy) -> Label:
    topic = taxonomy.topic(code)
    return topic.short if topic is not None else Label(words or code, words or code)
