"""When the engine registers again by itself, and when it had better not."""

import pjsua2 as pj
import pytest

from app.engine.protocol import Account, RegistrationChanged
from app.engine.registration import AGAIN, AGAIN_REFUSED, SILENCE, Registration

ACCOUNT = Account("1001", "geheim", "127.0.0.1:5060")


class FakeLine:
    """The line without the library: what was asked of it, and what goes wrong."""

    def __init__(self) -> None:
        self.addresses: tuple[str, ...] | None = ("127.0.0.1:5060",)
        self.is_open = False
        self.port_is_taken = False
        self.lack = ""
        self.met_a_stranger = False
        self.fails = False
        self.opened: list[Account] = []
        self.again = 0

    def lack_for(self, _account: Account) -> str:
        return self.lack

    def resolve(self, _account: Account) -> tuple[str, ...] | None:
        return self.addresses

    def open(self, account: Account, _addresses: tuple[str, ...], *_ears: object) -> None:
        self.opened.append(account)
        if self.fails:
            raise pj.Error
        self.is_open = True

    def close(self) -> None:
        self.is_open = False

    def register_again(self) -> None:
        self.again += 1

    def unregister(self) -> None:
        self.is_open = False


class Bench:
    """A registration, its line, its clock, and what it said."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.line = FakeLine()
        self.said: list[str] = []
        self.registration = Registration(self.line, None, self._hear, lambda: self.time)  # type: ignore[arg-type]

    def _hear(self, change: RegistrationChanged) -> None:
        self.said.append(change.state)

    def begin(self) -> None:
        self.registration.configure(ACCOUNT, is_busy=False)
        if self.line.is_open:
            self.registration.began()

    def wait(self, seconds: float) -> None:
        """Time passes, in steps as the engine's loop makes them."""
        end = self.time + seconds
        while self.time < end:
            self.time += 0.1
            self.registration.tick()


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_silence_is_said_once_and_an_answer_that_comes_late_still_counts(bench: Bench) -> None:
    bench.begin()
    bench.wait(SILENCE * 3)
    assert bench.said == ["starting", "unreachable"]
    bench.registration.heard(200, 60)
    assert bench.said[-1] == "registered"


def test_registration_is_renewed_half_way_and_silence_at_that_time_is_said(bench: Bench) -> None:
    bench.begin()
    bench.registration.heard(200, 60)
    bench.wait(29)
    assert bench.line.again == 0
    bench.wait(2)
    assert bench.line.again == 1
    bench.wait(SILENCE)
    assert bench.said[-1] == "unreachable"


@pytest.mark.parametrize("code", [401, 403, 407])
def test_wrong_password_is_never_tried_again_by_itself(bench: Bench, code: int) -> None:
    bench.begin()
    bench.registration.heard(code, 0)
    bench.wait(600)
    assert bench.said == ["starting", "wrong-password"]
    assert bench.line.again == 0


@pytest.mark.parametrize(
    ("code", "state"), [(404, "refused"), (423, "refused"), (503, "unreachable"), (400, "unreachable")]
)
def test_refusal_is_asked_about_again_after_a_while(bench: Bench, code: int, state: str) -> None:
    bench.begin()
    bench.registration.heard(code, 0)
    assert bench.said[-1] == state
    bench.wait(AGAIN_REFUSED / 2)
    assert bench.line.again == 0
    bench.wait(AGAIN_REFUSED)
    assert bench.line.again == 1


def test_name_that_was_not_found_is_asked_again(bench: Bench) -> None:
    bench.line.addresses = None
    bench.begin()
    bench.registration.registrar_found("127.0.0.1:5060", ())
    assert bench.said[-1] == "unreachable"
    bench.line.addresses = ("127.0.0.1:5060",)
    bench.wait(AGAIN + 1)
    assert bench.line.opened == [ACCOUNT]


def test_address_of_another_name_is_dropped(bench: Bench) -> None:
    bench.line.addresses = None
    bench.begin()
    bench.registration.registrar_found("127.0.0.9:5060", ("127.0.0.9:5060",))
    assert bench.line.opened == []


@pytest.mark.parametrize(("taken", "state"), [(True, "no-port"), (False, "refused")])
def test_port_that_cannot_be_had_is_tried_again(bench: Bench, taken: bool, state: str) -> None:
    bench.line.fails, bench.line.port_is_taken = True, taken
    bench.begin()
    assert bench.said[-1] == state
    bench.line.fails = False
    bench.wait(AGAIN + 1)
    assert bench.line.is_open


def test_same_account_again_changes_nothing(bench: Bench) -> None:
    bench.begin()
    bench.begin()
    assert bench.line.opened == [ACCOUNT]


def test_another_account_waits_for_the_end_of_the_calls(bench: Bench) -> None:
    bench.begin()
    bench.registration.heard(200, 60)
    other = Account("1002", "geheim", "127.0.0.1:5060")
    bench.registration.configure(other, is_busy=True)
    assert bench.line.opened == [ACCOUNT]
    bench.registration.calls_are_over()
    assert bench.line.opened == [ACCOUNT, other]


def test_account_that_was_taken_back_during_a_call_is_forgotten(bench: Bench) -> None:
    bench.begin()
    bench.registration.configure(Account("1002", "", "127.0.0.1:5060"), is_busy=True)
    bench.registration.configure(ACCOUNT, is_busy=True)
    bench.registration.calls_are_over()
    assert bench.line.opened == [ACCOUNT]


def test_nothing_is_tried_after_the_end(bench: Bench) -> None:
    bench.begin()
    bench.registration.heard(503, 0)
    bench.registration.end()
    bench.wait(300)
    assert bench.line.again == 0


def test_same_state_is_not_said_twice(bench: Bench) -> None:
    bench.begin()
    for _ in range(3):
        bench.registration.heard(200, 60)
    assert bench.said == ["starting", "registered"]
