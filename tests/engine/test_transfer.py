"""A transfer, message by message, as the other ends see it."""

from dataclasses import dataclass

import pytest

from app.domain.call import EndCause
from app.domain.events import (
    CallAnswered,
    CallEnded,
    CallOffered,
    HandOverDone,
    HandOverFailed,
)
from tests.engine.dialog import Dialog
from tests.engine.peer import Peer
from tests.engine.rooms import (
    SENIOR,
)
from tests.engine.steps import address_of
from tests.lab.desk_phone import DeskPhone


@dataclass
class TwoCalls:
    """A customer and a colleague, both scripted, both connected."""

    customer: Dialog
    colleague: Dialog


@pytest.fixture
def two_calls(scripted_desk: DeskPhone, scripted: Peer) -> TwoCalls:
    customer = Dialog(scripted, address_of(scripted_desk))
    customer.rings()
    call_id = scripted_desk.wait_for(CallOffered).call_id
    scripted_desk.phone.answer(call_id)
    customer.answered()
    scripted_desk.phone.dial("colleague", SENIOR)
    invite = scripted.wait("INVITE ")
    colleague = Dialog.answering(scripted, invite)
    colleague.accept(invite)
    scripted_desk.wait_for(CallAnswered, call_id="colleague")
    scripted_desk.phone.hand_over(call_id, "colleague")
    return TwoCalls(customer, colleague)


def notify(dialog: Dialog, fragment: str, state: str = "terminated;reason=noresource") -> None:
    dialog.request(
        "NOTIFY",
        f"Event: refer\r\nSubscription-State: {state}\r\n",
        f"SIP/2.0 {fragment}\r\n",
        "message/sipfrag",
    )


def test_transfer_names_the_colleagues_call(scripted: Peer, two_calls: TwoCalls) -> None:
    refer = scripted.wait("REFER ")
    assert refer.call_id == two_calls.customer.call_id
    target = refer.header("Refer-To") or ""
    assert f"Replaces={two_calls.colleague.call_id.replace('@', '%40')}" in target


def test_transfer_that_the_customers_side_refuses_has_failed(
    scripted_desk: DeskPhone, scripted: Peer, two_calls: TwoCalls
) -> None:
    scripted.reply(scripted.wait("REFER "), 603)
    scripted_desk.wait_for(HandOverFailed)
    assert scripted_desk.unasked(CallEnded) == []


@pytest.mark.parametrize("outcome", ["486 Busy Here", "603 Decline", "503 Service Unavailable"])
def test_transfer_that_the_colleagues_side_refuses_has_failed_and_both_calls_live(
    scripted_desk: DeskPhone, scripted: Peer, two_calls: TwoCalls, outcome: str
) -> None:
    scripted.reply(scripted.wait("REFER "), 202)
    notify(two_calls.customer, "100 Trying", "active;expires=60")
    notify(two_calls.customer, outcome)
    scripted_desk.wait_for(HandOverFailed)
    assert scripted_desk.unasked(CallEnded) == []
    scripted_desk.phone.hang_up("colleague")
    scripted_desk.wait_for(CallEnded, call_id="colleague")


def test_agents_legs_go_once_the_transfer_is_done(
    scripted_desk: DeskPhone, scripted: Peer, two_calls: TwoCalls
) -> None:
    scripted.reply(scripted.wait("REFER "), 202)
    notify(two_calls.customer, "200 OK")
    scripted_desk.wait_for(HandOverDone)
    assert {scripted.wait("BYE ").call_id, scripted.wait("BYE ").call_id} == {
        two_calls.customer.call_id,
        two_calls.colleague.call_id,
    }
    ended = [scripted_desk.wait_for(CallEnded) for _ in range(2)]
    assert {end.cause for end in ended} == {EndCause.HANDED_OVER}


def test_customer_who_hangs_up_during_the_transfer_leaves_the_colleague(
    scripted_desk: DeskPhone, scripted: Peer, two_calls: TwoCalls
) -> None:
    scripted.reply(scripted.wait("REFER "), 202)
    two_calls.customer.request("BYE")
    ended = scripted_desk.wait_for(CallEnded)
    assert ended.cause is EndCause.BY_OTHER_PARTY
    scripted_desk.phone.hang_up("colleague")
    scripted_desk.wait_for(CallEnded, call_id="colleague")
