"""One switch of the exchange, thrown from here, one order at a time."""

import logging
import uuid
from typing import Final

from app.domain.errors import InvalidTransition
from app.domain.moment import Moment
from app.domain.quiet import NO_REASON, PauseReason
from app.domain.remote_switch import RemoteSwitch, SwitchState, SwitchTrigger
from app.ports import Clock
from app.services.hand import CODE_CALL, Hand

log = logging.getLogger(__name__)

LONGEST_ORDER: Final = 8.0  # seconds; an exchange that speaks a sentence about it has said it by then
LONGEST_WORD: Final = 5.0  # seconds until what was carried out shows, where the exchange shows it
LONGEST_DIFFERENCE: Final = 60.0  # seconds that a difference is shown; then the exchange's word is accepted


class Lever:
    """`name` is for the log. `works_here`: where the exchange cannot be told, it still counts on this desk."""

    def __init__(self, name: str, hand: Hand, clock: Clock, *, works_here: bool) -> None:
        self._name = name
        self._hand = hand
        self._clock = clock
        self._works_here = works_here
        self._told: SwitchTrigger | None = None
        self._reason = NO_REASON
        self._order_id = ""
        self._order_is_for = SwitchTrigger.SAID_OFF
        self._ordered_at: Moment | None = None
        self._was_taken = False
        self.wanted = SwitchTrigger.SAID_OFF
        self.switch = RemoteSwitch()

    @property
    def exchange_tells(self) -> bool:
        """True while the exchange shows how the switch stands."""
        return self._told is not None

    # ------------------------------------------------------------ what the agent says

    def say_on(self, reason: PauseReason = NO_REASON) -> None:
        """Turn it on."""
        self._reason = reason
        self._say(SwitchTrigger.SAID_ON)

    def say_off(self) -> None:
        """Turn it off."""
        self._say(SwitchTrigger.SAID_OFF)

    def _say(self, word: SwitchTrigger) -> None:
        if self._step(word, self._clock.now()):
            self.wanted = word
            if self.switch.is_turning and not self._order_id:
                self._order()

    def _order(self) -> None:
        is_on = self.wanted is SwitchTrigger.SAID_ON
        if not self._hand.can(self._reason, on=is_on):
            self._not_done(self._clock.now())
            return
        self._order_id, self._order_is_for = CODE_CALL + uuid.uuid4().hex, self.wanted
        self._ordered_at, self._was_taken = self._clock.now(), False
        self._hand.throw(self._order_id, self._reason, on=is_on)

    # ------------------------------------------------------------ what happens

    def told(self, at: Moment, *, is_on: bool | None) -> None:
        """The exchange shows how the switch stands, or shows it no more."""
        words = {True: SwitchTrigger.TOLD_ON, False: SwitchTrigger.TOLD_OFF}
        self._told = words.get(is_on) if is_on is not None else None
        if self._told is not None:
            self._step(self._told, at)

    def taken(self, order_id: str, at: Moment) -> None:
        """The exchange took an order; where it shows nothing, that is all that we learn."""
        if order_id and order_id == self._order_id:
            self._was_taken = True
        if self._is_current(order_id) and self.switch.is_turning:
            # What it shows may have been so already, and is no news then.
            self._step(self._told or SwitchTrigger.DONE, at)

    def ended(self, order_id: str, at: Moment) -> None:
        """An order is over; one that the exchange did not take was not carried out."""
        if not order_id or order_id != self._order_id:
            return
        is_current = self._is_current(order_id)
        self._order_id = ""
        if not self.switch.is_turning:
            return
        if not is_current:
            self._order()
        elif not self._was_taken:
            self._not_done(at)

    def phone_lost(self, at: Moment) -> None:
        """The telephone is gone, and an order on its way with it."""
        self.ended(self._order_id, at)

    def ticked(self, now: Moment) -> None:
        """A second has passed: nothing may take for ever."""
        is_late = self._ordered_at is not None and now.seconds_since(self._ordered_at) > LONGEST_ORDER
        if self._order_id and is_late and self._hand.let_go(self._order_id):
            self.ended(self._order_id, now)
        changed_at = self.switch.changed_at
        lasted = now.seconds_since(changed_at) if changed_at is not None else 0.0
        if self.switch.is_turning and not self._order_id and lasted > LONGEST_WORD:
            self._not_done(now)
        elif self.switch.differs and lasted > LONGEST_DIFFERENCE and self.exchange_tells:
            self._step(SwitchTrigger.ACCEPTED, now)

    def _is_current(self, order_id: str) -> bool:
        """False when the agent said something else while the order was on its way."""
        return bool(order_id) and order_id == self._order_id and self._order_is_for is self.wanted

    def _not_done(self, at: Moment) -> None:
        is_left_to_us = (
            self._works_here and not self.exchange_tells and self.switch.state is SwitchState.TURNING_ON
        )
        self._step(SwitchTrigger.UNTELLABLE if is_left_to_us else SwitchTrigger.NOT_DONE, at)
        if self._told is not None:
            self._step(self._told, at)

    def _step(self, trigger: SwitchTrigger, at: Moment) -> bool:
        before = self.switch.state
        try:
            self.switch.apply(trigger, at)
        except InvalidTransition as error:
            log.info("%s: %s", self._name, error)
            return False
        log.info("%s: %s, %s, %s", self._name, before.name, trigger.name, self.switch.state.name)
        return True
