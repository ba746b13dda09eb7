"""One call from the first ring to the last word, with a real exchange and real callers."""

from pathlib import Path

import pytest

from app.demo.exchange.exchange import Exchange
from app.demo.surroundings import Callers
from app.domain.call import EndCause
from app.domain.events import (
    CallAnswered,
    CallEnded,
    CallHeld,
    CallOffered,
    CallResumed,
    PhoneRefused,
)
from app.domain.phone_number import NumberKind
from app.engine.protocol import Account
from app.engine.sip_library import MOST_CALLS
from tests.engine.conftest import MakeDesk
from tests.engine.dialog import Dialog
from tests.engine.peer import Peer
from tests.engine.rooms import AGENT, SENIOR
from tests.engine.steps import MOBILE, address_of, letting_in, rings_for, talks_with
from tests.lab.desk_phone import DeskPhone

# ---------------------------------------------------------------- somebody calls


def test_incoming_call_rings_and_says_who_calls_and_from_which_queue(desk: DeskPhone, crowd: Callers) -> None:
    crowd.order(
        "call", id="tenant", to=AGENT, number=MOBILE, name="Roodspecht-Demo", queue="Wonen", waited=42
    )
    offered = desk.wait_for(CallOffered)
    assert offered.party.number.digits == MOBILE
    assert offered.party.name == "Roodspecht-Demo"
    assert (offered.queue.queue, offered.queue.waited) == ("Wonen", 42)
    assert offered.reference is None
    assert crowd.wait("ringing", "tenant")["code"] == 180


def test_withheld_number_stays_withheld_although_the_exchange_knows_it(
    desk: DeskPhone, crowd: Callers
) -> None:
    crowd.order("call", id="tenant", to=AGENT, number=MOBILE, name="Roodspecht-Demo", withheld=True)
    party = desk.wait_for(CallOffered).party
    assert party.number.kind is NumberKind.WITHHELD
    assert MOBILE[3:] not in repr(party)
    assert party.name == ""


def test_answered_call_is_a_conversation_for_both(desk: DeskPhone, crowd: Callers) -> None:
    talks_with(desk, crowd)


def test_agent_hangs_up(desk: DeskPhone, crowd: Callers) -> None:
    call_id = talks_with(desk, crowd)
    desk.phone.hang_up(call_id)
    assert desk.wait_for(CallEnded).cause is EndCause.HUNG_UP
    crowd.wait("ended", "tenant")


def test_caller_hangs_up(desk: DeskPhone, crowd: Callers) -> None:
    talks_with(desk, crowd)
    crowd.order("hang_up", id="tenant")
    assert desk.wait_for(CallEnded).cause is EndCause.BY_OTHER_PARTY


def test_refused_call_is_busy_for_the_caller(desk: DeskPhone, crowd: Callers) -> None:
    desk.phone.refuse(rings_for(desk, crowd))
    assert desk.wait_for(CallEnded).cause is EndCause.REFUSED
    assert crowd.wait("ended", "tenant")["code"] == 486


def test_caller_gives_up_while_it_rings(desk: DeskPhone, crowd: Callers) -> None:
    rings_for(desk, crowd)
    crowd.order("hang_up", id="tenant")
    assert desk.wait_for(CallEnded).cause is EndCause.NOT_ANSWERED


def test_hold_and_resume_are_seen_by_the_caller(desk: DeskPhone, crowd: Callers) -> None:
    call_id = talks_with(desk, crowd)
    crowd.wait("sound", "tenant")
    desk.phone.hold(call_id)
    desk.wait_for(CallHeld, call_id=call_id)
    assert crowd.wait("sound", "tenant")["state"] == "held"
    desk.phone.resume(call_id)
    desk.wait_for(CallResumed, call_id=call_id)
    crowd.listen()
    assert [event["state"] for event in crowd.events if event["event"] == "sound"][-1] == "active"


