"""What every Journal does: the next window finds what cannot be asked again."""

from dataclasses import replace

import pytest

from app.domain.call import Direction, QueueContext
from app.domain.caller import Identification, Match
from app.domain.contact import ContactSession, SessionState
from app.domain.errors import Failure
from tests import builders
from tests.builders import NOW
from tests.contracts.storage import Storage

SESSIONS = [
    builders.session(),
    builders.known_session(
        SessionState.WRAPPING_UP,
        session_id="session-2",
        ended_at=NOW.later(90),
        held_seconds=12.5,
        consulted=True,
        revealed=True,
        save_when_ended=True,
    ),
    builders.session(
        SessionState.TALKING,
        session_id="session-3",
        direction=Direction.OUTGOING,
        party=builders.party("anonymous", "Groenvink-Demo"),
        queue=QueueContext(),
        identification=Identification(
            Match.SEVERAL,
            (builders.candidate(role="huurder"), builders.candidate("REL-2", is_former=True)),
        ),
        draft=builders.complete_draft(solved=False, reason="TWL", note="half \ud800 teken"),
    ),
    builders.session(session_id="session-4", reference=builders.reference(), taken_over=True),
]


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: session.session_id)
def test_session_comes_back_with_all_but_the_dossier(stored: Storage, session: ContactSession) -> None:
    stored.journal.keep(session)
    (kept,) = stored.journal.kept()
    assert kept is not session
    assert kept == replace(session, dossier=None)


def test_failure_of_a_look_up_is_not_kept_because_the_next_window_asks_again(stored: Storage) -> None:
    failed = Identification(Match.FAILED, failure=Failure.TIMED_OUT)
    stored.journal.keep(builders.session(identification=failed))
    assert stored.journal.kept()[0].identification == Identification(Match.FAILED)


def test_what_is_kept_does_not_change_with_the_session_until_it_is_kept_again(stored: Storage) -> None:
    session = builders.session()
    stored.journal.keep(session)
    session.draft = builders.complete_draft()
    assert stored.journal.kept()[0].draft != session.draft
    stored.journal.keep(session)
    assert [one.draft for one in stored.journal.kept()] == [session.draft]


def test_sessions_come_back_oldest_first(stored: Storage) -> None:
    for name, seconds in (("b", 5), ("c", 9), ("a", 0)):
        stored.journal.keep(builders.session(session_id=name, offered_at=NOW.later(seconds)))
    assert [one.session_id for one in stored.journal.kept()] == ["a", "b", "c"]


def test_session_that_is_done_is_forgotten_and_forgetting_twice_does_no_harm(stored: Storage) -> None:
    for name in ("a", "b"):
        stored.journal.keep(builders.session(session_id=name))
    for _ in range(2):
        stored.journal.forget("a")
    assert [one.session_id for one in stored.journal.kept()] == ["b"]
