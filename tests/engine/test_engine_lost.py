"""The window outlives its telephone, and says so at once."""

import json
import os
import signal
import sys
import time
from pathlib import Path

import pytest

from app.adapters.system_clock import SystemClock
from app.adapters.telephony.engine_phone import RETRY, EnginePhone
from app.adapters.telephony.engine_process import RENDEZVOUS, EngineProgram
from app.demo.exchange.exchange import Exchange
from app.demo.surroundings import Callers
from app.domain.agent import Registration
from app.domain.call import EndCause
from app.domain.events import (
    CallEnded,
    Event,
    PhoneConnected,
    PhoneLost,
    RegistrationChanged,
)
from app.engine import protocol
from app.engine.protocol import Account, Configure, Sound
from tests.engine.rooms import AGENT, SENIOR, TRUNK
from tests.engine.steps import rings_for, talks_with
from tests.engine.test_consult import REFERENCE
from tests.lab.desk_phone import DeskPhone
from tests.lab.waiting import wait_until

PROJECT = Path(__file__).parents[2]


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


class ConfigureOfTomorrow(Configure):
    """A command that no engine of today knows; it hangs up on a window that says such a thing."""


def test_engine_that_hangs_up_at_once_is_not_called_again_without_a_pause(
    folder: Path, account: Account
) -> None:
    program = EngineProgram((sys.executable, "-m", "app.engine", "--alone", "1"), folder, PROJECT)
    events: list[Event] = []
    phone = EnginePhone(program, ConfigureOfTomorrow(account, Sound("file")), SystemClock(), events.append)
    phone.start()
    wait_until(lambda: any(isinstance(event, PhoneLost) for event in events))
    lost = len([event for event in events if isinstance(event, PhoneLost)])
    time.sleep(RETRY * 3)
    assert len([event for event in events if isinstance(event, PhoneLost)]) <= lost + 4
    phone.stop()
    program.wait(5)


@pytest.mark.parametrize(
    "left",
    [b"", b"{", b"[]", b"null", b'{"version": %d}', b"\xff\xfe", b'{"version":%d,"address":5,"key":"k"}'],
)
def test_address_that_makes_no_sense_is_replaced_by_a_new_engine(folder: Path, left: bytes) -> None:
    folder.joinpath(RENDEZVOUS).write_bytes(left.replace(b"%d", b"%d" % protocol.VERSION))
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
    wait_until(
        lambda: any(
            isinstance(event, RegistrationChanged) and event.registration is Registration.REGISTERED
            for event in events
        )
    )
    phone.stop()
