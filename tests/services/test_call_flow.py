"""The calls of one desk: who is heard, who waits, and what happens to what crosses each other."""

import pytest

from app.domain import events
from app.domain.agent import Registration
from app.domain.call import CallState, CallTrigger, Direction, EndCause
from app.services.call_flow import MOST_RINGING
from tests import builders
from tests.services.world import World

S = CallState
ANNA, BERT = "+31690001111", "+31690002222"


def two_callers(world: World) -> None:
    """Anna waits on hold, Bert talks."""
    world.talk("anna", ANNA)
    world.talk("bert", BERT)


def in_state(world: World, state: CallState) -> str:
    """A call in a state, and its id."""
    if state is S.DIALLING:
        return world.dial().call_id
    world.ring()
    if state is not S.RINGING:
        world.answer()
    if state is S.HELD:
        world.toggle_hold()
    if state is S.ENDED:
        world.ends()
    return "call-1"


# ---------------------------------------------------------------- many at the same time


def test_caller_who_is_too_many_hears_busy_and_is_one_who_was_missed(world: World) -> None:
    for number in range(1, MOST_RINGING + 1):
        world.ring(f"call-{number}")
    world.phone.ring("one-more", builders.party(ANNA))
    world.settle()
    assert [one for one in world.phone.commands if one[0] == "refuse"] == [("refuse", "one-more")]
    assert "one-more" not in world.desk.calls.all
    assert world.desk.sessions.of_call("one-more") is None, "nobody is looked up who will not be talked with"
    assert [one.last.call_id for one in world.desk.history.missed][-1:] == ["one-more"]
    world.answer()
    world.ring("next", BERT)
    assert ("refuse", "next") not in world.phone.commands


# ---------------------------------------------------------------- the table, through the desk's door


@pytest.mark.parametrize("trigger", CallTrigger)
@pytest.mark.parametrize("state", CallState)
def test_step_that_the_table_lacks_changes_nothing_and_breaks_nothing(
    world: World, state: CallState, trigger: CallTrigger
) -> None:
    following = {
        (S.RINGING, CallTrigger.ANSWERED): S.TALKING,
        (S.DIALLING, CallTrigger.ANSWERED): S.TALKING,
        (S.TALKING, CallTrigger.HELD): S.HELD,
        (S.HELD, CallTrigger.RESUMED): S.TALKING,
    }
    call_id = in_state(world, state)
    facts: dict[CallTrigger, events.Event] = {
        CallTrigger.ANSWERED: events.CallAnswered(call_id, world.clock.now()),
        CallTrigger.HELD: events.CallHeld(call_id, world.clock.now()),
        CallTrigger.RESUMED: events.CallResumed(call_id, world.clock.now()),
        CallTrigger.ENDED: events.CallEnded(call_id, EndCause.BY_OTHER_PARTY, world.clock.now()),
    }
    world.tell(facts[trigger])
    expected = S.ENDED if trigger is CallTrigger.ENDED else following.get((state, trigger), state)
    assert world.state(call_id) is expected


@pytest.mark.parametrize("state", CallState)
def test_key_pressed_for_a_call_in_any_state_does_what_it_says_or_nothing(
    world: World, state: CallState
) -> None:
    call_id = in_state(world, state)
    calls = world.desk.calls
    world.phone.commands.clear()
    for intent in (calls.answer, calls.refuse, calls.toggle_hold, calls.hang_up):
        intent(call_id)
    done = [command for command, *_ in world.phone.commands]
    expected = {
        S.RINGING: ["answer", "refuse", "hang_up"],
        S.DIALLING: ["hang_up"],
        S.TALKING: ["hold", "hang_up"],
        S.HELD: ["resume", "hang_up"],
        S.ENDED: [],
    }
    assert done == expected[state]


