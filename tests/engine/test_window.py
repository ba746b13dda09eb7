"""The telephone outlives its window."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import psutil
import pytest

from app.adapters.telephony.engine_process import RENDEZVOUS, EngineProgram
from app.demo.exchange.exchange import Exchange
from app.demo.surroundings import Callers
from app.domain.agent import Registration
from app.domain.call import CallState, Direction, EndCause
from app.domain.events import (
    CallAnswered,
    CallEnded,
    CallHeld,
    PhoneConnected,
    PhoneLost,
)
from app.engine import protocol
from app.engine.protocol import Account, Configure, Sound
from tests.engine.listening import comes_to_hear
from tests.engine.rooms import AGENT, AGENT_TONE, SENIOR
from tests.engine.steps import talks_with
from tests.engine.test_consult import REFERENCE
from tests.engine.test_sound import TONES
from tests.engine.windows import next_window, place_of
from tests.lab.desk_phone import DeskPhone
from tests.lab.sound import write_tone
from tests.lab.waiting import wait_until

PROJECT = Path(__file__).parents[2]


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


def test_engine_without_a_window_stays_for_a_caller_and_not_for_one_who_has_vanished(
    account: Account, exchange: Exchange, tenants: Callers, folder: Path
) -> None:
    program = EngineProgram((sys.executable, "-m", "app.engine", "--alone", "0.4"), folder, PROJECT)
    connection = program.connect()
    engine = psutil.Process(json.loads((folder / RENDEZVOUS).read_text("utf-8"))["pid"])
    connection.send_bytes(protocol.encode(Configure(account, Sound("file"))))
    wait_until(lambda: AGENT in exchange.present)
    write_tone(folder / "voice.wav", AGENT_TONE)
    tenants.order("call", id="tenant", to=AGENT, voice=str(folder / "voice.wav"))
    while not isinstance(offered := protocol.decode_notice(connection.recv_bytes()), protocol.CallOffered):
        continue
    connection.send_bytes(protocol.encode(protocol.Answer(offered.call.call_id)))
    tenants.wait("answered", "tenant")
    connection.close()
    with pytest.raises(psutil.TimeoutExpired):
        engine.wait(5)
    (caller,) = (one for one in psutil.Process().children() if "app.demo.callers" in one.cmdline())
    caller.suspend()
    try:
        program.wait(10)
        assert not engine.is_running()
    finally:
        caller.resume()


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
