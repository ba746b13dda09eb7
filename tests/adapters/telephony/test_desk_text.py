"""What desks say to each other survives its text, and nothing else gets through."""

import json
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.telephony import desk_text, user_to_user
from app.adapters.telephony.desk_text import from_text, to_text
from app.domain import desk_message as said
from app.domain.consult import LONGEST_QUESTION, ConsultReference, Tried

REFERENCE = ConsultReference("sessie-1", "REL-1", "EEN-1", "Mag de tuin? €", tried=Tried("REPLOO", "nee"))
MESSAGES: list[said.DeskMessage] = [
    said.LineAsked(),
    said.LineTold(2, 110),
    said.PlaceAsked(REFERENCE, 30),
    said.PlaceTold("sessie-1", 1, 0),
    said.PlaceGone("sessie-1"),
    said.TextAsked("t1", REFERENCE, ("ja", "nee, eerst vragen")),
    said.TextAsked("t1", REFERENCE),
    said.TextShown("t1"),
    said.TextAnswered("t1", "ja"),
    said.TextGone("t1"),
]


def test_no_kind_of_message_is_forgotten_in_this_file() -> None:
    assert {type(message) for message in MESSAGES} == set(get_args(said.DeskMessage))


@pytest.mark.parametrize("message", MESSAGES)
def test_message_survives_its_text(message: said.DeskMessage) -> None:
    assert from_text(to_text(message)) == message


@pytest.mark.parametrize("message", MESSAGES)
def test_message_is_no_question_of_the_older_kind(message: said.DeskMessage) -> None:
    assert user_to_user.from_text(to_text(message)) is None


def test_question_of_the_older_kind_is_no_message() -> None:
    assert from_text(user_to_user.to_text(REFERENCE)) is None


def test_longest_message_fits_in_one_packet() -> None:
    long = ConsultReference(
        "s" * 36, "r" * 36, "u" * 36, "é" * LONGEST_QUESTION, tried=Tried("REPLOO", "KEN")
    )
    text = to_text(said.TextAsked("t" * 32, long, ("é" * said.LONGEST_ANSWER,) * said.MOST_ANSWERS))
    assert len(text) <= desk_text.LONGEST
    assert len(text.encode()) < 1_000  # beside some 300 of header fields (RFC 3261 18.1.1: 1,300)


@pytest.mark.parametrize(
    "body",
    [
        {"v": 2, "k": "line?"},
        {"v": True, "k": "line?"},
        {"v": 1.0, "k": "line?"},
        {"v": 1, "k": "dial"},
        {"v": 1},
        {"v": 1, "k": "line", "n": -1, "a": 5},
        {"v": 1, "k": "line", "n": 1, "a": 5.5},
        {"v": 1, "k": "line", "n": 1000, "a": 5},
        {"v": 1, "k": "line", "n": 1},
        {"v": 1, "k": "place?", "r": {}, "w": 1},
        {"v": 1, "k": "place?", "r": {"s": 5}, "w": 1},
        {"v": 1, "k": "gone", "s": ""},
        {"v": 1, "k": "gone", "s": ["x"]},
        {"v": 1, "k": "ask", "i": "t", "r": {"s": "x"}, "o": ["1", "2", "3", "4", "5"]},
        {"v": 1, "k": "ask", "i": "t", "r": {"s": "x"}, "o": "ja"},
        {"v": 1, "k": "answer", "i": "t", "t": "\u0007"},
        [1],
        "line?",
        None,
    ],
)
def test_anything_else_is_no_message(body: Any) -> None:
    assert from_text(json.dumps(body)) is None


def test_text_that_is_too_long_is_not_even_read() -> None:
    assert from_text(json.dumps({"v": 1, "k": "line?", "x": "x" * desk_text.LONGEST})) is None


def test_signs_that_control_a_screen_are_left_out() -> None:
    text = json.dumps({"v": 1, "k": "answer", "i": "t", "t": "ja\u202e\n\u0000 hoor"})
    answer = from_text(text)
    assert isinstance(answer, said.TextAnswered)
    assert answer.answer.isprintable()
    assert len(answer.answer) <= said.LONGEST_REPLY


def test_answers_that_are_no_texts_or_empty_are_left_out() -> None:
    text = json.dumps({"v": 1, "k": "ask", "i": "t", "r": {"s": "x"}, "o": ["ja", 5, "", "\u0007"]})
    assert from_text(text) == said.TextAsked("t", ConsultReference("x"), ("ja",))


@given(st.text(max_size=300))
def test_no_text_makes_the_reader_stumble(text: str) -> None:
    from_text(text)


@given(
    st.dictionaries(
        st.sampled_from(["v", "k", "r", "w", "n", "a", "s", "p", "e", "i", "o", "t"]),
        st.none() | st.integers() | st.text(max_size=9) | st.sampled_from(["ask", "place?", "line", 1]),
    )
)
def test_no_object_makes_the_reader_stumble(parts: dict[str, Any]) -> None:
    from_text(json.dumps({**parts, "v": 1}))
