"""Two ends that seek a way for the sound of their call (ICE, RFC 8445), and calls in which only one of them does."""

from typing import Any

import pytest

from tests.bench.own_network import run_inside
from tests.engine.abilities import need
from tests.lab.asterisk import ICE_AGENT
from tests.lab.availability import LabUnavailable, part
from tests.lab.laboratory import AGENT

pytestmark = pytest.mark.lab

HEARD = {
    "hears_echo": True,
    "hears_echo_after_hold": True,
    "hears_colleague": True,
    "colleague_hears": True,
    "ended_by_itself": 0,
}


def calls(user: str, *, ice: bool) -> tuple[dict[str, Any], int, int]:
    """What `ways_of_sound.py` measured; how many questions the exchange answered, and the telephone."""
    if ice:
        need("ice")
    with part("network of its own", LabUnavailable):
        found = run_inside("tests.lab.ways_of_sound", user, "ice" if ice else "without")
    return found, found.pop("answered_by_the_exchange"), found.pop("answered_by_the_telephone")


def test_sound_takes_the_way_that_both_ends_found() -> None:
    found, by_exchange, by_telephone = calls(ICE_AGENT, ice=True)
    assert found == HEARD
    assert by_exchange > 0
    assert by_telephone > 0


def test_telephone_that_seeks_is_heard_through_an_exchange_that_does_not() -> None:
    assert calls(AGENT, ice=True) == (HEARD, 0, 0)


def test_telephone_that_does_not_seek_is_heard_through_an_exchange_that_does() -> None:
    assert calls(ICE_AGENT, ice=False) == (HEARD, 0, 0)
