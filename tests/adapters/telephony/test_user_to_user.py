"""The reference of a consult survives the way through the exchange, and nothing else passes for one."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.telephony.user_to_user import from_header, from_text, to_header, to_text
from app.domain.consult import LONGEST_QUESTION, ConsultReference, Tried

NAUGHTY = Path(__file__).parents[4] / "shared" / "corpora" / "naughty-strings" / "blns.json"
UUID = "3f2b8c1e-7d54-4a1b-9c33-0123456789ab"
KEYS = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=64)
QUESTIONS = st.text(st.characters(categories=["L", "N", "P", "Sm", "So"]), max_size=LONGEST_QUESTION)
LONGEST_LINE = 450  # characters of the header field, so that an INVITE stays in one packet


def reference(question: str = "", key: str = UUID) -> ConsultReference:
    return ConsultReference(key, key, key, question)


@given(KEYS, KEYS, KEYS, QUESTIONS)
def test_reference_in_a_text_comes_back_as_it_was(
    session: str, relation: str, unit: str, question: str
) -> None:
    sent = ConsultReference(session, relation, unit, question)
    assert from_text(to_text(sent)) == sent


@given(KEYS, KEYS, KEYS, QUESTIONS)
def test_reference_in_a_header_keeps_its_keys_and_the_beginning_of_its_question(
    session: str, relation: str, unit: str, question: str
) -> None:
    sent = ConsultReference(session, relation, unit, question)
    value = to_header(sent)
    assert len(value) < LONGEST_LINE
    came = from_header(value)
    assert came is not None
    assert replace(came, question="") == replace(sent, question="")
    assert came.question == question or (
        came.question.endswith("…") and question.startswith(came.question[:-1])
    )


def test_what_was_tried_and_who_is_sent_come_along() -> None:
    sent = ConsultReference(UUID, UUID, UUID, "Mag het?", Tried("REPLOO", "KENNIS"), "+31690001234")
    assert from_header(to_header(sent)) == from_text(to_text(sent)) == sent


@pytest.mark.parametrize("caller", ["0690001234", "tel:roodspecht", "x" * 300])
def test_number_of_a_caller_is_a_number_in_one_notation_or_none(caller: str) -> None:
    came = from_text(json.dumps({"s": UUID, "c": caller, "t": "x" * 99, "o": "y" * 99}))
    assert came is not None
    assert came.caller == ("+31690001234" if caller.startswith("06") else "")
    assert max(len(came.tried.topic), len(came.tried.result)) <= 17


DUTCH = (
    "Één vraag: mag de huurder zélf – ’s avonds – het slot vervangen, "
    "of moet dat via de VvE? Zij belt om 15 uur terug, zegt ze."
)


@pytest.mark.parametrize("question", ["q" * LONGEST_QUESTION, DUTCH[:LONGEST_QUESTION].strip()])
def test_question_in_dutch_of_full_length_is_not_cut(question: str) -> None:
    came = from_header(to_header(reference(question)))
    assert came is not None
    assert came.question == question


@pytest.mark.parametrize(
    "question", ["🐈" * LONGEST_QUESTION, '"' * LONGEST_QUESTION, "\\" * LONGEST_QUESTION]
)
def test_question_that_takes_too_much_room_is_cut_and_says_so(question: str) -> None:
    came = from_header(to_header(reference(question, "k" * 64)))
    assert came is not None
    assert came.question.endswith("…")
    assert question.startswith(came.question[:-1])


def test_header_holds_only_characters_that_need_no_quotes() -> None:
    value, _, parameter = to_header(reference("Één vraag; „mag het?”, <b>\r\nVia: x")).partition(";")
    assert value.isascii()
    assert value.replace("-", "").replace("_", "").isalnum()
    assert parameter == "encoding=base64url"


def test_half_an_emoji_does_not_lose_the_dossier() -> None:
    came = from_header(to_header(reference("kat \ud83d")))
    assert came is not None
    assert came.session_id == UUID


def test_naughty_questions_all_arrive_on_one_plain_line() -> None:
    if not NAUGHTY.exists():
        pytest.skip("the list of naughty strings is not there (../shared/corpora)")
    for text in json.loads(NAUGHTY.read_text("utf-8")):
        for came in (from_header(to_header(reference(text))), from_text(to_text(reference(text)))):
            assert came is not None, text
            assert came.session_id == UUID
            assert len(came.question) <= LONGEST_QUESTION
            assert "\n" not in came.question


@pytest.mark.parametrize(
    "value",
    ["", ";", "x", "=", "e30", "W10", "bnVsbA", "eyJzIjoiIn0", "eyJzIjoxfQ", "_w", "é", "a" * 5000,
     "7b2273223a2278227d;encoding=hex", "eyJzIjoieCJ9é", '"eyJzIjoieCJ9"'],
)  # fmt: skip
def test_header_of_somebody_else_is_no_reference(value: str) -> None:
    assert from_header(value) is None


@pytest.mark.parametrize("text", ["", "Goedemorgen", "[]", "null", "1", "{}", '{"s":1}', '{"s":"x","q":null}',
                                  '{"s":" \\u0000 "}', "[" * 100_000, '{"s":"x"'])  # fmt: skip
def test_text_of_somebody_else_is_no_reference(text: str) -> None:
    assert from_text(text) is None


@given(st.text(st.characters(codec=None, categories=None)))
def test_nothing_makes_the_readers_stumble(text: str) -> None:
    from_header(text)
    from_text(text)


def test_what_a_colleague_sends_is_bounded_and_plain() -> None:
    came = from_text(json.dumps({"s": "s\r\nx" * 100, "r": "r" * 500, "q": "\u202e" + "q" * 500}))
    assert came is not None
    assert len(came.session_id) <= 64
    assert "\n" not in came.session_id
    assert len(came.relation_id) <= 64
    assert len(came.question) <= LONGEST_QUESTION
    assert "\u202e" not in came.question
