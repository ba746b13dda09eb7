"""What every `Phone` does, the fake of the unit tests and the product's own alike."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.call import CallState, Direction, EndCause
from app.domain.consult import ConsultReference
from app.domain.desk_message import LineAsked, LineTold
from app.domain.events import (
    CallAnswered,
    CallEnded,
    CallHeld,
    CallMuted,
    CallResumed,
    CallUnheard,
    DeskMessageArrived,
    DeskMessageLost,
    HandOverDone,
    HandOverFailed,
    PartyChanged,
    PhoneLost,
    PhoneRefused,
    PresenceChanged,
    SoundAgreed,
    SoundTried,
)
from app.domain.presence import Presence
from app.domain.sound import SoundPart, TrialStep
from tests.contracts.telephones import FakeTelephone, RealTelephone, Telephone

MOBILE, OTHER, SENIOR = "+31690001234", "+31690005678", "1002"
REFERENCE = ConsultReference("sessie-1", "REL-1", "EEN-1", "Mag het?")


@pytest.fixture(params=["fake", "real"])
def telephone(request: pytest.FixtureRequest) -> Iterator[Telephone]:
    if request.param == "fake":
        yield FakeTelephone()
        return
    folder = Path(tempfile.mkdtemp(prefix="phone-"))
    telephone = RealTelephone(folder)
    yield telephone
    telephone.close()
    shutil.rmtree(folder)


def talks(telephone: Telephone) -> str:
    """A caller is talked with; the call."""
    call_id = telephone.somebody_calls(MOBILE).call_id
    telephone.phone.answer(call_id)
    telephone.confirms(call_id)
    telephone.told(CallAnswered, call_id)
    return call_id


def talks_with_colleague(telephone: Telephone, call_id: str = "colleague") -> str:
    """A colleague is talked with; the call."""
    telephone.phone.dial(call_id, SENIOR, REFERENCE)
    telephone.colleague_answers(call_id)
    telephone.told(CallAnswered, call_id)
    return call_id


# ---------------------------------------------------------------- somebody calls


def test_incoming_call_is_offered_with_its_number(telephone: Telephone) -> None:
    offered = telephone.somebody_calls(MOBILE)
    assert offered.party.number.digits == MOBILE
    assert offered.reference is None


def test_answered_call_is_a_conversation_until_we_hang_up(telephone: Telephone) -> None:
    call_id = talks(telephone)
    telephone.phone.hang_up(call_id)
    assert telephone.told(CallEnded, call_id).cause is EndCause.HUNG_UP


def test_other_end_hangs_up(telephone: Telephone) -> None:
    call_id = talks(telephone)
    telephone.other_hangs_up(call_id)
    assert telephone.told(CallEnded, call_id).cause is EndCause.BY_OTHER_PARTY


def test_caller_who_gives_up_was_not_answered(telephone: Telephone) -> None:
    call_id = telephone.somebody_calls(MOBILE).call_id
    telephone.caller_gives_up(call_id)
    assert telephone.told(CallEnded, call_id).cause is EndCause.NOT_ANSWERED


def test_refused_call_is_over(telephone: Telephone) -> None:
    call_id = telephone.somebody_calls(MOBILE).call_id
    telephone.phone.refuse(call_id)
    assert telephone.told(CallEnded, call_id).cause is EndCause.REFUSED


def test_only_a_ringing_call_can_be_refused(telephone: Telephone) -> None:
    call_id = talks(telephone)
    telephone.phone.refuse(call_id)
    assert telephone.heard_of(CallEnded) == []


def test_call_is_answered_once(telephone: Telephone) -> None:
    call_id = talks(telephone)
    telephone.phone.answer(call_id)
    assert telephone.heard_of(CallAnswered) == []


def test_somebody_else_at_the_other_end_is_told(telephone: Telephone) -> None:
    call_id = talks(telephone)
    telephone.somebody_else_is_there(call_id, OTHER)
    assert telephone.told(PartyChanged, call_id).party.number.digits == OTHER


# ---------------------------------------------------------------- hold


def test_call_is_held_and_resumed(telephone: Telephone) -> None:
    call_id = talks(telephone)
    telephone.phone.hold(call_id)
    telephone.told(CallHeld, call_id)
    telephone.phone.resume(call_id)
    telephone.told(CallResumed, call_id)


def test_call_that_rings_cannot_be_held(telephone: Telephone) -> None:
    call_id = telephone.somebody_calls(MOBILE).call_id
    telephone.phone.hold(call_id)
    telephone.phone.resume(call_id)
    assert [*telephone.heard_of(CallHeld), *telephone.heard_of(CallResumed)] == []


def test_hold_and_resume_twice_are_once(telephone: Telephone) -> None:
    call_id = talks(telephone)
    telephone.phone.hold(call_id)
    telephone.told(CallHeld, call_id)
    telephone.phone.hold(call_id)
    assert telephone.heard_of(CallHeld) == []
    telephone.phone.resume(call_id)
    telephone.told(CallResumed, call_id)
    telephone.phone.resume(call_id)
    assert telephone.heard_of(CallResumed) == []


def test_resumption_that_the_other_end_refuses_is_told_and_the_call_stays_on_hold(
    telephone: Telephone,
) -> None:
    call_id = talks(telephone)
    telephone.phone.hold(call_id)
    telephone.told(CallHeld, call_id)
    telephone.other_refuses_resumption(call_id)
    telephone.phone.resume(call_id)
    assert telephone.told(PhoneRefused, call_id).command == "Resume"
    (live,) = telephone.another_window_looks().calls
    assert live.state is CallState.HELD


# ---------------------------------------------------------------- sound and keys


def test_sound_of_a_conversation_is_told_once_both_ends_agree(telephone: Telephone) -> None:
    call_id = talks(telephone)
    telephone.sound_is_agreed(call_id)
    agreed = telephone.told(SoundAgreed, call_id)
    assert (agreed.codec, agreed.is_encrypted) == ("PCMA", False)
    (live,) = telephone.another_window_looks().calls
    assert (live.codec, live.is_encrypted) == ("PCMA", False)


def test_keys_reach_the_other_end_in_their_order(telephone: Telephone) -> None:
    call_id = talks(telephone)
    telephone.sound_is_agreed(call_id)
    telephone.told(SoundAgreed, call_id)
    telephone.phone.press(call_id, "1")
    telephone.phone.press(call_id, "*0#")
    assert telephone.keys_heard(call_id, 4) == "1*0#"


def test_keys_for_nobody_are_refused(telephone: Telephone) -> None:
    telephone.phone.press("nobody", "1")
    assert telephone.told(PhoneRefused, "nobody").command == "Press"


# ---------------------------------------------------------------- mute


def test_call_is_muted_and_heard_again(telephone: Telephone) -> None:
    call_id = talks(telephone)
    telephone.phone.mute(call_id, is_muted=True)
    assert telephone.told(CallMuted, call_id).is_muted
    telephone.phone.mute(call_id, is_muted=False)
    assert not telephone.told(CallMuted, call_id).is_muted


def test_mute_twice_is_once(telephone: Telephone) -> None:
    call_id = talks(telephone)
    telephone.phone.mute(call_id, is_muted=True)
    telephone.told(CallMuted, call_id)
    telephone.phone.mute(call_id, is_muted=True)
    assert telephone.heard_of(CallMuted) == []


def test_mute_lasts_over_a_hold_and_is_told_to_the_next_window(telephone: Telephone) -> None:
    call_id = talks(telephone)
    telephone.phone.mute(call_id, is_muted=True)
    telephone.phone.hold(call_id)
    telephone.told(CallHeld, call_id)
    telephone.phone.resume(call_id)
    telephone.told(CallResumed, call_id)
    assert [live.is_muted for live in telephone.another_window_looks().calls] == [True]


def test_soft_tone_changes_nothing_on_the_line(telephone: Telephone) -> None:
    telephone.phone.chime()
    call_id = telephone.somebody_calls(MOBILE).call_id
    telephone.phone.chime()
    telephone.phone.answer(call_id)
    telephone.confirms(call_id)
    telephone.phone.chime()
    telephone.told(CallAnswered, call_id)
    assert telephone.heard_of(PhoneRefused) == []


def test_call_that_rings_cannot_be_muted(telephone: Telephone) -> None:
    call_id = telephone.somebody_calls(MOBILE).call_id
    telephone.phone.mute(call_id, is_muted=True)
    assert telephone.heard_of(CallMuted) == []


def test_sound_is_not_tried_while_somebody_is_on_the_line(telephone: Telephone) -> None:
    talks(telephone)
    telephone.phone.try_sound(SoundPart.ECHO)
    assert telephone.heard_of(SoundTried) == []


def test_sound_is_recorded_when_nobody_is_on_the_line(telephone: Telephone) -> None:
    telephone.phone.try_sound(SoundPart.ECHO)
    assert telephone.told(SoundTried).step is TrialStep.RECORDING


# ---------------------------------------------------------------- we call


def test_colleague_is_called_and_answers(telephone: Telephone) -> None:
    talks_with_colleague(telephone)


def test_colleague_is_busy(telephone: Telephone) -> None:
    telephone.phone.dial("colleague", SENIOR)
    telephone.colleague_is_busy("colleague")
    assert telephone.told(CallEnded, "colleague").cause is EndCause.BUSY


def test_urgent_call_of_which_nobody_takes_notice_is_told(
    telephone: Telephone,
) -> None:
    telephone.phone.dial("call-1", "112", is_urgent=True)
    telephone.nobody_takes_notice("call-1")
    telephone.told(CallUnheard, "call-1")
    telephone.phone.hang_up("call-1")
    assert telephone.told(CallEnded, "call-1").cause is EndCause.HUNG_UP


def test_colleague_is_called_no_longer(telephone: Telephone) -> None:
    telephone.phone.dial("colleague", SENIOR)
    telephone.phone.hang_up("colleague")
    assert telephone.told(CallEnded, "colleague").cause is EndCause.HUNG_UP


def test_question_that_is_told_has_no_answer(telephone: Telephone) -> None:
    telephone.phone.tell(SENIOR, REFERENCE)
    assert telephone.heard_of(PhoneRefused) == []


# ---------------------------------------------------------------- the transfer


def test_caller_is_handed_over(telephone: Telephone) -> None:
    customer = talks(telephone)
    telephone.phone.hold(customer)
    telephone.told(CallHeld, customer)
    colleague = talks_with_colleague(telephone)
    telephone.phone.hand_over(customer, colleague)
    telephone.transfer_succeeds(customer, colleague)
    telephone.told(HandOverDone, customer)
    for call_id in (customer, colleague):
        assert telephone.told(CallEnded, call_id).cause is EndCause.HANDED_OVER


def test_transfer_that_fails_leaves_both_calls(telephone: Telephone) -> None:
    customer = talks(telephone)
    colleague = talks_with_colleague(telephone)
    telephone.phone.hand_over(customer, colleague)
    telephone.transfer_fails(customer)
    telephone.told(HandOverFailed, customer)
    assert telephone.heard_of(CallEnded) == []


@pytest.mark.parametrize("colleague", ["nobody", "colleague"])
def test_transfer_to_one_who_is_not_talked_with_fails_at_once(telephone: Telephone, colleague: str) -> None:
    customer = talks(telephone)
    telephone.phone.dial("colleague", SENIOR)
    telephone.phone.hand_over(customer, colleague)
    telephone.told(HandOverFailed, customer)
    assert telephone.heard_of(CallEnded) == []


def test_caller_is_put_through_without_a_word(telephone: Telephone) -> None:
    customer = talks(telephone)
    telephone.phone.put_through(customer, SENIOR, REFERENCE)
    telephone.transfer_succeeds(customer, "")
    telephone.told(HandOverDone, customer)
    assert telephone.told(CallEnded, customer).cause is EndCause.HANDED_OVER


def test_caller_who_cannot_be_put_through_is_still_there(telephone: Telephone) -> None:
    customer = talks(telephone)
    telephone.phone.hold(customer)
    telephone.told(CallHeld, customer)
    telephone.phone.put_through(customer, SENIOR)
    telephone.transfer_fails(customer)
    telephone.told(HandOverFailed, customer)
    assert telephone.heard_of(CallEnded) == []
    telephone.phone.resume(customer)
    telephone.told(CallResumed, customer)


def test_caller_who_still_rings_is_not_put_through(telephone: Telephone) -> None:
    customer = telephone.somebody_calls(MOBILE).call_id
    telephone.phone.put_through(customer, SENIOR)
    telephone.told(HandOverFailed, customer)
    assert telephone.heard_of(CallEnded) == []


# ---------------------------------------------------------------- what desks say to each other


def test_message_that_is_delivered_has_no_answer_of_its_own(telephone: Telephone) -> None:
    telephone.phone.send(SENIOR, LineAsked())
    assert telephone.heard_of(DeskMessageLost) == []


def test_message_to_a_desk_that_is_not_there_is_lost(telephone: Telephone) -> None:
    telephone.colleague_is_not_there(SENIOR)
    telephone.phone.send(SENIOR, LineAsked())
    lost = telephone.told(DeskMessageLost)
    assert (lost.message, lost.number) == (LineAsked(), SENIOR)


def test_message_of_a_colleague_says_whose_it_is(telephone: Telephone) -> None:
    telephone.colleague_says(LineTold(2, 110), SENIOR)
    arrived = telephone.told(DeskMessageArrived)
    assert (arrived.message, arrived.sender.number.digits) == (LineTold(2, 110), SENIOR)


# ---------------------------------------------------------------- how colleagues are doing


@pytest.mark.parametrize("presence", [Presence.FREE, Presence.RINGING, Presence.TALKING, Presence.AWAY])
def test_colleague_who_is_followed_is_told_of(telephone: Telephone, presence: Presence) -> None:
    telephone.phone.watch((SENIOR,))
    telephone.colleague_does(SENIOR, presence)
    told = telephone.told(PresenceChanged)
    assert (told.number, told.presence) == (SENIOR, presence)


def test_colleague_who_begins_to_talk_is_seen_to_begin(telephone: Telephone) -> None:
    telephone.phone.watch((SENIOR,))
    telephone.colleague_does(SENIOR, Presence.FREE)
    telephone.colleague_does(SENIOR, Presence.TALKING)
    while (told := telephone.told(PresenceChanged)).presence is not Presence.TALKING:
        continue
    assert told.has_begun_then


def test_window_that_comes_knows_how_a_colleague_is_doing(telephone: Telephone) -> None:
    telephone.phone.watch((SENIOR,))
    telephone.colleague_does(SENIOR, Presence.FREE)
    telephone.colleague_does(SENIOR, Presence.TALKING)
    while (told := telephone.told(PresenceChanged)).presence is not Presence.TALKING:
        continue
    (known,) = telephone.another_window_looks().presences
    assert (known.number, known.presence) == (SENIOR, Presence.TALKING)
    assert known.has_begun_then
    assert known.at.mono == told.at.mono


def test_colleague_who_is_followed_no_longer_is_forgotten(telephone: Telephone) -> None:
    telephone.phone.watch((SENIOR,))
    telephone.colleague_does(SENIOR, Presence.FREE)
    telephone.phone.watch(())
    assert telephone.another_window_looks().presences == ()


# ---------------------------------------------------------------- windows and engines


def test_window_that_comes_is_told_what_is(telephone: Telephone) -> None:
    held = talks(telephone)
    telephone.phone.hold(held)
    at = telephone.told(CallHeld, held).at
    talks_with_colleague(telephone)
    ringing = telephone.somebody_calls(OTHER).call_id
    live = {call.call_id: call for call in telephone.another_window_looks().calls}
    assert live.keys() == {held, "colleague", ringing}
    assert live[held].state is CallState.HELD
    since = live[held].held_since
    assert since is not None
    assert since.mono == at.mono
    assert live["colleague"].state is CallState.TALKING
    assert live["colleague"].direction is Direction.OUTGOING
    assert live["colleague"].reference == REFERENCE
    assert live[ringing].state is CallState.RINGING
    assert live[ringing].party.number.digits == OTHER
    assert live[ringing].answered_at is None


def test_dead_engine_takes_its_calls_with_it(telephone: Telephone) -> None:
    talks(telephone)
    telephone.engine_dies()
    telephone.told(PhoneLost)
    assert telephone.another_window_looks().calls == ()


def test_command_about_a_call_that_is_not_there_changes_nothing(telephone: Telephone) -> None:
    call_id = talks(telephone)
    phone = telephone.phone
    for command in (phone.answer, phone.refuse, phone.hang_up, phone.hold, phone.resume):
        command("nobody")
    phone.join(call_id, "nobody")
    assert [*telephone.heard_of(CallEnded), *telephone.heard_of(CallHeld)] == []
