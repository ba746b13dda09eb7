"""The agent's own calls: on disk from the first ring, there for the next window, gone after some hours."""

from dataclasses import replace

import pytest

from app.domain.call import Direction, EndCause
from app.domain.errors import StorageError, StorageFull
from app.domain.past_call import PastCall
from app.services.call_history import TIDY, TRY_AGAIN
from tests import builders
from tests.services.world import World

HOUR = 3_600
OTHER = "+31690005678"


def only(world: World) -> PastCall:
    (call,) = world.desk.history.all
    assert world.past_calls.kept() == (call,), "what is shown is on disk"
    return call


def failure(world: World) -> StorageError | None:
    return world.desk.storage_error


def missed(world: World) -> list[tuple[str, int]]:
    return [(one.last.caller, one.count) for one in world.desk.history.missed]


def test_call_is_on_disk_from_the_first_ring_with_all_that_is_known(world: World) -> None:
    world.knows()
    world.ring()
    began = world.clock.now().utc
    call = only(world)
    assert (call.direction, call.caller, call.began_at) == (Direction.INCOMING, builders.MOBILE, began)
    assert (call.answered_at, call.ended_at) == (None, None)
    world.later(4)
    session = world.answer()
    call = only(world)
    assert (call.name, call.contact_id) == ("Mw. Roodspecht-Demo", session.session_id)
    assert call.answered_at == world.clock.now().utc
    world.later(60)
    world.ends()
    assert only(world).talked == 60


def test_name_that_the_crm_tells_after_the_call_is_kept_too(world: World) -> None:
    world.crm.is_silent = True
    world.ring()
    world.ends(cause=EndCause.NOT_ANSWERED)
    assert only(world).name == ""
    world.crm.is_silent = False
    world.knows()
    world.desk.contacts.look_up_again(world.desk.sessions.all[0].session_id)
    world.settle()
    world.later(1)
    assert only(world).name == "Roodspecht-Demo"


def test_call_that_we_made_is_in_the_history_before_anybody_answers(world: World) -> None:
    world.dial(OTHER)
    call = only(world)
    assert (call.direction, call.caller, call.is_in_vain) == (Direction.OUTGOING, OTHER, False)


def test_call_to_the_senior_is_there_without_a_contact(world: World) -> None:
    world.consult_talking()
    call = world.desk.history.all[-1]
    assert (call.caller, call.contact_id) == (builders.SENIOR, "")


def test_colleague_who_calls_bears_the_name_that_the_exchange_tells(world: World) -> None:
    world.phone.ring("call-1", builders.party("1003", "Groenvink-Demo"))
    world.settle()
    assert only(world).name == "Groenvink-Demo"


def test_missed_caller_is_one_line_and_survives_a_window_that_is_killed(world: World) -> None:
    for name in ("a", "b"):
        world.ring(name)
        world.ends(name, EndCause.NOT_ANSWERED)
        world.later(60)
    world.restart_window()
    assert missed(world) == [(builders.MOBILE, 2)]


def test_caller_who_still_rings_was_not_missed(world: World) -> None:
    world.ring()
    assert missed(world) == []
    world.restart_window()
    assert missed(world) == []


def test_caller_whose_ring_ended_while_no_window_looked_was_missed(world: World) -> None:
    world.ring()
    world.kill_window()
    world.phone.ends_unseen("call-1")
    world.start_window()
    assert missed(world) == [(builders.MOBILE, 1)]


def test_missed_line_closes_the_moment_that_the_caller_answers_our_call(world: World) -> None:
    world.ring()
    world.ends(cause=EndCause.NOT_ANSWERED)
    session = world.dial(builders.MOBILE)
    assert missed(world) == [(builders.MOBILE, 1)]
    world.phone.other_answers(session.call_id)
    world.settle()
    assert missed(world) == []


def test_missed_line_closes_when_the_caller_gets_through(world: World) -> None:
    world.ring("a")
    world.ends("a", EndCause.NOT_ANSWERED)
    world.talk("b")
    assert missed(world) == []


def test_day_survives_a_window_that_is_killed(world: World) -> None:
    world.save(world.contact("a"))
    assert world.desk.history.day(world.clock.now()) == (1, 1)
    world.restart_window()
    assert world.desk.history.day(world.clock.now()) == (1, 1)
    session = world.contact("b")
    world.desk.wrap_up.set_solved(session.session_id, False)
    world.desk.wrap_up.choose_reason(session.session_id, "TWL")
    world.save(session)
    assert world.desk.history.day(world.clock.now()) == (2, 1)


def test_what_was_coded_yesterday_is_not_of_this_day(world: World) -> None:
    world.save(world.contact())
    assert world.desk.history.day(world.clock.advance(24 * HOUR)) == (0, 0)


def test_call_is_gone_after_its_hours_here_and_on_disk(world: World) -> None:
    world.ring()
    world.ends(cause=EndCause.NOT_ANSWERED)
    world.later(24 * HOUR - 60)
    assert missed(world) == [(builders.MOBILE, 1)]
    world.later(TIDY + 1)
    assert (world.desk.history.all, world.past_calls.kept()) == ((), ())


def test_call_that_runs_for_longer_than_its_hours_stays_in_the_list(world: World) -> None:
    world.talk()
    world.later(25 * HOUR)
    assert len(world.desk.history.all) == 1


def test_window_that_starts_after_a_weekend_finds_nothing_of_friday(world: World) -> None:
    world.ring()
    world.ends(cause=EndCause.NOT_ANSWERED)
    world.kill_window()
    world.clock.advance(60 * HOUR)
    world.start_window()
    assert (world.desk.history.all, world.past_calls.kept()) == ((), ())


def test_without_hours_nothing_comes_to_disk_and_the_list_is_there_today(world: World) -> None:
    world.desk.history.hours = 0
    world.ring()
    world.ends(cause=EndCause.NOT_ANSWERED)
    assert (missed(world), world.past_calls.kept()) == ([(builders.MOBILE, 1)], ())
    world.later(24 * HOUR + TIDY)
    assert missed(world) == []


@pytest.mark.parametrize("error", [StorageFull("SQLITE_FULL"), StorageError("SQLITE_IOERR")])
def test_disk_that_fails_stops_no_call_and_gets_the_history_later(world: World, error: StorageError) -> None:
    world.past_calls.error = error
    world.talk()
    assert failure(world) is error
    world.past_calls.error = None
    world.later(TRY_AGAIN)
    world.later(1)
    assert failure(world) is None
    only(world)


def test_disk_that_fails_for_long_is_asked_now_and_then_only(world: World) -> None:
    world.past_calls.error = StorageFull("SQLITE_FULL")
    world.ring()
    world.later(1)
    world.past_calls.error = None
    world.later(1)
    assert world.past_calls.kept() == ()
    world.later(TRY_AGAIN)
    assert len(world.past_calls.kept()) == 1


def test_history_that_cannot_be_read_at_the_start_is_said_and_begins_anew(world: World) -> None:
    world.ring()
    world.past_calls.error = StorageError("SQLITE_IOERR")
    world.restart_window()
    assert world.desk.storage_error is world.past_calls.error
    assert [one.call_id for one in world.desk.history.all] == ["call-1"], "it still rings"


def test_call_of_which_only_the_ending_was_kept_is_shown_as_it_is(world: World) -> None:
    world.past_calls.keep(replace(builders.past_call(), number=builders.number("anonymous"), ending="234"))
    world.restart_window()
    assert missed(world) == [("234", 1)]
