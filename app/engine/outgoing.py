"""Calls that we begin."""

from collections.abc import Callable

import pjsua2 as pj

from app.engine.call_record import CallRecord, now
from app.engine.calls import Calls, NotPossible
from app.engine.protocol import CallEnded, Dial, Remote
from app.engine.sip_library import MOST_CALLS
from app.engine.sip_line import NotDiallable, SipLine
from app.engine.sip_objects import Listener, SipCall
from app.engine.urgent import Urgent


class Outgoing:
    """Begins calls. `listener` hears what becomes of them; `over` says of a record that its call is none."""

    def __init__(
        self,
        line: SipLine,
        calls: Calls,
        urgent: Urgent,
        listener: Listener,
        say: Callable[[CallEnded], None],
        over: Callable[[CallRecord, int], None],
    ) -> None:
        self._line = line
        self._calls = calls
        self._urgent = urgent
        self._listener = listener
        self._say = say
        self._over = over

    def dial(self, command: Dial) -> None:
        """Call a number; an urgent one waits for a line when there is none.

        Raises:
            NotPossible: there is no exchange or no line, or the id is taken.
            NotDiallable: this is no number.
            pj.Error: the library could not start the call.
        """
        if command.call_id in self._calls:
            raise NotPossible("there is such a call already")
        if command.urgent and self._line.is_open and self._urgent.waits_for_a_line(command):
            return
        if not self._line.is_open or self._calls.number >= MOST_CALLS:
            reason = "all lines are in use" if self._line.is_open else "there is no exchange"
            self._say(CallEnded(command.call_id, now(), 0, by_us=False))
            raise NotPossible(reason)
        record = CallRecord(
            command.call_id, False, Remote(command.number), now(), reference=command.reference
        )
        call = SipCall(self._line.account, self._listener, record)
        self._calls.add(call)
        try:
            if command.urgent:
                self._urgent.began(command.call_id)
            self._line.dial(call, command.number, command.reference if command.goes_along else "")
        except (pj.Error, NotDiallable) as error:
            if self._calls.is_current(call):
                self._calls.forget(call)
                if command.urgent and self._urgent.comes_too_early(command, error):
                    return
                self._over(record, 0)
            raise
