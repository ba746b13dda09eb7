"""Bytes of the manager interface become messages, and only harmless bytes are sent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.ami.messages import (
    LONGEST_MESSAGE,
    Action,
    MessageReader,
    Order,
    Unreadable,
    Unsendable,
    encode,
)

TWO = b"Event: A\r\nQueue: Huur\r\n\r\nEvent: B\r\nEmpty: \r\nTime: 12:30\r\n\r\n"
READ = [{"Event": "A", "Queue": "Huur"}, {"Event": "B", "Empty": "", "Time": "12:30"}]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 25, 1000])
def test_messages_are_the_same_however_the_network_cuts_them(size: int) -> None:
    reader = MessageReader()
    parts = [TWO[at : at + size] for at in range(0, len(TWO), size)]
    assert [message for part in parts for message in reader.feed(part)] == READ


@given(st.binary(max_size=500))
def test_no_bytes_at_all_are_an_error(garbage: bytes) -> None:
    reader = MessageReader()
    reader.feed(garbage)
    assert reader.feed(b"\r\n\r\n" + TWO)[-2:] == READ


@pytest.mark.parametrize(
    "endless", [b"x" * (LONGEST_MESSAGE + 1), b"a: b\r\n" * 20_000], ids=["line", "lines"]
)
@pytest.mark.parametrize("end", [b"", b"\r\n\r\n"], ids=["goes on", "ends"])
def test_message_that_does_not_end_in_time_is_unreadable(endless: bytes, end: bytes) -> None:
    with pytest.raises(Unreadable):
        MessageReader().feed(endless + end)


def test_longest_message_can_be_read() -> None:
    (message,) = MessageReader().feed(b"Name: " + b"x" * (LONGEST_MESSAGE - 6) + b"\r\n\r\n")
    assert len(message["Name"]) == LONGEST_MESSAGE - 6


def test_action_is_sent_as_asterisk_wants_it() -> None:
    sent = encode(Action.LOGIN, "7", {"Username": "bord van José"})
    assert sent == "Action: Login\r\nActionID: 7\r\nUsername: bord van José\r\n\r\n".encode()


@pytest.mark.parametrize("smuggled", ["\r", "\n", "\0", "\r\n\r\nAction: Originate\r\n"])
@pytest.mark.parametrize("place", ["id", "name", "value"])
def test_line_break_or_nul_is_refused_wherever_it_stands(smuggled: str, place: str) -> None:
    words = {"id": "1", "name": "Queue", "value": "Huur"}
    words[place] += smuggled
    with pytest.raises(Unsendable):
        encode(Action.QUEUE_STATUS, words["id"], {words["name"]: words["value"]})


def test_there_is_no_word_for_doing_anything_but_the_pause_of_an_agent() -> None:
    assert {action.value for action in Action} == {"Challenge", "Login", "QueueStatus", "Ping"}
    assert {order.value for order in Order} == {"QueuePause"}
