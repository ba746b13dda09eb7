"""Transfers: the other ends of two calls talk with each other (RFC 3891), or one end calls a number (RFC 3515)."""

from collections.abc import Callable

import pjsua2 as pj

from app.engine.call_record import now
from app.engine.calls import Calls, NotPossible
from app.engine.protocol import HandOver, HandOverEnded, PutThrough
from app.engine.sip_line import NotDiallable, header
from app.engine.sip_objects import SipCall


class Transfer:
    """Carries out transfers. `end` hangs up a call, `say` hands a notice to the window."""

    def __init__(
        self, calls: Calls, end: Callable[[SipCall], None], say: Callable[[HandOverEnded], None]
    ) -> None:
        self._calls = calls
        self._end = end
        self._say = say

    def begin(self, command: HandOver) -> None:
        """Ask the customer's side to call the colleague's in our place (REFER with Replaces).

        Raises:
            NotPossible: one of the two is not connected.
            pj.Error: the library could not ask.
        """
        try:
            customer = self._calls.connected(command.customer_call)
            colleague = self._calls.connected(command.colleague_call)
            customer.xferReplaces(colleague, pj.CallOpParam(True))
        except (pj.Error, NotPossible):
            self._say(HandOverEnded(command.customer_call, now(), done=False, code=0))
            raise
        customer.record.handing_over = colleague.record.handing_over = True

    def send(self, command: PutThrough, target_of: Callable[[str, str], str]) -> None:
        """Ask the customer's side to call a number in our place (REFER).

        Raises:
            NotPossible: the call is not connected.
            NotDiallable: this is no number.
            pj.Error: the library could not ask.
        """
        try:
            customer = self._calls.connected(command.call_id)
            parameters = pj.CallOpParam(True)
            if command.reference:
                # In the request as well: Asterisk reads no headers of the URI in Refer-To.
                parameters.txOption.headers.append(header("User-to-User", command.reference))
            customer.xfer(target_of(command.number, command.reference), parameters)
        except (pj.Error, NotPossible, NotDiallable):
            self._say(HandOverEnded(command.call_id, now(), done=False, code=0))
            raise
        customer.record.handing_over = True

    def heard(self, call: SipCall, code: int) -> None:
        """The last that the customer's side says of it; when it is done both our legs go."""
        done = code // 100 == 2
        parties = [party for party in self._calls if party.record.handing_over]
        for party in parties:
            party.record.handing_over = False
            party.record.handed_over = done
        self._say(HandOverEnded(call.record.call_id, now(), done, code))
        if done:
            # An exchange ends the colleague's leg itself, and leaves the customer's to us.
            for party in parties:
                self._end(party)
