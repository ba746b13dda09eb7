"""Another cable, another network, a sleep: noticed within a second, and nothing else taken for it."""

import pytest

from app.engine.network_watch import GLANCE, SLEEP, NetworkChange, NetworkWatch, own_address_towards

EXCHANGE = "10.0.0.1:5060"


class World:
    """Our address, and the two clocks of a computer."""

    def __init__(self) -> None:
        self.own = "10.0.0.7"
        self.steady = self.wall = 1000.0
        self.asked = 0
        self.watch = NetworkWatch(self._own, lambda: self.steady, lambda: self.wall)
        self.watch.look(EXCHANGE)

    def _own(self, _towards: str) -> str:
        self.asked += 1
        return self.own

    def changes(self, seconds: float, towards: str = EXCHANGE) -> list[NetworkChange]:
        """What is noticed in that time, looking ten times a second."""
        noticed = []
        for _ in range(round(seconds * 10)):
            self.steady += 0.1
            self.wall += 0.1
            noticed.append(self.watch.look(towards))
        return [change for change in noticed if change is not NetworkChange.NONE]


@pytest.fixture
def world() -> World:
    return World()


def test_peace_is_no_change_and_costs_a_look_a_second(world: World) -> None:
    world.asked = 0
    assert world.changes(10) == []
    assert world.asked <= 10 / GLANCE + 1


def test_another_address_is_noticed_within_a_second_and_once(world: World) -> None:
    world.own = "10.8.0.3"
    assert world.changes(GLANCE + 0.2) == [NetworkChange.MOVED]
    assert world.changes(5) == []


def test_cable_that_is_out_and_in_again_is_noticed(world: World) -> None:
    world.own = ""
    assert world.changes(3) == [NetworkChange.GONE]
    world.own = "10.0.0.7"
    assert world.changes(3) == [NetworkChange.MOVED]


def test_another_exchange_is_no_other_network(world: World) -> None:
    world.own = "192.168.0.7"
    assert world.changes(3, towards="192.168.0.1:5060") == []


@pytest.mark.parametrize(("steady", "wall"), [(0.0, 3600.0), (3600.0, 3600.0), (SLEEP + 1, SLEEP + 1)])
def test_sleep_is_noticed_whichever_clock_ran_meanwhile(world: World, steady: float, wall: float) -> None:
    world.steady += steady
    world.wall += wall
    assert world.watch.look(EXCHANGE) is NetworkChange.AWOKE
    assert world.changes(5) == []


def test_clock_that_is_put_back_is_no_sleep(world: World) -> None:
    world.wall -= 3600
    assert world.changes(5) == []


def test_system_tells_our_address_without_sending_anything() -> None:
    assert own_address_towards("127.0.0.1:5060") == "127.0.0.1"
    assert own_address_towards("[::1]:5060") in ("::1", "")
    assert own_address_towards("127.0.0.1:99999") == ""
    assert own_address_towards("256.0.0.1:5060") == ""
