"""Who hears whom in a consult, hanging up in it, and putting a caller through to somebody who was not asked."""

import pytest

from app.domain.call import CallState, EndCause
from app.domain.consult import NOT_SOLVED, SOLVED, Colleague, ConsultState, Tried
from app.domain.errors import Failure
from app.services.consult_course import LONGEST_SENDING
from tests import builders
from tests.builders import MOBILE, RELATION, SENIOR
from tests.services.test_consult_flow import BERT, COLLEAGUE, CUSTOMER, PARTNER, REACH, sending, state_of
from tests.services.world import QUESTION, World

S = ConsultState


# ---------------------------------------------------------------- three buttons


@pytest.mark.parametrize("state", [S.TALKING, S.TOGETHER, S.PARKED])
def test_agent_talks_with_the_caller_while_the_senior_waits(world: World, state: ConsultState) -> None:
    REACH[state](world)
    world.press("talk_to_caller")
    assert state_of(world) is S.WITH_CALLER
    assert world.phone.heard == {CUSTOMER}
    assert world.state(world.colleague_call) is CallState.HELD


@pytest.mark.parametrize("state", [S.WITH_CALLER, S.TOGETHER, S.PARKED])
def test_agent_talks_with_the_senior_while_the_caller_waits(world: World, state: ConsultState) -> None:
    REACH[state](world)
    world.press("talk_to_colleague")
    assert state_of(world) is S.TALKING
    assert world.phone.heard == {world.colleague_call}
    assert world.phone.hear_each_other == set()


@pytest.mark.parametrize("state", [S.WITH_CALLER, S.PARKED])
def test_three_come_together_from_wherever_the_agent_was(world: World, state: ConsultState) -> None:
    REACH[state](world)
    world.press("join")
    assert state_of(world) is S.TOGETHER
    assert world.phone.hear_each_other == {frozenset((CUSTOMER, world.colleague_call))}


def test_one_key_goes_to_and_fro(world: World) -> None:
    world.consult_talking()
    for heard in (CUSTOMER, world.colleague_call, CUSTOMER):
        world.press("swap")
        assert world.phone.heard == {heard}


def test_keys_that_cross_each_other_let_nobody_overhear(world: World) -> None:
    world.consult_talking()
    world.desk.consults.swap()
    world.desk.consults.swap()
    world.desk.consults.swap()
    while world.mailbox:
        assert world.phone.heard <= {CUSTOMER}
        world.desk.handle(world.mailbox.popleft())
    assert world.phone.heard == {CUSTOMER}


def test_button_of_the_caller_stops_the_ringing(world: World) -> None:
    world.talk()
    world.ask()
    world.press("talk_to_caller")
    assert state_of(world) is S.RETURNED
    assert world.phone.heard == {CUSTOMER}


def test_button_of_the_caller_does_nothing_while_the_agent_talks_with_them(world: World) -> None:
    REACH[S.WITH_CALLER](world)
    world.press("talk_to_caller")
    assert state_of(world) is S.WITH_CALLER
    assert world.state(world.colleague_call) is CallState.HELD


def test_senior_who_waited_is_heard_again_when_the_caller_hangs_up(world: World) -> None:
    REACH[S.WITH_CALLER](world)
    world.ends(CUSTOMER)
    assert state_of(world) is S.LEFT
    assert world.phone.heard == {world.colleague_call}


def test_senior_stays_on_hold_when_the_caller_hangs_up_while_another_one_talks(world: World) -> None:
    REACH[S.PARKED](world)
    world.ends(CUSTOMER)
    assert world.phone.heard == {"bert"}


@pytest.mark.parametrize("state", [S.TALKING, S.WITH_CALLER, S.TOGETHER, S.PARKED])
def test_window_that_was_killed_finds_the_consult_as_it_was(world: World, state: ConsultState) -> None:
    REACH[state](world)
    heard = world.phone.heard
    world.restart_window()
    assert state_of(world) is state
    assert world.phone.heard == heard


# ---------------------------------------------------------------- hanging up


@pytest.mark.parametrize("state", [S.WITH_CALLER, S.TOGETHER])
def test_agent_who_hangs_up_leaves_caller_and_senior_together(world: World, state: ConsultState) -> None:
    REACH[state](world)
    world.leave(CUSTOMER)
    assert state_of(world) is S.HANDING_OVER
    assert world.phone.commands[-1] == ("hand_over", CUSTOMER, world.colleague_call)
    world.phone.transfer_succeeds(CUSTOMER, world.colleague_call)
    world.settle()
    assert state_of(world) is S.HANDED_OVER
    assert world.desk.sessions.to_code == (world.session(),)


