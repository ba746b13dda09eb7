"""Saved contacts reach the CRM: again and again until it confirms, never twice, never lost."""

import pytest

from app.domain import events
from app.domain.contact import ContactSession
from app.domain.errors import Failure, StorageError
from app.services.delivery import FIRST_PAUSE, LONGEST_OBEDIENCE, LONGEST_PAUSE, MOST_AT_ONCE, TRY_AGAIN
from tests import builders
from tests.services.world import World

DOWN = Failure.UNREACHABLE
FOR_EVER = [failure for failure in Failure if not failure.is_passing]
PASSING = [failure for failure in Failure if failure.is_passing]


def saved(world: World, call_id: str = "call-1") -> ContactSession:
    """A contact that was saved."""
    session = world.contact(call_id)
    world.save(session)
    return session


def attempts(world: World) -> list[str]:
    return [contact_id for contact_id, _ in world.crm.attempts]


def disk_trouble(world: World) -> StorageError | None:
    return world.desk.storage_error


def pause_until_next_attempt(world: World) -> float:
    """Seconds until the CRM is asked again, in tenths."""
    before = len(world.crm.attempts)
    for tenths in range(1, 50_000):
        world.later(0.1)
        if len(world.crm.attempts) > before:
            return tenths / 10
    raise AssertionError("the CRM is never asked again")


# ---------------------------------------------------------------- a CRM that works


def test_contact_is_sent_at_once_and_off_the_disk_when_the_crm_has_it(world: World) -> None:
    session = saved(world)
    assert world.crm.attempts == [(session.session_id, False)]
    assert world.outbox.waiting() == ()
    assert (world.desk.delivery.unsent, world.desk.delivery.oldest) == (0, None)
    assert world.desk.delivery.last_saved_at == world.clock.now()


def test_contact_is_on_disk_before_it_is_sent(world: World) -> None:
    world.crm.is_silent = True
    session = saved(world)
    assert [entry.record.contact_id for entry in world.outbox.waiting()] == [session.session_id]
    assert (world.desk.delivery.unsent, world.desk.delivery.oldest) == (1, world.clock.now())


def test_no_more_than_two_are_under_way_and_the_next_follows_each_answer(world: World) -> None:
    world.crm.is_silent = True
    ids = [saved(world, f"call-{number}").session_id for number in range(4)]
    assert attempts(world) == ids[:MOST_AT_ONCE]
    world.later(5)
    assert attempts(world) == ids[:MOST_AT_ONCE]
    world.tell(events.ContactRecorded(ids[1], "CRM-1"))
    assert attempts(world) == ids[:3]


def test_answer_about_a_contact_that_nobody_waits_for_is_dropped(world: World) -> None:
    session = saved(world)
    world.tell(
        events.ContactRecorded(session.session_id, "CRM-1"),
        events.RecordingFailed("gone", DOWN),
        events.RecordingFailed("gone", Failure.REFUSED),
    )
    assert world.desk.delivery.unsent == 0
    assert world.desk.delivery.refused == ()


# ---------------------------------------------------------------- a CRM that is down


@pytest.mark.parametrize("failure", PASSING)
def test_contact_is_sent_again_until_the_crm_is_back(world: World, failure: Failure) -> None:
    world.crm.failure = failure
    session = saved(world)
    world.seconds_pass(30)
    assert world.desk.delivery.unsent == 1
    assert len(world.crm.attempts) > 2
    world.crm.failure = None
    world.seconds_pass(61)
    assert [record.contact_id for record in world.crm.written] == [session.session_id]
    assert world.outbox.waiting() == ()


def test_pauses_grow_to_a_minute_and_no_further(world: World) -> None:
    world.crm.failure = DOWN
    saved(world)
    pauses = [pause_until_next_attempt(world) for _ in range(8)]
    assert pauses == pytest.approx([2, 4, 8, 16, 32, 60, 60, 60], abs=0.11)
    assert (FIRST_PAUSE, LONGEST_PAUSE) == (2, 60)


