"""Asking the senior: the caller waits, hears nothing, and always comes back."""

from collections.abc import Callable

import pytest

from app.domain import events
from app.domain.call import CallState, EndCause
from app.domain.consult import LONGEST_QUESTION, Colleague, ConsultState
from app.services.consult_course import LONGEST_HAND_OVER
from app.services.desk import Desk
from app.services.workplace import Ports, Workplace
from tests import builders
from tests.builders import RELATION, SENIOR, UNIT
from tests.services.world import QUESTION, World

S = ConsultState
CUSTOMER = "call-1"
BERT = "+31690002222"
PARTNER = Colleague("+31690007777", "Liftservice Staartmees")
COLLEAGUE = Colleague("6003", "Staartmees-Demo")


def asking(world: World) -> None:
    world.talk()
    world.ask()


def with_caller(world: World) -> None:
    world.consult_talking()
    world.press("talk_to_caller")


def parked(world: World) -> None:
    world.consult_talking()
    world.talk("bert", BERT)


def letting_go(world: World) -> None:
    world.consult_handing_over()
    world.ends(world.colleague_call)


def sending(world: World) -> None:
    world.talk()
    world.put_through(PARTNER)


REACH: dict[ConsultState, Callable[[World], object]] = {
    S.ASKING: asking,
    S.TALKING: World.consult_talking,
    S.WITH_CALLER: with_caller,
    S.TOGETHER: World.consult_together,
    S.PARKED: parked,
    S.HANDING_OVER: World.consult_handing_over,
    S.LETTING_GO: letting_go,
    S.SENDING: sending,
}
EVERY_KEY = ["back_to_caller", "talk_to_caller", "talk_to_colleague", "swap", "join", "hand_over"]
WITH_COLLEAGUE = [S.TALKING, S.WITH_CALLER, S.TOGETHER]


def state_of(world: World) -> ConsultState:
    return world.consult.state


# ---------------------------------------------------------------- asking


def test_one_key_puts_the_caller_on_hold_and_rings_the_senior(world: World) -> None:
    world.talk()
    world.ask()
    assert world.state(CUSTOMER) is CallState.HELD
    assert ("dial", world.colleague_call, SENIOR) in world.phone.commands
    assert world.state(world.colleague_call) is CallState.DIALLING
    assert state_of(world) is S.ASKING
    assert world.session().consulted


def test_dossier_and_question_travel_with_the_call(world: World) -> None:
    world.knows()
    session = world.talk()
    world.ask("  Mag de tuin\nop de  begane grond? ")
    reference = world.phone.references[world.colleague_call]
    assert reference is not None
    assert (reference.session_id, reference.relation_id) == (session.session_id, RELATION)
    assert (reference.unit_id, reference.question) == (UNIT, QUESTION)
    assert world.consult.question == QUESTION


def test_question_can_be_asked_about_a_caller_whom_nobody_knows(world: World) -> None:
    world.talk()
    world.ask("")
    reference = world.phone.references[world.colleague_call]
    assert reference is not None
    assert (reference.relation_id, reference.unit_id, reference.question) == ("", "", "")


def test_long_question_is_cut_to_what_fits_in_a_header(world: World) -> None:
    world.talk()
    world.ask("x" * 500)
    assert world.consult.question == "x" * LONGEST_QUESTION
    world.desk.tell_colleague("y" * 500)
    assert world.phone.told[-1][1].question == "y" * LONGEST_QUESTION


@pytest.mark.parametrize("is_held", [True, False])
def test_caller_who_is_on_hold_already_can_be_asked_about_too(world: World, is_held: bool) -> None:
    world.talk()
    if is_held:
        world.toggle_hold()
    world.ask()
    assert world.state(CUSTOMER) is CallState.HELD


def test_nothing_happens_when_there_is_nobody_to_ask_about(world: World) -> None:
    world.desk.ask_colleague(QUESTION)
    world.ring()
    world.desk.ask_colleague(QUESTION)
    world.ends()
    world.contact("done")
    world.desk.ask_colleague(QUESTION)
    assert world.desk.consults.consult is None


