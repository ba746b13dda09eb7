"""What the other end may ask or refuse while we talk, message by message."""

import socket

import pytest

from app.domain.call import EndCause
from app.domain.events import (
    CallAnswered,
    CallEnded,
    CallHeld,
    CallOffered,
    CallResumed,
    PartyChanged,
    PhoneRefused,
)
from tests.engine.dialog import Dialog, sdp
from tests.engine.peer import Arrived, Peer
from tests.engine.rooms import OUTSIDE
from tests.engine.steps import address_of
from tests.lab.desk_phone import DeskPhone
from tests.lab.waiting import wait_until


@pytest.fixture
def call(scripted_desk: DeskPhone, scripted: Peer) -> Dialog:
    """A call that the desk has answered."""
    call = Dialog(scripted, address_of(scripted_desk))
    call.rings()
    scripted_desk.phone.answer(scripted_desk.wait_for(CallOffered).call_id)
    call.answered()
    return call


@pytest.fixture
def call_id(scripted_desk: DeskPhone, call: Dialog) -> str:
    """What the desk calls it."""
    return scripted_desk.wait_for(CallAnswered).call_id


def asserts(user: str, name: str = "") -> str:
    """A header field with the identity that the exchange vouches for."""
    return f'P-Asserted-Identity: "{name}" <sip:{user}@127.0.0.2>\r\n'


# ---------------------------------------------------------------- who it is


@pytest.mark.parametrize("method", ["UPDATE", "INVITE"])
def test_exchange_that_puts_somebody_else_through_is_believed(
    scripted_desk: DeskPhone, scripted: Peer, call: Dialog, call_id: str, method: str
) -> None:
    if method == "UPDATE":
        call.request("UPDATE", asserts("+31690005678", "Winterkoning-Demo"))
    else:
        call.invite(asserts("+31690005678", "Winterkoning-Demo"))
        call.answered()
    changed = scripted_desk.wait_for(PartyChanged)
    assert changed.call_id == call_id
    assert (changed.party.number.digits, changed.party.name) == ("+31690005678", "Winterkoning-Demo")


def test_one_who_comes_back_is_named_again(
    scripted_desk: DeskPhone, scripted: Peer, call: Dialog, call_id: str
) -> None:
    for user in ("+31690005678", "+31690001234", "+31690005678"):
        call.request("UPDATE", asserts(user))
        assert scripted_desk.wait_for(PartyChanged).party.number.digits == user


def test_same_identity_once_more_is_no_news(
    scripted_desk: DeskPhone, scripted: Peer, call: Dialog, call_id: str
) -> None:
    call.request("UPDATE", asserts("+31690001234"))
    scripted.wait("SIP/2.0 200")
    call.request("UPDATE", "")
    scripted.wait("SIP/2.0 200")
    call.request("UPDATE", asserts("+31690005678"))
    assert scripted_desk.wait_for(PartyChanged).party.number.digits == "+31690005678"
    assert scripted_desk.unasked(PartyChanged) == []


def test_identity_while_it_rings_is_shown_too(scripted_desk: DeskPhone, scripted: Peer) -> None:
    call = Dialog(scripted, address_of(scripted_desk))
    call.rings()
    call.request("UPDATE", asserts("+31690005678"))
    assert scripted_desk.wait_for(PartyChanged).party.number.digits == "+31690005678"


# ---------------------------------------------------------------- what it asks


def test_other_end_cannot_make_this_telephone_call_somebody(
    scripted_desk: DeskPhone, scripted: Peer, call: Dialog, call_id: str
) -> None:
    invites = scripted.count("INVITE ")
    call.request("REFER", "Refer-To: <sip:0900@127.0.0.2>\r\nReferred-By: <sip:x@127.0.0.2>\r\n")
    assert scripted.wait("SIP/2.0 6").code == 603
    call.request("UPDATE")
    scripted.wait("SIP/2.0 200")
    assert scripted.count("INVITE ") == invites
    assert scripted_desk.unasked(CallEnded) == []


