"""Which bit is which button, in what real headsets say of themselves; and in nonsense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.headset.descriptor import LONGEST, BadDescriptor, Bit, parse
from tests.adapters.headset import descriptors
from tests.adapters.headset.simulated import FLASH, HOOK, MUTE, MUTED, OFF_HOOK, ON_HOLD, RINGING

TOGGLE = True

# Worked out by hand from the descriptors: buttons (hook, mute, flash), lamps (off-hook, mute, ring, hold).
REAL = {
    "JABRA_EVOLVE_LINK": (
        (Bit(2, 0), Bit(2, 2, TOGGLE), Bit(2, 3, TOGGLE)), (Bit(2, 0), Bit(2, 1), Bit(2, 2), Bit(2, 3)),
    ),
    "JABRA_SPEAK_810": (
        (Bit(2, 0), Bit(2, 2, TOGGLE), Bit(2, 3, TOGGLE)), (Bit(2, 0), Bit(2, 1), Bit(2, 2), Bit(2, 3)),
    ),
    "POLY_BLACKWIRE_5220": (
        (Bit(8, 1), Bit(8, 0, TOGGLE), Bit(8, 2)), (Bit(0x17, 0), Bit(9, 0), Bit(0x18, 0), Bit(0x20, 0)),
    ),
    "POLY_VOYAGER_BASE": (
        (Bit(1, 0), Bit(1, 1, TOGGLE), Bit(1, 2)), (Bit(4, 0), Bit(3, 0), Bit(1, 0), Bit(5, 0)),
    ),
    "EPOS_IMPACT_DW": (
        (Bit(2, 2), Bit(2, 5, TOGGLE), Bit(2, 3, TOGGLE)), (Bit(3, 1), Bit(3, 4), Bit(3, 3), Bit(3, 6)),
    ),
    "SENNHEISER_SC_660": (
        (Bit(8, 1), Bit(8, 0, TOGGLE), Bit(8, 3, TOGGLE)), (Bit(9, 1), Bit(9, 0), Bit(9, 2), Bit(9, 5)),
    ),
    "YEALINK_WH66": (
        (Bit(2, 0), Bit(2, 2, TOGGLE), Bit(2, 3, TOGGLE)), (Bit(2, 0), Bit(2, 1), Bit(2, 2), Bit(2, 3)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("model", REAL)
def test_buttons_and_lamps_of_a_real_headset_are_found(model: str) -> None:
    buttons, lamps = REAL[model]
    layout = parse(getattr(descriptors, model))
    assert tuple(layout.buttons[usage] for usage in (HOOK, MUTE, FLASH)) == buttons
    assert tuple(layout.lamps[usage] for usage in (OFF_HOOK, MUTED, RINGING, ON_HOLD)) == lamps
    assert layout.is_numbered


def test_headset_without_a_hook_has_none() -> None:
    assert HOOK not in parse(descriptors.LOGITECH_G535).buttons


def test_report_is_as_long_as_its_fields_and_what_fills_it_up() -> None:
    assert parse(descriptors.JABRA_EVOLVE_LINK).lengths[2] == 16
    assert parse(descriptors.POLY_BLACKWIRE_5220).lengths[0x17] == 8


def test_pushed_page_comes_back_when_it_is_popped() -> None:
    plain = bytes.fromhex("050b0905a101 7501 9501 0920 8122 c0".replace(" ", ""))
    pushed = bytes.fromhex("050b0905a101 7501 9501 a4 0508 b4 0920 8122 c0".replace(" ", ""))
    assert parse(pushed) == parse(plain)


def test_usage_of_four_bytes_names_its_page() -> None:
    wide = bytes.fromhex("050c 7501 9501 0b20000b00 8122".replace(" ", ""))
    assert parse(wide).buttons == {HOOK: Bit(0, 0)}
    assert not parse(wide).is_numbered


def test_range_of_usages_takes_a_bit_each() -> None:
    ranged = bytes.fromhex("050b 7501 9502 1920 2921 8122".replace(" ", ""))
    assert parse(ranged).buttons == {HOOK: Bit(0, 0), FLASH: Bit(0, 1)}


def test_values_of_several_bits_and_lists_are_no_buttons() -> None:
    assert parse(bytes.fromhex("050b 7508 9501 0920 8122".replace(" ", ""))).buttons == {}
    assert parse(bytes.fromhex("050b 7501 9501 0920 8100".replace(" ", ""))).buttons == {}


@pytest.mark.parametrize(
    ("nonsense", "why"),
    [
        ("05", "cut off"),
        ("b4", "nothing to pop"),
        ("050b190026ffff2affff", "too many usages"),
        ("77ffffffff97ffffffff8102", "a report without end"),
        ("00" * (LONGEST + 1), "too long"),
    ],
)
def test_descriptor_that_makes_no_sense_is_refused(nonsense: str, why: str) -> None:
    with pytest.raises(BadDescriptor, match=why):
        parse(bytes.fromhex(nonsense))


@given(st.binary(max_size=300))
def test_bytes_of_any_kind_are_read_or_refused(nonsense: bytes) -> None:
    try:
        parse(nonsense)
    except BadDescriptor:
        return
