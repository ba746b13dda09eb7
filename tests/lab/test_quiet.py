"""Pause and do-not-disturb at a real exchange: whoever throws the switch, the window shows what is so there."""

import os
import signal
from pathlib import Path

import psutil
import pytest

from app.domain.agent import Availability, Registration
from app.domain.contact import SessionState
from app.domain.presence import Presence
from app.domain.quiet import PauseReason
from app.services.desk import Desk
from tests.lab.asterisk import LAND_LINE, PAUSE_HINT, QUEUE
from tests.lab.desk_window import DeskWindow
from tests.lab.laboratory import AGENT, Laboratory
from tests.lab.softphone_protocol import Kind

pytestmark = pytest.mark.lab

LUNCH = PauseReason("Lunch")
MEMBER = f"PJSIP/{AGENT}"


def is_paused(desk: Desk) -> bool:
    return desk.availability is Availability.PAUSED


def is_available(desk: Desk) -> bool:
    return desk.availability is Availability.AVAILABLE


def is_not_to_be_disturbed(desk: Desk) -> bool:
    return desk.availability is Availability.DO_NOT_DISTURB


def pause(lab: Laboratory, window: DeskWindow) -> None:
    """The agent pauses, and the exchange says so to everybody."""
    window.desk.quiet.begin_pause(LUNCH)
    window.wait_until(is_paused)
    assert lab.ami.queue_members(QUEUE)[MEMBER].paused


def at_the_exchange(lab: Laboratory, *, paused: bool) -> None:
    """A team lead, or whoever else, throws the switch there."""
    lab.ami.action("QueuePause", Queue=QUEUE, Interface=MEMBER, Paused=str(paused).lower(), Reason="Overleg")


def test_agent_who_pauses_gets_no_call_from_the_queue_until_she_is_back(lab: Laboratory) -> None:
    window, tenant = lab.window(), lab.tenant()
    pause(lab, window)
    tenant.dial(LAND_LINE)
    window.desk.quiet.end_pause()
    window.wait_until(lambda desk: desk.calls.ringing is not None)
    assert not lab.ami.queue_members(QUEUE)[MEMBER].paused
    assert not window.desk.quiet.pause.switch.differs


def test_pause_from_outside_shows_and_so_does_its_end(lab: Laboratory) -> None:
    window = lab.window()
    pause(lab, window)
    at_the_exchange(lab, paused=False)
    window.wait_until(is_available)
    assert window.desk.quiet.pause.switch.differs
    at_the_exchange(lab, paused=True)
    window.wait_until(is_paused)
    assert not window.desk.quiet.pause.switch.differs


def test_pause_on_the_exchanges_own_console_shows(lab: Laboratory) -> None:
    window = lab.window()
    pause(lab, window)
    lab.exchange.cli(f"queue unpause member {MEMBER} queue {QUEUE}")
    window.wait_until(is_available)