def test_unasked_news_of_a_transfer_is_nothing_to_us(
    scripted_desk: DeskPhone, scripted: Peer, call: Dialog, call_id: str
) -> None:
    headers = "Event: refer\r\nSubscription-State: terminated\r\n"
    call.request("NOTIFY", headers, "SIP/2.0 200 OK\r\n", "message/sipfrag")
    scripted.wait("SIP/2.0 500")
    assert scripted_desk.unasked(CallEnded) == []


def test_call_that_the_other_end_changes_goes_on(
    scripted_desk: DeskPhone, scripted: Peer, call: Dialog, call_id: str
) -> None:
    for _ in range(5):
        call.invite()
        call.answered()
    scripted_desk.phone.hold(call_id)
    call.accept(scripted.wait("INVITE "))
    scripted_desk.wait_for(CallHeld)


def test_change_that_needs_a_name_server_is_refused_and_the_call_goes_on(
    scripted_desk: DeskPhone, scripted: Peer, call: Dialog, call_id: str
) -> None:
    call.invite(body=sdp(scripted).replace("c=IN IP4 127.0.0.2", "c=IN IP4 media.example.invalid"))
    call.acknowledge(scripted.wait("SIP/2.0 488"))
    call.invite()
    call.answered()
    assert scripted_desk.unasked(CallEnded) == []


# ---------------------------------------------------------------- hold and resume that meet resistance


def test_hold_that_the_other_end_refuses_is_kept_on_our_side(
    scripted_desk: DeskPhone, scripted: Peer, call: Dialog, call_id: str
) -> None:
    scripted_desk.phone.hold(call_id)
    call.refuse(scripted.wait("INVITE "), 488)
    scripted_desk.wait_for(CallHeld, call_id=call_id)
    scripted_desk.phone.resume(call_id)
    scripted_desk.wait_for(CallResumed, call_id=call_id)
    assert scripted_desk.unasked(PhoneRefused) == []


def test_resume_that_the_other_end_refuses_is_told_and_the_hold_stays(
    scripted_desk: DeskPhone, scripted: Peer, call: Dialog, call_id: str
) -> None:
    desk = scripted_desk
    desk.phone.hold(call_id)
    call.accept(scripted.wait("INVITE "))
    desk.wait_for(CallHeld)
    desk.phone.resume(call_id)
    call.refuse(scripted.wait("INVITE "), 488)
    assert desk.wait_for(PhoneRefused).command == "Resume"
    assert desk.unasked(CallResumed) == []
    desk.phone.resume(call_id)
    call.accept(scripted.wait("INVITE "))
    desk.wait_for(CallResumed)


@pytest.mark.parametrize("code", [491, 500])
def test_hold_that_comes_at_a_bad_moment_is_tried_again(
    scripted_desk: DeskPhone, scripted: Peer, call: Dialog, call_id: str, code: int
) -> None:
    scripted_desk.phone.hold(call_id)
    for _ in range(2):
        call.refuse(scripted.wait("INVITE "), code)
    call.accept(scripted.wait("INVITE "))
    scripted_desk.wait_for(CallHeld)
    assert scripted_desk.unasked(PhoneRefused) == []


def test_back_to_the_caller_before_the_hold_was_confirmed_ends_in_a_conversation(
    scripted_desk: DeskPhone, scripted: Peer, call: Dialog, call_id: str
) -> None:
    scripted_desk.phone.hold(call_id)
    hold = scripted.wait("INVITE ")
    scripted_desk.phone.resume(call_id)
    call.accept(hold)
    again = scripted.wait("INVITE ")
    assert "a=sendonly" not in again.body
    call.accept(again)
    scripted_desk.phone.hold(call_id)
    call.accept(scripted.wait("INVITE "))
    scripted_desk.wait_for(CallHeld)