def test_nothing_happens_when_nobody_is_set_as_the_senior(world: World) -> None:
    ports = Ports(
        world.phone,
        world.crm,
        world.queue_feed,
        world.outbox,
        world.journal,
        world.audit,
        world.clock,
        jitter=lambda: 0.5,
        past_calls=world.past_calls,
        line_reports=world.line_reports,
        headset=world.headset,
        agent_pause=world.agent_pause,
    )
    world.desk = Desk(ports, Workplace(builders.taxonomy()))
    world.start_window()
    session = world.talk()
    world.desk.ask_colleague(QUESTION)
    world.settle()
    assert world.desk.consults.consult is None
    assert world.state() is CallState.TALKING
    assert not session.consulted


def test_second_press_of_the_key_does_not_ring_a_second_time(world: World) -> None:
    asking(world)
    colleague_call = world.colleague_call
    world.desk.ask_colleague(QUESTION)
    world.settle()
    assert world.colleague_call == colleague_call
    assert len(world.desk.calls.all) == 2


def test_question_can_be_put_into_words_while_the_senior_is_rung(world: World) -> None:
    world.talk()
    world.ask("")
    world.desk.tell_colleague(QUESTION)
    number, reference = world.phone.told[-1]
    assert (number, reference.question) == (SENIOR, QUESTION)
    assert reference.session_id == world.session().session_id
    assert world.consult.question == QUESTION


def test_words_without_a_consult_go_nowhere(world: World) -> None:
    world.talk()
    world.desk.tell_colleague(QUESTION)
    world.desk.consults.add_question(builders.reference())
    assert world.phone.told == []


# ---------------------------------------------------------------- who hears whom


def test_caller_hears_nothing_while_the_agent_talks_with_the_senior(world: World) -> None:
    world.consult_talking()
    assert state_of(world) is S.TALKING
    assert world.phone.heard == {world.colleague_call}


def test_senior_who_answers_before_the_hold_is_confirmed_does_not_let_the_caller_listen(
    world: World,
) -> None:
    world.talk()
    world.desk.ask_colleague(QUESTION)
    assert world.desk.calls.talking is not None  # as far as the desk knows
    world.phone.other_answers(world.colleague_call)
    world.settle()
    assert world.phone.heard == {world.colleague_call}


def test_all_three_hear_each_other(world: World) -> None:
    world.consult_together()
    assert state_of(world) is S.TOGETHER
    assert world.phone.heard == {CUSTOMER, world.colleague_call}
    assert world.phone.hear_each_other == {frozenset((CUSTOMER, world.colleague_call))}


def test_together_before_the_hold_was_confirmed_is_together(world: World) -> None:
    world.talk()
    world.desk.ask_colleague(QUESTION)
    world.phone.other_answers(world.colleague_call)
    world.mailbox.popleft()  # the hold is confirmed too late to be told
    world.settle()
    world.join()
    assert state_of(world) is S.TOGETHER
    assert world.phone.heard == {CUSTOMER, world.colleague_call}


@pytest.mark.parametrize("state", REACH)
def test_hold_key_does_not_change_who_hears_whom_during_a_consult(world: World, state: ConsultState) -> None:
    REACH[state](world)
    heard = world.phone.heard
    for call_id in (CUSTOMER, world.colleague_call):
        world.toggle_hold(call_id)
    assert world.phone.heard == heard
    assert state_of(world) is state


# ---------------------------------------------------------------- back to the caller


@pytest.mark.parametrize("state", REACH)
def test_one_key_brings_the_caller_back_from_every_state(world: World, state: ConsultState) -> None:
    REACH[state](world)
    world.back()
    assert state_of(world) is S.RETURNED
    assert world.phone.heard == {CUSTOMER}
    assert world.state(CUSTOMER) is CallState.TALKING
    assert world.state(world.colleague_call) is CallState.ENDED
    assert world.focused_call == CUSTOMER
    assert world.desk.consults.open_consult is None


