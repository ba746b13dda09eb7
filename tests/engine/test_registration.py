"""When the engine registers again by itself, where, and when it had better not."""

from dataclasses import replace

import pjsua2 as pj
import pytest

from app.engine import back_off
from app.engine.homecoming import LONGEST_PAUSE, PAUSE
from app.engine.network_watch import NetworkChange
from app.engine.outlook import Outlook
from app.engine.protocol import Account, RegistrationChanged
from app.engine.registrars import Place
from app.engine.registration import EXAMINATION, NAMES_SOON, SILENCE, Registration
from app.engine.turns import PORT_AGAIN

FIRST, SECOND, THIRD = (Place(f"127.0.0.{number}:5060", f"127.0.0.{number}:5060") for number in (1, 2, 3))
ACCOUNT = Account("1001", "geheim", FIRST.name)
HEARTBEAT = ACCOUNT.heartbeat
PAIR = replace(ACCOUNT, further_registrars=(SECOND.name,))
NAMED = replace(ACCOUNT, registrar="centrale.voorbeeld.example")
ACCEPTED = "SIP/2.0 200 OK\r\nContact: <sip:1001@127.0.0.9>;expires=60\r\n\r\n"
STALE = 'SIP/2.0 401 Unauthorized\r\nWWW-Authenticate: Digest realm="x", nonce="y", stale=TRUE\r\n\r\n'


def refusal(code: int, headers: str = "") -> str:
    return f"SIP/2.0 {code} Nee\r\n{headers}\r\n"


class FakeLine:
    """The line without the library: what was asked of it, of whom, and what goes wrong."""

    def __init__(self) -> None:
        self.is_open = False
        self.port_is_taken = False
        self.lack = ""
        self.met_a_stranger = False
        self.fails = False
        self.where = ""
        self.trusted: tuple[str, ...] = ()
        self.registers: list[str] = []
        self.examined: list[Place] = []
        self.closed = self.reconnected = 0

    def leave(self) -> None:
        self.close()

    def can_reach(self, _place: Place) -> bool:
        return True

    def lack_for(self, _account: Account) -> str:
        return self.lack

    def examine(self, place: Place, _account: Account) -> None:
        self.examined.append(place)

    def open(self, account: Account, addresses: tuple[str, ...], *_ears: object) -> None:
        self.registers.append(account.registrar)
        if self.fails:
            raise pj.Error
        self.is_open = True
        self.where, self.trusted = account.registrar, addresses

    def move(self, account: Account, addresses: tuple[str, ...]) -> None:
        assert self.is_open
        self.registers.append(account.registrar)
        self.where, self.trusted = account.registrar, addresses

    def trust(self, addresses: tuple[str, ...]) -> None:
        self.trusted = addresses

    def register_again(self) -> None:
        assert self.is_open
        self.registers.append(self.where)

    def reconnect(self) -> None:
        self.reconnected += 1

    def close(self, *, with_transport: bool = False) -> None:
        self.is_open = False
        self.closed += with_transport

    def unregister(self) -> None:
        self.is_open = False


class FakeOutlook:
    """Names that nobody answers until the test does, exchanges that were away, and a network that changes."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.scouted: list[Place] = []
        self.changes: list[NetworkChange] = []

    def ask(self, what: str | Place, _account: Account) -> None:
        if isinstance(what, Place):
            self.scouted.append(what)
        else:
            self.asked.append(what)

    def look(self, _address: str) -> NetworkChange:
        return self.changes.pop() if self.changes else NetworkChange.NONE


class Bench:
    """A registration, its line, its clock, and what it said."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.line = FakeLine()
        self.world = FakeOutlook()
        self.said: list[RegistrationChanged] = []
        self.is_busy = False
        self.registration = Registration(
            self.line,  # type: ignore[arg-type]
            None,  # type: ignore[arg-type]
            self.said.append,
            lambda: self.time,
            Outlook(self.world, self.world, self.world),  # type: ignore[arg-type]
            lambda: self.is_busy,
        )

    @property
    def states(self) -> list[str]:
        return [change.state for change in self.said]

    def begin(self, account: Account = ACCOUNT) -> None:
        self.registration.configure(account)

    def registered(self, account: Account = ACCOUNT) -> None:
        self.begin(account)
        self.hear(200, ACCEPTED)

    def hear(self, code: int, answer: str, seconds: int = 0) -> None:
        self.registration.heard(code, seconds or (60 if code == 200 else 0), answer)

    def wait(self, seconds: float) -> None:
        """Time passes, in steps as the engine's loop makes them; nobody answers."""
        end = self.time + seconds
        while self.time < end:
            self.time += 0.1
            self.registration.tick()

    def beats(self, seconds: float) -> None:
        """Time passes, and the exchange answers each REGISTER at once."""
        end = self.time + seconds
        sent = len(self.line.registers)
        while self.time < end:
            self.wait(0.1)
            if len(self.line.registers) > sent:
                sent = len(self.line.registers)
                self.hear(200, ACCEPTED)

    def wait_for_register(self, seconds: float) -> float:
        """How long it takes until another REGISTER goes out; `seconds` and more when none does."""
        began, sent = self.time, len(self.line.registers)
        while len(self.line.registers) == sent and self.time < began + seconds:
            self.wait(0.1)
        return self.time - began


