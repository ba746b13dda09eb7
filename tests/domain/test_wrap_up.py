"""Coding a contact: what is mandatory, and what becomes of it."""

from dataclasses import replace

import pytest

from app.domain.errors import IncompleteWrapUp
from app.domain.wrap_up import LONGEST_NOTE, Draft, Missing, finish
from tests import builders

TAXONOMY = builders.taxonomy()


@pytest.mark.parametrize(
    ("draft", "missing"),
    [
        (Draft(), {Missing.TOPIC, Missing.SUBTOPIC, Missing.SOLVED}),
        (Draft(topic="REP"), {Missing.SUBTOPIC, Missing.SOLVED}),
        (Draft(topic="REP", subtopic="REPLOO"), {Missing.SOLVED}),
        (Draft(topic="REP", subtopic="REPLOO", solved=True), set()),
        (Draft(topic="REP", subtopic="REPLOO", solved=False), {Missing.REASON}),
        (Draft(topic="REP", subtopic="REPLOO", solved=False, reason="TWL"), set()),
    ],
)
def test_topic_and_result_are_mandatory_and_the_note_never(draft: Draft, missing: set[Missing]) -> None:
    assert set(draft.missing) == missing
    assert set(replace(draft, note="x").missing) == missing


def test_draft_that_lacks_something_says_what() -> None:
    with pytest.raises(IncompleteWrapUp, match="SUBTOPIC, SOLVED"):
        finish(Draft(topic="REP"), TAXONOMY)


def test_contact_that_was_solved_has_the_outcome_of_the_first_line() -> None:
    finished = finish(builders.complete_draft(reason="TWL"), TAXONOMY)
    assert finished.topic.code == "REP"
    assert finished.subtopic.code == "REPLOO"
    assert finished.outcome is TAXONOMY.solved
    assert finished.reason is None


def test_reason_decides_the_outcome_of_what_was_not_solved() -> None:
    finished = finish(builders.complete_draft(solved=False, reason="KEN"), TAXONOMY)
    assert finished.reason is not None
    assert (finished.reason.code, finished.outcome.code) == ("KEN", "TWL")


@pytest.mark.parametrize(
    "change",
    [
        {"topic": "XXX"},
        {"subtopic": "XXXXXX"},
        {"topic": "OVL"},
        {"solved": False, "reason": "XXX"},
    ],
    ids=["unknown topic", "unknown sub-topic", "sub-topic of another topic", "unknown reason"],
)
def test_code_that_is_not_in_the_list_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(IncompleteWrapUp, match="not in the list"):
        finish(builders.complete_draft(**change), TAXONOMY)


def test_note_is_trimmed_and_bounded() -> None:
    assert finish(builders.complete_draft(note="  Kraan lekt.\n"), TAXONOMY).note == "Kraan lekt."
    long = finish(builders.complete_draft(note="x" * (LONGEST_NOTE + 1)), TAXONOMY)
    assert len(long.note) == LONGEST_NOTE


def test_every_code_of_the_list_is_found() -> None:
    for topic in TAXONOMY.topics:
        assert TAXONOMY.topic(topic.code) is topic
        assert all(TAXONOMY.subtopic(sub.code) is sub for sub in topic.subtopics)
    assert all(TAXONOMY.reason(reason.code) is reason for reason in TAXONOMY.reasons)
    assert (TAXONOMY.topic("?"), TAXONOMY.subtopic("?"), TAXONOMY.reason("?")) == (None, None, None)
