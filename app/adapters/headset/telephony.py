"""Buttons and lamps of a headset in its reports (HID Usage Tables 1.5: 11 telephony, 8 LED)."""

from dataclasses import replace

from app.adapters.headset.descriptor import Bit, Layout, Usage
from app.domain.events import FlashPressed, HookPressed, MutePressed
from app.domain.headset import HeadsetLights

PAGE = 0x0B
_HOOK, _FLASH, _MUTE = (PAGE, 0x20), (PAGE, 0x21), (PAGE, 0x2F)
_LAMPS: dict[Usage, str] = {
    (0x08, 0x17): "is_off_hook",
    (0x08, 0x18): "is_ringing",
    (0x08, 0x09): "is_muted",
    (0x08, 0x20): "is_on_hold",
}

Press = HookPressed | MutePressed | FlashPressed


class Telephony:
    """One headset: what its reports mean after those before, and which reports let its lamps say something.

    A headset changes its hook (and, where that is no toggle, its mute) by itself when the button is pressed,
    and follows the lamp when we change it, which many repeat as if the button had been pressed. So a report
    means something only when it differs from what we know.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._lamps = {usage: bit for usage, bit in layout.lamps.items() if usage in _LAMPS}
        self._before: dict[Usage, bool] = {}
        self._known = HeadsetLights()

    @property
    def has_buttons(self) -> bool:
        """True for a headset, and not just something with a mute button."""
        return _HOOK in self._layout.buttons

    @property
    def known(self) -> HeadsetLights:
        """How the headset stands."""
        return self._known

    def presses(self, report: bytes) -> list[Press]:
        """What was pressed, from a report as it came."""
        number, payload = (report[:1], report[1:]) if self._layout.is_numbered else (b"\0", report)
        values = {
            usage: _value(payload, bit)
            for usage in (_HOOK, _MUTE, _FLASH)
            if (bit := self._layout.buttons.get(usage)) is not None and number == bytes([bit.report])
        }
        pressed: list[Press] = []
        if (
            _HOOK in values
            and (is_off := self._state(_HOOK, values, is_now=self._known.is_off_hook)) is not None
        ):
            self._known = replace(self._known, is_off_hook=is_off)
            pressed.append(HookPressed(is_off))
        if (
            _MUTE in values
            and (is_muted := self._state(_MUTE, values, is_now=self._known.is_muted)) is not None
        ):
            is_toggle = self._layout.buttons[_MUTE].is_toggle
            if not is_toggle:
                self._known = replace(self._known, is_muted=is_muted)
            pressed.append(MutePressed(None if is_toggle else is_muted))
        if values.get(_FLASH) and not self._before.get(_FLASH):
            pressed.append(FlashPressed())
        self._before.update(values)
        return pressed

    def reports(self, lights: HeadsetLights) -> list[bytes]:
        """The reports that make the lamps say this; from now on it is so."""
        self._known = lights
        reports = []
        for number in sorted({bit.report for bit in self._lamps.values()}):
            payload = bytearray((self._layout.lengths[number] + 7) // 8)
            for usage, bit in self._lamps.items():
                if bit.report == number and getattr(lights, _LAMPS[usage]):
                    payload[bit.place // 8] |= 1 << bit.place % 8
            reports.append(bytes([number]) + bytes(payload))
        return reports

    def _state(self, usage: Usage, values: dict[Usage, bool], *, is_now: bool) -> bool | None:
        """What a button stands for now; None when it stands as it did."""
        value = values[usage]
        if self._layout.buttons[usage].is_toggle:
            return not is_now if value and not self._before.get(usage) else None
        return value if value != is_now else None


def _value(payload: bytes, bit: Bit) -> bool:
    return bit.place // 8 < len(payload) and bool(payload[bit.place // 8] >> bit.place % 8 & 1)