@pytest.mark.parametrize("state", [S.WITH_CALLER, S.TOGETHER])
def test_agent_who_hangs_up_and_cannot_connect_the_two_still_has_both(
    world: World, state: ConsultState
) -> None:
    REACH[state](world)
    world.leave(CUSTOMER)
    world.phone.transfer_fails(CUSTOMER, EndCause.REFUSED)
    world.settle()
    assert (state_of(world), world.consult.end_cause) == (S.TALKING, EndCause.REFUSED)
    assert world.phone.heard == {world.colleague_call}
    world.back()
    assert world.phone.heard == {CUSTOMER}


@pytest.mark.parametrize("state", [S.ASKING, S.TALKING])
def test_hanging_up_on_the_senior_gives_the_caller_back(world: World, state: ConsultState) -> None:
    REACH[state](world)
    world.leave(world.colleague_call)
    assert state_of(world) is S.RETURNED
    assert world.phone.heard == {CUSTOMER}


@pytest.mark.parametrize("state", [S.ASKING, S.TALKING])
def test_hanging_up_on_a_caller_who_waits_gives_the_caller_back(world: World, state: ConsultState) -> None:
    REACH[state](world)
    world.leave(CUSTOMER)
    assert state_of(world) is S.RETURNED
    assert world.phone.heard == {CUSTOMER}


@pytest.mark.parametrize("state", [S.HANDING_OVER, S.LETTING_GO, S.SENDING, S.PARKED])
def test_hanging_up_on_a_caller_who_is_being_put_through_or_waits_drops_nobody(
    world: World, state: ConsultState
) -> None:
    REACH[state](world)
    world.leave(CUSTOMER)
    assert state_of(world) is state
    assert world.state(CUSTOMER) is not CallState.ENDED


def test_hanging_up_on_the_senior_while_another_caller_talks_leaves_that_one_heard(world: World) -> None:
    REACH[S.PARKED](world)
    world.leave(world.colleague_call)
    assert state_of(world) is S.RETURNED
    assert world.phone.heard == {"bert"}


@pytest.mark.parametrize("state", REACH)
def test_ended_for_all_is_ended_for_all(world: World, state: ConsultState) -> None:
    REACH[state](world)
    world.press("end_for_all")
    assert state_of(world) is S.ENDED_FOR_ALL
    assert world.state(CUSTOMER) is CallState.ENDED
    assert world.state(world.colleague_call) is CallState.ENDED
    assert world.session() in world.desk.sessions.to_code


def test_call_without_a_consult_is_hung_up_as_ever(world: World) -> None:
    world.talk()
    world.leave(CUSTOMER)
    assert world.desk.calls.all == {}


def test_hand_over_that_fails_while_another_caller_talks_leaves_both_waiting(world: World) -> None:
    world.consult_handing_over()
    world.talk("bert", BERT)
    world.phone.transfer_fails(CUSTOMER)
    world.settle()
    assert state_of(world) is S.PARKED
    assert world.phone.heard == {"bert"}


# ---------------------------------------------------------------- somebody else than the senior


@pytest.mark.parametrize("whom", [COLLEAGUE, PARTNER], ids=["colleague", "partner"])
def test_somebody_else_can_be_asked_too(world: World, whom: Colleague) -> None:
    world.talk()
    before = world.desk.asking.can_begin
    assert world.desk.asking.ask("", whom)
    world.settle()
    assert (before, world.desk.asking.can_begin) == (True, False)
    assert ("dial", world.colleague_call, whom.number) in world.phone.commands
    assert (world.consult.colleague, world.consult.name) == (whom.number, whom.name)
    world.colleague_answers()
    world.join()
    assert world.phone.heard == {CUSTOMER, world.colleague_call}
    world.restart_window()
    assert world.consult.name == whom.number


def test_text_about_the_caller_goes_to_colleagues_only(world: World) -> None:
    world.talk()
    world.desk.asking.ask(QUESTION, COLLEAGUE)
    assert [number for number, _ in world.phone.told] == [COLLEAGUE.number]
    world.back()
    world.desk.asking.ask(QUESTION, PARTNER)
    world.desk.tell_colleague("Wie komt er?")
    assert [number for number, _ in world.phone.told] == [COLLEAGUE.number]


