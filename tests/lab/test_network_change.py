"""The telephone moves to another network, loses its cable, and sleeps: it is back within seconds, with its call."""

from typing import Any

import pytest

from tests.bench.own_network import run_inside
from tests.lab.availability import LabUnavailable, part

pytestmark = pytest.mark.lab

LIMIT_S = 5.0


@pytest.fixture(scope="module", params=["udp", "tcp"])
def moved(request: pytest.FixtureRequest) -> Any:
    """What `moving.py` measured: one telephone lives through all of it."""
    with part("network of its own", LabUnavailable):
        return run_inside("tests.lab.moving", request.param)


def test_exchange_knows_the_new_address_at_once(moved: Any) -> None:
    assert moved["moved"] <= LIMIT_S


def test_conversation_goes_on_from_the_new_address(moved: Any) -> None:
    assert moved["call_lives"]
    assert moved["moved_talking"] <= LIMIT_S
    assert moved["heard_again"] <= LIMIT_S


def test_cable_that_is_out_is_said_and_one_that_is_in_again_is_used(moved: Any) -> None:
    assert moved["lost"] <= LIMIT_S
    assert moved["back"] <= LIMIT_S


def test_telephone_that_slept_is_back_and_says_that_nobody_could_call(moved: Any) -> None:
    assert moved["awake"] <= LIMIT_S
