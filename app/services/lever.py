"""One switch of the exchange and the way to throw it from here: by dialling a code, one at a time."""

import logging
import uuid
from typing import Final

from app.domain.errors import InvalidTransition
from app.domain.moment import Moment
from app.domain.presence import Presence
from app.domain.quiet import SwitchNumbers
from app.domain.remote_switch import RemoteSwitch, SwitchState, SwitchTrigger
from app.ports import Clock, Phone

log = logging.getLogger(__name__)

LONGEST_CODE: Final = 8.0  # seconds; an exchange that speaks a sentence about it has said it by then
LONGEST_WORD: Final = 5.0  # seconds until what was carried out shows, where the exchange shows it
LONGEST_DIFFERENCE: Final = 60.0  # seconds that a difference is shown; then the exchange's word is accepted
_CODE_CALL = "code-"
_TOLD = {
    Presence.FREE: SwitchTrigger.TOLD_OFF,
    Presence.RINGING: SwitchTrigger.TOLD_ON,
    Presence.TALKING: SwitchTrigger.TOLD_ON,
}


def is_code_call(call_id: str) -> bool:
    """True for a call that only carries a code; it is no conversation, and no window shows it."""
    return call_id.startswith(_CODE_CALL)


class Lever:
    """`name` is for the log. `works_here`: where the exchange cannot be told, it still counts on this desk."""

    def __init__(
        self, name: str, numbers: SwitchNumbers, phone: Phone, clock: Clock, *, works_here: bool
    ) -> None:
        self._name = name
        self._numbers = numbers
        self._phone = phone
        self._clock = clock
        self._works_here = works_here
        self._told: SwitchTrigger | None = None
        self._own_code = ""
        self._call_id = ""
        self._call_is_for = SwitchTrigger.SAID_OFF
        self._called_at: Moment | None = None
        self._was_taken = False
        self.wanted = SwitchTrigger.SAID_OFF
        self.switch = RemoteSwitch()

    @property
    def exchange_tells(self) -> bool:
        """True while the exchange shows how the switch stands."""
        return self._told is not None

    @property
    def hint(self) -> str:
        """The number whose presence shows it, '' when there is none."""
        return self._numbers.hint

    # ------------------------------------------------------------ what the agent says

    def say_on(self, code: str = "") -> None:
        """Turn it on, with a code of its own when there is one."""
        self._own_code = code
        self._say(SwitchTrigger.SAID_ON)

    def say_off(self) -> None:
        """Turn it off."""
        self._say(SwitchTrigger.SAID_OFF)

    def _say(self, word: SwitchTrigger) -> None:
        if self._step(word, self._clock.now()):
            self.wanted = word
            if self.switch.is_turning and not self._call_id:
                self._order()

    def _order(self) -> None:
        is_on = self.wanted is SwitchTrigger.SAID_ON
        code = (self._own_code or self._numbers.on) if is_on else self._numbers.off
        if not code:
            self._not_done(self._clock.now())
            return
        self._call_id, self._call_is_for = _CODE_CALL + uuid.uuid4().hex, self.wanted
        self._called_at, self._was_taken = self._clock.now(), False
        self._phone.dial(self._call_id, code)

    # ------------------------------------------------------------ what happens

    def told(self, presence: Presence, at: Moment) -> None:
        """The exchange shows how the switch stands, or shows it no more."""
        self._told = _TOLD.get(presence)
        if self._told is not None:
            self._step(self._told, at)

    def answered(self, call_id: str, at: Moment) -> None:
        """The exchange took a code; where it shows nothing, that is all that we learn."""
        if call_id and call_id == self._call_id:
            self._was_taken = True
        if self._is_current(call_id) and self.switch.is_turning:
            # What it shows may have been so already, and is no news then.
            self._step(self._told or SwitchTrigger.DONE, at)

    def ended(self, call_id: str, at: Moment) -> None:
        """The call with a code is over; one that the exchange did not take was not carried out."""
        if not call_id or call_id != self._call_id:
            return
        is_current = self._is_current(call_id)
        self._call_id = ""
        if not self.switch.is_turning:
            return
        if not is_current:
            self._order()
        elif not self._was_taken:
            self._not_done(at)

    def phone_lost(self, at: Moment) -> None:
        """The telephone is gone, and a code on its way with it."""
        self.ended(self._call_id, at)

    def ticked(self, now: Moment) -> None:
        """A second has passed: nothing may take for ever."""
        if self._call_id and self._called_at and now.seconds_since(self._called_at) > LONGEST_CODE:
            self._phone.hang_up(self._call_id)
        changed_at = self.switch.changed_at
        lasted = now.seconds_since(changed_at) if changed_at is not None else 0.0
        if self.switch.is_turning and not self._call_id and lasted > LONGEST_WORD:
            self._not_done(now)
        elif self.switch.differs and lasted > LONGEST_DIFFERENCE and self.exchange_tells:
            self._step(SwitchTrigger.ACCEPTED, now)

    def _is_current(self, call_id: str) -> bool:
        """False when the agent said something else while the code was on its way."""
        return bool(call_id) and call_id == self._call_id and self._call_is_for is self.wanted

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
