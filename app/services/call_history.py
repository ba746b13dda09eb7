"""The agent's own calls of the last hours: the list, who was missed, and the day so far."""

import logging
from dataclasses import replace
from datetime import timedelta

from app.domain.call import Call
from app.domain.contact import SessionState
from app.domain.errors import StorageError
from app.domain.moment import Moment
from app.domain.past_call import MissedCaller, PastCall, missed_callers
from app.domain.phone_number import NumberKind
from app.ports import Clock, PastCalls
from app.services.call_flow import CallFlow
from app.services.sessions import Sessions

log = logging.getLogger(__name__)

TIDY = 60.0  # seconds between two looks at what is too old
TRY_AGAIN = 10.0  # seconds between two attempts to write to a disk that failed
_SAVED = (SessionState.SAVED, SessionState.RECORDED)


class CallHistory:
    """Calls by their begin, on disk from the first ring. What is older than `hours` is gone, here and there.

    With no hours nothing comes to disk; the list lives as long as the window, and a day at most.
    """

    def __init__(
        self, past_calls: PastCalls, calls: CallFlow, sessions: Sessions, clock: Clock, hours: int
    ) -> None:
        self._past_calls = past_calls
        self._calls = calls
        self._sessions = sessions
        self._clock = clock
        self._known: dict[str, PastCall] = {}
        self._unkept: set[str] = set()
        self._tidied_at: Moment | None = None
        self._tried_at: Moment | None = None
        self.hours = hours
        self.storage_error: StorageError | None = None

    # ------------------------------------------------------------ reading

    @property
    def all(self) -> tuple[PastCall, ...]:
        """Every call that is known, oldest first."""
        return tuple(sorted(self._known.values(), key=lambda one: one.began_at))

    @property
    def missed(self) -> tuple[MissedCaller, ...]:
        """Who called in vain and was not reached since, newest first."""
        return missed_callers(self.all, self._calls.all)

    def day(self, now: Moment) -> tuple[int, int]:
        """How many contacts of today were coded, and how many of them solved here."""
        today = now.utc.astimezone().date()
        coded = [
            is_solved
            for past in self._known.values()
            if past.began_at.astimezone().date() == today
            for is_coded, is_solved in [self._coding(past)]
            if is_coded
        ]
        return len(coded), sum(coded)

    def _coding(self, past: PastCall) -> tuple[bool, bool]:
        session = self._sessions.get(past.contact_id)
        if session is not None and session.state in _SAVED:
            return True, session.draft.solved is True
        return past.is_coded, past.is_solved

    # ------------------------------------------------------------ what happens

    def start(self) -> None:
        """What earlier windows saw."""
        self._tidy(self._clock.now())
        try:
            kept = self._past_calls.kept()
        except StorageError as error:
            self._failed(error)
            return
        self._known = {past.call_id: past for past in kept}

    def note(self, call: Call) -> None:
        """A call began, was answered or ended: on disk now. A disk that fails never stops a call."""
        self._known[call.call_id] = past = self._past(call)
        self._keep(past)

    def ticked(self, now: Moment) -> None:
        """What is too old goes; a name that the CRM told after the call, and what a failed disk did not take, comes."""
        self._name_what_is_known_by_now()
        if self._tidied_at is None or now.seconds_since(self._tidied_at) >= TIDY:
            self._tidy(now)
        if self._unkept and (self._tried_at is None or now.seconds_since(self._tried_at) >= TRY_AGAIN):
            self._tried_at = now
            for call_id in tuple(self._unkept):
                self._keep(self._known[call_id])

    def _name_what_is_known_by_now(self) -> None:
        for past in tuple(self._known.values()):
            session = self._sessions.get(past.contact_id)
            if session is not None and session.caller_name not in ("", past.name):
                self._known[past.call_id] = named = replace(past, name=session.caller_name)
                self._keep(named)

    def _past(self, call: Call) -> PastCall:
        session = self._sessions.of_call(call.call_id)
        name = session.caller_name if session is not None else ""
        if call.party.number.kind is NumberKind.INTERNAL:
            name = name or call.party.name
        return PastCall(
            call_id=call.call_id,
            direction=call.direction,
            began_at=call.offered_at.utc,
            number=call.party.number,
            name=name,
            queue=call.queue.queue,
            contact_id=session.session_id if session is not None else "",
            answered_at=call.answered_at.utc if call.answered_at else None,
            ended_at=call.ended_at.utc if call.ended_at else None,
        )

    def _keep(self, past: PastCall) -> None:
        if not self.hours:
            return
        try:
            self._past_calls.keep(past)
        except StorageError as error:
            self._failed(error)
            self._unkept.add(past.call_id)
        else:
            self._unkept.discard(past.call_id)
            self.storage_error = None

    def _tidy(self, now: Moment) -> None:
        self._tidied_at = now
        until = now.utc - timedelta(hours=self.hours)
        # Without a place on disk a caller is still to be called back today.
        here = until if self.hours else now.utc - timedelta(hours=24)
        self._known = {
            key: past for key, past in self._known.items() if past.began_at > here or key in self._calls.all
        }
        self._unkept &= self._known.keys()
        try:
            self._past_calls.forget_until(until)
        except StorageError as error:
            self._failed(error)

    def _failed(self, error: StorageError) -> None:
        log.error("history of calls: %s", error)
        self.storage_error = error