def test_what_the_telephone_says_about_an_unknown_call_is_dropped(world: World) -> None:
    session = world.talk()
    now = world.clock.now()
    world.tell(
        events.CallAnswered("ghost", now),
        events.CallHeld("ghost", now),
        events.CallResumed("ghost", now),
        events.PartyChanged("ghost", builders.party(BERT)),
        events.CallEnded("ghost", EndCause.BY_OTHER_PARTY, now),
        events.HandOverDone("ghost", now),
        events.HandOverFailed("ghost", now),
        events.PhoneRefused("Hold", "ghost", "no such call"),
    )
    assert world.desk.sessions.all == (session,)
    assert world.state() is S.TALKING
    world.desk.calls.resume("ghost")
    world.desk.calls.hold("ghost")
    assert ("hold", "ghost") not in world.phone.commands
    assert ("resume", "ghost") not in world.phone.commands


def test_call_that_is_told_twice_rings_once(world: World) -> None:
    session = world.ring()
    world.tell(events.CallOffered("call-1", builders.party(), session.queue, None, world.clock.now()))
    assert world.desk.sessions.all == (session,)


def test_call_that_is_answered_twice_was_answered_the_first_time(world: World) -> None:
    session = world.talk()
    answered_at = session.answered_at
    world.tell(events.CallAnswered("call-1", world.clock.advance(30)))
    assert session.answered_at == answered_at
    call = world.desk.calls.live("call-1")
    assert call is not None
    assert call.answered_at == answered_at


# ---------------------------------------------------------------- who is heard


def test_answering_a_second_caller_puts_the_first_on_hold(world: World) -> None:
    two_callers(world)
    assert world.phone.heard == {"bert"}
    assert (world.state("anna"), world.state("bert")) == (S.HELD, S.TALKING)


def test_two_ringing_calls_answered_at_one_stroke_never_hear_each_other(world: World) -> None:
    world.ring("anna", ANNA)
    world.ring("bert", BERT)
    world.desk.calls.answer("anna")
    world.desk.calls.answer("bert")
    world.settle()
    assert world.phone.heard == {"bert"}
    assert world.state("anna") is S.HELD


def test_taking_a_caller_back_puts_the_other_on_hold(world: World) -> None:
    two_callers(world)
    world.toggle_hold("anna")
    assert world.phone.heard == {"anna"}
    assert world.focused_call == "anna"


def test_caller_who_is_taken_back_while_another_is_answered_waits_again(world: World) -> None:
    world.talk("anna", ANNA)
    world.toggle_hold("anna")
    world.ring("bert", BERT)
    world.desk.calls.toggle_hold("anna")
    world.desk.calls.answer("bert")
    world.settle()
    assert world.phone.heard == {"bert"}


def test_calling_somebody_puts_the_caller_on_hold(world: World) -> None:
    world.talk()
    dialled = world.dial(BERT)
    assert world.state() is S.HELD
    world.phone.other_answers(dialled.call_id)
    world.settle()
    assert world.phone.heard == {dialled.call_id}


def test_caller_on_hold_stays_there_when_the_other_hangs_up(world: World) -> None:
    two_callers(world)
    world.ends("bert")
    assert world.state("anna") is S.HELD
    world.toggle_hold("anna")
    assert world.phone.heard == {"anna"}


def test_resumption_that_the_other_end_refuses_leaves_the_caller_on_hold(world: World) -> None:
    world.talk()
    world.toggle_hold()
    world.phone.cannot_resume.add("call-1")
    world.toggle_hold()
    assert world.state() is S.HELD


def test_screen_shows_whom_the_agent_talks_with_and_not_who_was_clicked_before(world: World) -> None:
    world.talk("anna", ANNA)
    world.desk.sessions.select(world.session("anna").session_id)
    world.talk("bert", BERT)
    assert world.focused_call == "bert"
    world.toggle_hold("anna")
    assert world.focused_call == "anna"