@pytest.mark.parametrize("state", REACH)
def test_caller_can_be_coded_whatever_state_the_consult_was_in_when_the_line_broke(
    world: World, state: ConsultState
) -> None:
    REACH[state](world)
    world.phone.engine_dies()
    world.settle()
    assert world.desk.consults.open_consult is None
    assert world.session() in world.desk.sessions.to_code
    assert world.desk.calls.all == {}


@pytest.mark.parametrize(
    "cause", [EndCause.BUSY, EndCause.NOT_ANSWERED, EndCause.REFUSED, EndCause.UNREACHABLE]
)
def test_senior_who_does_not_come_gives_the_caller_back_and_says_why(world: World, cause: EndCause) -> None:
    asking(world)
    world.ends(world.colleague_call, cause)
    assert (state_of(world), world.consult.end_cause) == (S.REFUSED, cause)
    assert world.phone.heard == {CUSTOMER}


@pytest.mark.parametrize("state", WITH_COLLEAGUE)
def test_senior_who_hangs_up_gives_the_caller_back(world: World, state: ConsultState) -> None:
    REACH[state](world)
    world.ends(world.colleague_call)
    assert state_of(world) is S.RETURNED
    assert world.phone.heard == {CUSTOMER}


def test_busy_senior_gives_the_caller_back_although_the_hold_was_not_confirmed_yet(world: World) -> None:
    world.talk()
    world.desk.ask_colleague(QUESTION)
    world.phone.other_ends(world.colleague_call, EndCause.BUSY)
    world.mailbox.popleft()  # the hold is confirmed too late to be told
    world.settle()
    assert world.phone.heard == {CUSTOMER}
    assert world.state(CUSTOMER) is CallState.TALKING


def test_senior_who_answers_just_as_the_agent_goes_back_does_not_put_the_caller_on_hold(
    world: World,
) -> None:
    asking(world)
    colleague_call = world.colleague_call
    world.desk.consults.back_to_caller()
    ended = world.mailbox.popleft()
    world.settle()
    world.tell(events.CallAnswered(colleague_call, world.clock.now()))
    assert world.phone.heard == {CUSTOMER}
    world.tell(ended)
    assert world.phone.heard == {CUSTOMER}


def test_senior_who_answers_just_as_the_agent_goes_back_is_hung_up_and_not_heard(world: World) -> None:
    world.talk()
    world.desk.ask_colleague(QUESTION)  # the hold is not confirmed yet
    world.phone.other_answers(world.colleague_call)
    world.mailbox.popleft()
    world.back()
    assert world.phone.heard == {CUSTOMER}
    assert world.state(CUSTOMER) is CallState.TALKING


def test_keys_of_a_consult_do_nothing_without_one(world: World) -> None:
    world.talk()
    keys = [*EVERY_KEY, "end_for_all"]
    for key in keys:
        world.press(key)
    assert world.state() is CallState.TALKING
    world.ask()
    world.join()
    world.hand_over()
    assert state_of(world) is S.ASKING


def test_caller_can_be_asked_about_again(world: World) -> None:
    world.consult_talking()
    world.back()
    first = world.colleague_call
    world.ask()
    assert world.colleague_call != first
    world.colleague_answers()
    assert world.phone.heard == {world.colleague_call}


# ---------------------------------------------------------------- the caller hangs up


def test_caller_who_hangs_up_while_the_senior_is_rung_stops_the_ringing(world: World) -> None:
    asking(world)
    world.ends(CUSTOMER)
    assert state_of(world) is S.LEFT
    assert world.desk.calls.all == {}
    assert world.desk.sessions.to_code == (world.session(),)


@pytest.mark.parametrize("state", WITH_COLLEAGUE)
def test_agent_can_finish_with_the_senior_when_the_caller_hangs_up(world: World, state: ConsultState) -> None:
    REACH[state](world)
    world.ends(CUSTOMER)
    assert state_of(world) is S.LEFT
    assert world.phone.heard == {world.colleague_call}
    assert world.desk.sessions.to_code == (world.session(),)
    world.hang_up(world.colleague_call)
    assert world.desk.calls.all == {}
    assert len(world.desk.sessions.all) == 1