def test_hold_and_resume_in_one_breath_end_in_a_conversation(desk: DeskPhone, crowd: Callers) -> None:
    call_id = talks_with(desk, crowd)
    desk.phone.hold(call_id)
    desk.phone.resume(call_id)
    desk.phone.hold(call_id)
    desk.phone.resume(call_id)
    desk.phone.hold(call_id)
    desk.wait_for(CallHeld, call_id=call_id)
    desk.phone.resume(call_id)
    desk.wait_for(CallResumed, call_id=call_id)
    crowd.order("hang_up", id="tenant")
    desk.wait_for(CallEnded)
    assert desk.unasked(PhoneRefused) == []


# ---------------------------------------------------------------- several at once


def test_second_caller_rings_while_the_first_is_talked_with(desk: DeskPhone, crowd: Callers) -> None:
    first = talks_with(desk, crowd, "first")
    second = rings_for(desk, crowd, "second")
    desk.phone.hold(first)
    desk.phone.answer(second)
    desk.wait_for(CallHeld, call_id=first)
    desk.wait_for(CallAnswered, call_id=second)
    desk.phone.hang_up(second)
    desk.wait_for(CallEnded, call_id=second)
    desk.phone.resume(first)
    desk.wait_for(CallResumed, call_id=first)


FullDesk = tuple[DeskPhone, dict[str, Dialog]]


@pytest.fixture
def full_desk(make_desk: MakeDesk, account: Account, outside: Peer) -> FullDesk:
    """A desk with as many calls as the library can hold, by their names there, and who calls."""
    desk = make_desk(letting_in(account, outside))
    desk.wait_for_registration()
    calls = {}
    for _ in range(MOST_CALLS):
        dialog = Dialog(outside, address_of(desk))
        dialog.rings()
        calls[desk.wait_for(CallOffered).call_id] = dialog
    return desk, calls


def test_call_too_many_is_busy_and_the_others_go_on(full_desk: FullDesk, outside: Peer) -> None:
    desk, calls = full_desk
    Dialog(outside, address_of(desk)).invite()
    outside.wait("SIP/2.0 486")
    for call_id, dialog in calls.items():
        desk.phone.answer(call_id)
        dialog.answered()
        desk.wait_for(CallAnswered, call_id=call_id)
    assert desk.unasked(CallOffered) == []


def test_dialling_with_all_lines_in_use_ends_at_once_and_says_why(full_desk: FullDesk) -> None:
    desk, _ = full_desk
    desk.phone.dial("out", SENIOR)
    assert desk.wait_for(CallEnded).call_id == "out"
    assert desk.wait_for(PhoneRefused).reason == "all lines are in use"


def test_place_of_a_call_that_ended_is_free_again(full_desk: FullDesk, outside: Peer) -> None:
    desk, calls = full_desk
    desk.phone.refuse(next(iter(calls)))
    outside.wait("SIP/2.0 486")
    Dialog(outside, address_of(desk)).rings()
    desk.wait_for(CallOffered)


# ---------------------------------------------------------------- the agent calls


def test_call_to_a_colleague_is_answered(desk: DeskPhone, crowd: Callers) -> None:
    desk.phone.dial("out", SENIOR)
    offered = crowd.wait("offered")
    assert f"<sip:{AGENT}@" in offered["caller"]
    crowd.order("answer", id=offered["id"])
    desk.wait_for(CallAnswered, call_id="out")
    desk.phone.hang_up("out")
    assert desk.wait_for(CallEnded).cause is EndCause.HUNG_UP
    crowd.wait("ended", offered["id"])


def test_call_that_the_agent_takes_back_rings_no_longer(desk: DeskPhone, crowd: Callers) -> None:
    desk.phone.dial("out", SENIOR)
    offered = crowd.wait("offered")
    desk.phone.hang_up("out")
    assert desk.wait_for(CallEnded).cause is EndCause.HUNG_UP
    crowd.wait("ended", offered["id"])


