"""Buttons and lamps of the headset: a press does what the key of the window does, and the lamps follow the desk."""

from typing import assert_never

from app.domain import events
from app.domain.call import Call, CallState
from app.domain.headset import HeadsetLights
from app.ports import Headset
from app.services.asking import Asking
from app.services.call_flow import CallFlow
from app.services.consult_flow import ConsultFlow
from app.services.sound_flow import SoundFlow

HeadsetEvent = events.HookPressed | events.MutePressed | events.FlashPressed | events.HeadsetsFound

_BUSY = (CallState.TALKING, CallState.HELD, CallState.DIALLING)


class HeadsetFlow:
    """All headsets with buttons; each shows the same."""

    def __init__(
        self, headset: Headset, calls: CallFlow, consults: ConsultFlow, asking: Asking, sound: SoundFlow
    ) -> None:
        self._headset = headset
        self._calls = calls
        self._consults = consults
        self._asking = asking
        self._sound = sound
        self._taken = ""
        self.names: tuple[str, ...] = ()

    def take(self, event: HeadsetEvent) -> None:
        """A button was pressed, or a headset came or went."""
        match event:
            case events.HookPressed():
                if event.is_off:
                    self._pick_up()
                else:
                    self._put_down()
            case events.MutePressed():
                self._sound.mute(
                    is_muted=not self._sound.is_muted if event.is_muted is None else event.is_muted
                )
            case events.FlashPressed():
                self._flash()
            case events.HeadsetsFound():
                self.names = event.names
            case _:
                assert_never(event)

    def show(self) -> None:
        """Let the lamps say how the desk stands; also after a press that meant nothing."""
        self._headset.show(self.lights)

    @property
    def lights(self) -> HeadsetLights:
        """What the lamps say. No second call rings in them: headsets beep in the ear when that lamp is lit."""
        live = self._live
        ringing = self._calls.ringing
        is_taken = ringing is not None and ringing.call_id == self._taken
        is_off_hook = is_taken or any(call.state in _BUSY for call in live)
        return HeadsetLights(
            is_off_hook=is_off_hook,
            is_ringing=ringing is not None and not is_off_hook,
            is_muted=self._sound.is_muted,
            is_on_hold=is_off_hook
            and not is_taken
            and not any(call.state in (CallState.TALKING, CallState.DIALLING) for call in live),
        )

    def _pick_up(self) -> None:
        """Take the call that rings; a hook that was lifted for nothing falls back by its lamp."""
        ringing = self._calls.ringing
        if ringing is not None and self._calls.talking is None:
            self._taken = ringing.call_id
            self._calls.answer(ringing.call_id)

    def _put_down(self) -> None:
        """End the conversation, or the call that is being made; whoever waits on hold stays."""
        consult = self._consults.open_consult
        call = self._calls.talking or self._first(CallState.DIALLING)
        if consult is not None and consult.customer_call in consult.heard:
            self._asking.hang_up(consult.customer_call)  # and not the colleague, who is heard as well
        elif call is not None:
            self._asking.hang_up(call.call_id)

    def _flash(self) -> None:
        """Take the second call, else hold the one that we have, or take it back."""
        ringing = self._calls.ringing
        call = self._calls.talking or self._first(CallState.HELD)
        if ringing is not None:
            self._calls.answer(ringing.call_id)
        elif call is not None:
            self._calls.toggle_hold(call.call_id)

    def _first(self, state: CallState) -> Call | None:
        return next((call for call in self._live if call.state is state), None)

    @property
    def _live(self) -> list[Call]:
        return [call for call in self._calls.all.values() if not self._calls.is_leaving(call.call_id)]
