"""What a desk is made with: its connections with the world, and what IT and the agent set."""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.domain.consult import Colleague
from app.domain.directory import Entry
from app.domain.quiet import QuietRules
from app.domain.sound import SoundChoice
from app.domain.wrap_up import Taxonomy
from app.ports import (
    AgentPause,
    Audit,
    Clock,
    Crm,
    Headset,
    Journal,
    LineReports,
    Outbox,
    PastCalls,
    Phone,
    QueueFeed,
)
from app.services.queue_board import BoardRules


@dataclass(frozen=True)
class Ports:
    """The world, as the desk needs it. `jitter` gives numbers from 0 to 1."""

    phone: Phone
    crm: Crm
    queue_feed: QueueFeed
    outbox: Outbox
    journal: Journal
    audit: Audit
    clock: Clock
    jitter: Callable[[], float]
    past_calls: PastCalls
    line_reports: LineReports
    headset: Headset
    agent_pause: AgentPause


@dataclass(frozen=True)
class Workplace:
    """What this desk is set up with.

    The agent's key in the CRM, the senior colleagues in their order, and the rules of the team lead's board.
    `tells_colleagues`: what a call is about goes to colleagues as a text, too. `directory`: whom callers can be
    put through to.
    """

    taxonomy: Taxonomy
    agent_id: str = ""
    seniors: tuple[Colleague, ...] = ()
    board: BoardRules = field(default_factory=BoardRules)
    history_hours: int = 24
    quiet: QuietRules = field(default_factory=QuietRules)
    tells_colleagues: bool = True
    directory: tuple[Entry, ...] = ()
    sound: SoundChoice = field(default_factory=SoundChoice)
    echo_number: str = ""
