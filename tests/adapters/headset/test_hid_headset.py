"""A headset's buttons reach the desk, and its lamps follow: with the reports of real headsets."""

from collections.abc import Callable, Iterator

import pytest

from app.adapters.headset.descriptor import parse
from app.adapters.headset.hid_headset import HidHeadset
from app.adapters.headset.hid_library import Hidapi
from app.adapters.headset.telephony import Telephony
from app.domain.events import Event, FlashPressed, HeadsetsFound, HookPressed, MutePressed
from app.domain.headset import HeadsetLights
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
from tests.lab.waiting import wait_until

MODELS = (
    "JABRA_EVOLVE_LINK", "JABRA_SPEAK_810", "POLY_BLACKWIRE_5220", "POLY_VOYAGER_BASE", "EPOS_IMPACT_DW",
    "SENNHEISER_SC_660", "YEALINK_WH66",
)  # fmt: skip
RINGS = HeadsetLights(is_ringing=True)
TALKS = HeadsetLights(is_off_hook=True)

Wear = Callable[[Drawer], HidHeadset]


@pytest.fixture
def posted() -> list[Event]:
    return []


@pytest.fixture
def wear(posted: list[Event]) -> Iterator[Wear]:
    worn = []

    def put_on(drawer: Drawer) -> HidHeadset:
        worn.append(HidHeadset(drawer, posted.append))
        worn[-1].start()
        wait_until(lambda: any(isinstance(event, HeadsetsFound) for event in posted))
        posted.clear()
        return worn[-1]

    yield put_on
    for headset in worn:
        headset.close()


@pytest.fixture(params=MODELS)
def model(request: pytest.FixtureRequest) -> SimulatedHeadset:
    return SimulatedHeadset(request.param, getattr(descriptors, request.param))


def shows(headset: SimulatedHeadset, **lamps: bool) -> Callable[[], bool]:
    """Whether the lamps of a headset are these, and all others out."""
    usages = {"off_hook": OFF_HOOK, "ringing": RINGING, "muted": MUTED, "on_hold": ON_HOLD}
    return lambda: all(headset.lamps.get(usage) is lamps.get(name, False) for name, usage in usages.items())


def test_call_is_taken_and_ended_with_the_button_and_the_lamps_follow(
    model: SimulatedHeadset, wear: Wear, posted: list[Event]
) -> None:
    headset = wear(Drawer(model))
    headset.show(RINGS)
    wait_until(shows(model, ringing=True))
    model.press(HOOK)
    wait_until(lambda: posted == [HookPressed(is_off=True)])
    headset.show(TALKS)
    wait_until(shows(model, off_hook=True))
    model.press(HOOK)
    wait_until(lambda: posted == [HookPressed(is_off=True), HookPressed(is_off=False)])
    headset.show(HeadsetLights())
    wait_until(shows(model))


def test_what_the_headset_says_about_its_own_lamp_is_no_press(
    model: SimulatedHeadset, wear: Wear, posted: list[Event]
) -> None:
    headset = wear(Drawer(model))
    headset.show(TALKS)
    wait_until(shows(model, off_hook=True))
    headset.show(HeadsetLights())
    wait_until(shows(model))
    model.press(FLASH)
    wait_until(lambda: FlashPressed() in posted)
    assert posted == [FlashPressed()]


def test_microphone_is_muted_with_the_button_and_the_lamp_follows(
    model: SimulatedHeadset, wear: Wear, posted: list[Event]
) -> None:
    headset = wear(Drawer(model))
    headset.show(TALKS)
    model.press(MUTE)
    wait_until(lambda: posted == [MutePressed(None)])
    headset.show(HeadsetLights(is_off_hook=True, is_muted=True))
    wait_until(shows(model, off_hook=True, muted=True))
    model.press(MUTE)
    wait_until(lambda: posted == [MutePressed(None), MutePressed(None)])


def test_hold_has_its_lamp(model: SimulatedHeadset, wear: Wear) -> None:
    headset = wear(Drawer(model))
    headset.show(HeadsetLights(is_off_hook=True, is_on_hold=True))
    wait_until(shows(model, off_hook=True, on_hold=True))


