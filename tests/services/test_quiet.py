"""Pause and do-not-disturb: what the exchange says is what shows, and what the agent said is beside it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agent import Availability
from app.domain.contact import SessionState
from app.domain.presence import Presence
from app.domain.quiet import QuietRules, SwitchNumbers
from app.domain.remote_switch import SwitchState
from app.services.lever import LONGEST_DIFFERENCE, LONGEST_ORDER, LONGEST_WORD
from tests import builders
from tests.builders import DND_HINT, PAUSE_HINT, quiet_rules
from tests.services.quiet_world import (
    DND_OFF,
    DND_ON,
    GO_ON,
    LUNCH,
    OWN_CODE,
    PAUSE,
    QuietWorld,
)

S = SwitchState


@pytest.fixture
def world() -> QuietWorld:
    """An exchange that shows how the switches stand."""
    return QuietWorld(quiet_rules())


@pytest.fixture
def mute_world() -> QuietWorld:
    """An exchange with codes that shows nothing."""
    return QuietWorld(quiet_rules(shows=False))


# ---------------------------------------------------------------- pause


def test_agent_is_paused_once_the_exchange_says_so_and_not_before(world: QuietWorld) -> None:
    world.desk.quiet.begin_pause(LUNCH)
    assert world.availability() is Availability.AVAILABLE
    world.exchange_answers()
    assert world.availability() is Availability.PAUSED
    assert world.desk.quiet.reason == "Lunch"
    assert world.codes == [PAUSE]


def test_end_of_a_pause_is_the_other_code(world: QuietWorld) -> None:
    world.pause()
    world.desk.quiet.end_pause()
    assert world.availability() is Availability.PAUSED
    world.exchange_answers()
    assert world.availability() is Availability.AVAILABLE
    assert world.codes == [PAUSE, GO_ON]


def test_reason_with_a_code_of_its_own_dials_that(world: QuietWorld) -> None:
    world.pause(OWN_CODE)
    assert world.codes == [OWN_CODE.code]
    assert world.availability() is Availability.PAUSED


def test_second_pause_changes_the_reason_and_dials_nothing(world: QuietWorld) -> None:
    world.pause()
    world.desk.quiet.begin_pause(OWN_CODE)
    assert world.desk.quiet.reason == "Overleg"
    assert OWN_CODE in world.desk.quiet.reasons
    assert world.codes == [PAUSE]


def test_code_is_no_contact_and_holds_nobody(world: QuietWorld) -> None:
    world.talk()
    world.desk.quiet.begin_pause(LUNCH)
    world.settle()
    assert world.phone.heard == {"call-1"}
    assert [session.call_id for session in world.desk.sessions.all] == ["call-1"]
    assert list(world.desk.calls.all) == ["call-1"]


def test_exchange_without_a_code_for_it_has_no_pause(world: QuietWorld) -> None:
    world = QuietWorld(QuietRules(SwitchNumbers(hint=PAUSE_HINT)))
    assert not world.desk.quiet.can_pause
    world.desk.quiet.begin_pause(LUNCH)
    assert world.codes == []
    world.exchange_shows(PAUSE_HINT, is_on=True)
    world.desk.quiet.end_pause()
    assert world.pause_state() is S.PUT_ON
    assert world.codes == []


def test_agent_who_changes_her_mind_at_once_ends_as_she_said_last(world: QuietWorld) -> None:
    world.desk.quiet.begin_pause(LUNCH)
    world.desk.quiet.end_pause()
    assert world.codes == [PAUSE]
    world.exchange_answers()
    assert world.pause_state() is S.TURNING_OFF
    world.exchange_answers()
    assert world.pause_state() is S.OFF
    assert world.codes == [PAUSE, GO_ON]


def test_mind_changed_twice_ends_in_the_pause(mute_world: QuietWorld) -> None:
    world = mute_world
    world.desk.quiet.begin_pause(LUNCH)
    world.desk.quiet.end_pause()
    world.desk.quiet.begin_pause(LUNCH)
    world.exchange_answers()
    assert world.pause_state() is S.ON
    assert world.codes == [PAUSE]


# ---------------------------------------------------------------- the exchange is right


def test_pause_that_a_team_lead_gave_shows_and_is_said_to_be_not_ours(world: QuietWorld) -> None:
    world.exchange_shows(PAUSE_HINT, is_on=True)
    assert world.availability() is Availability.PAUSED
    assert world.desk.quiet.pause.switch.differs


def test_pause_that_was_taken_away_shows_and_is_said_to_be_not_ours(world: QuietWorld) -> None:
    world.pause()
    world.exchange_shows(PAUSE_HINT, is_on=False)
    assert world.availability() is Availability.AVAILABLE
    assert world.pause_state() is S.TAKEN_OFF


def test_difference_is_shown_for_a_while_and_then_the_exchange_has_its_way(world: QuietWorld) -> None:
    world.exchange_shows(PAUSE_HINT, is_on=True)
    world.later(LONGEST_DIFFERENCE)
    assert world.desk.quiet.pause.switch.differs
    world.later(1)
    assert world.pause_state() is S.ON


def test_refused_code_leaves_what_the_exchange_says(world: QuietWorld) -> None:
    world.desk.quiet.begin_pause(LUNCH)
    world.exchange_refuses()
    assert world.availability() is Availability.AVAILABLE
    assert world.pause_state() is S.TAKEN_OFF


def test_code_that_was_taken_and_changed_nothing_is_a_difference_after_some_seconds(
    world: QuietWorld,
) -> None:
    world.desk.quiet.begin_pause(LUNCH)
    call_id = world.under_way[0][0]
    world.phone.other_answers(call_id)
    world.phone.other_ends(call_id)
    world.settle()
    world.later(LONGEST_WORD)
    assert world.pause_state() is S.TURNING_ON
    world.later(1)
    assert world.pause_state() is S.TAKEN_OFF


def test_code_for_what_is_so_already_is_done_when_it_is_taken(world: QuietWorld) -> None:
    """The agent goes back on her word while the way back is refused: the exchange has nothing new to show."""
    world.pause()
    world.desk.quiet.end_pause()
    world.desk.quiet.begin_pause(LUNCH)
    world.exchange_refuses()
    assert world.codes == [PAUSE, GO_ON, PAUSE]
    world.phone.other_answers(world.under_way[0][0])
    world.settle()
    assert world.pause_state() is S.ON


def test_exchange_that_never_stops_speaking_is_hung_up(world: QuietWorld) -> None:
    world.desk.quiet.begin_pause(LUNCH)
    call_id = world.under_way[0][0]
    world.phone.other_answers(call_id)
    world.later(LONGEST_ORDER)
    assert ("hang_up", call_id) not in world.phone.commands
    world.later(1)
    assert ("hang_up", call_id) in world.phone.commands
    assert world.under_way == []


def test_what_the_exchange_says_no_more_stays_as_it_was_until_it_speaks_again(world: QuietWorld) -> None:
    world.pause()
    world.phone.colleague_does(PAUSE_HINT, Presence.UNKNOWN)
    world.settle()
    assert world.desk.quiet.pause.switch.is_on
    assert not world.desk.quiet.pause.exchange_tells
    world.exchange_shows(PAUSE_HINT, is_on=False)
    assert world.pause_state() is S.TAKEN_OFF


def test_exchange_that_shows_nothing_is_believed_when_it_takes_the_code(mute_world: QuietWorld) -> None:
    mute_world.pause()
    assert mute_world.availability() is Availability.PAUSED
    mute_world.desk.quiet.end_pause()
    mute_world.exchange_answers()
    assert mute_world.availability() is Availability.AVAILABLE


def test_pause_is_nothing_without_an_exchange(mute_world: QuietWorld) -> None:
    mute_world.phone.engine_dies()
    mute_world.settle()
    mute_world.desk.quiet.begin_pause(LUNCH)
    mute_world.settle()
    assert mute_world.pause_state() is S.TAKEN_OFF
    assert not mute_world.desk.quiet.pause.switch.is_on


def test_code_that_was_on_its_way_when_the_telephone_died_was_not_carried_out(mute_world: QuietWorld) -> None:
    mute_world.desk.quiet.begin_pause(LUNCH)
    mute_world.phone.engine_dies()
    mute_world.settle()
    assert mute_world.pause_state() is S.TAKEN_OFF


# ---------------------------------------------------------------- another window


def test_killed_window_finds_the_state_again(world: QuietWorld) -> None:
    world.pause()
    world.toggle_do_not_disturb()
    world.restart_window()
    assert (world.pause_state(), world.do_not_disturb_state()) == (S.ON, S.ON)
    assert world.availability() is Availability.DO_NOT_DISTURB
    assert not world.desk.quiet.is_automatic


def test_window_killed_with_a_code_on_its_way_takes_it_for_no_conversation(world: QuietWorld) -> None:
    world.desk.quiet.begin_pause(LUNCH)
    world.restart_window()
    assert world.desk.calls.all == {}
    assert world.desk.sessions.all == ()
    world.exchange_answers()
    assert world.availability() is Availability.PAUSED


# ---------------------------------------------------------------- do not disturb


def test_whoever_rings_although_the_exchange_was_told_hears_busy_and_is_missed(world: QuietWorld) -> None:
    world.toggle_do_not_disturb()
    assert world.availability() is Availability.DO_NOT_DISTURB
    session = world.ring()
    assert ("refuse", "call-1") in world.phone.commands
    assert world.desk.calls.all == {}
    assert session.state is SessionState.MISSED
    assert world.desk.sessions.missed == (session,)


def test_do_not_disturb_is_lifted_with_the_same_key(world: QuietWorld) -> None:
    world.toggle_do_not_disturb()
    world.toggle_do_not_disturb()
    assert world.codes == [DND_ON, DND_OFF]
    world.ring()
    assert world.availability() is Availability.RINGING


@pytest.mark.parametrize("can_be_told", [True, False])
def test_do_not_disturb_counts_on_this_desk_where_the_exchange_cannot_be_told(can_be_told: bool) -> None:
    world = QuietWorld(quiet_rules(shows=False) if can_be_told else QuietRules())
    world.desk.quiet.toggle_do_not_disturb()
    world.settle()
    if can_be_told:
        world.exchange_refuses()
    assert world.do_not_disturb_state() is S.ON_HERE
    world.ring()
    assert ("refuse", "call-1") in world.phone.commands
    world.desk.quiet.toggle_do_not_disturb()
    world.ring("call-2")
    assert ("refuse", "call-2") not in world.phone.commands


def test_no_call_is_turned_away_that_the_exchange_was_right_to_send(world: QuietWorld) -> None:
    world.toggle_do_not_disturb()
    world.exchange_shows(DND_HINT, is_on=False)
    world.ring()
    assert world.availability() is Availability.RINGING


def test_whoever_rings_is_let_in_while_only_the_exchange_wants_nobody(world: QuietWorld) -> None:
    world.exchange_shows(DND_HINT, is_on=True)
    world.ring()
    assert ("refuse", "call-1") not in world.phone.commands
    world.later(LONGEST_DIFFERENCE + 1)
    world.ring("call-2")
    assert ("refuse", "call-2") in world.phone.commands


def test_refused_end_is_tried_again_with_the_same_key_and_never_taken_for_granted(
    mute_world: QuietWorld,
) -> None:
    world = mute_world
    world.toggle_do_not_disturb()
    world.desk.quiet.toggle_do_not_disturb()
    world.exchange_refuses()
    world.later(LONGEST_DIFFERENCE + 1)
    assert world.do_not_disturb_state() is S.PUT_ON
    world.toggle_do_not_disturb()
    assert world.do_not_disturb_state() is S.OFF
    assert world.codes == [DND_ON, DND_OFF, DND_OFF]


def test_call_that_is_turned_away_twice_is_missed_once(world: QuietWorld) -> None:
    world.ring()
    world.toggle_do_not_disturb()
    world.phone.ring("call-1", builders.party())
    world.settle()
    assert len(world.desk.sessions.all) == 1
    assert ("refuse", "call-1") not in world.phone.commands


def test_colleague_who_calls_back_about_our_own_question_gets_through(world: QuietWorld) -> None:
    session = world.contact()
    world.toggle_do_not_disturb()
    world.ring("back", builders.SENIOR, builders.reference(session_id=session.session_id))
    assert ("refuse", "back") not in world.phone.commands
    world.ring("question", builders.SENIOR, builders.reference(session_id="of-another-desk"))
    assert ("refuse", "question") in world.phone.commands


def test_colleague_who_calls_back_is_heard_once_and_softly_during_another_conversation(
    world: QuietWorld,
) -> None:
    session = world.contact()
    world.talk("call-2", "+31690005678")
    world.ring("back", builders.SENIOR, builders.reference(session_id=session.session_id))
    assert world.phone.commands.count(("chime",)) == 1
    assert world.phone.heard == {"call-2"}


@pytest.mark.parametrize(
    ("is_wanted", "is_talking", "number", "session"),
    [
        (False, True, builders.SENIOR, "own"),
        (True, False, builders.SENIOR, "own"),
        (True, True, builders.MOBILE, "own"),
        (True, True, builders.SENIOR, "another"),
        (True, True, "+31690009999", ""),
    ],
)
def test_nobody_else_is_ever_heard_during_a_conversation(
    is_wanted: bool, is_talking: bool, number: str, session: str
) -> None:
    world = QuietWorld(replace(quiet_rules(), return_tone=is_wanted))
    own = world.contact()
    if is_talking:
        world.talk("call-2", "+31690005678")
    ids = {"own": own.session_id, "another": "of-another-desk"}
    reference = builders.reference(session_id=ids[session]) if session else None
    world.ring("call-3", number, reference)
    assert ("chime",) not in world.phone.commands


def test_stranger_with_a_reference_does_not_get_through(world: QuietWorld) -> None:
    session = world.contact()
    world.toggle_do_not_disturb()
    world.ring("call-2", builders.MOBILE, builders.reference(session_id=session.session_id))
    assert ("refuse", "call-2") in world.phone.commands


def test_paused_agent_can_be_called_directly(world: QuietWorld) -> None:
    world.pause()
    world.ring()
    assert world.availability() is Availability.RINGING


# ---------------------------------------------------------------- by itself in the wrap-up


@pytest.fixture
def coding_world() -> QuietWorld:
    """The organisation wants agents to code in peace."""
    return QuietWorld(quiet_rules(in_wrap_up=True))


def test_agent_pauses_by_itself_until_the_conversation_is_coded(coding_world: QuietWorld) -> None:
    world = coding_world
    session = world.contact()
    assert world.codes == [PAUSE]
    world.exchange_answers()
    assert world.availability() is Availability.PAUSED
    assert world.desk.quiet.is_automatic
    world.save(session)
    world.exchange_answers()
    assert world.availability() is Availability.AVAILABLE


def test_agent_who_codes_faster_than_the_exchange_answers_is_available_in_the_end(
    coding_world: QuietWorld,
) -> None:
    world = coding_world
    world.save(world.contact())
    world.exchange_answers()
    world.exchange_answers()
    assert world.availability() is Availability.AVAILABLE
    assert world.under_way == []


def test_pause_taken_in_the_wrap_up_stays_after_the_coding(coding_world: QuietWorld) -> None:
    world = coding_world
    session = world.contact()
    world.exchange_answers()
    world.desk.quiet.begin_pause(LUNCH)
    assert world.desk.quiet.is_paused_by_hand
    world.save(session)
    assert world.availability() is Availability.PAUSED
    assert world.codes == [PAUSE]


def test_pause_from_before_the_conversation_stays_after_the_coding(coding_world: QuietWorld) -> None:
    world = coding_world
    world.pause()
    world.save(world.contact())
    assert world.availability() is Availability.PAUSED
    assert world.codes == [PAUSE]


def test_agent_who_wants_calls_while_coding_is_not_paused_again_by_the_same_conversation(
    coding_world: QuietWorld,
) -> None:
    world = coding_world
    session = world.contact()
    world.exchange_answers()
    world.desk.quiet.end_pause()
    world.exchange_answers()
    world.code(session, "Meer hierover.")
    world.later(1)
    assert world.availability() is Availability.WRAPPING_UP
    world.save(session)
    assert world.codes == [PAUSE, GO_ON]


def test_without_the_rule_nobody_is_paused(world: QuietWorld) -> None:
    world.save(world.contact())
    assert world.codes == []


def test_exchange_without_a_pause_has_none_in_the_wrap_up() -> None:
    world = QuietWorld(QuietRules(in_wrap_up=True))
    world.save(world.contact())
    assert world.codes == []


def test_window_killed_in_the_wrap_up_ends_its_pause_with_the_coding(coding_world: QuietWorld) -> None:
    world = coding_world
    world.contact()
    world.exchange_answers()
    world.restart_window()
    assert world.desk.quiet.is_automatic
    world.save(world.desk.sessions.to_code[0])
    world.exchange_answers()
    assert world.availability() is Availability.AVAILABLE


_DEEDS = ("call", "code", "pause", "go on", "exchange", "refusal", "time", "kill")


@given(st.lists(st.sampled_from(_DEEDS), max_size=14))
def test_whatever_happens_no_pause_by_itself_outlives_the_coding(deeds: list[str]) -> None:
    world = QuietWorld(quiet_rules(in_wrap_up=True))
    for number, deed in enumerate(deeds):
        _do(world, deed, number)
    for session in world.desk.sessions.to_code:
        world.code(session)
        world.save(session)
    while world.under_way:
        world.exchange_answers()
    world.later(LONGEST_DIFFERENCE + 1)
    quiet = world.desk.quiet
    assert quiet.pause.switch.is_on == world.is_on[PAUSE_HINT]
    assert not quiet.pause.switch.is_turning
    assert not quiet.is_automatic


def _do(world: QuietWorld, deed: str, number: int) -> None:
    match deed:
        case "call":
            world.contact(f"call-{number}")
        case "code":
            for session in world.desk.sessions.to_code:
                world.save(session)
        case "pause":
            world.desk.quiet.begin_pause(LUNCH)
        case "go on":
            world.desk.quiet.end_pause()
        case "exchange" if world.under_way:
            world.exchange_answers()
        case "refusal" if world.under_way:
            world.exchange_refuses()
        case "time":
            world.later(LONGEST_ORDER + 1)
        case "kill":
            world.restart_window()
        case _:
            pass  # nothing is under way
    world.settle()