def test_desks_that_failed_together_do_not_come_back_together(world: World) -> None:
    world.crm.failure = DOWN
    world.jitter = 0.0
    saved(world)
    assert pause_until_next_attempt(world) == pytest.approx(1, abs=0.11)
    world.jitter = 0.5
    assert pause_until_next_attempt(world) == pytest.approx(2, abs=0.11)  # the pause began with jitter 0
    assert pause_until_next_attempt(world) == pytest.approx(6, abs=0.11)


def test_outage_of_four_days_is_survived(world: World) -> None:
    world.crm.failure = DOWN
    session = saved(world)
    for _ in range(4 * 24 * 60):
        world.later(61)
    assert len(world.crm.attempts) > 5_000
    world.crm.failure = None
    world.later(61)
    assert [record.contact_id for record in world.crm.written] == [session.session_id]


def test_after_a_failure_one_contact_asks_for_all_and_then_the_others_follow(world: World) -> None:
    world.crm.failure = DOWN
    ids = {saved(world, f"call-{number}").session_id for number in range(5)}
    world.crm.is_silent = True
    before = len(world.crm.attempts)
    world.seconds_pass(61)
    assert len(world.crm.attempts) == before + 1
    world.crm.failure, world.crm.is_silent = None, False
    world.tell(events.RecordingFailed(attempts(world)[-1], DOWN))
    world.seconds_pass(61)
    assert {record.contact_id for record in world.crm.written} == ids
    assert len(world.crm.written) == 5


def test_five_hundred_contacts_get_through_after_eight_hours_and_none_was_tried_without_end(
    world: World,
) -> None:
    world.crm.failure = DOWN
    ids = [saved(world, f"call-{number}").session_id for number in range(500)]
    for _ in range(8 * 60):
        world.later(60)
    most = max(attempts(world).count(contact_id) for contact_id in ids)
    assert most <= 60
    world.crm.failure = None
    world.seconds_pass(61)
    assert sorted(record.contact_id for record in world.crm.written) == sorted(ids)


def test_contact_over_which_the_crm_stumbles_does_not_keep_the_others_waiting(world: World) -> None:
    world.crm.is_silent = True
    poison, *_ = [saved(world, f"call-{number}").session_id for number in range(6)]
    for _ in range(60):
        for contact_id in attempts(world):
            stumbles = events.RecordingFailed(contact_id, Failure.SERVER_ERROR)
            takes = events.ContactRecorded(contact_id, "CRM-1")
            world.post(stumbles if contact_id == poison else takes)
        world.crm.attempts.clear()
        world.later(1)
    assert [entry.record.contact_id for entry in world.outbox.waiting()] == [poison]


# ---------------------------------------------------------------- Retry-After


@pytest.mark.parametrize("asked", [1.0, 30.0, 3_600.0])
def test_pause_that_the_crm_asks_for_is_kept_and_our_own_is_added(world: World, asked: float) -> None:
    world.crm.failure, world.crm.retry_after = Failure.TOO_BUSY, asked
    saved(world)
    assert pause_until_next_attempt(world) == pytest.approx(asked + FIRST_PAUSE, abs=0.11)


def test_pause_of_days_is_taken_for_a_mistake(world: World) -> None:
    world.crm.failure, world.crm.retry_after = Failure.TOO_BUSY, 1e9
    saved(world)
    pause = pause_until_next_attempt(world)
    assert pause == pytest.approx(LONGEST_OBEDIENCE + FIRST_PAUSE, abs=0.11)


def test_crm_that_asks_for_no_pause_at_all_is_not_asked_ever_faster(world: World) -> None:
    world.crm.failure, world.crm.retry_after = Failure.TOO_BUSY, 0.0
    saved(world)
    pauses = [pause_until_next_attempt(world) for _ in range(5)]
    assert pauses == sorted(pauses)
    assert pauses[-1] > 30


