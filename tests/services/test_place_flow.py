"""A place in the senior's line: the caller is talked with meanwhile, and her call back becomes a consult."""

import pytest

from app.domain.call import CallState, EndCause
from app.domain.consult import Colleague, ConsultReference, ConsultState
from app.domain.desk_message import PlaceAsked, PlaceGone, PlaceTold
from app.domain.place import PlaceState
from app.domain.presence import Presence
from app.services.place_flow import NO_ANSWER, NOT_HEARD, SAY_AGAIN
from tests import builders
from tests.services.senior_world import (
    OTHER,
    SENIOR,
    calls_back,
    place,
    says,
    senior_does,
    sent,
    waits,
)
from tests.services.world import World


def test_place_is_asked_for_while_the_caller_is_talked_with(world: World) -> None:
    session = world.talk()
    senior_does(world, Presence.TALKING)
    world.desk.help.take_place()
    (asked,) = sent(world, PlaceAsked, SENIOR)
    assert isinstance(asked, PlaceAsked)
    assert asked.reference.session_id == session.session_id
    assert place(world).state is PlaceState.ASKED
    assert world.state() is CallState.TALKING


def test_place_and_time_are_what_her_desk_says(world: World) -> None:
    waits(world)
    assert (place(world).state, place(world).position, place(world).expected) == (PlaceState.WAITING, 2, 230)
    says(world, PlaceTold(place(world).session_id, 1, 40))
    assert (place(world).position, place(world).expected) == (1, 40)


@pytest.mark.parametrize("number", [OTHER, builders.MOBILE])
def test_nobody_else_says_where_we_are(world: World, number: str) -> None:
    waits(world)
    says(world, PlaceTold(place(world).session_id, 1, 40), number)
    says(world, PlaceGone(place(world).session_id), number)
    says(world, PlaceTold("another", 1, 40))
    assert (place(world).state, place(world).position) == (PlaceState.WAITING, 2)


def test_her_call_rings_without_a_contact_of_its_own(world: World) -> None:
    waits(world)
    calls_back(world)
    assert place(world).state is PlaceState.CALLED_BACK
    assert world.state("back") is CallState.RINGING
    assert world.desk.sessions.of_call("back") is None
    assert world.state() is CallState.TALKING


def test_the_one_key_takes_her_call_and_the_caller_waits(world: World) -> None:
    waits(world)
    calls_back(world)
    consult = world.ask()
    assert world.state() is CallState.HELD
    assert world.phone.heard == {"back"}
    assert (consult.state, consult.customer_call, consult.colleague_call) == (
        ConsultState.TALKING,
        "call-1",
        "back",
    )
    assert place(world).state is PlaceState.TAKEN
    assert world.session().consulted


def test_caller_comes_back_after_her_call(world: World) -> None:
    waits(world)
    calls_back(world)
    world.ask()
    world.back()
    assert world.phone.heard == {"call-1"}
    assert world.consult.state is ConsultState.RETURNED


def test_call_that_is_answered_by_another_key_is_a_consult_as_well(world: World) -> None:
    waits(world)
    calls_back(world)
    world.desk.calls.answer("back")
    world.settle()
    assert world.consult.state is ConsultState.TALKING
    assert world.state() is CallState.HELD


def test_call_of_somebody_else_about_the_same_is_a_question_of_theirs(world: World) -> None:
    waits(world)
    world.phone.ring("other", builders.party(OTHER), reference=place(world).reference)
    world.phone.ring("plain", builders.party(SENIOR))
    world.phone.ring("elsewhere", builders.party(SENIOR), reference=ConsultReference("another"))
    world.settle()
    assert place(world).state is PlaceState.WAITING
    assert all(world.desk.sessions.of_call(one) for one in ("other", "plain", "elsewhere"))


def test_call_that_rings_in_vain_leaves_the_place(world: World) -> None:
    waits(world)
    calls_back(world)
    world.ends("back", EndCause.NOT_ANSWERED)
    assert place(world).state is PlaceState.WAITING
    assert world.desk.help.places.call_back is None


def test_place_is_withdrawn_by_the_agent(world: World) -> None:
    waits(world)
    world.desk.help.places.withdraw()
    assert place(world).state is PlaceState.WITHDRAWN
    assert sent(world, PlaceGone, SENIOR) == [PlaceGone(place(world).session_id)]
    world.desk.help.places.withdraw()
    assert len(sent(world, PlaceGone)) == 1


def test_caller_who_hangs_up_takes_the_place_along(world: World) -> None:
    waits(world)
    world.ends()
    assert place(world).state is PlaceState.WITHDRAWN
    assert len(sent(world, PlaceGone, SENIOR)) == 1


def test_caller_who_hangs_up_while_she_rings_ends_her_call(world: World) -> None:
    waits(world)
    calls_back(world)
    world.ends()
    assert world.state("back") is CallState.ENDED
    assert place(world).state is PlaceState.WITHDRAWN