def test_contact_says_that_the_senior_was_asked(world: World) -> None:
    world.consult_talking()
    world.back()
    session = world.session()
    world.code(session)
    world.ends()
    world.save(session)
    assert world.saved[session.session_id].consulted


# ---------------------------------------------------------------- handing over


def test_caller_goes_on_with_the_senior_and_the_agent_codes(world: World) -> None:
    world.consult_handing_over()
    assert ("hand_over", CUSTOMER, world.colleague_call) in world.phone.commands
    world.phone.transfer_succeeds(CUSTOMER, world.colleague_call)
    world.settle()
    assert state_of(world) is S.HANDED_OVER
    assert world.desk.calls.all == {}
    assert world.desk.sessions.to_code == (world.session(),)


def test_hand_over_works_from_a_conversation_of_three(world: World) -> None:
    world.consult_together()
    world.hand_over()
    world.phone.transfer_succeeds(CUSTOMER, world.colleague_call)
    world.settle()
    assert state_of(world) is S.HANDED_OVER


@pytest.mark.parametrize("state", WITH_COLLEAGUE)
def test_hand_over_that_fails_leaves_the_agent_with_the_senior_and_the_caller_on_hold(
    world: World, state: ConsultState
) -> None:
    REACH[state](world)
    world.hand_over()
    world.phone.transfer_fails(CUSTOMER)
    world.settle()
    assert state_of(world) is S.TALKING
    assert world.phone.heard == {world.colleague_call}
    world.back()
    assert world.phone.heard == {CUSTOMER}


def test_hand_over_of_which_nothing_is_heard_has_failed_after_a_while(world: World) -> None:
    world.consult_handing_over()
    world.later(LONGEST_HAND_OVER)
    assert state_of(world) is S.HANDING_OVER
    world.later(0.1)
    assert state_of(world) is S.TALKING
    world.later(LONGEST_HAND_OVER + 1)
    assert state_of(world) is S.TALKING


def test_senior_lost_in_a_hand_over_that_fails_gives_the_caller_back(world: World) -> None:
    letting_go(world)
    assert state_of(world) is S.LETTING_GO
    world.phone.transfer_fails(CUSTOMER)
    world.settle()
    assert state_of(world) is S.RETURNED
    assert world.phone.heard == {CUSTOMER}


def test_senior_lost_in_a_hand_over_of_which_nothing_is_heard_gives_the_caller_back(world: World) -> None:
    letting_go(world)
    world.later(LONGEST_HAND_OVER + 1)
    assert state_of(world) is S.RETURNED
    assert world.phone.heard == {CUSTOMER}


def test_senior_whose_leg_goes_first_in_a_hand_over_that_succeeds_has_the_caller(world: World) -> None:
    letting_go(world)
    world.tell(events.HandOverDone(CUSTOMER, world.clock.now()))
    world.ends(CUSTOMER, EndCause.HANDED_OVER)
    assert state_of(world) is S.HANDED_OVER
    assert world.desk.sessions.to_code == (world.session(),)


@pytest.mark.parametrize("state", [S.HANDING_OVER, S.LETTING_GO])
def test_caller_whose_leg_goes_before_the_result_is_heard_has_been_handed_over(
    world: World, state: ConsultState
) -> None:
    REACH[state](world)
    world.ends(CUSTOMER)
    assert state_of(world) is S.HANDED_OVER
    assert world.desk.calls.all == {}


def test_result_that_comes_after_the_agent_went_back_changes_nothing(world: World) -> None:
    world.consult_handing_over()
    world.back()
    world.phone.transfer_fails(CUSTOMER)
    world.settle()
    assert state_of(world) is S.RETURNED
    assert world.phone.heard == {CUSTOMER}


def test_result_that_comes_after_its_time_was_up_changes_nothing(world: World) -> None:
    world.consult_handing_over()
    world.later(LONGEST_HAND_OVER + 1)
    world.phone.transfer_fails(CUSTOMER)
    world.settle()
    assert state_of(world) is S.TALKING
    assert world.phone.heard == {world.colleague_call}


