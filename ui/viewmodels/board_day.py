"""The day on the board, as the CRM tells it: what the first line solved, and what happens in buildings."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain import resolution
from app.domain.moment import Moment
from app.domain.wrap_up import Taxonomy
from app.services.today import Today
from ui.picture import Card, Line
from ui.texts import failures, times, wrap_up
from ui.viewmodels.board_queues import NOTHING

translate = QCoreApplication.translate

GOAL = resolution.GOAL  # percent
LATE = 150.0  # seconds: twice the CRM was asked in vain for the contacts of today


@dataclass(frozen=True)
class TopicRow:
    """How much of a topic the first line solved."""

    words: str
    percent: int
    share: str
    count: str
    tone: str = ""


@dataclass(frozen=True)
class Topics:
    """First-line resolution of today. `as_of` says when; `note` what is wrong with it, with its tone."""

    rows: tuple[TopicRow, ...] = ()
    as_of: str = ""
    note: str = ""
    tone: str = ""

    @property
    def worst_first(self) -> tuple[TopicRow, ...]:
        """The same rows, those furthest from the goal in front."""
        return tuple(sorted(self.rows, key=lambda row: row.percent))


def solved_card(today: Today) -> Card:
    """How much of today the first line solved."""
    share = today.resolution.whole
    heading = translate("Board", "Solved by us today")
    if not share.counted:
        return Card(heading, NOTHING, translate("Board", "goal {goal}%").format(goal=GOAL))
    detail = translate("Board", "{solved} of {n} · goal {goal}%")
    return Card(
        heading,
        f"{share.percent}%",
        detail.format(solved=share.solved, n=share.counted, goal=GOAL),
        share=share.percent,
    )


def topics(today: Today, now: Moment) -> Topics:
    """First-line resolution for each topic."""
    rows = tuple(
        TopicRow(
            words=wrap_up.label_words(one.label),
            percent=one.share.percent,
            share=f"{one.share.percent}%" + (f" < {GOAL}%" if one.share.is_below_goal else ""),
            count=translate("Board", "{solved} of {n}").format(solved=one.share.solved, n=one.share.counted),
            tone="warn" if one.share.is_below_goal else "",
        )
        for one in today.resolution.topics
    )
    if today.as_of is None:
        why = failures.failure_words(today.failure) if today.failure is not None else ""
        return Topics(
            note=why or translate("Board", "We ask the CRM for the contacts of today."),
            tone="warn" if why else "",
        )
    as_of = translate("Board", "as of {time}").format(time=times.clock(today.as_of.utc))
    if today.failure is not None and now.seconds_since(today.as_of) > LATE:
        old = translate("Board", "These figures are of {time}.").format(time=times.clock(today.as_of.utc))
        return Topics(rows, as_of, f"{old} {failures.failure_words(today.failure)}", "warn")
    return Topics(rows, as_of, "" if rows else translate("Board", "Nothing was coded today yet."))


def incident_lines(today: Today, taxonomy: Taxonomy, now: Moment) -> tuple[Line, ...]:
    """What several homes of a building reported alike in the last hour."""
    lines = []
    for one in today.incidents(now):
        subtopic = taxonomy.subtopic(one.subtopic)
        what = wrap_up.label_words(subtopic.label) if subtopic else one.subtopic_words or one.subtopic
        title = translate("Board", "{n} homes report the same: {what}").format(n=one.reports, what=what)
        detail = translate("Board", "complex {name} · {first} to {last}").format(
            name=today.complex_name(one.complex_id) or one.complex_id,
            first=times.clock(one.first_at),
            last=times.clock(one.last_at),
        )
        lines.append(Line(title, detail, "building", "warn"))
    return tuple(lines)
