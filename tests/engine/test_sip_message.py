"""Reading SIP messages: what the desk needs, out of whatever somebody typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.protocol import Remote
from app.engine.sip_message import body_of, cannot_be_heard, names_a_host, parse, remote_of, seconds_of

INVITE = (
    "INVITE sip:1001@127.0.0.1 SIP/2.0\r\n"
    "Via: SIP/2.0/UDP 127.0.0.2:5060;branch=z9hG4bK1\r\n"
    'From: "Roodspecht-Demo" <sip:+31690001234@127.0.0.2>;tag=1\r\n'
    "To: <sip:1001@127.0.0.1>\r\n"
    "X-CTI-Queue:  Wonen \r\n"
    "Subject: een\r\n twee\r\n\tdrie\r\n"
    "Content-Length: 4\r\n"
    "\r\n"
    "v=0\r\nFrom: <sip:body@x>"
)


def remote(*lines: str) -> Remote:
    """Who sent a message with these header fields."""
    return remote_of(parse("\r\n".join(("INVITE sip:x SIP/2.0", *lines, "", ""))))


def test_fields_are_found_by_name_whatever_their_case() -> None:
    message = parse(INVITE)
    assert message.start == "INVITE sip:1001@127.0.0.1 SIP/2.0"
    assert message.get("x-cti-queue") == message.get("X-CTI-QUEUE") == "Wonen"
    assert message.get("absent") == ""


def test_folded_lines_are_one() -> None:
    assert parse(INVITE).get("subject") == "een twee drie"


def test_body_is_no_header() -> None:
    assert remote_of(parse(INVITE)) == Remote("+31690001234", "Roodspecht-Demo")
    assert body_of(INVITE) == "v=0\r\nFrom: <sip:body@x>"
    assert body_of("no end") == ""


def test_bare_line_feeds_end_lines_too() -> None:
    text = INVITE.replace("\r\n", "\n")
    assert remote_of(parse(text)) == Remote("+31690001234", "Roodspecht-Demo")
    assert body_of(text) == "v=0\nFrom: <sip:body@x>"


def test_short_names_are_the_same_fields() -> None:
    assert remote('f: "Bij" <sip:1@x>') == Remote("1", "Bij")


def test_first_of_two_fields_counts() -> None:
    assert remote("From: <sip:1@x>", "From: <sip:2@x>").user == "1"


@pytest.mark.parametrize(
    ("value", "user", "name"),
    [
        ("<sip:0690001234@x>", "0690001234", ""),
        ("sip:0690001234@x", "0690001234", ""),
        ("sip:0690001234@x;tag=a@b", "0690001234", ""),
        ("Roodspecht Demo <sip:1@x>", "1", "Roodspecht Demo"),
        ('"Rood, specht" <sip:1@x>', "1", "Rood, specht"),
        ('"a\\"b\\\\c" <sip:1@x>', "1", 'a"b\\c'),
        ('"112" <sip:900@x>', "900", "112"),
        ('"<sip:112@x>" <sip:900@x>', "900", "<sip:112@x>"),
        ("<tel:+31690001234>", "+31690001234", ""),
        ("<tel:+31-6-90001234;phone-context=x>", "+31-6-90001234;phone-context=x", ""),
        ("<sips:1@x>", "1", ""),
        ("<SIP:1@x>", "1", ""),
        ("<sip:127.0.0.2>", "", ""),
        ("<sip:127.0.0.2:5060>", "", ""),
        ("<sip:0690001234:geheim@x>", "0690001234", ""),
        ("<sip:0690001234;isub=1@x>", "0690001234;isub=1", ""),
        ("<sip:a%40b@x>", "a@b", ""),
        ("<sip:%C3%A9%E2%82%AC@x>", "é€", ""),
        ("<sip:%FF%FE@x>", "��", ""),
        ("<sip:%4@x>", "%4", ""),
        ("<https://gemeente.invalid>", "", ""),
        ("", "", ""),
        ('"', "", ""),
        ('"\\', "", ""),
        ("<", "", ""),
        ("<sip:", "", ""),
        ("*", "", ""),
    ],
)
def test_address_gives_user_and_name(value: str, user: str, name: str) -> None:
    assert remote(f"From: {value}") == Remote(user, name)


def test_identity_of_the_exchange_stands_beside_what_the_caller_says() -> None:
    found = remote(
        'From: "Anonymous" <sip:anonymous@x>', "P-Asserted-Identity: <tel:+31690001234>", "Privacy: id"
    )
    assert found == Remote("anonymous", "Anonymous", "+31690001234", "", private=True)


@pytest.mark.parametrize(
    ("value", "private"),
    [
        ("id", True),
        ("header;ID", True),
        ("user ; critical", True),
        ("none", False),
        ("", False),
        ("identity", False),
    ],
)
def test_wish_for_privacy_is_understood(value: str, private: bool) -> None:
    assert remote("From: <sip:1@x>", f"Privacy: {value}").private is private


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("42", 42),
        (" 42 ", 42),
        ("0", 0),
        ("", 0),
        ("-1", 0),
        ("4.5", 0),
        ("²", 0),
        ("9" * 400, 86_400),
        ("x", 0),
    ],
)
def test_seconds_are_a_number_between_none_and_a_day(value: str, seconds: int) -> None:
    assert seconds_of(value) == seconds


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("c=IN IP4 127.0.0.1", False),
        ("c=IN IP4 0.0.0.0", False),
        ("c=IN IP4 224.2.1.1/127", False),
        ("c=IN IP6 2001:db8::1", False),
        ("c=IN IP6 ::ffff:10.0.0.1", False),
        ("c=IN IP4 media.example.invalid", True),
        ("c=in ip4 a", True),
        ("c=IN\tIP4  be.ef", True),
        ("s=c=IN IP4 media.example.invalid", False),
    ],
)
def test_session_that_needs_a_name_server_is_told_from_one_that_does_not(line: str, named: bool) -> None:
    assert names_a_host(f"v=0\r\ns=-\r\n{line}\r\nt=0 0\r\n") is named


@given(st.text(st.characters(codec=None, categories=None)))
def test_no_text_makes_the_reader_stumble(text: str) -> None:
    for message in (
        text,
        f"INVITE x\r\nFrom: {text}\r\nP-Asserted-Identity: {text}\r\nPrivacy: {text}\r\n\r\n{text}",
    ):
        found = remote_of(parse(message))
        assert len(found.name) <= 2000
        seconds_of(parse(message).get("from"))
        names_a_host(body_of(message))


@given(st.text(alphabet='"\\<>@:;%sipel40AF ,=?&\t', max_size=60))
def test_no_address_makes_the_reader_stumble(text: str) -> None:
    remote(f"From: {text}")


def test_long_text_takes_no_noticeable_time() -> None:
    """A quadratic reader would take minutes for this; pytest's own limit is the judge."""
    remote(f"From: {'<sip:' * 200_000}", f"Privacy: {';' * 500_000}")
    body_of("\r\n" * 500_000)


@pytest.mark.parametrize(
    ("media", "cannot"),
    [
        ("m=audio 4000 RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\n", False),
        ("m=audio 4000 RTP/AVP 101\r\na=rtpmap:101 telephone-event/8000\r\n", True),
        ("m=audio 4000 RTP/AVP 13\r\n", True),
        ("m=audio 4000 RTP/AVP 13 101\r\na=rtpmap:13 CN/8000\r\na=rtpmap:101 telephone-event/8000\r\n", True),
        ("m=audio 4000 RTP/AVP 96\r\na=rtpmap:96 opus/48000/2\r\n", False),
        ("m=video 4000 RTP/AVP 99\r\n", False),
        ("c=IN IP4 media.example.invalid\r\nm=audio 4000 RTP/AVP 8\r\n", True),
        ("", False),
    ],
)
def test_session_in_which_nobody_would_be_heard_is_known(media: str, cannot: bool) -> None:
    assert cannot_be_heard(f"v=0\r\n{media}") is cannot