@pytest.fixture
def bench() -> Bench:
    return Bench()


# ---------------------------------------------------------------- the heartbeat


def test_exchange_that_answers_is_asked_every_other_second(bench: Bench) -> None:
    bench.registered()
    bench.beats(60)
    assert 60 / HEARTBEAT <= len(bench.line.registers) <= 60 / (HEARTBEAT * 0.8) + 1
    assert bench.states == ["starting", "registered"]


def test_exchange_may_be_asked_less_often(bench: Bench) -> None:
    bench.registered(replace(ACCOUNT, heartbeat=20))
    bench.beats(100)
    assert 6 <= len(bench.line.registers) <= 9


def test_exchange_that_dies_is_named_within_five_seconds_with_its_last_sign_of_life(bench: Bench) -> None:
    bench.registered()
    last_sign = bench.time
    bench.wait(HEARTBEAT + SILENCE + 0.3)
    assert bench.states[-1] == "unreachable"
    assert bench.said[-1].since == last_sign
    assert HEARTBEAT + SILENCE + 0.3 < 5


def test_silence_is_said_once_and_an_answer_that_comes_late_still_counts(bench: Bench) -> None:
    bench.begin()
    bench.wait(SILENCE * 3)
    assert bench.states == ["starting", "unreachable"]
    bench.hear(200, ACCEPTED)
    assert bench.states[-1] == "registered"


def test_silent_exchange_over_udp_keeps_the_question_that_the_library_repeats(bench: Bench) -> None:
    bench.begin()
    bench.wait(30)
    assert bench.line.registers == [FIRST.name]
    bench.hear(408, "")  # the library gives up after 32 seconds
    assert bench.wait_for_register(5) <= back_off.LATEST + 0.2


@pytest.mark.parametrize("transport", ["tcp", "tls"])
def test_silent_connection_is_made_anew(bench: Bench, transport: str) -> None:
    bench.begin(replace(ACCOUNT, transport=transport))
    if transport == "tls":
        bench.registration.examined(bench.line.examined[0], "")
    bench.hear(200, ACCEPTED)
    bench.wait(HEARTBEAT + SILENCE + 0.3)
    assert bench.line.reconnected == 1
    bench.wait(9)
    assert bench.line.reconnected == 3


def test_exchange_that_is_not_there_is_tried_again_within_seconds_however_long_it_lasts(bench: Bench) -> None:
    bench.begin()
    for _ in range(200):
        bench.hear(503, "")
        assert back_off.SOONEST - 0.1 <= bench.wait_for_register(5) <= back_off.LATEST + 0.2
    assert bench.states == ["starting", "unreachable"]


def test_same_state_is_not_said_twice(bench: Bench) -> None:
    bench.registered()
    bench.beats(10)
    assert bench.states == ["starting", "registered"]


# ---------------------------------------------------------------- refusals


@pytest.mark.parametrize("code", [401, 403, 407])
def test_wrong_password_is_never_tried_again_by_itself_nor_elsewhere(bench: Bench, code: int) -> None:
    bench.begin(PAIR)
    bench.hear(code, refusal(code))
    bench.wait(600)
    assert bench.states == ["starting", "wrong-password"]
    assert bench.line.registers == [FIRST.name]


def test_challenge_that_only_finds_our_answer_too_old_says_nothing_about_the_password(bench: Bench) -> None:
    bench.begin()
    bench.hear(401, STALE)
    assert bench.states[-1] == "refused"
    assert bench.wait_for_register(5) < 5