def test_late_result_about_an_earlier_caller_does_not_touch_the_one_being_handed_over(
    world: World,
) -> None:
    world.consult_handing_over()
    world.back()
    world.ends()
    world.talk("bert", BERT)
    world.ask()
    world.colleague_answers()
    world.hand_over()
    world.tell(
        events.HandOverFailed(CUSTOMER, world.clock.now()), events.HandOverDone(CUSTOMER, world.clock.now())
    )
    assert state_of(world) is S.HANDING_OVER


# ---------------------------------------------------------------- a second caller in the middle of it


def test_second_caller_may_ring_during_a_consult_without_disturbing_it(world: World) -> None:
    world.consult_together()
    world.ring("bert", BERT)
    assert state_of(world) is S.TOGETHER
    assert world.focused_call == CUSTOMER
    world.ends("bert", EndCause.NOT_ANSWERED)
    assert state_of(world) is S.TOGETHER


@pytest.mark.parametrize("state", [S.TALKING, S.WITH_CALLER, S.TOGETHER])
def test_second_caller_who_is_answered_hears_neither_the_first_nor_the_senior(
    world: World, state: ConsultState
) -> None:
    REACH[state](world)
    world.talk("bert", BERT)
    assert world.phone.heard == {"bert"}
    assert world.phone.hear_each_other == set()
    assert state_of(world) is S.PARKED
    assert world.focused_call == "bert"


def test_three_come_together_again_after_a_second_caller(world: World) -> None:
    world.consult_together()
    world.talk("bert", BERT)
    world.join()
    assert state_of(world) is S.TOGETHER
    assert world.phone.heard == {CUSTOMER, world.colleague_call}
    assert world.phone.hear_each_other == {frozenset((CUSTOMER, world.colleague_call))}
    assert world.state("bert") is CallState.HELD


def test_going_back_to_the_first_caller_puts_the_second_on_hold(world: World) -> None:
    world.consult_talking()
    world.talk("bert", BERT)
    world.back()
    assert world.phone.heard == {CUSTOMER}
    assert world.state("bert") is CallState.HELD


@pytest.mark.parametrize("cause", [EndCause.BUSY, EndCause.NOT_ANSWERED])
def test_first_caller_does_not_overhear_the_second_when_the_senior_does_not_come(
    world: World, cause: EndCause
) -> None:
    asking(world)
    world.talk("bert", BERT)
    world.ends(world.colleague_call, cause)
    assert world.phone.heard == {"bert"}
    world.toggle_hold(CUSTOMER)
    assert world.phone.heard == {CUSTOMER}


def test_senior_who_answers_while_a_second_caller_talks_is_heard_alone(world: World) -> None:
    asking(world)
    world.talk("bert", BERT)
    world.colleague_answers()
    assert world.phone.heard == {world.colleague_call}


def test_caller_whose_return_crosses_the_question_waits_again(world: World) -> None:
    world.talk()
    world.toggle_hold()
    world.desk.calls.toggle_hold(CUSTOMER)
    world.desk.ask_colleague(QUESTION)
    world.settle()
    assert world.phone.heard == set()
    assert world.state(CUSTOMER) is CallState.HELD


def test_second_caller_who_gives_up_just_as_the_three_part_leaves_nobody_listening(world: World) -> None:
    world.consult_talking()
    world.ring("bert", BERT)
    world.desk.consults.join()
    world.desk.calls.answer("bert")
    world.phone.other_ends("bert")
    world.settle()
    assert state_of(world) is S.PARKED
    assert CUSTOMER not in world.phone.heard


# ---------------------------------------------------------------- what others see of it


def test_colleagues_call_is_no_contact_of_its_own(world: World) -> None:
    world.consult_talking()
    assert len(world.desk.sessions.all) == 1
    assert world.desk.consults.concerns(world.colleague_call)
    assert not world.desk.consults.concerns(CUSTOMER)
    world.back()
    assert not world.desk.consults.concerns(world.colleague_call)


def test_somebody_else_who_answers_or_hangs_up_is_not_the_senior(world: World) -> None:
    asking(world)
    world.ring("bert", BERT)
    world.ends("bert")
    world.tell(events.CallAnswered("ghost", world.clock.now()))
    assert state_of(world) is S.ASKING