def test_pause_that_was_asked_for_is_shortened_by_no_other_answer(world: World) -> None:
    world.crm.is_silent = True
    first, second, third = (saved(world, f"call-{number}").session_id for number in range(3))
    world.tell(events.RecordingFailed(first, Failure.TOO_BUSY, retry_after=100.0))
    world.tell(events.RecordingFailed(second, DOWN))
    world.seconds_pass(100)
    assert len(world.crm.attempts) == 2
    world.seconds_pass(3)
    assert attempts(world)[2:] == [third]


def test_success_of_one_does_not_end_the_pause_that_was_asked_of_another(world: World) -> None:
    world.crm.is_silent = True
    first, second, _third = (saved(world, f"call-{number}").session_id for number in range(3))
    world.tell(events.RecordingFailed(first, Failure.TOO_BUSY, retry_after=100.0))
    world.tell(events.ContactRecorded(second, "CRM-2"))
    world.seconds_pass(100)
    assert len(world.crm.attempts) == 2
    world.seconds_pass(3)
    assert len(world.crm.attempts) == 4


# ---------------------------------------------------------------- refusals


@pytest.mark.parametrize("failure", FOR_EVER)
def test_contact_that_the_crm_will_never_take_is_kept_with_its_words_and_the_others_go_on(
    world: World, failure: Failure
) -> None:
    world.crm.failure, world.crm.words = failure, "eenheid bestaat niet"
    refused = saved(world, "refused")
    world.crm.failure = None
    saved(world, "good")
    world.seconds_pass(120)
    assert attempts(world).count(refused.session_id) == 1
    (entry,) = world.desk.delivery.refused
    assert (entry.record.contact_id, entry.refusal) == (refused.session_id, "eenheid bestaat niet")
    assert [one.refusal for one in world.outbox.waiting()] == ["eenheid bestaat niet"]
    assert len(world.crm.written) == 1
    assert world.desk.delivery.unsent == 1


def test_refusal_without_words_says_what_kind_it_was(world: World) -> None:
    world.crm.failure = Failure.NOT_FOUND
    saved(world)
    assert world.desk.delivery.refused[0].refusal == "NOT_FOUND"


def test_poisoned_contact_among_five_hundred_holds_up_none_of_them(world: World) -> None:
    world.crm.failure = DOWN
    ids = [saved(world, f"call-{number}").session_id for number in range(500)]
    world.crm.is_silent = True
    world.later(61)
    world.crm.failure, world.crm.is_silent = None, False
    poison = attempts(world)[-1]
    world.tell(events.RecordingFailed(poison, Failure.REFUSED, detail="422"))
    world.seconds_pass(5)
    assert {record.contact_id for record in world.crm.written} == set(ids) - {poison}


# ---------------------------------------------------------------- an answer that got lost


def test_first_attempt_is_a_plain_write_and_every_further_one_asks_first(world: World) -> None:
    world.crm.failure = Failure.TIMED_OUT
    saved(world)
    world.seconds_pass(10)
    repeats = [is_repeat for _, is_repeat in world.crm.attempts]
    assert repeats == [False] + [True] * (len(repeats) - 1)
    assert len(repeats) > 1


def test_contact_whose_receipt_was_lost_is_in_the_crm_once(world: World) -> None:
    world.crm.loses_receipts = True
    session = saved(world)
    world.seconds_pass(20)
    assert world.desk.delivery.unsent == 1
    world.crm.loses_receipts = False
    world.seconds_pass(61)
    assert [record.contact_id for record in world.crm.written] == [session.session_id]
    assert world.desk.delivery.unsent == 0


# ---------------------------------------------------------------- another window


def test_what_an_earlier_window_left_is_asked_for_before_it_is_sent(world: World) -> None:
    world.crm.is_silent = True
    sessions = [saved(world, call_id) for call_id in ("first", "second")]
    world.crm.attempts.clear()
    world.restart_window()
    assert world.desk.delivery.unsent == 2
    world.crm.is_silent = False
    world.later(1)
    assert world.crm.attempts == [(session.session_id, True) for session in sessions]
    assert len(world.crm.written) == 2
    assert world.desk.delivery.unsent == 0


