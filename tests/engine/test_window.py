"""The telephone outlives its window, and the window its telephone."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, answer_challenge
from pathlib import Path

import psutil
import pytest

from app.adapters.system_clock import SystemClock
from app.adapters.telephony.engine_phone import EnginePhone
from app.adapters.telephony.engine_process import RENDEZVOUS, EngineProgram
from app.demo.exchange.exchange import Exchange
from app.demo.surroundings import Callers
from app.domain.agent import Registration
from app.domain.call import CallState, Direction, EndCause
from app.domain.events import (
    CallAnswered,
    CallEnded,
    CallHeld,
    CallOffered,
    Event,
    PhoneConnected,
    PhoneLost,
    RegistrationChanged,
)
from app.engine import protocol
from app.engine.protocol import Account, Configure, Sound
from tests.engine.dialog import Dialog
from tests.engine.listening import comes_to_hear
from tests.engine.peer import Peer
from tests.engine.rooms import AGENT, AGENT_TONE, SENIOR, TRUNK
from tests.engine.steps import address_of, rings_for, talks_with
from tests.engine.test_consult import REFERENCE
from tests.engine.test_sound import TONES, tenant_talks
from tests.lab.desk_phone import DeskPhone
from tests.lab.sound import write_tone
from tests.lab.waiting import wait_until

PROJECT = Path(__file__).parents[2]


def place_of(desk: DeskPhone) -> Path:
    """The folder in which the desk's engine leaves its address."""
    return Path(desk.configuration.sound.record_to)


def rendezvous(desk: DeskPhone) -> dict[str, str]:
    found: dict[str, str] = json.loads((place_of(desk) / RENDEZVOUS).read_text("utf-8"))
    return found


@contextmanager
def next_window(configuration: Configure, folder: Path) -> Iterator[tuple[DeskPhone, PhoneConnected]]:
    """Another window on the same telephone, and what it is told first; the telephone ends with it."""
    told: list[Event] = []
    with DeskPhone(configuration, folder, told.append) as desk:
        first = told[0]
        assert isinstance(first, PhoneConnected)
        yield desk, first


# ---------------------------------------------------------------- the window goes


