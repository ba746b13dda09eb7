"""What is kept of a bad line for whoever looks after the network: figures and times, and nothing of people."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.call import Direction
from app.domain.line_quality import LineSample

KEPT_DAYS = 14  # on this computer


@dataclass(frozen=True)
class LineReport:
    """One call in figures. Seconds are counted from the first ring; None when it has not been.

    `call_id` is our own name of the call, which the logs have too; `exchange_id` that of the exchange, or ''.
    `sound` is what the call was heard through. `samples` are those of the last minute, oldest first.
    """

    call_id: str
    exchange_id: str
    made_at: datetime
    direction: Direction
    answered_after: float | None
    reported_after: float
    held: float
    sound: str
    samples: tuple[LineSample, ...]
