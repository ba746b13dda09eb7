"""The contacts of a shift: which one is on the screen, which wait, which were missed."""

import pytest

from app.domain.call import EndCause
from app.domain.contact import ContactSession, SessionState, SessionTrigger
from app.domain.errors import InvalidTransition, StorageError, StorageFull
from app.services.sessions import MOST_REMEMBERED, TRY_AGAIN, Sessions
from tests import builders
from tests.builders import NOW
from tests.fakes.journal import FakeJournal
from tests.services.world import World

S, T = SessionState, SessionTrigger


class CountingJournal(FakeJournal):
    """Counts how often it was asked to keep something."""

    attempts = 0

    def keep(self, session: ContactSession) -> None:
        self.attempts += 1
        super().keep(session)


@pytest.fixture
def journal() -> FakeJournal:
    return FakeJournal()


@pytest.fixture
def sessions(journal: FakeJournal) -> Sessions:
    return Sessions(journal)


@pytest.mark.parametrize("trigger", T)
@pytest.mark.parametrize("state", S)
def test_disk_holds_a_contact_as_long_as_the_agent_has_something_to_do_with_it(
    sessions: Sessions, journal: FakeJournal, state: SessionState, trigger: SessionTrigger
) -> None:
    session, expected = builders.session(state), builders.session(state)
    sessions.add(session)
    try:
        expected.apply(trigger, NOW)
        is_possible = True
    except InvalidTransition:
        is_possible = False
    assert sessions.step(session, trigger, NOW) == is_possible
    assert session.state is expected.state
    assert [one.session_id for one in journal.kept()] == ["session-1"] * session.is_open


def test_who_talks_is_on_the_screen_before_who_was_chosen_before_who_rings_before_who_waits(
    world: World,
) -> None:
    assert world.desk.sessions.focused is None
    to_code = world.contact("old")
    world.desk.sessions.select("")
    assert world.focused_call == "old"
    world.ring("ringing")
    assert world.focused_call == "ringing"
    world.desk.sessions.select(to_code.session_id)
    assert world.focused_call == "old"
    world.answer("ringing")
    assert world.focused_call == "ringing"


def test_agent_can_look_at_the_caller_on_hold_while_talking_with_another(world: World) -> None:
    held = world.talk("anna")
    world.talk("bert")
    world.desk.sessions.select(held.session_id)
    assert world.focused_call == "anna"


def test_looking_for_a_contact_to_code_does_not_show_the_caller_on_hold(world: World) -> None:
    to_code = world.contact("done")
    world.talk("anna")
    world.talk("bert")
    world.toggle_hold("anna")
    world.desk.sessions.select(to_code.session_id)
    assert world.focused_call == "anna"


def test_conversation_that_just_ended_is_coded_first_and_not_the_oldest_that_waits(world: World) -> None:
    world.contact("old")
    world.contact("new")
    assert world.focused_call == "new"


def test_call_that_rings_does_not_push_away_what_is_being_coded(world: World) -> None:
    world.contact("done")
    world.ring("next")
    assert world.focused_call == "done"


def test_whom_we_call_is_on_the_screen_at_once(world: World) -> None:
    world.contact("done")
    dialled = world.dial()
    assert world.desk.sessions.focused is dialled


def test_missed_callers_are_listed_newest_first(world: World) -> None:
    for call_id in ("first", "second"):
        world.ring(call_id)
        world.ends(call_id, EndCause.NOT_ANSWERED)
    assert [one.call_id for one in world.desk.sessions.missed] == ["second", "first"]


def test_contacts_that_wait_for_coding_are_listed_oldest_first(world: World) -> None:
    for call_id in ("first", "second"):
        world.contact(call_id)
    assert [one.call_id for one in world.desk.sessions.to_code] == ["first", "second"]


def test_shift_of_any_length_remembers_its_newest_contacts_and_every_open_one(
    sessions: Sessions,
) -> None:
    sessions.add(builders.session(S.WRAPPING_UP, session_id="open"))
    for number in range(MOST_REMEMBERED + 5):
        sessions.add(builders.session(S.MISSED, session_id=f"missed-{number}"))
    sessions.add(builders.session(S.RINGING, session_id="now"))
    assert len(sessions.all) == MOST_REMEMBERED + 2
    assert sessions.get("missed-4") is None
    assert sessions.get("missed-5") is not None
    assert sessions.get("open") is not None


@pytest.mark.parametrize("error", [StorageFull("SQLITE_FULL"), StorageError("SQLITE_IOERR")])
def test_disk_that_fails_is_told_and_forgotten_when_it_works_again(
    sessions: Sessions, journal: FakeJournal, error: StorageError
) -> None:
    session = builders.session()
    journal.error = error
    sessions.add(session)
    told = [sessions.storage_error]
    journal.error = None
    sessions.keep(session)
    told.append(sessions.storage_error)
    assert told == [error, None]
    assert len(Sessions(journal).restore()) == 1


def test_all_that_is_open_is_written_again_soon_after_the_disk_works_again(world: World) -> None:
    world.journal.error = StorageFull("SQLITE_FULL")
    talking = world.talk("first")
    to_code = world.contact("second")
    missed = world.ring("third")
    world.ends("third", EndCause.NOT_ANSWERED)
    world.seconds_pass(30)
    world.journal.error = None
    world.seconds_pass(int(TRY_AGAIN))
    assert {one.session_id for one in world.journal.kept()} == {talking.session_id, to_code.session_id}
    assert not missed.is_open
    assert world.desk.storage_error is None


def test_disk_that_fails_is_asked_every_ten_seconds_and_one_that_works_never() -> None:
    journal = CountingJournal()
    sessions = Sessions(journal)
    sessions.add(builders.session())
    for second in range(60):
        sessions.ticked(NOW.later(second))
    assert journal.attempts == 1
    journal.error = StorageFull("SQLITE_FULL")
    sessions.keep(builders.session())
    for second in range(60, 120):
        sessions.ticked(NOW.later(second))
    assert journal.attempts == 2 + 60 / TRY_AGAIN


def test_disk_that_cannot_be_read_at_the_start_is_told(sessions: Sessions, journal: FakeJournal) -> None:
    journal.error = StorageError("SQLITE_BUSY")
    assert sessions.restore() == ()
    assert sessions.storage_error is journal.error