def test_our_change_and_theirs_at_the_same_moment_both_come_through(
    scripted_desk: DeskPhone, scripted: Peer, call: Dialog, call_id: str
) -> None:
    scripted_desk.phone.hold(call_id)
    ours: Arrived = scripted.wait("INVITE ")
    call.invite()  # before answering ours
    call.acknowledge(scripted.wait("SIP/2.0 4"))
    call.refuse(ours, 491)
    call.accept(scripted.wait("INVITE "))
    scripted_desk.wait_for(CallHeld)
    call.invite()
    call.answered()


def test_other_end_that_vanished_ends_the_call_when_it_is_asked(
    scripted_desk: DeskPhone, scripted: Peer, call: Dialog, call_id: str
) -> None:
    scripted_desk.phone.hold(call_id)
    call.refuse(scripted.wait("INVITE "), 481)
    assert scripted_desk.wait_for(CallEnded).cause is EndCause.UNREACHABLE


class Ear:
    """Hears the sound of a call as it comes in (RTP, RFC 3550; A-law, RFC 3551)."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((OUTSIDE, 0))
        self._socket.settimeout(0.5)
        self.port: int = self._socket.getsockname()[1]

    def hears(self) -> bool:
        """Whether the next tenth of a second holds anything but silence; no packets are silence too."""
        try:
            return any(set(self._socket.recv(2000)[12:]) - _SILENCE for _ in range(5))
        except TimeoutError:
            return False

    def close(self) -> None:
        self._socket.close()


_SILENCE = {0xD5, 0x55}  # the two nothings of A-law


def test_caller_hears_nothing_from_the_moment_of_the_hold_whatever_their_telephone_makes_of_it(
    scripted_desk: DeskPhone, scripted: Peer
) -> None:
    ear = Ear()
    call = Dialog(scripted, address_of(scripted_desk), ear=ear.port)
    call.rings()
    call_id = scripted_desk.wait_for(CallOffered).call_id
    scripted_desk.phone.answer(call_id)
    call.answered()
    wait_until(ear.hears)
    scripted_desk.phone.hold(call_id)
    change = scripted.wait("INVITE ")  # which nobody answers yet
    wait_until(lambda: not ear.hears())
    call.refuse(change, 488)
    scripted_desk.wait_for(CallHeld)
    assert not any(ear.hears() for _ in range(5))
    scripted_desk.phone.resume(call_id)
    wait_until(ear.hears)
    ear.close()


# ---------------------------------------------------------------- crossings


def test_answer_and_cancellation_that_cross_end_the_call_once(
    scripted_desk: DeskPhone, scripted: Peer
) -> None:
    call = Dialog(scripted, address_of(scripted_desk))
    call.rings()
    offered = scripted_desk.wait_for(CallOffered).call_id
    call.cancel()
    scripted_desk.phone.answer(offered)
    assert scripted_desk.wait_for(CallEnded).cause is EndCause.NOT_ANSWERED
    call.acknowledge(scripted.wait("SIP/2.0 487"))
    Dialog(scripted, address_of(scripted_desk)).rings()


def test_both_hang_up_at_once(scripted_desk: DeskPhone, scripted: Peer, call: Dialog, call_id: str) -> None:
    scripted_desk.phone.hang_up(call_id)
    bye = scripted.wait("BYE ")
    call.request("BYE")
    scripted.reply(bye, 200)
    scripted_desk.wait_for(CallEnded)
    assert scripted_desk.unasked(CallEnded) == []
    Dialog(scripted, address_of(scripted_desk)).rings()


def test_colleague_who_answers_while_we_give_up_is_let_go_again(
    scripted_desk: DeskPhone, scripted: Peer
) -> None:
    scripted_desk.phone.dial("out", "1002")
    invite = scripted.wait("INVITE ")
    dialog = Dialog.answering(scripted, invite)
    scripted.reply(invite, 180)
    scripted_desk.phone.hang_up("out")
    scripted_desk.wait_for(CallEnded)
    cancel = scripted.wait("CANCEL ")
    scripted.reply(cancel, 200)
    dialog.accept(invite)
    scripted.wait("BYE ")
