"""What every `Headset` does, the fake of the unit tests and the product's own alike."""

from collections.abc import Iterator
from typing import Protocol

import pytest

from app.adapters.headset.hid_headset import HidHeadset
from app.domain.events import Event, FlashPressed, HeadsetsFound, HookPressed, MutePressed
from app.domain.headset import HeadsetLights
from app.ports import Headset
from tests.adapters.headset import descriptors
from tests.adapters.headset.simulated import (
    FLASH,
    HOOK,
    MUTE,
    MUTED,
    OFF_HOOK,
    ON_HOLD,
    RINGING,
    Drawer,
    SimulatedHeadset,
)
from tests.fakes.headset import FakeHeadset
from tests.lab.waiting import wait_until

RINGS, TALKS = HeadsetLights(is_ringing=True), HeadsetLights(is_off_hook=True)


class Worn(Protocol):
    """A `Headset`, the person who wears it, and what it posts."""

    headset: Headset
    posted: list[Event]

    @property
    def lights(self) -> HeadsetLights:
        """What the lamps say."""

    def press_hook(self) -> None:
        """The button that answers and ends."""

    def press_mute(self) -> None:
        """The mute button."""

    def press_flash(self) -> None:
        """The button that holds."""


class FakeWorn:
    """The fake."""

    def __init__(self) -> None:
        self.posted: list[Event] = []
        self._fake = FakeHeadset(self.posted.append)
        self.headset: Headset = self._fake
        self.press_hook = self._fake.press_hook
        self.press_mute = self._fake.press_mute
        self.press_flash = self._fake.press_flash

    @property
    def lights(self) -> HeadsetLights:
        return self._fake.lights


class HidWorn:
    """The product's own, with a simulated headset."""

    def __init__(self) -> None:
        self.posted: list[Event] = []
        self._device = SimulatedHeadset("Kwartel 40", descriptors.EPOS_IMPACT_DW)
        self._hid = HidHeadset(Drawer(self._device), self.posted.append)
        self.headset: Headset = self._hid
        self._hid.start()
        wait_until(lambda: self.posted == [HeadsetsFound(("Kwartel 40",))])
        self.posted.clear()

    @property
    def lights(self) -> HeadsetLights:
        return HeadsetLights(
            *(self._device.lamps.get(one, False) for one in (OFF_HOOK, RINGING, MUTED, ON_HOLD))
        )

    def press_hook(self) -> None:
        self._device.press(HOOK)

    def press_mute(self) -> None:
        self._device.press(MUTE)

    def press_flash(self) -> None:
        self._device.press(FLASH)

    def close(self) -> None:
        self._hid.close()


@pytest.fixture(params=["fake", "hid"])
def worn(request: pytest.FixtureRequest) -> Iterator[Worn]:
    if request.param == "fake":
        yield FakeWorn()
        return
    worn = HidWorn()
    yield worn
    worn.close()


@pytest.mark.parametrize(
    "lights",
    [
        RINGS,
        TALKS,
        HeadsetLights(is_off_hook=True, is_muted=True),
        HeadsetLights(is_off_hook=True, is_on_hold=True),
    ],
)
def test_lamps_say_how_the_desk_stands(worn: Worn, lights: HeadsetLights) -> None:
    worn.headset.show(lights)
    wait_until(lambda: worn.lights == lights)
    assert worn.posted == []


def test_hook_says_what_it_stands_for(worn: Worn) -> None:
    worn.headset.show(RINGS)
    wait_until(lambda: worn.lights == RINGS)
    worn.press_hook()
    wait_until(lambda: worn.posted == [HookPressed(is_off=True)])
    worn.headset.show(TALKS)
    wait_until(lambda: worn.lights == TALKS)
    worn.press_hook()
    wait_until(lambda: worn.posted == [HookPressed(is_off=True), HookPressed(is_off=False)])


def test_press_that_meant_nothing_falls_back_with_the_lamp(worn: Worn) -> None:
    worn.press_hook()
    wait_until(lambda: worn.posted == [HookPressed(is_off=True)])
    worn.headset.show(HeadsetLights())
    worn.headset.show(TALKS)
    wait_until(lambda: worn.lights == TALKS)
    worn.press_hook()
    wait_until(lambda: worn.posted == [HookPressed(is_off=True), HookPressed(is_off=False)])


def test_mute_and_flash_are_told(worn: Worn) -> None:
    worn.headset.show(TALKS)
    wait_until(lambda: worn.lights == TALKS)
    worn.press_mute()
    worn.press_flash()
    wait_until(lambda: worn.posted == [MutePressed(None), FlashPressed()])