def test_press_that_meant_nothing_is_taken_back_by_the_lamp(
    model: SimulatedHeadset, wear: Wear, posted: list[Event]
) -> None:
    wear(Drawer(model))
    wait_until(shows(model))
    before = len(model.history)
    model.press(HOOK)
    wait_until(lambda: posted == [HookPressed(is_off=True)])
    wait_until(lambda: len(model.history) > before)
    model.press(FLASH)
    wait_until(lambda: FlashPressed() in posted)
    assert posted == [HookPressed(is_off=True), FlashPressed()]


def test_headset_that_is_pulled_out_is_gone_and_back_when_it_is_plugged_in(
    wear: Wear, posted: list[Event]
) -> None:
    drawer = Drawer(SimulatedHeadset("Kwartel 40", descriptors.JABRA_EVOLVE_LINK))
    headset = wear(drawer)
    headset.show(TALKS)
    drawer.headsets[0].pull()
    wait_until(lambda: posted == [HeadsetsFound(())])
    drawer.headsets.append(SimulatedHeadset("Kwartel 41", descriptors.JABRA_EVOLVE_LINK))
    wait_until(lambda: posted == [HeadsetsFound(()), HeadsetsFound(("Kwartel 41",))])
    wait_until(shows(drawer.headsets[1], off_hook=True))


def test_two_headsets_show_the_same_and_either_answers(wear: Wear, posted: list[Event]) -> None:
    jabra = SimulatedHeadset("Kwartel 40", descriptors.JABRA_EVOLVE_LINK)
    poly = SimulatedHeadset("Roodborst 52", descriptors.POLY_BLACKWIRE_5220)
    headset = wear(Drawer(jabra, poly))
    headset.show(RINGS)
    wait_until(shows(jabra, ringing=True))
    wait_until(shows(poly, ringing=True))
    poly.press(HOOK)
    wait_until(lambda: HookPressed(is_off=True) in posted)


@pytest.mark.parametrize("useless", [b"\x05", descriptors.LOGITECH_G535], ids=["nonsense", "no hook"])
def test_headset_that_cannot_be_understood_leaves_the_others_working(
    useless: bytes, wear: Wear, posted: list[Event]
) -> None:
    odd = SimulatedHeadset("Uil 1", descriptors.JABRA_EVOLVE_LINK)
    odd.descriptor = useless
    good = SimulatedHeadset("Kwartel 40", descriptors.EPOS_IMPACT_DW)
    wear(Drawer(odd, good))
    good.press(MUTE)
    wait_until(lambda: posted == [MutePressed(None)])


def test_headset_that_another_program_keeps_is_left_alone(posted: list[Event]) -> None:
    drawer = Drawer(SimulatedHeadset("Kwartel 40", descriptors.JABRA_EVOLVE_LINK))
    drawer.is_locked = True
    headset = HidHeadset(drawer, posted.append)
    headset.start()
    headset.close()
    assert posted == []


def test_lamps_are_out_when_the_program_ends(wear: Wear) -> None:
    jabra = SimulatedHeadset("Kwartel 40", descriptors.JABRA_EVOLVE_LINK)
    headset = wear(Drawer(jabra))
    headset.show(TALKS)
    wait_until(shows(jabra, off_hook=True))
    headset.close()
    assert shows(jabra)()


def test_mute_that_is_a_switch_says_where_it_stands() -> None:
    switch = bytes.fromhex("050b0905a101 7501 9502 0920 092f 8122 c0".replace(" ", ""))
    telephony = Telephony(parse(switch))
    assert telephony.presses(b"\x02") == [MutePressed(is_muted=True)]
    assert telephony.presses(b"\x02") == []
    assert telephony.presses(b"\x00") == [MutePressed(is_muted=False)]


def test_hook_that_is_one_button_toggles() -> None:
    button = bytes.fromhex("050b0905a101 7501 9501 0920 8106 c0".replace(" ", ""))
    telephony = Telephony(parse(button))
    assert telephony.presses(b"\x01") == [HookPressed(is_off=True)]
    assert telephony.presses(b"\x00") == []
    assert telephony.presses(b"\x01") == [HookPressed(is_off=False)]


def test_report_of_another_number_or_too_short_means_nothing() -> None:
    telephony = Telephony(parse(descriptors.JABRA_EVOLVE_LINK))
    assert telephony.presses(b"\x01\xff\xff") == []
    assert telephony.presses(b"\x02") == []


def test_library_itself_finds_whatever_is_plugged_in_here() -> None:
    for plugged in Hidapi().plugged():
        assert isinstance(plugged.path, bytes)
