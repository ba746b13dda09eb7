"""The agent's place in a senior's line: asked for, kept alive, and turned into a consult when she calls back."""

import logging

from app.domain.call import Call, CallState, Party
from app.domain.consult import Colleague, ConsultReference
from app.domain.desk_message import PlaceAsked, PlaceGone, PlaceTold
from app.domain.errors import InvalidTransition
from app.domain.events import CallOffered
from app.domain.moment import Moment
from app.domain.place import Place, PlaceState, PlaceTrigger
from app.ports import Clock, Phone
from app.services.call_flow import CallFlow
from app.services.consult_flow import ConsultFlow
from app.services.sessions import Sessions

log = logging.getLogger(__name__)

SAY_AGAIN = 10.0  # seconds: her desk may have been started anew, and hears of us again
NO_ANSWER = 8.0  # seconds without any answer, then her desk is not there
NOT_HEARD = 35.0  # seconds without a word on a place that we had


class PlaceFlow:
    """The place that this desk has, or had last. There is one at a time; the caller is never on hold for it."""

    def __init__(
        self, calls: CallFlow, sessions: Sessions, consults: ConsultFlow, phone: Phone, clock: Clock
    ) -> None:
        self._calls = calls
        self._sessions = sessions
        self._consults = consults
        self._phone = phone
        self._clock = clock
        self.place: Place | None = None

    @property
    def open_place(self) -> Place | None:
        """The place that is waited in now."""
        return self.place if self.place is not None and self.place.is_open else None

    @property
    def call_back(self) -> Call | None:
        """The senior's call while it rings here."""
        place = self.open_place
        call = self._calls.live(place.call_id) if place is not None else None
        return call if call is not None and call.state is CallState.RINGING else None

    # ------------------------------------------------------------ what the agent does

    def take(self, senior: str, reference: ConsultReference) -> None:
        """Wait in her line; a place that there was for another caller is given up."""
        self.withdraw()
        now = self._clock.now()
        self.place = Place(reference, senior, now, now, now)
        self._phone.send(senior, PlaceAsked(reference))

    def withdraw(self) -> None:
        """Wait no more."""
        place = self.open_place
        if place is not None and self._step(place, PlaceTrigger.WITHDRAWN, self._clock.now()):
            self._phone.send(place.senior, PlaceGone(place.session_id))
            self._calls.refuse(place.call_id)

    def accept(self) -> bool:
        """Take her call: the caller waits, and she is talked with about them; False when it does not ring."""
        call = self.call_back
        if call is None or self._consults.open_consult is not None:
            return False
        self._calls.answer(call.call_id)
        return True

    # ------------------------------------------------------------ what her desk says

    def told(self, message: PlaceTold, sender: Party, at: Moment) -> None:
        """Where we are in her line."""
        place = self._about(message.session_id, sender)
        if place is not None and self._step(place, PlaceTrigger.TOLD, at):
            place.position, place.expected, place.heard_at = message.place, message.expected, at

    def gone(self, message: PlaceGone, sender: Party, at: Moment) -> None:
        """She has no such place (any more)."""
        place = self._about(message.session_id, sender)
        if place is not None:
            self._step(place, PlaceTrigger.DROPPED, at)

    def lost(self, number: str, at: Moment) -> None:
        """Her desk could not be told of the place."""
        place = self.open_place
        if place is not None and place.senior == number and place.state is PlaceState.ASKED:
            self._step(place, PlaceTrigger.SILENCE, at)

    # ------------------------------------------------------------ what happens on the line

    def rang(self, call: CallOffered) -> bool:
        """Somebody calls; True when it is she, as was waited for: that is no contact of its own."""
        place, reference = self.open_place, call.reference
        if (
            place is None
            or place.state is PlaceState.CALLED_BACK
            or reference is None
            or reference.session_id != place.session_id
            or call.party.number.digits != place.senior
        ):
            return False
        self._step(place, PlaceTrigger.RUNG, call.at)
        place.call_id = call.call_id
        return True

    def answered(self, call_id: str, at: Moment) -> None:
        """A call was answered: her call back becomes a consult about the caller; a consult needs no place."""
        place = self.open_place
        if place is None:
            return
        consult = self._consults.open_consult
        if consult is not None and consult.colleague_call == call_id:
            if consult.session_id == place.session_id and consult.colleague == place.senior:
                self.withdraw()
            return
        call, session = self._calls.live(call_id), self._sessions.get(place.session_id)
        if place.call_id != call_id or call is None or session is None:
            return
        self._step(place, PlaceTrigger.TAKEN, at)
        customer = self._calls.live(session.call_id)
        if customer is not None:
            session.consulted = True
            self._sessions.keep(session)
            self._consults.called_back(customer, call, place.reference, Colleague(place.senior))

    def ended(self, call: Call, at: Moment) -> None:
        """A call is over: hers in vain, or the caller's, and then nothing is left to ask about."""
        place = self.open_place
        session = self._sessions.get(place.session_id) if place is not None else None
        if place is None:
            return
        if place.call_id == call.call_id:
            place.call_id = ""
            self._step(place, PlaceTrigger.RING_ENDED, at)
        elif session is None or session.call_id == call.call_id:
            self.withdraw()

    def ticked(self, now: Moment) -> None:
        """A second has passed: say again that we wait, and notice that her desk does not answer."""
        place = self.open_place
        if place is None or place.state is PlaceState.CALLED_BACK:
            return
        patience = NO_ANSWER if place.state is PlaceState.ASKED else NOT_HEARD
        if now.seconds_since(place.heard_at) > patience:
            self._step(place, PlaceTrigger.SILENCE, now)
        elif now.seconds_since(place.said_at) >= SAY_AGAIN:
            place.said_at = now
            waited = round(now.seconds_since(place.asked_at))
            self._phone.send(place.senior, PlaceAsked(place.reference, waited))

    # ------------------------------------------------------------ inside

    def _about(self, session_id: str, sender: Party) -> Place | None:
        place = self.open_place
        is_ours = place is not None and place.session_id == session_id
        return place if is_ours and place is not None and sender.number.digits == place.senior else None

    def _step(self, place: Place, trigger: PlaceTrigger, at: Moment) -> bool:
        before = place.state
        try:
            place.apply(trigger, at)
        except InvalidTransition as error:
            log.warning("%s", error)
            return False
        if place.state is not before:
            log.info("place: %s, %s, %s", before.name, trigger.name, place.state.name)
        return True
