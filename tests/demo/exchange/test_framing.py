"""Messages come whole out of a stream, however it was cut on the way (RFC 3261 18.3)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.demo.exchange.framing import LONGEST_MESSAGE, Framing, Unframed

SHORT = b"OPTIONS sip:x SIP/2.0\r\nContent-Length: 0\r\n\r\n"
LONG = b"MESSAGE sip:x SIP/2.0\r\nl : 12\r\nTo: x\r\n\r\n\r\n\r\nSIP/2.0\n"


@given(st.lists(st.sampled_from([SHORT, LONG]), max_size=6), st.lists(st.integers(1, 60), min_size=1))
def test_stream_that_is_cut_anywhere_gives_the_same_messages(messages: list[bytes], cuts: list[int]) -> None:
    framing, got = Framing(), []
    stream, place, turn = b"".join(messages), 0, 0
    while place < len(stream):
        width = cuts[turn % len(cuts)]
        got += framing.feed(stream[place : place + width])[0]
        place, turn = place + width, turn + 1
    assert got == messages


def test_keep_alives_are_counted_and_no_messages() -> None:
    framing = Framing()
    assert framing.feed(b"\r\n\r\n\r\n\r\n" + SHORT + b"\r\n\r\n") == ([SHORT], 3)


def test_line_end_before_a_message_is_left_out() -> None:
    assert Framing().feed(b"\r\n" + SHORT) == ([SHORT], 0)


def test_half_a_keep_alive_waits_for_the_other_half() -> None:
    framing = Framing()
    assert framing.feed(b"\r\n") == ([], 0)
    assert framing.feed(b"\r\n") == ([], 1)


@pytest.mark.parametrize(
    "stream",
    [
        b"OPTIONS sip:x SIP/2.0\r\n\r\n",
        b"OPTIONS sip:x SIP/2.0\r\nContent-Length: 9999999999\r\n\r\n",
        b"OPTIONS sip:x SIP/2.0\r\nContent-Length: 999999\r\n\r\n",
        b"OPTIONS sip:x SIP/2.0\r\nContent-Length: -1\r\n\r\n",
        b"OPTIONS sip:x SIP/2.0\r\nContent-Length: x\r\n\r\n",
        b"x" * (LONGEST_MESSAGE + 1),
    ],
)
def test_stream_that_cannot_be_cut_is_given_up(stream: bytes) -> None:
    with pytest.raises(Unframed):
        Framing().feed(stream)


@given(st.lists(st.binary(max_size=80), max_size=10))
def test_no_bytes_do_worse_than_be_given_up(parts: list[bytes]) -> None:
    framing = Framing()
    try:
        for part in parts:
            framing.feed(part)
    except Unframed:
        pass