def test_number_that_nobody_has_is_unreachable(
    make_desk: MakeDesk, exchange: Exchange, account: Account
) -> None:
    desk = make_desk(account)  # without callers nobody stands for the outside world
    desk.wait_for_registration()
    desk.phone.dial("out", MOBILE)
    assert desk.wait_for(CallEnded).cause is EndCause.NOT_ANSWERED  # 480: the trunk is not there
    desk.phone.dial("again", "not a number")
    ended = desk.wait_for(CallEnded, call_id="again")
    assert ended.cause is EndCause.UNREACHABLE


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        (486, EndCause.BUSY),
        (600, EndCause.BUSY),
        (603, EndCause.REFUSED),
        (403, EndCause.REFUSED),
        (480, EndCause.NOT_ANSWERED),
        (487, EndCause.NOT_ANSWERED),
        (404, EndCause.UNREACHABLE),
        (408, EndCause.UNREACHABLE),
        (488, EndCause.NO_AGREEMENT),
        (500, EndCause.UNREACHABLE),
        (503, EndCause.UNREACHABLE),
    ],
)
def test_refusal_of_the_other_end_is_told_in_our_words(
    scripted_desk: DeskPhone, scripted: Peer, code: int, cause: EndCause
) -> None:
    scripted_desk.phone.dial("out", SENIOR)
    invite = scripted.wait("INVITE ")
    Dialog.answering(scripted, invite).refuse(invite, code)
    assert scripted_desk.wait_for(CallEnded, call_id="out").cause is cause


def test_hang_up_is_the_end_although_the_other_side_never_answers(
    scripted_desk: DeskPhone, scripted: Peer
) -> None:
    desk = scripted_desk
    desk.phone.dial("out", SENIOR)
    invite = scripted.wait("INVITE ")
    Dialog.answering(scripted, invite).accept(invite)
    desk.wait_for(CallAnswered)
    desk.phone.hang_up("out")
    assert desk.wait_for(CallEnded, timeout=2).cause is EndCause.HUNG_UP
    scripted.wait("BYE ")  # which it does not answer
    desk.phone.dial("next", SENIOR)
    scripted.wait("INVITE ")


# ---------------------------------------------------------------- commands that do not fit


def test_command_that_does_not_fit_changes_nothing(desk: DeskPhone, crowd: Callers) -> None:
    ringing = rings_for(desk, crowd)
    desk.phone.hold(ringing)
    desk.phone.resume(ringing)
    desk.phone.join(ringing, "nobody")
    desk.phone.hand_over(ringing, "nobody")
    desk.phone.answer("nobody")
    desk.phone.dial(ringing, SENIOR)
    desk.phone.answer(ringing)
    desk.phone.answer(ringing)
    desk.phone.refuse("nobody")
    desk.wait_for(CallAnswered)
    desk.phone.refuse(ringing)
    desk.phone.answer(ringing)
    desk.phone.hold(ringing)
    desk.wait_for(CallHeld)
    assert len(desk.unasked(PhoneRefused)) == 10
    desk.phone.hang_up(ringing)
    desk.phone.hang_up(ringing)
    desk.wait_for(CallEnded)
    assert rings_for(desk, crowd, "next")


# ---------------------------------------------------------------- what stays behind


def test_log_of_the_engine_knows_no_caller_and_no_colleague(desk: DeskPhone, crowd: Callers) -> None:
    desk.phone.hang_up(talks_with(desk, crowd))
    desk.phone.dial("out", SENIOR)
    crowd.wait("offered")
    desk.phone.dial("bad", "0690001234 ")
    desk.phone.hang_up("out")
    desk.phone.stop()
    log = (Path(desk.configuration.sound.record_to) / "engine.log").read_text("utf-8")
    assert "registered" in log
    for personal in (MOBILE[3:], "Roodspecht", f"sip:{SENIOR}", "sip:"):
        assert personal not in log
