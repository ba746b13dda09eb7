"""What the engine remembers of a call, in plain values."""

import time
from dataclasses import dataclass

from app.engine.protocol import CallView, Remote


@dataclass
class CallRecord:
    """One call. Times are seconds of the machine's steady clock, 0 when it has not been.

    `wants_hold` is what the window asked for, `held_since` what is in force, `on_hold` what the other end
    confirmed; with `hold_refused` it does not take part, and the hold is ours alone. `is_changing` while our
    re-INVITE is under way; `try_again_at` and `gives_up_at` when it did not come through.
    """

    call_id: str
    incoming: bool
    remote: Remote
    offered_at: float
    queue: str = ""
    waited: int = 0
    reference: str = ""
    sent_by: str = ""
    muted: bool = False
    codec: str = ""
    is_encrypted: bool = False
    answered_at: float = 0.0
    held_since: float = 0.0
    wants_hold: bool = False
    on_hold: bool = False
    hold_refused: bool = False
    is_changing: bool = False
    try_again_at: float = 0.0
    gives_up_at: float = 0.0
    ended_by_us: bool = False
    handing_over: bool = False
    handed_over: bool = False

    @property
    def state(self) -> str:
        """The word for it in a `CallView`."""
        if not self.answered_at:
            return "ringing" if self.incoming else "dialling"
        return "held" if self.held_since else "talking"

    @property
    def view(self) -> CallView:
        """The call as a window sees it."""
        return CallView(
            call_id=self.call_id,
            incoming=self.incoming,
            state=self.state,
            remote=self.remote,
            offered_at=self.offered_at,
            answered_at=self.answered_at,
            held_since=self.held_since,
            queue=self.queue,
            waited=self.waited,
            reference=self.reference,
            muted=self.muted,
            codec=self.codec,
            is_encrypted=self.is_encrypted,
            sent_by=self.sent_by,
        )


def now() -> float:
    """Seconds of the machine's steady clock, the same in every process."""
    return time.monotonic()
