"""How much the first line solved: what counts, what does not, and what it is shown against."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.resolution import GOAL, CodedContact, Share, resolution
from tests import builders
from tests.builders import NOW

TAXONOMY = replace(builders.taxonomy(), first_line=frozenset({"ELA", "DUB"}), not_counted=frozenset({"GEK"}))


def coded(topic: str = "REP", outcome: str = "ELA", **changes: Any) -> CodedContact:
    values: dict[str, Any] = {
        "contact_id": "CM-1",
        "at": NOW.utc,
        "topic": topic,
        "outcome": outcome,
        "is_handled": True,
    }
    return CodedContact(**(values | changes))


def test_joined_report_counts_as_solved_and_second_line_does_not() -> None:
    found = resolution([coded(), coded(outcome="DUB"), coded(outcome="TWL")], TAXONOMY)
    assert found.whole == Share(2, 3)


def test_outcome_that_is_not_in_the_list_is_not_solved() -> None:
    assert resolution([coded(outcome="XYZ")], TAXONOMY).whole == Share(0, 1)


@pytest.mark.parametrize(
    "nothing",
    [coded(outcome="GEK"), coded(outcome=""), coded(is_handled=False)],
    ids=["wrong", "uncoded", "form"],
)
def test_wrong_number_open_message_and_form_of_the_portal_count_for_nothing(nothing: CodedContact) -> None:
    found = resolution([coded(), nothing], TAXONOMY)
    assert found.whole == Share(1, 1)
    assert [one.share for one in found.topics] == [Share(1, 1)]


def test_topics_keep_the_order_of_the_list_and_those_without_contacts_are_not_there() -> None:
    found = resolution([coded("ZZZ", topic_words="Iets anders"), coded("OVL"), coded("ABC")], TAXONOMY)
    assert [one.code for one in found.topics] == ["OVL", "ABC", "ZZZ"]


def test_topic_bears_the_words_of_the_list_else_those_of_the_crm_else_its_code() -> None:
    found = resolution([coded("ZZZ", topic_words="Iets anders"), coded("REP"), coded("ABC")], TAXONOMY)
    assert [one.label.en for one in found.topics] == ["REP en", "ABC", "Iets anders"]


@pytest.mark.parametrize(
    ("solved", "counted", "percent", "is_below"),
    [(0, 0, 0, False), (0, 3, 0, True), (4, 5, 80, False), (799, 1000, 79, True), (1000, 1000, 100, False)],
)
def test_share_is_rounded_so_that_the_goal_never_looks_reached_before_it_is(
    solved: int, counted: int, percent: int, is_below: bool
) -> None:
    share = Share(solved, counted)
    assert (share.percent, share.is_below_goal) == (percent, is_below)
    assert GOAL == 80