def test_window_that_is_killed_finds_the_pause_again(lab: Laboratory, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    first = lab.stack.enter_context(lab.window_in(folder)).registered()
    pause(lab, first)
    second = lab.stack.enter_context(lab.window_in(folder))
    second.wait_until(is_paused)
    assert second.engine_pid == first.engine_pid
    assert not second.desk.quiet.pause.switch.differs
    second.desk.quiet.end_pause()
    second.wait_until(is_available)


def test_engine_that_is_killed_leaves_the_pause_at_the_exchange_and_in_the_window(lab: Laboratory) -> None:
    window = lab.window()
    pause(lab, window)
    engine = psutil.Process(window.engine_pid)
    os.kill(engine.pid, signal.SIGKILL)
    window.wait_until(lambda desk: desk.calls.registration is Registration.ENGINE_LOST)
    window.wait_until(lambda desk: is_paused(desk) and desk.quiet.pause.exchange_tells)


def test_exchange_that_was_started_again_and_forgot_the_pause_is_right(lab: Laboratory) -> None:
    """The queue's static members are not paused after a start; the window must not go on to say 'pauze'."""
    window = lab.window()
    pause(lab, window)
    lab.exchange.stop(kill=True)
    lab.exchange.start()
    window.wait_until(lambda desk: not desk.quiet.pause.switch.is_on, timeout=90)
    assert window.desk.quiet.pause.switch.differs


def test_two_windows_of_the_same_agent_show_the_same(lab: Laboratory) -> None:
    """On another computer somebody follows the same hint."""
    window, other = lab.window(), lab.window("6003")
    hint = f"{PAUSE_HINT}{AGENT}"
    other.desk.presences.follow("other", (hint,))
    pause(lab, window)
    other.wait_until(lambda desk: desk.presences.of(hint).presence is Presence.TALKING)
    window.desk.quiet.end_pause()
    window.wait_until(is_available)
    other.wait_until(lambda desk: desk.presences.of(hint).presence is Presence.FREE)


def test_agent_pauses_by_itself_until_the_conversation_is_coded(lab: Laboratory) -> None:
    window, tenant = lab.window(in_wrap_up=True), lab.tenant()
    call = tenant.dial(LAND_LINE)
    window.wait_until(lambda desk: desk.calls.ringing is not None)
    ringing = window.desk.calls.ringing
    assert ringing is not None
    window.desk.calls.answer(ringing.call_id)
    window.wait_until(lambda desk: desk.calls.talking is not None)
    tenant.wait_for(Kind.TALKING, call=call)
    window.desk.calls.hang_up(ringing.call_id)
    window.wait_until(is_paused)
    assert lab.ami.queue_members(QUEUE)[MEMBER].paused
    session = window.desk.sessions.to_code[0]
    flow = window.desk.wrap_up
    flow.choose_topic(session.session_id, "REP")
    flow.choose_subtopic(session.session_id, "REPLOO")
    flow.set_solved(session.session_id, True)
    flow.save(session.session_id)
    window.desk.changed()
    window.wait_until(is_available)
    assert not lab.ami.queue_members(QUEUE)[MEMBER].paused


def test_do_not_disturb_is_known_at_the_exchange_and_busy_is_the_last_resort(lab: Laboratory) -> None:
    window, tenant = lab.window(), lab.tenant()
    window.desk.quiet.toggle_do_not_disturb()
    window.wait_until(is_not_to_be_disturbed)
    assert "BUSY" in lab.exchange.cli("devstate list")
    call = tenant.dial(AGENT)
    window.wait_until(lambda desk: bool(desk.sessions.missed))
    assert tenant.wait_for(Kind.ENDED, call=call).code == 486
    assert window.desk.sessions.missed[0].state is SessionState.MISSED
    window.desk.quiet.toggle_do_not_disturb()
    window.wait_until(is_available)


def test_do_not_disturb_thrown_on_the_console_shows_both_ways(lab: Laboratory) -> None:
    window = lab.window()
    lab.exchange.cli(f"devstate change Custom:DND{AGENT} BUSY")
    window.wait_until(is_not_to_be_disturbed)
    lab.exchange.cli(f"devstate change Custom:DND{AGENT} NOT_INUSE")
    window.wait_until(is_available)


# ---------------------------------------------------------------- through the manager interface


def test_pause_through_the_manager_interface_has_its_reason_and_no_call(lab: Laboratory) -> None:
    window = lab.managed_window()
    window.wait_until(lambda desk: desk.quiet.pause.exchange_tells)
    window.desk.quiet.begin_pause(LUNCH)
    window.wait_until(is_paused)
    assert lab.ami.queue_members(QUEUE)[MEMBER].paused
    assert "Lunch" in lab.exchange.cli(f"queue show {QUEUE}")
    window.desk.quiet.end_pause()
    window.wait_until(is_available)
    assert not lab.ami.queue_members(QUEUE)[MEMBER].paused


def test_pause_from_outside_shows_through_the_manager_interface_with_its_reason(lab: Laboratory) -> None:
    window = lab.managed_window()
    window.wait_until(lambda desk: desk.quiet.pause.exchange_tells)
    at_the_exchange(lab, paused=True)
    window.wait_until(is_paused)
    assert window.desk.quiet.reason == "Overleg"
    assert window.desk.quiet.pause.switch.differs


def test_exchange_that_was_started_again_is_believed_through_the_manager_interface(lab: Laboratory) -> None:
    window = lab.managed_window()
    window.wait_until(lambda desk: desk.quiet.pause.exchange_tells)
    pause(lab, window)
    lab.exchange.stop(kill=True)
    window.wait_until(lambda desk: not desk.quiet.pause.exchange_tells)
    lab.exchange.start()
    window.wait_until(lambda desk: not desk.quiet.pause.switch.is_on, timeout=30)
