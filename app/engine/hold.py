"""Hold and resume: what the window wishes, made true by one re-INVITE at a time (RFC 3264 8.4).

From the moment of the wish nobody hears anybody, whatever the other end makes of it: an agent who put a
caller on hold may say things that are not meant for the caller.
"""

from collections.abc import Callable

import pjsua2 as pj

from app.engine.call_record import CallRecord, now
from app.engine.protocol import CallHeld, CallResumed, CommandFailed
from app.engine.sip_objects import SipCall

PATIENCE = 6.0  # seconds of trying while the other end is busy with a change of its own
PAUSE = 0.3  # seconds between two attempts; RFC 3261 14.1 asks the one who was called for 0 to 2
LONGEST_CHANGE = 40.0  # seconds; an INVITE that nobody answers ends after 32 (timer B)
_COME_BACK = (491, 500)  # 'request pending': two changes met
CHALLENGES = (401, 407)  # the library answers these itself


class Hold:
    """Carries out holds. `wire` connects the sounds anew, `say` hands a notice to the window."""

    def __init__(
        self, wire: Callable[[], None], say: Callable[[CallHeld | CallResumed | CommandFailed], None]
    ) -> None:
        self._wire = wire
        self._say = say

    def ask(self, call: SipCall, *, held: bool) -> None:
        """The window wishes a call to be on hold, or not."""
        record = call.record
        if record.wants_hold == held:
            return
        record.wants_hold, record.hold_refused = held, False
        record.gives_up_at = now() + PATIENCE
        self._wire()
        self.make_true(call)

    def make_true(self, call: SipCall) -> None:
        """Take the next step towards the wish, if there is one to take now."""
        record = call.record
        if record.is_changing:
            record.is_changing = now() < record.gives_up_at + LONGEST_CHANGE
            return
        if now() < record.try_again_at:
            return
        if record.wants_hold != record.on_hold and not record.hold_refused:
            self._change(call)
        # What was confirmed while the wish was another one has not been told.
        elif record.wants_hold and not record.held_since:
            self._held(record)
        elif not record.wants_hold and record.held_since:
            self._resumed(record)

    def forget(self, record: CallRecord) -> None:
        """Somebody else is at the other end, whom nobody put on hold."""
        record.wants_hold = record.on_hold = record.is_changing = record.hold_refused = False
        if record.held_since:
            self._resumed(record)

    def media_heard(self, record: CallRecord, *, on_hold: bool) -> None:
        """The call's streams changed: our hold is in force at the other end, or it is not."""
        record.on_hold = on_hold
        if record.wants_hold and on_hold and not record.held_since:
            self._held(record)
        elif not record.wants_hold and not on_hold and record.held_since:
            self._resumed(record)

    def change_answered(self, record: CallRecord, code: int) -> None:
        """The final answer to our re-INVITE."""
        if not record.is_changing or code in CHALLENGES:
            return
        record.is_changing = False
        if code in _COME_BACK:
            self._come_back(record, f"SIP {code}")
        elif code >= pj.PJSIP_SC_MULTIPLE_CHOICES:
            self._refused(record, f"SIP {code}")

    def _change(self, call: SipCall) -> None:
        record = call.record
        parameters = pj.CallOpParam(True)
        try:
            if record.wants_hold:
                call.setHold(parameters)
            else:
                parameters.opt.videoCount = 0
                parameters.opt.flag = pj.PJSUA_CALL_UNHOLD
                call.reinvite(parameters)
        except pj.Error as error:
            # Most often a change of the other end's is under way.
            self._come_back(record, error.reason)
        else:
            record.is_changing = True

    def _come_back(self, record: CallRecord, reason: str) -> None:
        record.try_again_at = now() + PAUSE
        if record.try_again_at > record.gives_up_at:
            self._refused(record, reason)

    def _refused(self, record: CallRecord, reason: str) -> None:
        """The other end does not take part: a hold is then ours alone, and a resumption has failed."""
        if record.wants_hold:
            record.hold_refused = True
            if not record.held_since:
                self._held(record)
        elif record.on_hold:
            record.wants_hold = True
            self._wire()
            self._say(CommandFailed("Resume", record.call_id, reason))

    def _held(self, record: CallRecord) -> None:
        record.held_since = now()
        self._say(CallHeld(record.call_id, record.held_since))

    def _resumed(self, record: CallRecord) -> None:
        record.held_since = 0.0
        self._wire()
        self._say(CallResumed(record.call_id, now()))
