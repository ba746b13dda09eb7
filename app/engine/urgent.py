"""A call that must leave whatever is on the lines, and of which is said at once when nobody takes notice of it."""

from collections.abc import Callable

import pjsua2 as pj

from app.engine import protocol
from app.engine.call_record import CallRecord, now
from app.engine.calls import Calls
from app.engine.protocol import CallUnheard, Dial
from app.engine.sip_library import MOST_CALLS
from app.engine.sip_objects import SipCall

SILENCE = 0.7  # seconds without any answer to an INVITE, after which nobody may rely on this telephone
_TOO_MANY = 70_010  # PJ_ETOOMANY
_PATIENCE = 8.0  # seconds for a line to become free, when the call that had it does not end
_GLANCE = 0.05  # seconds between two looks whether the library has let go of a call that is over for us
_LESS_NEEDED = ("ringing", "dialling", "held", "talking")


class Urgent:
    """Frees a line when there is none, and listens for the first answer. `end` hangs a call up with a SIP status."""

    def __init__(
        self,
        calls: Calls,
        end: Callable[[SipCall, int], None],
        say: Callable[[protocol.Notice], None],
    ) -> None:
        self._calls = calls
        self._end = end
        self._say = say
        self._waiting: Dial | None = None
        self._waited_for = self._said = ""
        self._since = self._again_at = 0.0
        self._unheard: dict[str, float] = {}

    def waits_for_a_line(self, command: Dial) -> bool:
        """True when a line had to be freed first; `due` gives the command back as soon as there is one."""
        if self._calls.number < MOST_CALLS:
            return False
        self._waiting, self._waited_for, self._since = command, command.call_id, now()
        self._unheard[command.call_id] = now()
        others = sorted((call for call in self._calls), key=lambda call: _need(call.record))
        if others:
            is_ringing = others[0].record.state == "ringing"
            self._end(others[0], pj.PJSIP_SC_BUSY_HERE if is_ringing else 0)
        return True

    def comes_too_early(self, command: Dial, error: Exception) -> bool:
        """True when the library still holds a call that it told to be over: it waits for the answer to its BYE."""
        if getattr(error, "status", 0) != _TOO_MANY:
            return False
        if self._waited_for != command.call_id:
            self._waited_for, self._since = command.call_id, now()
        self._waiting, self._again_at = command, now() + _GLANCE
        return True

    def began(self, call_id: str) -> None:
        """The INVITE has been handed to the network."""
        if call_id != self._said:
            self._unheard.setdefault(call_id, now())

    def heard(self, call_id: str) -> None:
        """Somebody answered it, in whatever way, or it is over."""
        self._unheard.pop(call_id, None)

    def given_up(self, call_id: str) -> bool:
        """True when this call still waited for a line; it waits no more."""
        if self._waiting is None or self._waiting.call_id != call_id:
            return False
        self._waiting = None
        self.heard(call_id)
        return True

    def due(self) -> Dial | None:
        """The call for which there is a line now. Time passes here, too: what nobody heard is said once."""
        for call_id, since in list(self._unheard.items()):
            if now() - since > SILENCE:
                del self._unheard[call_id]
                self._said = call_id
                self._say(CallUnheard(call_id, now()))
        waiting = self._waiting
        if waiting is None:
            return None
        if self._calls.number < MOST_CALLS and now() >= self._again_at:
            self._waiting = None
            return waiting
        if now() - self._since > _PATIENCE:
            self._waiting = None
            self._say(protocol.CallEnded(waiting.call_id, now(), 0, by_us=False))
        return None


def _need(record: CallRecord) -> tuple[int, float]:
    """The smaller, the sooner a call makes room: who rings, who is being called, who has waited longest."""
    return _LESS_NEEDED.index(record.state), record.held_since or -record.offered_at