@pytest.mark.parametrize(
    ("code", "state"),
    [(404, "refused"), (423, "refused"), (302, "refused"), (603, "refused"), (503, "overloaded")],
)
def test_refusals_are_asked_about_less_and_less_often(bench: Bench, code: int, state: str) -> None:
    bench.begin()
    waits = []
    for _ in range(12):
        bench.hear(code, refusal(code))
        assert (bench.said[-1].state, bench.said[-1].code) == (state, code)
        waits.append(bench.wait_for_register(600))
    assert waits[0] <= 1.5 * back_off.FIRST_REFUSAL + 0.2
    assert max(waits) <= 1.5 * back_off.LONGEST_REFUSAL + 0.2
    assert min(waits[8:]) >= 0.5 * back_off.LONGEST_REFUSAL - 0.2


def test_exchange_gets_the_time_that_it_asks_for(bench: Bench) -> None:
    bench.begin()
    bench.hear(503, refusal(503, "Retry-After: 40\r\n"))
    assert 40 <= bench.wait_for_register(600) <= 50.3


def test_exchange_does_not_get_an_hour(bench: Bench) -> None:
    bench.begin()
    bench.hear(503, refusal(503, "Retry-After: 99999\r\n"))
    assert bench.wait_for_register(4000) <= back_off.LONGEST_WISH * 1.25 + 0.3


@pytest.mark.parametrize(
    ("seconds", "answer"),
    [
        (60, "SIP/2.0 200 OK\r\n\r\n"),  # nobody is registered there
        (0, ACCEPTED),  # for no time at all
    ],
)
def test_yes_that_does_not_keep_us_is_a_refusal(bench: Bench, seconds: int, answer: str) -> None:
    bench.begin()
    bench.registration.heard(200, seconds, answer)
    assert bench.states[-1] == "refused"
    assert bench.wait_for_register(5) < 5


def test_success_ends_the_patience_with_refusals(bench: Bench) -> None:
    bench.begin()
    for _ in range(6):
        bench.hear(503, refusal(503))
        bench.wait_for_register(600)
    bench.hear(200, ACCEPTED)
    bench.wait_for_register(5)
    bench.hear(503, refusal(503))
    assert bench.wait_for_register(600) <= 1.5 * back_off.FIRST_REFUSAL + 0.2


@pytest.mark.parametrize(("taken", "state"), [(True, "no-port"), (False, "refused")])
def test_port_that_cannot_be_had_is_tried_again(bench: Bench, taken: bool, state: str) -> None:
    bench.line.fails, bench.line.port_is_taken = True, taken
    bench.begin()
    assert bench.states[-1] == state
    bench.line.fails = False
    bench.wait(PORT_AGAIN + 1)
    assert bench.line.is_open


def test_account_that_the_library_cannot_have_is_not_tried(bench: Bench) -> None:
    bench.line.lack = "cannot-tls"
    bench.begin()
    bench.wait(60)
    assert bench.states == ["cannot-tls"]
    assert not bench.line.registers


# ---------------------------------------------------------------- several registrars


def test_next_registrar_has_its_turn_when_the_first_is_silent(bench: Bench) -> None:
    bench.registered(PAIR)
    bench.wait(HEARTBEAT + SILENCE + 0.3)
    assert bench.line.where == SECOND.name
    bench.hear(200, ACCEPTED)
    assert bench.states == ["starting", "registered", "unreachable", "registered"]


@pytest.mark.parametrize("code", [404, 500, 503])
def test_next_registrar_has_its_turn_when_the_first_refuses(bench: Bench, code: int) -> None:
    bench.begin(PAIR)
    bench.hear(code, refusal(code))
    assert bench.line.where == SECOND.name


def test_all_registrars_that_are_silent_have_their_turns_in_order(bench: Bench) -> None:
    bench.begin(replace(ACCOUNT, further_registrars=(SECOND.name, THIRD.name)))
    bench.wait(6 * SILENCE + 1)
    turns = [FIRST.name, SECOND.name, THIRD.name]
    assert bench.line.registers[:6] == turns * 2


def test_registrar_that_wants_to_be_left_alone_is_passed_over(bench: Bench) -> None:
    bench.begin(PAIR)
    bench.hear(503, refusal(503, "Retry-After: 100\r\n"))
    bench.wait(90)
    assert FIRST.name not in bench.line.registers[1:]


def test_all_registrars_are_believed_whichever_we_are_at(bench: Bench) -> None:
    bench.begin(PAIR)
    assert set(bench.line.trusted) == {FIRST.address, SECOND.address}
    bench.wait(SILENCE + 0.3)
    assert bench.line.trusted == (SECOND.address, FIRST.address)


def at_the_second(bench: Bench) -> None:
    bench.registered(PAIR)
    bench.wait(HEARTBEAT + SILENCE + 0.3)
    bench.hear(200, ACCEPTED)
    assert bench.line.where == SECOND.name