def test_nobody_is_asked_or_put_through_when_nobody_is_on_the_line(world: World) -> None:
    assert not world.desk.asking.ask("", COLLEAGUE)
    assert not world.desk.asking.put_through(COLLEAGUE)
    world.ring()
    assert not world.desk.asking.can_begin
    assert not world.desk.asking.ask("", COLLEAGUE)
    assert not world.desk.asking.put_through(COLLEAGUE)


# ---------------------------------------------------------------- put through without a word


def test_caller_is_put_through_and_the_agent_codes(world: World) -> None:
    sending(world)
    assert world.phone.commands[-2:] == [("hold", CUSTOMER), ("put_through", CUSTOMER, PARTNER.number)]
    assert state_of(world) is S.SENDING
    world.phone.transfer_succeeds(CUSTOMER, "")
    world.settle()
    assert state_of(world) is S.HANDED_OVER
    assert world.desk.sessions.to_code == (world.session(),)


@pytest.mark.parametrize(
    "cause", [EndCause.BUSY, EndCause.NOT_ANSWERED, EndCause.REFUSED, EndCause.UNREACHABLE]
)
def test_caller_who_cannot_be_put_through_comes_back_and_the_screen_says_why(
    world: World, cause: EndCause
) -> None:
    sending(world)
    world.phone.transfer_fails(CUSTOMER, cause)
    world.settle()
    assert (state_of(world), world.consult.end_cause) == (S.REFUSED, cause)
    assert world.phone.heard == {CUSTOMER}


def test_caller_of_whom_nothing_is_heard_comes_back_after_a_while(world: World) -> None:
    sending(world)
    world.later(LONGEST_SENDING)
    assert state_of(world) is S.SENDING
    world.later(0.1)
    assert (state_of(world), world.consult.end_cause) == (S.REFUSED, EndCause.NOT_ANSWERED)
    assert world.phone.heard == {CUSTOMER}


def test_caller_whose_call_the_exchange_takes_before_it_says_so_has_been_put_through(world: World) -> None:
    sending(world)
    world.ends(CUSTOMER)
    assert state_of(world) is S.HANDED_OVER


def test_second_transfer_at_once_is_not_begun(world: World) -> None:
    sending(world)
    assert not world.desk.asking.put_through(COLLEAGUE)
    assert not world.desk.asking.ask("", COLLEAGUE)


# ---------------------------------------------------------------- what travels


def test_colleague_gets_dossier_codes_and_number_before_the_caller_comes(world: World) -> None:
    world.knows()
    session = world.talk()
    world.code(session)
    world.put_through(COLLEAGUE)
    told = [one for one in world.phone.told if one[0] == COLLEAGUE.number]
    reference = world.phone.references[CUSTOMER]
    assert reference is not None
    assert told == [(COLLEAGUE.number, reference)]
    assert (reference.session_id, reference.relation_id) == (session.session_id, RELATION)
    assert (reference.tried, reference.caller) == (Tried("REPLOO", SOLVED), MOBILE)


@pytest.mark.parametrize(("reason", "result"), [("", NOT_SOLVED), ("KENNIS", "KENNIS")])
def test_what_was_not_solved_and_why_travels(world: World, reason: str, result: str) -> None:
    session = world.talk()
    flow = world.desk.wrap_up
    flow.choose_topic(session.session_id, "REP")
    flow.set_solved(session.session_id, False)
    if reason:
        flow.choose_reason(session.session_id, reason)
    world.ask()
    reference = world.phone.references[world.colleague_call]
    assert reference is not None
    assert (reference.tried, reference.caller) == (Tried("REP", result), "")


def test_what_an_earlier_colleague_tried_travels_on(world: World) -> None:
    tried = Tried("REPLOO", NOT_SOLVED)
    world.ring(number=SENIOR, reference=builders.reference(tried=tried))
    world.answer()
    world.phone.other_changes(CUSTOMER, builders.party())
    world.settle()
    world.desk.asking.ask("", COLLEAGUE)
    reference = world.phone.references[world.colleague_call]
    assert reference is not None
    assert reference.tried == tried
    assert reference.relation_id == RELATION


def test_caller_who_was_just_hung_up_on_is_put_through_to_nobody(world: World) -> None:
    world.talk()
    world.desk.asking.hang_up(CUSTOMER)
    assert not world.desk.asking.put_through(COLLEAGUE)
    assert not world.desk.asking.ask("", COLLEAGUE)
    world.settle()
    assert world.desk.consults.consult is None


def test_crm_that_fails_stops_nobody_from_being_put_through(world: World) -> None:
    world.crm.failure = Failure.UNREACHABLE
    sending(world)
    assert state_of(world) is S.SENDING
