"""The senior's own line: who waits with which question, in order; her desk calls back when she is free."""

import logging
from collections import deque
from collections.abc import Callable

from app.domain.call import Call, Party
from app.domain.desk_message import LineTold, PlaceAsked, PlaceGone, PlaceTold
from app.domain.moment import Moment
from app.domain.senior_line import Waiter, WaiterState, WaiterTrigger, expected_wait
from app.ports import Clock, Phone
from app.services.call_flow import CallFlow
from app.services.contact_flow import ContactFlow

log = logging.getLogger(__name__)

MOST_WAITING = 20
SETTLE = 12.0  # seconds after the start: by then all who wait have said so again, and the order is right
BREATH = 3.0  # seconds of rest between two talks
RINGS = 25.0  # seconds that an agent is rung
NOT_HEARD = 35.0  # seconds without a word, then the agent's window is gone
AGAIN = 15.0  # seconds until somebody who did not take the call is called once more
MOST_ATTEMPTS = 2
_TALKS = 20  # so many count for the average


class LineFlow:
    """All who wait for this desk. `is_free` says whether the one who sits here can be called on."""

    def __init__(
        self,
        calls: CallFlow,
        contacts: ContactFlow,
        phone: Phone,
        clock: Clock,
        is_free: Callable[[], bool],
    ) -> None:
        self._calls = calls
        self._contacts = contacts
        self._phone = phone
        self._clock = clock
        self._is_free = is_free
        self._waiters: list[Waiter] = []
        self._talks: deque[float] = deque(maxlen=_TALKS)
        self._began = clock.now()
        self._free_since: Moment | None = None

    # ------------------------------------------------------------ reading

    @property
    def waiting(self) -> tuple[Waiter, ...]:
        """Who waits, the next one first."""
        return tuple(self._waiters)

    @property
    def average(self) -> int:
        """Seconds that a question takes, 0 while there was none."""
        return round(sum(self._talks) / len(self._talks)) if self._talks else 0

    # ------------------------------------------------------------ what other desks say

    def asked(self, message: PlaceAsked, sender: Party, at: Moment) -> None:
        """An agent wants a place, or still has one."""
        agent, session_id = sender.number.digits, message.reference.session_id
        known = next((one for one in self._waiters if one.agent == agent), None)
        if known is not None and known.reference.session_id == session_id:
            known.heard_at, known.reference = at, message.reference
            self._tell(known)
            return
        if known is not None and known.state is WaiterState.WAITING:
            self._leave(known, WaiterTrigger.WITHDRAWN)
        if len(self._waiters) >= MOST_WAITING:
            self._phone.send(agent, PlaceGone(session_id))
            return
        since = at.later(-float(message.waited))
        self._waiters.append(Waiter(agent, message.reference, since, heard_at=at, not_before=at))
        self._waiters.sort(key=lambda one: one.since.mono)
        self._tell_all()

    def gone(self, message: PlaceGone, sender: Party) -> None:
        """An agent waits no more."""
        for one in self.waiting:
            if one.agent == sender.number.digits and one.reference.session_id == message.session_id:
                call_id = one.call_id
                self._leave(one, WaiterTrigger.WITHDRAWN)
                self._calls.hang_up(call_id)

    def told_how_it_is(self, sender: Party) -> None:
        """Somebody wants to know how long the line is."""
        self._phone.send(sender.number.digits, LineTold(len(self._waiters), self.average))

    # ------------------------------------------------------------ what happens on the line

    def answered(self, call_id: str) -> None:
        """The agent took the call."""
        waiter = self._called(call_id)
        if waiter is not None:
            self._leave(waiter, WaiterTrigger.ANSWERED)

    def ended(self, call: Call, at: Moment, *, was_question: bool) -> None:
        """A call is over: one in vain brings the next in line, one about a question counts for the average."""
        if was_question and call.answered_at is not None:
            self._talks.append(at.seconds_since(call.answered_at))
        waiter = self._called(call.call_id)
        if waiter is None:
            return
        waiter.call_id = ""
        waiter.attempts += 1
        if waiter.attempts >= MOST_ATTEMPTS:
            self._phone.send(waiter.agent, PlaceGone(waiter.reference.session_id))
            self._leave(waiter, WaiterTrigger.GIVEN_UP)
        else:
            waiter.not_before = at.later(AGAIN)
            self._step(waiter, WaiterTrigger.NOT_ANSWERED)

    def ticked(self, now: Moment) -> None:
        """A second has passed: who is gone leaves the line, and who is next is called when we are free."""
        for one in self.waiting:
            if one.state is WaiterState.WAITING and now.seconds_since(one.heard_at) > NOT_HEARD:
                self._leave(one, WaiterTrigger.SILENCE)
            if one.state is WaiterState.CALLED and now.seconds_since(one.not_before) > RINGS:
                self._calls.hang_up(one.call_id)
        if not self._is_free():
            self._free_since = None
            return
        self._free_since = self._free_since or now
        has_settled = now.seconds_since(self._began) >= SETTLE
        if has_settled and now.seconds_since(self._free_since) >= BREATH:
            self._call_next(now)

    def _call_next(self, now: Moment) -> None:
        ready = (one for one in self._waiters if one.not_before.mono <= now.mono)
        waiter = next((one for one in ready if one.state is WaiterState.WAITING), None)
        if waiter is None:
            return
        call = self._calls.dial(waiter.agent, waiter.reference)
        self._contacts.called_back(call, waiter.reference)
        waiter.call_id, waiter.not_before = call.call_id, now
        self._step(waiter, WaiterTrigger.CALL)
        self._free_since = None

    # ------------------------------------------------------------ inside

    def _called(self, call_id: str) -> Waiter | None:
        return next((one for one in self._waiters if one.call_id == call_id), None)

    def _leave(self, waiter: Waiter, trigger: WaiterTrigger) -> None:
        self._step(waiter, trigger)
        self._waiters.remove(waiter)
        self._tell_all()

    def _tell_all(self) -> None:
        for waiter in self._waiters:
            self._tell(waiter)

    def _tell(self, waiter: Waiter) -> None:
        place = self._waiters.index(waiter) + 1
        answered = self._calls.answered_last
        began = answered.answered_at if answered is not None else None
        talked = self._clock.now().seconds_since(began) if began is not None else None
        expected = expected_wait(place, self.average, talked)
        self._phone.send(waiter.agent, PlaceTold(waiter.reference.session_id, place, expected))

    @staticmethod
    def _step(waiter: Waiter, trigger: WaiterTrigger) -> None:
        before = waiter.state
        waiter.apply(trigger)
        log.info("line: %s, %s, %s", before.name, trigger.name, waiter.state.name)
