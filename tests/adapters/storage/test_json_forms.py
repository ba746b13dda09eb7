"""The JSON of a saved contact and of an open session: all of it comes back, and what is broken is no contact."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC
from enum import Enum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.storage.json_forms import (
    UNREADABLE,
    record_from_json,
    record_to_json,
    session_from_json,
    session_to_json,
)
from app.domain.caller import Candidate, Identification, Match
from app.domain.contact import ContactRecord, ContactSession, SessionState
from app.domain.wrap_up import Label, Outcome, Reason, Subtopic, Topic, WrapUp
from tests import builders
from tests.builders import NOW

# ---------------------------------------------------------------- contacts and sessions of every sort

# Half a character (a lone surrogate) too; the other half beside it would make a whole one, and rightly so.
texts = st.text() | st.text(st.sampled_from("aé👩\ud800\x00\n'\"\\"))
times = st.datetimes(timezones=st.just(UTC))
moments = st.integers(-(10**8), 10**8).map(NOW.later)
labels = st.builds(Label, texts, texts)
outcomes = st.builds(Outcome, texts, labels)


def all_of(kind: type[Any], **known: Any) -> st.SearchStrategy[Any]:
    """Values of a dataclass with something in every field, also in one that somebody adds tomorrow."""
    guessed = {field.name: ... for field in fields(kind)}
    return st.builds(kind, **(guessed | known))


@st.composite
def wrap_ups(draw: st.DrawFn) -> WrapUp:
    """Codings as they come back: the short words of the buttons and the rest of the list are not kept."""
    outcome, topic, subtopic = draw(outcomes), draw(labels), draw(labels)
    return WrapUp(
        topic=Topic(draw(texts), topic, topic, ()),
        subtopic=Subtopic(draw(texts), subtopic, subtopic),
        outcome=outcome,
        reason=draw(st.none() | st.builds(Reason, texts, labels, st.just(outcome))),
        note=draw(texts),
    )


records = all_of(ContactRecord, began_at=times, ended_at=times, wrap_up=wrap_ups())
sessions = all_of(
    ContactSession,
    offered_at=moments,
    answered_at=st.none() | moments,
    ended_at=st.none() | moments,
    held_seconds=st.floats(0, 1e6),
    dossier=st.none(),
    identification=all_of(
        Identification, candidates=st.lists(all_of(Candidate)).map(tuple), failure=st.none()
    ),
)


@given(records)
def test_every_contact_comes_back_whole(record: ContactRecord) -> None:
    assert record_from_json(record_to_json(record)) == record


@given(sessions)
def test_every_session_comes_back_whole(session: ContactSession) -> None:
    assert session_from_json(session_to_json(session), NOW) == session


@given(records)
def test_form_is_plain_ascii_so_that_half_a_character_can_be_stored(record: ContactRecord) -> None:
    assert record_to_json(record).isascii()


def test_durations_of_a_session_are_right_although_the_computer_was_started_anew() -> None:
    """The steady clock begins at nothing when the machine starts; only the wall clock goes on."""
    text = session_to_json(builders.known_session())
    rebooted = replace(NOW.later(600), mono=3.0)
    session = session_from_json(text, rebooted)
    assert rebooted.seconds_since(session.offered_at) == 600


# ---------------------------------------------------------------- other versions


def _with_field(text: str, name: str) -> str:
    return json.dumps(json.loads(text) | {name: ["of", {"tomorrow": 1}]})


def _without_field(text: str, name: str) -> str:
    return json.dumps({field: value for field, value in json.loads(text).items() if field != name})


RECORD = record_to_json(
    builders.record(wrap_up=builders.wrap_up(builders.taxonomy().reasons[1]), consulted=True)
)
SESSION = session_to_json(
    builders.known_session(
        SessionState.WRAPPING_UP,
        ended_at=NOW.later(90),
        reference=builders.reference(),
        identification=Identification(Match.SEVERAL, (builders.candidate(role="huurder"),)),
    )
)


def test_contact_of_a_newer_version_with_a_further_field_is_read() -> None:
    assert record_from_json(_with_field(RECORD, "mood")) == record_from_json(RECORD)


def test_session_of_a_newer_version_with_a_further_field_is_read() -> None:
    assert session_from_json(_with_field(SESSION, "mood"), NOW) == session_from_json(SESSION, NOW)


def test_contact_of_a_version_that_asked_for_no_reason_is_read() -> None:
    assert record_from_json(_without_field(RECORD, "consult_reason")).consult_reason == ""


@pytest.mark.parametrize("name", sorted(set(json.loads(RECORD)) - {"consult_reason"}))
def test_contact_that_lacks_a_field_is_unreadable_and_not_half_a_contact(name: str) -> None:
    with pytest.raises(UNREADABLE):
        record_from_json(_without_field(RECORD, name))


@pytest.mark.parametrize("name", json.loads(SESSION))
def test_session_that_lacks_a_field_is_unreadable_and_not_half_a_session(name: str) -> None:
    with pytest.raises(UNREADABLE):
        session_from_json(_without_field(SESSION, name), NOW)


# ---------------------------------------------------------------- broken ones

BROKEN_TEXTS = (
    "", "null", "[]", "{}", "7", '"contact"', "NaN", RECORD[:-1], RECORD + "}", "[" * 100_000, "1" * 5_000,
)  # fmt: skip
OTHER_VALUES: tuple[Any, ...] = (None, True, -1, 1e999, "", "x", [], ["x"] * 9, {}, {"x": 1}, [[]])


@pytest.mark.parametrize("text", BROKEN_TEXTS, ids=lambda text: text[:12] or "nothing")
def test_text_that_is_no_contact_and_no_session_is_unreadable(text: str) -> None:
    with pytest.raises(UNREADABLE):
        record_from_json(text)
    with pytest.raises(UNREADABLE):
        session_from_json(text, NOW)


def damaged(form: Any) -> Iterator[Any]:
    """The form again and again, each time with another value in one of its places."""
    places = form.items() if isinstance(form, dict) else enumerate(form)
    for place, value in list(places):
        inner = damaged(value) if isinstance(value, dict | list) else iter(())
        for other in (*inner, *OTHER_VALUES):
            changed = form.copy()
            changed[place] = other
            yield changed


def has_right_types(value: Any, kind: Any) -> bool:
    """True when a value is what the type says, to the bottom."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return any(has_right_types(value, one) for one in arguments)
    if origin in (tuple, frozenset):
        return isinstance(value, origin) and all(has_right_types(one, arguments[0]) for one in value)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return type(value) is kind and all(has_right_types(getattr(value, one), hints[one]) for one in hints)
    if issubclass(kind, Enum):
        return isinstance(value, kind)
    return type(value) is kind or (kind is float and type(value) is int)


def test_contact_with_a_wrong_value_anywhere_is_unreadable_or_still_a_contact() -> None:
    """Otherwise it would be found out in the middle of a delivery, and hold up all that wait behind it."""
    half_read = []
    for form in damaged(json.loads(RECORD)):
        try:
            record = record_from_json(json.dumps(form))
        except UNREADABLE:
            continue
        if not has_right_types(record, ContactRecord):
            half_read.append(form)
    assert not half_read, f"{len(half_read)} such as {half_read[0]}"


def test_session_with_a_wrong_value_anywhere_is_unreadable_or_still_a_session() -> None:
    """Otherwise the window could not start with it, today or tomorrow."""
    half_read = []
    for form in damaged(json.loads(SESSION)):
        try:
            session = session_from_json(json.dumps(form), NOW)
        except UNREADABLE:
            continue
        if not has_right_types(session, ContactSession):
            half_read.append(form)
    assert not half_read, f"{len(half_read)} such as {half_read[0]}"