def test_refusal_is_remembered_by_the_next_window_and_not_tried_again(world: World) -> None:
    world.crm.failure, world.crm.words = Failure.REFUSED, "eenheid bestaat niet"
    saved(world)
    world.crm.attempts.clear()
    world.restart_window()
    world.seconds_pass(120)
    assert world.crm.attempts == []
    assert [entry.refusal for entry in world.desk.delivery.refused] == ["eenheid bestaat niet"]


def test_what_waits_longest_is_known(world: World) -> None:
    world.crm.failure = DOWN
    saved(world, "first")
    first_at = world.clock.now()
    world.later(10)
    saved(world, "second")
    assert world.desk.delivery.oldest == first_at


# ---------------------------------------------------------------- a disk that fails


def test_outbox_that_cannot_be_read_at_the_start_is_read_later(world: World) -> None:
    world.crm.is_silent = True
    session = saved(world)
    world.outbox.error = StorageError("SQLITE_BUSY")
    world.restart_window()
    assert disk_trouble(world) is world.outbox.error
    world.crm.is_silent = False
    world.outbox.error = None
    world.seconds_pass(59)
    assert world.desk.delivery.unsent == 0
    world.seconds_pass(2)
    assert [record.contact_id for record in world.crm.written] == [session.session_id]
    assert disk_trouble(world) is None
    world.seconds_pass(120)
    assert len(world.crm.attempts) == 2


def test_contact_that_is_under_way_is_not_sent_twice_when_the_outbox_is_read_late(world: World) -> None:
    world.outbox.error = StorageError("SQLITE_BUSY")
    world.restart_window()
    world.outbox.error = None
    world.crm.is_silent = True
    session = saved(world)
    world.seconds_pass(61)
    assert world.crm.attempts == [(session.session_id, False)]


@pytest.mark.parametrize("failure", [None, Failure.REFUSED])
def test_disk_that_fails_after_the_crm_answered_is_told_and_costs_nothing(
    world: World, failure: Failure | None
) -> None:
    world.crm.is_silent = True
    session = saved(world)
    world.outbox.error = StorageError("SQLITE_IOERR")
    world.tell(
        events.ContactRecorded(session.session_id, "CRM-1")
        if failure is None
        else events.RecordingFailed(session.session_id, failure)
    )
    assert disk_trouble(world) is world.outbox.error
    world.outbox.error = None
    other = saved(world, "call-2")
    world.tell(events.ContactRecorded(other.session_id, "CRM-2"))
    assert disk_trouble(world) is None
    world.restart_window()
    world.crm.is_silent = False
    world.later(1)
    assert world.crm.attempts[-1] == (session.session_id, True)


@pytest.mark.parametrize("failure", [None, Failure.REFUSED])
def test_what_could_not_be_written_is_written_soon_after_the_disk_works_again(
    world: World, failure: Failure | None
) -> None:
    world.crm.is_silent = True
    session = saved(world)
    world.outbox.error = StorageError("SQLITE_IOERR")
    world.tell(
        events.ContactRecorded(session.session_id, "CRM-1")
        if failure is None
        else events.RecordingFailed(session.session_id, failure)
    )
    world.seconds_pass(30)
    world.outbox.error = None
    world.seconds_pass(int(TRY_AGAIN))
    assert [entry.refusal for entry in world.outbox.waiting()] == ([] if failure is None else ["REFUSED"])
    assert disk_trouble(world) is None
    world.outbox.error = StorageError("SQLITE_IOERR")
    world.seconds_pass(30)
    assert disk_trouble(world) is None  # nothing is left to be written


def test_contact_that_is_not_on_disk_is_not_sent(world: World) -> None:
    session = world.contact()
    world.outbox.error = StorageError("SQLITE_IOERR")
    with pytest.raises(StorageError):
        world.desk.delivery.add(builders.record(session.session_id))
    assert world.crm.attempts == []
    assert world.desk.delivery.last_saved_at is None
