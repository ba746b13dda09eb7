"""What every Outbox does: nothing that was saved is lost, and nothing that was delivered stays."""

import pytest

from app.domain.call import Direction
from app.domain.caller import Match
from app.domain.contact import ContactRecord
from app.domain.errors import StorageError
from tests import builders
from tests.builders import NOW
from tests.contracts.storage import Storage

REASON = builders.taxonomy().reasons[1]

RECORDS = [
    builders.record("full"),
    builders.record(
        "unsolved",
        wrap_up=builders.wrap_up(REASON),
        consulted=True,
        consult_reason="nietGevonden",
        held=30,
        coded=12,
    ),
    builders.record(
        "bare",
        direction=Direction.OUTGOING,
        number="",
        match=Match.WITHHELD,
        relation_id="",
        unit_id="",
        complex_id="",
        agent_id="",
        verified_by=(),
        queue="",
        waited=0,
    ),
]


def ids(stored: Storage) -> list[str]:
    return [entry.record.contact_id for entry in stored.outbox.waiting()]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.contact_id)
def test_contact_comes_back_with_all_that_the_crm_gets(stored: Storage, record: ContactRecord) -> None:
    stored.outbox.add(record, NOW)
    (entry,) = stored.outbox.waiting()
    assert (entry.saved_at, entry.refusal) == (NOW, "")
    kept, given = entry.record, record
    assert kept.wrap_up.topic.code == given.wrap_up.topic.code
    assert kept.wrap_up.topic.label == given.wrap_up.topic.label
    assert kept.wrap_up.subtopic.code == given.wrap_up.subtopic.code
    assert kept.wrap_up.subtopic.label == given.wrap_up.subtopic.label
    assert (kept.wrap_up.outcome, kept.wrap_up.reason) == (given.wrap_up.outcome, given.wrap_up.reason)
    assert kept.wrap_up.note == given.wrap_up.note
    for name in set(vars(given)) - {"wrap_up"}:
        assert getattr(kept, name) == getattr(given, name), name


@pytest.mark.parametrize(
    "note",
    ["", "👩‍🔧 é ÿ", "regel\nregel", "half \ud800 teken", "\x00", "x" * 2_000, "'; DROP TABLE outbox; --"],
)
def test_note_of_any_text_comes_back_as_it_was(stored: Storage, note: str) -> None:
    wrap_up = builders.wrap_up()
    coded = type(wrap_up)(wrap_up.topic, wrap_up.subtopic, wrap_up.outcome, None, note)
    stored.outbox.add(builders.record(wrap_up=coded), NOW)
    assert stored.outbox.waiting()[0].record.wrap_up.note == note


def test_contacts_wait_in_the_order_in_which_they_were_saved(stored: Storage) -> None:
    for name in ("b", "a", "c"):
        stored.outbox.add(builders.record(name), NOW)
    stored.outbox.remove("a")
    stored.outbox.add(builders.record("a"), NOW)
    assert ids(stored) == ["b", "c", "a"]


def test_saving_forgets_the_draft_of_that_contact_and_no_other(stored: Storage) -> None:
    for name in ("session-1", "session-2"):
        stored.journal.keep(builders.session(session_id=name))
    stored.outbox.add(builders.record("session-1"), NOW)
    assert [one.session_id for one in stored.journal.kept()] == ["session-2"]


def test_contact_that_is_there_already_is_not_taken_twice_and_the_draft_stays(stored: Storage) -> None:
    stored.outbox.add(builders.record(), NOW)
    stored.journal.keep(builders.session())
    with pytest.raises(StorageError):
        stored.outbox.add(builders.record(talked=1), NOW)
    (entry,) = stored.outbox.waiting()
    assert entry.record.talked == builders.record().talked
    assert len(stored.journal.kept()) == 1


def test_refused_contact_stays_in_its_place_with_the_words(stored: Storage) -> None:
    for name in ("a", "b"):
        stored.outbox.add(builders.record(name), NOW)
    stored.outbox.note_refusal("a", "eenheid bestaat niet · 422")
    assert [entry.refusal for entry in stored.outbox.waiting()] == ["eenheid bestaat niet · 422", ""]


def test_contact_that_was_delivered_is_gone(stored: Storage) -> None:
    for name in ("a", "b"):
        stored.outbox.add(builders.record(name), NOW)
    stored.outbox.remove("a")
    assert ids(stored) == ["b"]


def test_contact_that_is_not_there_can_be_removed_and_refused_without_harm(stored: Storage) -> None:
    stored.outbox.add(builders.record("a"), NOW)
    stored.outbox.remove("gone")
    stored.outbox.note_refusal("gone", "weg")
    assert [(entry.record.contact_id, entry.refusal) for entry in stored.outbox.waiting()] == [("a", "")]
