"""112 at a real exchange, in every state of the desk: out within a second, or said within a second that it cannot."""

import time
from collections.abc import Callable

import pytest

from app.domain.agent import Registration
from app.domain.emergency import EmergencyState
from app.domain.quiet import PauseReason
from app.services.desk import Desk
from tests.lab.asterisk import LAND_LINE, TONE_TEST_HZ
from tests.lab.desk_window import DeskWindow
from tests.lab.laboratory import AGENT, Laboratory
from tests.lab.sound import wait_to_hear

pytestmark = pytest.mark.lab

WITHIN = 1.0  # seconds

State = Callable[[Laboratory, DeskWindow], None]


def _calls_112(window: DeskWindow) -> float:
    """The moment at which it was asked for, by the clock of the capture."""
    began = time.time()
    window.desk.dial("112")
    return began


def _talks(desk: Desk) -> bool:
    return desk.emergency.call.state is EmergencyState.TALKING


def _ringing(lab: Laboratory, window: DeskWindow) -> None:
    lab.tenant().dial(LAND_LINE)
    window.wait_until(lambda desk: desk.calls.ringing is not None)


def _in_a_call(lab: Laboratory, window: DeskWindow) -> None:
    _ringing(lab, window)
    ringing = window.desk.calls.ringing
    assert ringing is not None
    window.desk.calls.answer(ringing.call_id)
    window.wait_until(lambda desk: desk.calls.talking is not None)


def _wrapping_up(lab: Laboratory, window: DeskWindow) -> None:
    _in_a_call(lab, window)
    window.desk.calls.hang_up(next(iter(window.desk.calls.all)))
    window.wait_until(lambda desk: bool(desk.sessions.to_code))


def _paused(_lab: Laboratory, window: DeskWindow) -> None:
    window.desk.quiet.begin_pause(PauseReason("Lunch"))
    window.wait_until(lambda desk: desk.quiet.pause.switch.is_on)


def _not_to_be_disturbed(_lab: Laboratory, window: DeskWindow) -> None:
    window.desk.quiet.toggle_do_not_disturb()
    window.wait_until(lambda desk: desk.quiet.do_not_disturb.switch.is_on)


def _with_a_code_on_its_way(_lab: Laboratory, window: DeskWindow) -> None:
    window.desk.quiet.begin_pause(PauseReason("Lunch"))


STATES: dict[str, State] = {
    "free": lambda _lab, _window: None,
    "ringing": _ringing,
    "in a call": _in_a_call,
    "wrapping up": _wrapping_up,
    "paused": _paused,
    "not to be disturbed": _not_to_be_disturbed,
    "with a code on its way": _with_a_code_on_its_way,
}


@pytest.mark.usefixtures("capture_allowed")
@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_112_leaves_within_a_second_and_is_heard(state: State, lab: Laboratory) -> None:
    window = lab.window()
    state(lab, window)
    with lab.capture() as wire:
        began = _calls_112(window)
        took = window.wait_until(_talks)
        sent = min(
            item.time for item in wire.messages() if item.message.start_line.startswith("INVITE sip:112@")
        )
    assert sent - began < WITHIN
    assert took < 5
    wait_to_hear(window.recording(window.desk.emergency.call.call_id), [TONE_TEST_HZ])


def test_exchange_that_refuses_is_said_within_a_second(lab: Laboratory) -> None:
    window = lab.window()
    lab.exchange.cli("dialplan remove extension 112@agents")
    try:
        _calls_112(window)
        assert window.wait_until(lambda desk: desk.emergency.call.state is EmergencyState.FAILED) < WITHIN
    finally:
        lab.exchange.cli("dialplan reload")


@pytest.mark.parametrize("kill", [True, False], ids=["killed", "stopped"])
def test_exchange_that_is_gone_is_said_within_a_second(kill: bool, lab: Laboratory) -> None:
    window = lab.window()
    lab.exchange.stop(kill=kill)
    try:
        _calls_112(window)
        assert window.wait_until(lambda desk: desk.emergency.call.needs_another_telephone) < WITHIN
    finally:
        lab.exchange.start()


def test_desk_that_was_never_registered_tries_all_the_same_and_says_at_once_not_to_wait(
    lab: Laboratory,
) -> None:
    lab.exchange.stop()
    try:
        window = lab.stack.enter_context(lab.window_in(lab.new_folder("never")))
        window.wait_until(lambda desk: desk.calls.registration is Registration.UNREACHABLE, timeout=30)
        _calls_112(window)
        assert window.desk.emergency.call.needs_another_telephone
    finally:
        lab.exchange.start()


def test_lost_registration_that_comes_back_lets_112_through(lab: Laboratory) -> None:
    window = lab.window()
    lab.exchange.stop(kill=True)
    window.wait_until(lambda desk: desk.calls.registration is Registration.UNREACHABLE, timeout=90)
    _calls_112(window)
    assert window.desk.emergency.call.needs_another_telephone
    lab.exchange.start()
    window.registered()
    window.wait_until(lambda desk: not desk.emergency.call.is_live or _talks(desk), timeout=60)
    if not _talks(window.desk):
        _calls_112(window)
        window.wait_until(_talks)
    assert not window.desk.emergency.call.needs_another_telephone


def test_nobody_is_looked_up_for_112(lab: Laboratory) -> None:
    window = lab.window()
    _calls_112(window)
    window.wait_until(_talks)
    assert window.crm.identified == []
    assert window.crm.searched == []
    assert window.desk.sessions.all == ()


def test_agent_is_called_by_nobody_else_meanwhile_but_sees_who_rings(lab: Laboratory) -> None:
    window, tenant = lab.window(), lab.tenant()
    _calls_112(window)
    window.wait_until(_talks)
    tenant.dial(AGENT)
    window.wait_until(lambda desk: desk.calls.ringing is not None)
    assert _talks(window.desk)