def answers(bench: Bench, times: int = 2) -> None:
    for _ in range(times):
        bench.registration.answered(FIRST)


def test_first_registrar_gets_us_back_when_it_answered_twice(bench: Bench) -> None:
    at_the_second(bench)
    bench.beats(2 * PAUSE + 1)
    assert bench.world.scouted == [FIRST, FIRST]
    answers(bench, 1)
    assert bench.line.where == SECOND.name
    answers(bench, 1)
    assert bench.line.where == FIRST.name
    bench.hear(200, ACCEPTED)
    bench.beats(60)
    assert len(bench.world.scouted) == 2
    assert bench.states[-1] == "registered"
    assert bench.states.count("unreachable") == 1


def test_first_registrar_does_not_get_us_back_while_somebody_is_on_the_line(bench: Bench) -> None:
    at_the_second(bench)
    bench.is_busy = True
    answers(bench, 5)
    assert bench.line.where == SECOND.name
    bench.is_busy = False
    answers(bench)
    assert bench.line.where == FIRST.name


def test_first_registrar_that_answers_and_does_not_take_us_is_asked_less_often(bench: Bench) -> None:
    at_the_second(bench)
    for _ in range(8):
        answers(bench)
        assert bench.line.where == FIRST.name
        bench.wait(SILENCE + 0.3)
        bench.hear(200, ACCEPTED)
        assert bench.line.where == SECOND.name
    bench.world.scouted.clear()
    bench.beats(LONGEST_PAUSE - 10)
    assert bench.world.scouted == []


def test_answer_of_the_registrar_where_we_are_moves_nobody(bench: Bench) -> None:
    bench.registered(PAIR)
    answers(bench, 5)
    assert bench.line.registers == [FIRST.name]


# ---------------------------------------------------------------- names


def found(bench: Bench, *addresses: str) -> None:
    bench.registration.registrar_found(
        NAMED.registrar, tuple(Place(NAMED.registrar, one) for one in addresses)
    )


def test_name_without_an_answer_is_said_in_time_and_used_when_the_answer_comes(bench: Bench) -> None:
    bench.begin(NAMED)
    bench.wait(NAMES_SOON + 0.3)
    assert bench.states == ["starting", "unreachable"]
    found(bench, "127.0.0.5:5060")
    assert bench.line.trusted == ("127.0.0.5:5060",)


def test_name_that_nobody_knows_is_asked_again(bench: Bench) -> None:
    bench.begin(NAMED)
    found(bench)
    assert bench.states[-1] == "unreachable"
    bench.wait(6)
    assert bench.world.asked == [NAMED.registrar] * 2


def test_dead_name_service_leaves_us_at_the_address_that_we_know(bench: Bench) -> None:
    bench.begin(NAMED)
    found(bench, "127.0.0.5:5060")
    bench.hear(200, ACCEPTED)
    found(bench)
    bench.beats(30)
    assert bench.states[-1] == "registered"
    bench.hear(503, "")
    bench.wait(back_off.LATEST + 0.2)
    assert bench.line.registers[-1] == NAMED.registrar


def test_second_address_of_a_name_has_its_turn(bench: Bench) -> None:
    bench.begin(NAMED)
    found(bench, "127.0.0.5:5060", "127.0.0.6:5060")
    bench.wait(SILENCE + 0.3)
    assert bench.line.trusted[0] == "127.0.0.6:5060"


def test_new_address_of_a_name_is_believed_at_once(bench: Bench) -> None:
    bench.begin(NAMED)
    found(bench, "127.0.0.5:5060")
    bench.hear(200, ACCEPTED)
    found(bench, "127.0.0.6:5060")
    assert set(bench.line.trusted) == {"127.0.0.5:5060", "127.0.0.6:5060"}


def test_address_of_another_name_is_dropped(bench: Bench) -> None:
    bench.begin(NAMED)
    bench.registration.registrar_found("andere.example", (FIRST,))
    assert bench.line.registers == []


# ---------------------------------------------------------------- certificates


def test_nothing_is_said_to_an_exchange_whose_certificate_was_not_examined(bench: Bench) -> None:
    bench.begin(replace(PAIR, transport="tls"))
    assert bench.line.examined == [FIRST]
    assert bench.line.registers == []
    bench.registration.examined(FIRST, "certificate-expired")
    assert bench.states == ["starting", "certificate-expired"]
    assert bench.line.examined == [FIRST, SECOND]
    bench.registration.examined(SECOND, "")
    assert bench.line.registers == [SECOND.name]


