"""The demonstration's callers do what they are told, and tell what happens."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.demo.callers.callers import MOST_CALLS
from app.demo.children import Child
from app.demo.exchange.exchange import Exchange, Trunk
from app.demo.surroundings import Callers
from tests.lab.waiting import wait_until

HOST = "127.0.0.1"
USERS = {"1001": "a", "1002": "s"}


class Town:
    """An exchange, people outside, and two colleagues; all callers of one program."""

    def __init__(self, folder: Path) -> None:
        self.exchange = Exchange(USERS, Trunk("trunk", "t"), host=HOST)
        self.exchange.start()
        self.child = Child("app.demo.callers", [], folder / "callers.log")
        self.callers = Callers(self.child)
        self.callers.order("start", exchange=self.exchange.address, user="trunk", password="t")
        for user, password in USERS.items():
            self.callers.order("register", extension=user, password=password)
        wait_until(lambda: len(self.exchange.present) == 3)

    def rings(self, **order: object) -> str:
        """Somebody calls: the name of the call at the other end."""
        known = {event["id"] for event in self.callers.events if event["event"] == "offered"}
        self.callers.order("call", **order)
        wait_until(lambda: (self.callers.seen("offered") or {"id": ""})["id"] not in known | {""})
        return str(self.callers.wait("offered")["id"])

    def close(self) -> None:
        self.child.close()
        self.exchange.stop()


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    town = Town(tmp_path)
    yield town
    town.close()


def test_tenant_calls_with_name_number_and_queue(town: Town) -> None:
    town.rings(id="t", to="1001", number="+31690001234", name='Jan "x" \\', queue="Wonen", waited=7)
    invite = next(seen.text for seen in town.exchange.seen if seen.method == "INVITE")
    assert '"Jan x " <sip:+31690001234@' in invite
    assert "X-CTI-Queue: Wonen\r\n" in invite
    assert "X-CTI-Waited: 7\r\n" in invite
    assert "P-Asserted-Identity: " in invite
    assert town.callers.wait("offered")["user"] == "1001"


def test_withheld_number_is_known_to_the_exchange_only(town: Town) -> None:
    town.rings(id="t", to="1001", number="+31690001234", withheld=True)
    invite = next(seen.text for seen in town.exchange.seen if seen.method == "INVITE")
    assert 'From: "Anonymous" <sip:anonymous@anonymous.invalid>' in invite
    assert "Privacy: id\r\n" in invite
    assert "P-Asserted-Identity: <sip:+31690001234@" in invite


def test_tenant_goes_after_the_seconds_that_were_ordered(town: Town) -> None:
    town.callers.order("answer", id=town.rings(id="t", to="1001", seconds=1))
    began = town.callers.wait("answered", "t")["at"]
    assert town.callers.wait("ended", "t")["at"] - began >= 0.9


def test_refused_call_is_busy(town: Town) -> None:
    town.callers.order("hang_up", id=town.rings(id="t", to="1001"))
    assert town.callers.wait("ended", "t")["code"] == 486


def test_abandoned_call_is_over_for_both(town: Town) -> None:
    offer = town.rings(id="t", to="1001")
    town.callers.order("hang_up", id="t")
    assert town.callers.wait("ended", offer)["code"] == 487


def test_one_colleague_calls_another(town: Town) -> None:
    town.callers.order("answer", id=town.rings(id="c", to="1002", extension="1001"))
    town.callers.wait("answered", "c")
    assert "<sip:1001@" in town.callers.wait("offered")["caller"]


def test_hold_and_resume_are_heard(town: Town) -> None:
    offer = town.rings(id="t", to="1001")
    town.callers.order("answer", id=offer)
    town.callers.wait("answered", "t")
    town.callers.order("hold", id="t")
    wait_until(lambda: sounds(town, offer) == "held")
    town.callers.order("resume", id="t")
    wait_until(lambda: sounds(town, offer) == "active")


def sounds(town: Town, call_id: str) -> object:
    return town.callers.wait("sound", call_id)["state"]


@pytest.mark.parametrize(
    ("order", "values", "reason"),
    [
        ("hang_up", {"id": "nobody"}, "no such call or account"),
        ("answer", {"id": "nobody"}, "no such call or account"),
        ("call", {"id": "c", "to": "1001", "extension": "1099"}, "no such call or account"),
        ("shout", {}, "no such order"),
        ("call", {"id": "c"}, "call: to missing"),
    ],
)
def test_order_that_cannot_be_carried_out_is_told(
    town: Town, order: str, values: dict[str, str], reason: str
) -> None:
    town.callers.order(order, **values)
    wait_until(lambda: town.callers.seen("failed") is not None)
    assert (town.callers.seen("failed") or {})["reason"] == reason


def test_more_calls_than_lines_are_refused_with_a_word(town: Town) -> None:
    town.rings(id="first", to="1001")
    town.callers.order("call", id="second", to="1001")
    town.callers.order("call", id="third", to="1001")
    wait_until(lambda: town.callers.seen("failed") is not None)
    failed = town.callers.seen("failed") or {}
    assert failed["reason"] == "all lines are in use"
    assert MOST_CALLS == 3


def test_tenants_come_and_go_without_end(town: Town) -> None:
    """Each has an account of the library's eight."""
    for number in range(12):
        offer = town.rings(id=f"t{number}", to="1001", number=f"+316900000{number:02}")
        town.callers.order("hang_up", id=f"t{number}")
        town.callers.wait("ended", offer)


def test_callers_that_end_take_their_leave(town: Town) -> None:
    town.child.close()
    assert town.exchange.present == frozenset()