class KillableWindow:
    """A window in a process of its own that answers every call."""

    def __init__(self, configuration: Configure, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.engine.window_process", str(folder)],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdin
        self.process.stdin.write(json.dumps(asdict(configuration)) + "\n")
        self.process.stdin.flush()

    def wait_for(self, name: str, value: str = "") -> str:
        assert self.process.stdout
        for line in self.process.stdout:
            said = json.loads(line).get(name)
            if said and value in ("", said):
                return str(said)
        raise AssertionError(f"the window ended before it said '{name}'")

    def kill(self) -> None:
        """As a crash would."""
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def killable(folder: Path, account: Account) -> Iterator[KillableWindow]:
    write_tone(folder / "microphone.wav", AGENT_TONE)
    sound = Sound("file", str(folder / "microphone.wav"), str(folder))
    window = KillableWindow(Configure(account, sound), folder)
    window.wait_for("registration", "REGISTERED")
    yield window
    if window.process.poll() is None:
        window.kill()


def test_killed_window_leaves_the_conversation_running_and_the_next_one_finds_it(
    killable: KillableWindow, account: Account, tenants: Callers, folder: Path
) -> None:
    heard = folder / "tenant.wav"
    tenants.order("call", id="tenant", to=AGENT, number="+31690001234", queue="Wonen", record=str(heard))
    call_id = killable.wait_for("answered")
    before = time.monotonic()
    killable.kill()
    assert comes_to_hear(heard, {AGENT_TONE}, TONES) == {AGENT_TONE}
    sound = Sound("file", str(folder / "microphone.wav"), str(folder))
    with next_window(Configure(account, sound), folder) as (desk, connected):
        assert connected.registration is Registration.REGISTERED
        assert connected.sound == "file"
        (live,) = connected.calls
        assert (live.call_id, live.state, live.direction) == (call_id, CallState.TALKING, Direction.INCOMING)
        assert live.party.number.digits == "+31690001234"
        assert live.queue.queue == "Wonen"
        assert live.answered_at is not None
        assert live.offered_at.mono <= live.answered_at.mono < before
        assert comes_to_hear(heard, {AGENT_TONE}, TONES) == {AGENT_TONE}
        desk.phone.hang_up(call_id)
        assert desk.wait_for(CallEnded).cause is EndCause.HUNG_UP


def test_nobody_is_let_through_to_an_empty_desk(killable: KillableWindow, tenants: Callers) -> None:
    tenants.order("call", id="first", to=AGENT, number="+31690001234")
    killable.wait_for("answered")
    killable.kill()
    tenants.order("call", id="second", to=AGENT, number="+31690005678")
    assert tenants.wait("ended", "second")["code"] == 480


def test_call_that_ends_without_a_window_is_gone_for_the_next_one(
    killable: KillableWindow, account: Account, tenants: Callers, folder: Path
) -> None:
    tenants.order("call", id="tenant", to=AGENT, number="+31690001234")
    killable.wait_for("answered")
    killable.kill()
    tenants.order("hang_up", id="tenant")
    tenants.wait("ended", "tenant")
    with next_window(Configure(account, Sound("file")), folder) as (_, connected):
        assert connected.calls == ()


def test_reference_of_a_consult_is_found_again(desk: DeskPhone, crowd: Callers) -> None:
    desk.phone.dial("ask", SENIOR, REFERENCE)
    crowd.order("answer", id=crowd.wait("offered")["id"])
    desk.wait_for(CallAnswered)
    with next_window(desk.configuration, place_of(desk)) as (_, connected):
        (live,) = connected.calls
        assert live.reference == REFERENCE
        assert live.direction is Direction.OUTGOING


def test_held_call_is_found_again_with_its_time(desk: DeskPhone, tenants: Callers) -> None:
    call_id = talks_with(desk, tenants)
    desk.phone.hold(call_id)
    held = desk.wait_for(CallHeld)
    with next_window(desk.configuration, place_of(desk)) as (_, connected):
        (live,) = connected.calls
        assert live.state is CallState.HELD
        assert live.held_since is not None
        assert live.held_since.mono == held.at.mono


def test_engine_that_nobody_needs_ends_by_itself(account: Account, exchange: Exchange, folder: Path) -> None:
    command = (sys.executable, "-m", "app.engine", "--alone", "0.5")
    program = EngineProgram(command, folder, PROJECT)
    connection = program.connect()
    engine = json.loads((folder / RENDEZVOUS).read_text("utf-8"))["pid"]
    connection.send_bytes(protocol.encode(Configure(account, Sound("file"))))
    wait_until(lambda: exchange.present == {AGENT})
    connection.close()
    program.wait(5)
    assert not psutil.pid_exists(engine)
    assert exchange.present == frozenset()
    assert not (folder / RENDEZVOUS).exists()


# ---------------------------------------------------------------- two windows


def test_second_window_takes_the_telephone_over_and_the_first_does_not_take_it_back(
    desk: DeskPhone, tenants: Callers
) -> None:
    call_id = talks_with(desk, tenants)
    with DeskPhone(desk.configuration, place_of(desk)) as second:
        assert second.engine_pid == desk.engine_pid
        desk.wait_for(PhoneLost)
        desk.phone.hang_up(call_id)  # goes nowhere
        second.phone.hold(call_id)
        second.wait_for(CallHeld)
        assert second.unasked(PhoneLost) == []
        assert desk.unasked(PhoneConnected) == desk.unasked(PhoneConnected)[:1]


# ---------------------------------------------------------------- the engine goes


def test_killed_engine_is_told_at_once_and_a_new_one_registers(
    desk: DeskPhone, tenants: Callers, exchange: Exchange
) -> None:
    talks_with(desk, tenants)
    desk.unasked(PhoneConnected)
    os.kill(desk.engine_pid, signal.SIGKILL)
    desk.wait_for(PhoneLost, timeout=1)
    desk.wait_for(PhoneConnected, calls=(), sound="none")
    desk.wait_for(RegistrationChanged, registration=Registration.REGISTERED)
    assert rings_for(desk, tenants, "next")
    assert exchange.present == {TRUNK, AGENT}


def test_engine_that_cannot_start_is_told_again_and_again_and_nothing_hangs(folder: Path) -> None:
    posted: list[Event] = []
    for command in ((str(folder / "no-such-program"),), (sys.executable, "-c", "raise SystemExit(3)")):
        program = EngineProgram(command, folder, PROJECT)
        phone = EnginePhone(program, None, SystemClock(), posted.append)
        posted.clear()
        phone.start()
        wait_until(lambda: len(posted) >= 2)
        assert all(isinstance(event, PhoneLost) for event in posted)
        phone.dial("out", SENIOR)
        assert any(isinstance(event, CallEnded) and event.cause is EndCause.UNREACHABLE for event in posted)
        phone.stop()


def test_engine_of_an_earlier_version_keeps_its_conversation_and_is_not_used(folder: Path) -> None:
    folder.joinpath(RENDEZVOUS).write_text(
        json.dumps({"version": protocol.VERSION + 1, "address": "x", "key": "y", "pid": 1}), "utf-8"
    )
    posted: list[Event] = []
    program = EngineProgram((sys.executable, "-m", "app.engine"), folder, PROJECT)
    phone = EnginePhone(program, None, SystemClock(), posted.append)
    phone.start()
    wait_until(lambda: len(posted) >= 2)
    assert all(isinstance(event, PhoneLost) for event in posted)
    assert folder.joinpath(RENDEZVOUS).exists()
    phone.stop()


@pytest.mark.parametrize(
    "left",
    [b"", b"{", b"[]", b"null", b'{"version": 1}', b"\xff\xfe", b'{"version":1,"address":5,"key":"k"}'],
)
def test_address_that_makes_no_sense_is_replaced_by_a_new_engine(folder: Path, left: bytes) -> None:
    folder.joinpath(RENDEZVOUS).write_bytes(left)
    program = EngineProgram((sys.executable, "-m", "app.engine"), folder, PROJECT)
    connection = program.connect()
    connection.send_bytes(protocol.encode(protocol.Quit()))
    program.wait(5)
    connection.close()


def test_window_without_an_account_has_a_telephone_that_waits_for_one(folder: Path, account: Account) -> None:
    program = EngineProgram((sys.executable, "-m", "app.engine"), folder, PROJECT)
    events: list[Event] = []
    phone = EnginePhone(program, None, SystemClock(), events.append)
    phone.start()
    wait_until(lambda: any(isinstance(event, PhoneConnected) for event in events))
    phone.dial("out", SENIOR)
    phone.tell(SENIOR, REFERENCE)
    wait_until(lambda: any(isinstance(event, CallEnded) for event in events))
    phone.configure(Configure(account, Sound("file")))
    wait_until(lambda: RegistrationChanged(Registration.REGISTERED, 200) in events)
    phone.stop()


# ---------------------------------------------------------------- the channel between them


@pytest.fixture
def open_channels() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def knock(desk: DeskPhone, key: bytes | None = None) -> Connection:
    """A connection to the desk's engine, let in or not."""
    place = rendezvous(desk)
    return Client(place["address"], authkey=place["key"].encode() if key is None else key)


def is_let_go(window: Connection) -> bool:
    """True once nothing more comes; pytest's own limit ends a wait for ever."""
    try:
        while True:
            window.recv_bytes()
    except (EOFError, ConnectionResetError):
        return True


def is_served(desk: DeskPhone, tenants: Callers) -> bool:
    """True when the desk's own window still has its telephone."""
    return bool(rings_for(desk, tenants))


def test_somebody_without_the_secret_hears_nothing_and_disturbs_nobody(
    desk: DeskPhone, tenants: Callers
) -> None:
    with pytest.raises(AuthenticationError):
        knock(desk, b"a guess")
    assert is_served(desk, tenants)


def test_somebody_who_says_nothing_keeps_nobody_out(desk: DeskPhone, open_channels: ExitStack) -> None:
    silent = open_channels.enter_context(Client(rendezvous(desk)["address"]))
    assert silent.poll(5), "the engine asks for the secret"
    with DeskPhone(desk.configuration, place_of(desk)) as second:
        assert second.engine_pid == desk.engine_pid


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"\x80\x04\x95\x05\x00\x00\x00\x00\x00\x00\x00\x8c\x01x\x94.",  # a pickle
        b'{"version":1,"kind":"Nonsense","body":{}}',
        b'{"version":2,"kind":"Quit","body":{}}',
        b'{"version":1,"kind":"Dial","body":{"call_id":1}}',
        b"[" * 200_000,
        b"x" * (protocol.LONGEST_FRAME + 1),
    ],
)
def test_window_that_speaks_another_language_is_let_go_and_the_call_goes_on(
    desk: DeskPhone, tenants: Callers, frame: bytes
) -> None:
    talks_with(desk, tenants)
    with knock(desk) as stranger:
        with suppress(BrokenPipeError):  # let go before it was done
            stranger.send_bytes(frame)
        assert is_let_go(stranger)
    with next_window(desk.configuration, place_of(desk)) as (second, connected):
        assert second.engine_pid == desk.engine_pid
        (live,) = connected.calls
        assert live.state is CallState.TALKING


