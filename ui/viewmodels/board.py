"""The team lead's board as a picture: queues, agents, first-line resolution, buildings, alarms.

Only for whom the CRM calls a team lead; for anybody else the picture is empty, whatever is known.
"""

from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from app.domain.moment import Moment
from app.domain.queues import Board as Figures
from app.domain.queues import FeedState
from app.services.desk import Desk
from ui.picture import Card, Line
from ui.texts import board as words
from ui.viewmodels import board_day, board_queues
from ui.viewmodels.board_day import Topics
from ui.viewmodels.board_queues import Alarms, Crew, QueueRow
from ui.viewmodels.top_bar import Lamp
from ui.viewmodels.viewmodel import ViewModel

translate = QCoreApplication.translate

CALM = 0.5  # seconds between two pictures at least: fifty events a second are for nobody to follow


@dataclass(frozen=True)
class BoardPicture:
    """What the board shows. `is_old`: the figures of the queues are of an earlier moment; `sentence` says it."""

    is_allowed: bool = False
    feed: Lamp = field(default_factory=lambda: Lamp("", ""))
    sentence: str = ""
    is_old: bool = False
    cards: tuple[Card, ...] = ()
    alarms: Alarms = field(default_factory=Alarms)
    queues: tuple[QueueRow, ...] = ()
    urgent: tuple[QueueRow, ...] = ()
    crew: Crew = field(default_factory=Crew)
    topics: Topics = field(default_factory=Topics)
    incidents: tuple[Line, ...] = ()


class Board(ViewModel[BoardPicture]):
    """Sums up queues and day. It is drawn while a window shows it, and at most twice a second."""

    def __init__(self, desk: Desk) -> None:
        self._is_open = False
        self._drawn_at: Moment = desk.now
        super().__init__(desk)

    @property
    def is_allowed(self) -> bool:
        """True once the CRM has said that this is a team lead."""
        return self._desk.role.is_team_lead

    @property
    def is_open(self) -> bool:
        """True while somebody looks."""
        return self._is_open

    @property
    def alarms(self) -> Alarms:
        """The alarms of this moment, also while nobody looks."""
        queue_board = self._desk.queue_board
        return board_queues.alarms(queue_board.board, queue_board.rule, self._desk.now)

    def open(self) -> None:
        """Somebody looks from now on."""
        self._is_open = True
        super().refresh()

    def close(self) -> None:
        """Nobody looks any more."""
        self._is_open = False

    def refresh(self) -> None:
        """Draw again when somebody looks, and it is time; the second that follows brings what was left out."""
        is_due = self._desk.now.seconds_since(self._drawn_at) >= CALM
        if self._is_open and (is_due or self.picture.is_allowed is not self.is_allowed):
            super().refresh()

    def snooze(self, queue: str) -> None:
        """Let the alarm of a queue keep quiet for a while."""
        self._desk.queue_board.snooze(queue)
        super().refresh()

    def snooze_first(self) -> None:
        """The same with the alarm that stands on top."""
        for alarm in self.picture.alarms.raised[:1]:
            self.snooze(alarm.queue)

    def _draw(self) -> BoardPicture:
        desk = self._desk
        self._drawn_at = desk.now
        if not self.is_allowed:
            return BoardPicture()
        figures, rule = desk.queue_board.board, desk.queue_board.rule
        # Of old figures the durations are old as well: nobody knows whether that caller waits still.
        at = figures.as_of if figures.is_stale and figures.as_of else desk.now
        queues = board_queues.queue_rows(figures, rule, at)
        return BoardPicture(
            is_allowed=True,
            feed=_feed_lamp(figures),
            sentence=_sentence(figures),
            is_old=figures.is_stale,
            cards=(*board_queues.queue_cards(figures, at), board_day.solved_card(desk.today)),
            alarms=board_queues.alarms(figures, rule, at),
            queues=queues,
            urgent=tuple(sorted(queues, key=lambda row: row.urgency)),
            crew=board_queues.crew(figures, at),
            topics=board_day.topics(desk.today, desk.now),
            incidents=board_day.incident_lines(desk.today, desk.wrap_up.taxonomy, desk.now),
        )


def _feed_lamp(figures: Figures) -> Lamp:
    if figures.as_of is None:
        return Lamp(translate("Board", "No figures"), "warn")
    if figures.is_stale:
        words_ = translate("Board", "Old, of {time}").format(time=words.second_clock(figures.as_of.utc))
        return Lamp(words_, "bad")
    return Lamp(translate("Board", "Live"), "ok")


def _sentence(figures: Figures) -> str:
    """What the team lead has to know of the figures of the queues; '' when they are of this moment."""
    if figures.as_of is None:
        return words.feed_sentence(figures.feed)
    if not figures.is_stale:
        return "" if figures.queues else translate("Board", "The telephone exchange has no queues to see.")
    why = words.feed_sentence(figures.feed if figures.feed is not FeedState.LIVE else FeedState.SILENT)
    old = translate("Board", "Queues and agents are shown as they were at {time}.")
    return f"{old.format(time=words.second_clock(figures.as_of.utc))} {why}"
