"""An urgent call leaves whatever is on the lines, and nobody waits in vain for one of which nobody takes notice."""

import time

import pytest

from app.domain.call import EndCause
from app.domain.events import CallAnswered, CallEnded, CallHeld, CallOffered, CallUnheard
from app.engine.sip_library import MOST_CALLS
from app.engine.urgent import SILENCE
from tests.engine.dialog import Dialog
from tests.engine.peer import Arrived, Peer
from tests.engine.steps import address_of
from tests.lab.desk_phone import DeskPhone

WITHIN = 1.0  # seconds; what a person in need is promised

FullDesk = tuple[DeskPhone, dict[str, Dialog]]


def _dial(desk: DeskPhone, call_id: str = "help") -> float:
    """Call 112; the moment at which it was asked for."""
    began = time.monotonic()
    desk.phone.dial(call_id, "112", is_urgent=True)
    return began


def _leaves(exchange: Peer) -> Arrived:
    invite = exchange.wait("INVITE sip:112@", WITHIN)
    exchange.reply(invite, 100)
    return invite


def test_112_leaves_within_a_second_and_is_a_conversation(scripted_desk: DeskPhone, scripted: Peer) -> None:
    _dial(scripted_desk)
    invite = _leaves(scripted)
    Dialog.answering(scripted, invite).accept(invite)
    scripted_desk.wait_for(CallAnswered, call_id="help")
    assert scripted_desk.unasked(CallUnheard) == []


def test_call_of_which_nobody_takes_notice_is_said_within_a_second_and_is_tried_on(
    scripted_desk: DeskPhone, scripted: Peer
) -> None:
    began = _dial(scripted_desk)
    invite = scripted.wait("INVITE sip:112@", WITHIN)
    unheard = scripted_desk.wait_for(CallUnheard, call_id="help")
    assert SILENCE <= unheard.at.mono - began < WITHIN
    Dialog.answering(scripted, invite).accept(invite)
    scripted_desk.wait_for(CallAnswered, call_id="help")


@pytest.mark.parametrize("code", [100, 180, 183])
def test_any_answer_is_enough_to_wait_for_the_rest(
    code: int, scripted_desk: DeskPhone, scripted: Peer
) -> None:
    _dial(scripted_desk, "heard")
    scripted.reply(scripted.wait("INVITE sip:112@", WITHIN), code)
    _dial(scripted_desk, "not heard")
    scripted_desk.wait_for(CallUnheard, call_id="not heard")
    assert scripted_desk.unasked(CallUnheard) == []


def test_call_that_is_not_urgent_may_wait_in_silence(scripted_desk: DeskPhone, scripted: Peer) -> None:
    scripted_desk.phone.dial("usual", "+31690001234")
    scripted.wait("INVITE ")
    _dial(scripted_desk)
    scripted_desk.wait_for(CallUnheard, call_id="help")
    assert scripted_desk.unasked(CallUnheard) == []


def test_refusal_is_told_at_once(scripted_desk: DeskPhone, scripted: Peer) -> None:
    _dial(scripted_desk)
    scripted.reply(scripted.wait("INVITE sip:112@", WITHIN), 404)
    assert scripted_desk.wait_for(CallEnded, timeout=WITHIN, call_id="help").cause is EndCause.UNREACHABLE


# ---------------------------------------------------------------- all lines in use


@pytest.fixture
def full_desk(scripted_desk: DeskPhone, scripted: Peer) -> FullDesk:
    """As many people ring as there are lines."""
    calls = {}
    for _ in range(MOST_CALLS):
        dialog = Dialog(scripted, address_of(scripted_desk))
        dialog.rings()
        calls[scripted_desk.wait_for(CallOffered).call_id] = dialog
    return scripted_desk, calls


def _answer_all(desk: DeskPhone, calls: dict[str, Dialog], exchange: Peer) -> None:
    """All of them talked with, one after the other; all but the last wait on hold."""
    before = ""
    for call_id, dialog in calls.items():
        if before:
            desk.phone.hold(before)
            calls[before].accept(exchange.wait("INVITE ", call_id=calls[before].call_id))
            desk.wait_for(CallHeld, call_id=before)
        desk.phone.answer(call_id)
        dialog.answered()
        desk.wait_for(CallAnswered, call_id=call_id)
        before = call_id


def test_who_rings_makes_room_and_hears_busy(full_desk: FullDesk, scripted: Peer) -> None:
    desk, calls = full_desk
    _dial(desk)
    _leaves(scripted)
    scripted.wait("SIP/2.0 486")
    ended = desk.wait_for(CallEnded)
    assert ended.call_id in calls
    assert desk.unasked(CallEnded) == []


def test_of_those_on_hold_the_one_who_waited_longest_makes_room_and_not_the_one_we_talk_with(
    full_desk: FullDesk, scripted: Peer
) -> None:
    desk, calls = full_desk
    _answer_all(desk, calls, scripted)
    _dial(desk)
    scripted.reply(scripted.wait("BYE "), 200)
    _leaves(scripted)
    assert desk.wait_for(CallEnded).call_id == next(iter(calls))
    assert desk.unasked(CallEnded) == []


def test_line_that_does_not_become_free_is_said_within_a_second(full_desk: FullDesk, scripted: Peer) -> None:
    """The other end of the call that has to go is silent, so the library keeps the line for half a minute."""
    desk, calls = full_desk
    _answer_all(desk, calls, scripted)
    began = _dial(desk)
    assert desk.wait_for(CallUnheard, call_id="help").at.mono - began < WITHIN
    scripted.reply(scripted.wait("BYE "), 200)
    _leaves(scripted)


def test_waiting_for_a_line_can_be_given_up(full_desk: FullDesk, scripted: Peer) -> None:
    desk, calls = full_desk
    _answer_all(desk, calls, scripted)
    _dial(desk)
    desk.phone.hang_up("help")
    assert desk.wait_for(CallEnded, call_id="help").cause is EndCause.HUNG_UP
    scripted.reply(scripted.wait("BYE "), 200)
    assert scripted.count("INVITE sip:112@") == 0


def test_line_that_never_becomes_free_ends_the_attempt(full_desk: FullDesk, scripted: Peer) -> None:
    desk, calls = full_desk
    _answer_all(desk, calls, scripted)
    _dial(desk)
    assert desk.wait_for(CallEnded, timeout=15, call_id="help").cause is EndCause.UNREACHABLE