def test_call_that_rings_longest_is_the_one_to_answer(world: World) -> None:
    world.ring("anna", ANNA)
    world.ring("bert", BERT)
    ringing = world.desk.calls.ringing
    assert ringing is not None
    assert ringing.call_id == "anna"
    world.answer("anna")
    talking = world.desk.calls.talking
    assert talking is not None
    assert talking.call_id == "anna"


def test_caller_who_is_hung_up_before_the_answer_is_told_does_not_take_the_screen(world: World) -> None:
    for call_id in ("anna", "bert", "carl"):
        world.ring(call_id)
    world.desk.calls.answer("bert")
    world.desk.calls.answer("anna")
    world.desk.calls.answer("carl")
    world.desk.calls.hang_up("carl")
    world.settle()
    assert world.phone.heard == {"anna"}
    assert world.focused_call == "anna"


# ---------------------------------------------------------------- the ends


def test_call_that_was_refused_is_missed_and_needs_no_coding(world: World) -> None:
    session = world.ring()
    world.desk.calls.refuse("call-1")
    world.settle()
    assert world.desk.sessions.missed == (session,)
    assert world.desk.sessions.to_code == ()


def test_refusing_a_call_that_was_answered_meanwhile_does_not_cut_it_off(world: World) -> None:
    world.talk()
    world.desk.calls.refuse("call-1")
    world.settle()
    assert world.state() is S.TALKING


def test_call_remembers_why_it_ended(world: World) -> None:
    world.talk()
    call = world.desk.calls.live("call-1")
    assert call is not None
    world.hang_up()
    assert call.end_cause is EndCause.HUNG_UP
    assert world.desk.calls.live("call-1") is None


def test_calling_without_a_telephone_ends_at_once_and_is_not_a_missed_call(world: World) -> None:
    world.phone.engine_dies()
    world.settle()
    world.dial()
    assert world.desk.calls.all == {}
    assert world.desk.sessions.missed == ()
    assert world.desk.sessions.to_code == ()


@pytest.mark.parametrize("cause", [EndCause.NOT_ANSWERED, EndCause.BUSY, EndCause.UNREACHABLE])
def test_somebody_whom_we_called_in_vain_is_not_a_missed_call_and_needs_no_coding(
    world: World, cause: EndCause
) -> None:
    session = world.dial()
    world.ends(session.call_id, cause)
    assert world.desk.sessions.missed == ()
    assert world.desk.sessions.to_code == ()
    assert not session.is_open


# ---------------------------------------------------------------- the telephone itself


def test_agent_sees_what_the_exchange_said_last(world: World) -> None:
    world.tell(events.RegistrationChanged(Registration.WRONG_PASSWORD, 403))
    assert (world.desk.calls.registration, world.desk.calls.registration_code) == (
        Registration.WRONG_PASSWORD,
        403,
    )
    world.phone.engine_dies()
    world.settle()
    assert (world.desk.calls.registration, world.desk.calls.registration_code) == (
        Registration.ENGINE_LOST,
        0,
    )


def test_telephone_that_tells_all_again_keeps_the_reason_of_a_refusal(world: World) -> None:
    world.tell(events.RegistrationChanged(Registration.REFUSED, 404))
    world.phone.registration, world.phone.sound = Registration.REFUSED, "none"
    world.phone.connect()
    world.settle()
    assert world.desk.calls.registration_code == 404
    assert world.desk.calls.sound == "none"


def test_call_begun_while_the_telephone_tells_what_it_has_is_not_forgotten(world: World) -> None:
    world.phone.engine_dies()
    world.settle()
    world.phone.connect()
    world.desk.dial(ANNA)
    world.settle()
    (session,) = world.desk.sessions.all
    assert world.state(session.call_id) is S.DIALLING
    world.phone.other_answers(session.call_id)
    world.settle()
    assert world.state(session.call_id) is S.TALKING
    assert session.direction is Direction.OUTGOING
    world.ends(session.call_id)
    assert world.desk.sessions.to_code == (session,)