def test_channel_is_the_owners_alone(desk: DeskPhone) -> None:
    address = Path(rendezvous(desk)["address"])
    assert stat.S_IMODE((place_of(desk) / RENDEZVOUS).stat().st_mode) == 0o600
    assert stat.S_IMODE(address.parent.stat().st_mode) == 0o700
    assert address.parent.stat().st_uid == os.getuid()


def test_secret_stands_in_no_command_line_and_no_log(desk: DeskPhone) -> None:
    engine = psutil.Process(desk.engine_pid)
    key = rendezvous(desk)["key"]
    assert len(key) == 64
    assert not any(key in argument for argument in engine.cmdline())
    assert not any(key in value for value in engine.environ().values())
    log = (place_of(desk) / "engine.log").read_text("utf-8")
    assert key not in log
    assert desk.configuration.account.password not in log


def test_address_and_socket_are_gone_with_the_engine(desk: DeskPhone) -> None:
    address = Path(rendezvous(desk)["address"])
    desk.phone.stop()
    assert not (place_of(desk) / RENDEZVOUS).exists()
    assert not address.parent.exists()


def test_window_that_is_frozen_makes_no_caller_wait(
    scripted_desk: DeskPhone, scripted: Peer, open_channels: ExitStack
) -> None:
    frozen = open_channels.enter_context(knock(scripted_desk))  # has the telephone now, and reads nothing
    for _ in range(8):
        dialog = Dialog(scripted, address_of(scripted_desk))
        dialog.rings()
        dialog.cancel()
        dialog.acknowledge(scripted.wait("SIP/2.0 487"))
    frozen.send_bytes(protocol.encode(protocol.Quit()))


def test_introduction_that_breaks_off_disturbs_no_call(
    desk: DeskPhone, tenants: Callers, folder: Path
) -> None:
    call_id, heard = tenant_talks(desk, tenants, folder, "tenant", 800)
    place = rendezvous(desk)
    with Client(place["address"]) as half_way:
        answer_challenge(half_way, place["key"].encode())
    assert comes_to_hear(heard, {AGENT_TONE}, TONES) == {AGENT_TONE}
    desk.phone.hang_up(call_id)
    desk.wait_for(CallEnded)


def test_calls_are_told_to_the_window_that_has_the_telephone_only(desk: DeskPhone, tenants: Callers) -> None:
    with DeskPhone(desk.configuration, place_of(desk)) as second:
        rings_for(second, tenants)
        assert desk.unasked(CallOffered) == []
