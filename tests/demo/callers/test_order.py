"""Orders are read strictly: a typing mistake in a scenario is told, not guessed."""

import json
from dataclasses import asdict, fields
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.demo.callers import order
from app.demo.callers.order import BadOrder, Call, HangUp, Order, name_of, read_order

PLAIN: dict[Any, st.SearchStrategy[Any]] = {str: st.text(), int: st.integers(), bool: st.booleans()}


@pytest.mark.parametrize("kind", get_args(Order))
@given(data=st.data())
def test_order_is_read_as_it_was_written(kind: type[Any], data: st.DataObject) -> None:
    written = data.draw(st.builds(kind, **{field.name: PLAIN[field.type] for field in fields(kind)}))
    assert read_order(json.dumps({"order": name_of(kind), **asdict(written)})) == written


def test_names_are_as_one_says_them() -> None:
    assert name_of(HangUp) == "hang_up"
    assert {name_of(kind) for kind in get_args(Order)} == {
        "start", "register", "call", "answer", "hang_up", "hold", "resume", "levels", "quit",
    }  # fmt: skip


def test_what_is_not_said_has_its_usual_value() -> None:
    assert read_order('{"order": "call", "id": "1", "to": "1001"}') == Call("1", "1001")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[]", "not an object"),
        ("null", "not an object"),
        ("{}", "no such order"),
        ('{"order": "Call"}', "no such order"),
        ('{"order": null}', "no such order"),
        ('{"order": "hang_up"}', "hang_up: id missing"),
        ('{"order": "hang_up", "id": 1}', "hang_up: id"),
        ('{"order": "hang_up", "id": "1", "now": true}', "hang_up: now"),
        ('{"order": "call", "id": "1", "to": "2", "seconds": true}', "call: seconds"),
        ('{"order": "call", "id": "1", "to": "2", "seconds": 1.5}', "call: seconds"),
        ('{"order": "call"}', "call: id, to missing"),
    ],
)
def test_order_that_is_none_is_refused_with_its_reason(line: str, what: str) -> None:
    with pytest.raises(BadOrder, match=what):
        read_order(line)


@given(st.text())
def test_no_line_makes_the_reader_stumble(line: str) -> None:
    for text in (line, json.dumps({"order": line}), json.dumps({"order": "call", line: line})):
        try:
            read_order(text)
        except BadOrder:
            continue


def test_every_order_says_what_it_means() -> None:
    assert all(kind.__doc__ for kind in get_args(order.Order))