def test_certificate_that_is_slow_to_be_examined_does_not_keep_us_from_the_next(bench: Bench) -> None:
    bench.begin(replace(PAIR, transport="tls"))
    bench.wait(EXAMINATION + 0.3)
    assert bench.states[-1] == "unreachable"
    assert bench.line.examined[:2] == [FIRST, SECOND]


@pytest.mark.parametrize("trouble", ["certificate-expired", ""])
def test_first_registrar_gets_us_back_only_with_a_good_certificate(bench: Bench, trouble: str) -> None:
    bench.begin(replace(PAIR, transport="tls"))
    bench.registration.examined(FIRST, "unreachable")
    bench.registration.examined(SECOND, "")
    bench.hear(200, ACCEPTED)
    answers(bench)
    bench.registration.examined(FIRST, trouble)
    assert bench.line.where == (SECOND.name if trouble else FIRST.name)
    assert bench.states[-1] == "registered"
    bench.beats(10)
    assert bench.states[-1] == "registered"


def test_exchange_with_another_certificate_than_before_is_examined_again(bench: Bench) -> None:
    bench.begin(replace(ACCOUNT, transport="tls"))
    bench.registration.examined(FIRST, "")
    bench.line.met_a_stranger = True
    bench.hear(503, "")
    bench.wait(back_off.LATEST + 0.2)
    assert bench.line.examined == [FIRST, FIRST]


# ---------------------------------------------------------------- the network


def test_other_network_makes_everything_anew(bench: Bench) -> None:
    bench.registered()
    bench.world.changes.append(NetworkChange.MOVED)
    bench.wait(0.1)
    assert bench.line.closed == 1
    assert bench.line.registers == [FIRST.name] * 2


def test_other_network_during_a_call_takes_the_call_along(bench: Bench) -> None:
    bench.registered()
    bench.is_busy = True
    bench.world.changes.append(NetworkChange.MOVED)
    bench.wait(0.1)
    assert (bench.line.closed, bench.line.reconnected) == (0, 1)
    bench.wait(SILENCE + 0.2)
    assert bench.states[-1] == "unreachable"


def test_network_that_is_gone_is_said_at_once(bench: Bench) -> None:
    bench.registered()
    bench.world.changes.append(NetworkChange.GONE)
    bench.wait(0.1)
    assert bench.states[-1] == "unreachable"


def test_computer_that_slept_registers_at_once_and_says_since_when_nobody_could_call(bench: Bench) -> None:
    bench.registered()
    last_sign, bench.time = bench.time, bench.time + 3600
    bench.world.changes.append(NetworkChange.AWOKE)
    bench.wait(0.1)
    assert bench.said[-1] == RegistrationChanged("unreachable", 0, last_sign)
    assert bench.line.registers == [FIRST.name] * 2


def test_other_network_is_no_reason_to_try_a_wrong_password_again(bench: Bench) -> None:
    bench.begin()
    bench.hear(403, refusal(403))
    bench.world.changes.append(NetworkChange.MOVED)
    bench.wait(60)
    assert bench.line.registers == [FIRST.name]


# ---------------------------------------------------------------- accounts


def test_same_account_again_changes_nothing(bench: Bench) -> None:
    bench.begin()
    bench.begin()
    assert bench.line.registers == [FIRST.name]


def test_another_account_waits_for_the_end_of_the_calls(bench: Bench) -> None:
    bench.registered()
    other = replace(ACCOUNT, registrar=SECOND.name)
    bench.is_busy = True
    bench.begin(other)
    assert bench.line.registers == [FIRST.name]
    bench.is_busy = False
    bench.registration.calls_are_over()
    assert bench.line.registers == [FIRST.name, SECOND.name]


def test_account_that_was_taken_back_during_a_call_is_forgotten(bench: Bench) -> None:
    bench.registered()
    bench.is_busy = True
    bench.begin(replace(ACCOUNT, registrar=SECOND.name))
    bench.begin(ACCOUNT)
    bench.registration.calls_are_over()
    assert bench.line.registers == [FIRST.name]


def test_right_password_given_later_is_used(bench: Bench) -> None:
    bench.begin()
    bench.hear(403, refusal(403))
    bench.begin(replace(ACCOUNT, password="goed"))
    bench.hear(200, ACCEPTED)
    assert bench.states[-1] == "registered"


def test_nothing_is_tried_after_the_end(bench: Bench) -> None:
    bench.registered()
    bench.registration.end()
    bench.registration.heard(200, 0, "SIP/2.0 200 OK\r\n\r\n")
    bench.wait(300)
    assert bench.line.registers == [FIRST.name]
    assert bench.states[-1] == "not-configured"
