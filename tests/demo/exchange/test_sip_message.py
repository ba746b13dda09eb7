"""A message leaves the exchange as it came, but for what the exchange changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.demo.exchange.sip_message import NotSip, read_message

HEAD = "Via: SIP/2.0/UDP h\r\nFrom: <sip:a@h>;tag=1\r\nTo: <sip:b@h>\r\nCall-ID: 1\r\nCSeq: 1 INVITE\r\n"
INVITE = f"INVITE sip:b@h SIP/2.0\r\n{HEAD}"


def text(extra: str = "", body: str = "") -> bytes:
    return f"{INVITE}{extra}Content-Length: {len(body)}\r\n\r\n{body}".encode("latin-1")


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFF, exclude_characters="\x7f")), st.binary())
def test_what_nobody_changes_leaves_as_it_came(value: str, body: bytes) -> None:
    sent = text(f"X-Odd: {value}\r\n")[: -len("0\r\n\r\n")] + f"{len(body)}\r\n\r\n".encode() + body
    message = read_message(sent)
    assert message.get("x-odd") == value.strip()
    assert message.body == body
    assert read_message(message.encode()) == message


def test_fields_are_found_by_full_and_short_name() -> None:
    message = read_message(text("v: SIP/2.0/TCP second\r\nm: <sip:a@h>\r\n"))
    assert message.all("via") == ["SIP/2.0/UDP h", "SIP/2.0/TCP second"]
    assert message.get("contact") == "<sip:a@h>"
    assert message.get("absent") == ""


def test_list_in_one_field_is_many_but_commas_in_quotes_and_brackets_part_nothing() -> None:
    message = read_message(text('Contact: "a, \\"b" <sip:a,b@h>, <sip:c@h>;q=1\r\nSubject: x, y\r\n'))
    assert message.all("contact") == ['"a, \\"b" <sip:a,b@h>', "<sip:c@h>;q=1"]
    assert message.get("subject") == "x, y"


def test_folded_line_is_one() -> None:
    assert read_message(text("Subject: een\r\n  twee\r\n")).get("subject") == "een twee"


def test_changes_stand_where_they_should() -> None:
    message = read_message(text("X-CTI-Queue: Wonen\r\nX-CTI-Waited: 1\r\n", "body"))
    message.put_on_top("Via", "SIP/2.0/UDP exchange")
    message.set("To", "<sip:b@h>;tag=2")
    message.set("Reason", "SIP")
    message.drop("x-cti-")
    message.target = "sip:c@h"
    lines = message.encode().decode().split("\r\n")
    assert lines[:3] == ["INVITE sip:c@h SIP/2.0", "Via: SIP/2.0/UDP exchange", "Via: SIP/2.0/UDP h"]
    assert "To: <sip:b@h>;tag=2" in lines
    assert "Reason: SIP" in lines
    assert not any(line.startswith("X-CTI") for line in lines)
    assert message.take_top("via") == "SIP/2.0/UDP exchange"
    assert message.take_top("absent") == ""
    assert (message.method, message.code, message.is_request) == ("INVITE", 0, True)


def test_response_is_told_from_a_request() -> None:
    message = read_message(f"SIP/2.0 180 Ringing\r\n{HEAD}\r\n".encode())
    assert (message.code, message.method, message.is_request) == (180, "INVITE", False)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\r\n\r\n",
        b"INVITE sip:b@h SIP/2.0\r\n",
        INVITE.encode(),
        f"INVITE sip:b@h SIP/3.0\r\n{HEAD}\r\n".encode(),
        f"INVITE sip:b @h SIP/2.0\r\n{HEAD}\r\n".encode(),
        f"BYE sip:b@h SIP/2.0\r\n{HEAD}\r\n".encode(),
        f"SIP/2.0 99 x\r\n{HEAD}\r\n".encode(),
        f"{INVITE}Content-Length: 5\r\n\r\nabc".encode(),
        f"{INVITE}Content-Length: -1\r\n\r\n".encode(),
        f"{INVITE}Content-Length: 99999999999\r\n\r\n".encode(),
        f"{INVITE}Half\rline: x\r\n\r\n".encode(),
        f"{INVITE}Null\0: x\r\n\r\n".encode(),
        f"{INVITE}no colon\r\n\r\n".encode(),
        f"{INVITE}: no name\r\n\r\n".encode(),
        INVITE.replace("CSeq: 1 INVITE", "CSeq: x").encode() + b"\r\n",
        INVITE.replace("Call-ID: 1\r\n", "").encode() + b"\r\n",
    ],
)
def test_what_is_no_message_is_refused(data: bytes) -> None:
    with pytest.raises(NotSip):
        read_message(data)


@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_stumble(data: bytes) -> None:
    for written in (data, INVITE.encode() + data + b"\r\n\r\n", data + b"\r\n" + HEAD.encode() + b"\r\n"):
        try:
            read_message(written)
        except NotSip:
            continue