def test_caller_who_hangs_up_just_before_the_answer_leaves_a_talk_without_a_consult(world: World) -> None:
    waits(world)
    calls_back(world)
    del world.desk.calls.all["call-1"]
    world.desk.calls.answer("back")
    world.settle()
    assert place(world).state is PlaceState.TAKEN
    assert world.desk.consults.consult is None


def test_end_of_another_call_changes_nothing(world: World) -> None:
    waits(world)
    world.ring("second")
    world.ends("second", EndCause.NOT_ANSWERED)
    assert place(world).state is PlaceState.WAITING


def test_place_is_said_again_with_how_long_it_is_waited(world: World) -> None:
    waits(world)
    world.later(SAY_AGAIN)
    again = sent(world, PlaceAsked)[-1]
    assert isinstance(again, PlaceAsked)
    assert again.waited == round(SAY_AGAIN)
    world.later(1)
    assert len(sent(world, PlaceAsked)) == 2


def test_desk_that_does_not_answer_is_lost_soon(world: World) -> None:
    world.talk()
    senior_does(world, Presence.TALKING)
    world.desk.help.take_place()
    world.later(NO_ANSWER)
    assert place(world).state is PlaceState.ASKED
    world.later(1)
    assert place(world).state is PlaceState.LOST
    assert world.state() is CallState.TALKING


def test_desk_that_cannot_be_told_is_lost_at_once(world: World) -> None:
    world.talk()
    senior_does(world, Presence.TALKING)
    world.phone.cannot_be_told.add(SENIOR)
    world.desk.help.take_place()
    world.settle()
    assert place(world).state is PlaceState.LOST


def test_one_message_that_is_lost_on_the_way_does_not_cost_the_place(world: World) -> None:
    waits(world)
    world.phone.cannot_be_told.add(SENIOR)
    world.later(SAY_AGAIN)
    assert place(world).state is PlaceState.WAITING
    world.later(NOT_HEARD)
    assert place(world).state is PlaceState.LOST


def test_line_without_room_says_so(world: World) -> None:
    waits(world)
    says(world, PlaceGone(place(world).session_id))
    assert place(world).state is PlaceState.LOST


def test_while_she_rings_nothing_is_said_again(world: World) -> None:
    waits(world)
    calls_back(world)
    before = len(sent(world, PlaceAsked))
    world.later(NOT_HEARD + SAY_AGAIN)
    assert len(sent(world, PlaceAsked)) == before
    assert place(world).state is PlaceState.CALLED_BACK


def test_place_for_another_caller_takes_the_place_of_the_first(world: World) -> None:
    waits(world)
    first = place(world)
    world.toggle_hold()
    world.talk("call-2", "+31690005678")
    world.desk.help.take_place()
    assert first.state is PlaceState.WITHDRAWN
    assert place(world).session_id == world.session("call-2").session_id


def test_senior_who_was_reached_by_ringing_needs_no_place_any_more(world: World) -> None:
    waits(world)
    senior_does(world, Presence.FREE)
    world.ask()
    world.colleague_answers()
    assert place(world).state is PlaceState.WITHDRAWN
    assert world.consult.state is ConsultState.TALKING


def test_another_senior_who_was_reached_leaves_the_place(world: World) -> None:
    waits(world)
    world.desk.asking.ask("", None)
    world.consult.colleague = OTHER
    world.settle()
    world.colleague_answers()
    assert place(world).state is PlaceState.WAITING


def test_her_call_waits_while_somebody_else_is_asked(world: World) -> None:
    waits(world)
    world.desk.asking.ask("", None)
    world.settle()
    calls_back(world)
    world.ask()
    assert world.state("back") is CallState.RINGING


def test_her_call_that_is_taken_in_the_midst_of_another_consult_leaves_that_one_as_it_is(
    world: World,
) -> None:
    waits(world)
    world.desk.asking.ask("", Colleague(OTHER))
    world.settle()
    asked = world.consult.colleague_call
    world.colleague_answers()
    calls_back(world)
    world.desk.calls.answer("back")
    world.settle()
    assert world.phone.heard == {"back"}
    assert (world.consult.colleague_call, world.consult.state) == (asked, ConsultState.PARKED)
    assert place(world).state is PlaceState.TAKEN


def test_window_that_was_killed_finds_her_call_about_the_caller_again(world: World) -> None:
    waits(world)
    calls_back(world)
    world.ask()
    world.restart_window()
    assert world.desk.consults.open_consult is not None
    assert world.consult.colleague_call == "back"
    assert world.desk.sessions.of_call("back") is None


def test_step_that_the_table_does_not_have_changes_nothing(world: World) -> None:
    waits(world)
    calls_back(world)
    says(world, PlaceGone(place(world).session_id))
    assert place(world).state is PlaceState.CALLED_BACK
