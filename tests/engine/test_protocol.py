"""Every message survives its frame, and nothing else gets through one."""

import ast
import json
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine import protocol
from app.engine.protocol import BadFrame, Command, Notice, decode_command, decode_notice, encode

PROJECT = Path(__file__).parents[2]
ANY_TEXT = st.text(st.characters(codec=None, categories=None))  # lone surrogates too: SIP brings them


def messages_of(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Any message of one kind."""
    return st.builds(kind, **{field.name: _values(field.type) for field in fields(kind)})


def _values(wanted: Any) -> st.SearchStrategy[Any]:
    plain: dict[Any, st.SearchStrategy[Any]] = {
        str: ANY_TEXT,
        int: st.integers(),
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
    }
    if wanted in plain:
        return plain[wanted]
    inner = get_args(wanted)
    if inner:
        return st.lists(_values(inner[0]), max_size=3).map(tuple)
    return messages_of(wanted)


@pytest.mark.parametrize("kind", get_args(Command))
@given(data=st.data())
def test_command_survives_its_frame(kind: type[Any], data: st.DataObject) -> None:
    message = data.draw(messages_of(kind))
    assert decode_command(encode(message)) == message


@pytest.mark.parametrize("kind", get_args(Notice))
@given(data=st.data())
def test_notice_survives_its_frame(kind: type[Any], data: st.DataObject) -> None:
    message = data.draw(messages_of(kind))
    assert decode_notice(encode(message)) == message


def test_notice_is_no_command_and_a_command_is_no_notice() -> None:
    with pytest.raises(BadFrame):
        decode_command(encode(protocol.CallAnswered("1", 2.0)))
    with pytest.raises(BadFrame):
        decode_notice(encode(protocol.Answer("1")))


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
    max_leaves=8,
)


def decode_both(frame: bytes) -> None:
    """Decode as either kind; only `BadFrame` may come out of it."""
    for decode in (decode_command, decode_notice):
        try:
            decode(frame)
        except BadFrame:
            continue


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_refused_as_a_bad_frame(frame: bytes) -> None:
    decode_both(frame)


@given(
    st.sampled_from([kind.__name__ for kind in (*get_args(Command), *get_args(Notice))]),
    st.dictionaries(
        st.sampled_from(["call_id", "at", "code", "by_us", "call", "calls", "account", "remote", "text"]),
        ANY_JSON,
    ),
)
def test_message_with_wrong_contents_is_refused_as_a_bad_frame(kind: str, body: dict[str, Any]) -> None:
    decode_both(json.dumps({"version": protocol.VERSION, "kind": kind, "body": body}).encode())


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("CallAnswered", '{"call_id":"1","at":NaN}'),
        ("CallAnswered", '{"call_id":"1","at":1e999}'),
        ("CallAnswered", '{"call_id":"1","at":1' + "0" * 400 + "}"),
        ("CallAnswered", '{"call_id":"1","at":1' + "0" * 5000 + "}"),
        ("CallAnswered", '{"call_id":"1","at":true}'),
        ("CallAnswered", '{"call_id":"1","at":"1"}'),
        ("CallAnswered", '{"call_id":null,"at":1}'),
        ("CallAnswered", '{"call_id":"1"}'),
        ("CallAnswered", "[]"),
        ("CallAnswered", "null"),
        ("Snapshot", '{"calls":{},"registration":"","sound":""}'),
        ("Snapshot", '{"calls":[1],"registration":"","sound":""}'),
        ("CallOffered", '{"call":' + "[" * 5000 + "]" * 5000 + "}"),
        ("__class__", "{}"),
        ("", "{}"),
    ],
)
def test_message_that_does_not_fit_is_refused(kind: str, body: str) -> None:
    with pytest.raises(BadFrame):
        decode_notice(f'{{"version":{protocol.VERSION},"kind":"{kind}","body":{body}}}'.encode())


@pytest.mark.parametrize("version", ["0", str(protocol.VERSION + 1), '"1"', "null", "[1]"])
def test_frame_of_another_version_is_refused(version: str) -> None:
    with pytest.raises(BadFrame, match="version"):
        decode_command(f'{{"version":{version},"kind":"Quit","body":{{}}}}'.encode())


def test_field_too_many_is_left_alone_for_a_later_version() -> None:
    frame = f'{{"version":{protocol.VERSION},"kind":"Answer","body":{{"call_id":"1","more":2}}}}'
    assert decode_command(frame.encode()) == protocol.Answer("1")


def test_password_is_in_no_word_that_a_log_could_take_up() -> None:
    account = protocol.Account("1001", "geheim", "127.0.0.1")
    assert "geheim" not in f"{account} {protocol.Configure(account, protocol.Sound())!r}"


def test_nothing_that_could_carry_code_is_used_between_the_processes() -> None:
    """Pickle, and `Connection.send` and `recv`, which are pickle by another name."""
    folders = ("app/engine", "app/adapters/telephony", "app/demo")
    files = [path for folder in folders for path in (PROJECT / folder).rglob("*.py")]
    assert len(files) > 20
    for path in files:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = {alias.name for alias in node.names} | {getattr(node, "module", "") or ""}
                assert not names & {"pickle", "marshal", "shelve", "dill"}, path
            if isinstance(node, ast.Attribute) and node.attr in ("recv", "send"):
                owner = ast.unparse(node.value)
                assert "connection" not in owner.lower(), f"{path}: {owner}.{node.attr} pickles"
